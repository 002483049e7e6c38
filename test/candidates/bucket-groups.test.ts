import { describe, expect, test } from 'vitest'
import {
  leaderPairs,
  leavesOut,
  membersOf,
  neighbourPairs,
  SMALL_BUCKET,
  sharedSmallBuckets,
} from '../../src/candidates/bucket-groups.js'
import { LshTable } from '../../src/minhash/lsh-table.js'

/** Articles under the given keys, numbered in order; ranks are the numbers turned round. */
function tableOf(keys: readonly (readonly number[])[]): { table: LshTable; ranks: Int32Array; seen: Int32Array } {
  const table = new LshTable(2)
  for (const [number, own] of keys.entries()) table.insert(number, own)
  return {
    table,
    ranks: Int32Array.from(keys, (_, number) => keys.length - 1 - number),
    seen: new Int32Array(keys.length),
  }
}

describe('small buckets', () => {
  test('give the articles that rank behind, once each, the better rank first', () => {
    const { table, ranks, seen } = tableOf([
      [1, 5],
      [1, 5],
      [1, 6],
      [7, 6],
      [8, 9],
    ])
    const large = () => expect.fail('no bucket is large')
    expect(sharedSmallBuckets(table, 2, ranks, seen, large)).toEqual([1, 0])
    expect(sharedSmallBuckets(table, 3, ranks, seen, large)).toEqual([2])
    expect(sharedSmallBuckets(table, 0, ranks, seen, large)).toEqual([])
    expect(sharedSmallBuckets(table, 4, ranks, seen, large)).toEqual([])
  })

  test('ignore articles that take no part', () => {
    const { table, ranks, seen } = tableOf([
      [1, 2],
      [1, 3],
      [1, 4],
    ])
    ranks[1] = -1
    expect(sharedSmallBuckets(table, 2, ranks, seen, () => {})).toEqual([0])
  })

  test('of one article more than they hold are large, and reported by each of its rows', () => {
    for (const count of [SMALL_BUCKET, SMALL_BUCKET + 1]) {
      const { table, ranks, seen } = tableOf(Array.from({ length: count }, (_, i) => [1, 100 + i]))
      const rows: number[] = []
      const found = sharedSmallBuckets(table, count - 1, ranks, seen, (row) => rows.push(row))
      expect(found).toHaveLength(count === SMALL_BUCKET ? count - 1 : 0)
      expect(rows).toHaveLength(count === SMALL_BUCKET ? 0 : 1)
    }
  })
})

describe('a large bucket', () => {
  const count = 40
  const { table, ranks } = tableOf(Array.from({ length: count }, (_, i) => [1, 100 + ((i * 17) % count)]))
  const members = membersOf(table, 0, ranks)

  test('has its members by rank, whichever row it is entered by', () => {
    expect([...members]).toEqual(Array.from({ length: count }, (_, i) => count - 1 - i))
    expect(membersOf(table, 2 * 11, ranks)).toEqual(members)
  })

  test('compares three leaders with all that rank behind them', () => {
    const pairs = leaderPairs({ members, band: 0 })
    expect(pairs.map(({ leader, others }) => [leader, others.length])).toEqual([
      [39, 39],
      [38, 38],
      [37, 37],
    ])
  })

  test('compares each other article with the two behind it in the order of its further bands', () => {
    const pairs = [...neighbourPairs(table, { members, band: 0 }, members, ranks)]
    expect(pairs).toHaveLength(2 * count - 3)
    for (const [a, b] of pairs) {
      expect(ranks[a]!).toBeLessThan(ranks[b]!)
      expect(Math.abs(((a * 17) % count) - ((b * 17) % count))).toBeLessThanOrEqual(2)
    }
    expect([leavesOut(3), leavesOut(4)]).toEqual([false, true])
  })
})
