import { describe, expect, test } from 'vitest'
import {
  neighbourPairs,
  SharedBuckets,
  SMALL_BUCKET,
  sharedBands,
  sortedByBands,
} from '../../src/candidates/bucket-groups.js'
import { LshTable } from '../../src/minhash/lsh-table.js'

/** Articles under the given keys, numbered in order; ranks are the numbers turned round. */
function tableOf(keys: readonly (readonly number[])[]): { table: LshTable; ranks: Int32Array } {
  const table = new LshTable(2)
  for (const [number, own] of keys.entries()) table.insert(number, own)
  return { table, ranks: Int32Array.from(keys, (_, number) => keys.length - 1 - number) }
}

/** Visits all articles by rank. By number: what each found. */
function visitAll(table: LshTable, ranks: Int32Array): { buckets: SharedBuckets; found: number[][] } {
  const buckets = new SharedBuckets(table, ranks)
  const found: number[][] = []
  const byRank = [...ranks.keys()].filter((number) => ranks[number]! >= 0).sort((a, b) => ranks[a]! - ranks[b]!)
  for (const number of byRank) found[number] = buckets.visit(number)
  return { buckets, found }
}

describe('small buckets', () => {
  test('give the articles that rank behind, once each, the better rank first', () => {
    const { table, ranks } = tableOf([
      [1, 5],
      [1, 5],
      [1, 6],
      [7, 6],
      [8, 9],
    ])
    const { buckets, found } = visitAll(table, ranks)
    expect(found).toEqual([[], [0], [1, 0], [2], []])
    expect(buckets.large).toEqual([])
  })

  test('ignore articles that take no part', () => {
    const { table, ranks } = tableOf([
      [1, 2],
      [1, 3],
      [1, 4],
    ])
    ranks[1] = -1
    expect(visitAll(table, ranks).found[2]).toEqual([0])
  })

  test('of one article more than they hold are large, and give no pairs', () => {
    for (const count of [SMALL_BUCKET, SMALL_BUCKET + 1]) {
      const { table, ranks } = tableOf(Array.from({ length: count }, (_, i) => [1, 100 + i]))
      const { buckets, found } = visitAll(table, ranks)
      expect(found[count - 1]).toHaveLength(count === SMALL_BUCKET ? count - 1 : 0)
      expect(buckets.large).toHaveLength(count === SMALL_BUCKET ? 0 : 1)
    }
  })
})

describe('a large bucket', () => {
  const count = 40
  const { table, ranks } = tableOf(Array.from({ length: count }, (_, i) => [1, 100 + ((i * 17) % count)]))
  const { buckets } = visitAll(table, ranks)
  const [bucket] = buckets.large

  test('has its members by rank, and is known of each', () => {
    expect(bucket!.members).toEqual(Array.from({ length: count }, (_, i) => count - 1 - i))
    expect(bucket!.band).toBe(0)
    expect(buckets.largeOf(11)).toEqual([0])
  })

  test('sorts them by their further bands, in which each is paired with the two behind it', () => {
    const sorted = sortedByBands(table, bucket!.members, bucket!.band, ranks)
    expect(sorted.map((number) => (number * 17) % count)).toEqual(Array.from({ length: count }, (_, i) => i))
    const pairs = [...neighbourPairs(sorted)]
    expect(pairs).toHaveLength(2 * count - 3)
    for (const [a, b] of pairs) expect(((b * 17) % count) - ((a * 17) % count)).toBeLessThanOrEqual(2)
  })
})

test('shared bands count only where both have the key in the same band', () => {
  const { table } = tableOf([
    [1, 2],
    [1, 2],
    [2, 1],
    [1, 1],
  ])
  expect([1, 2, 3].map((other) => sharedBands(table, 0, other))).toEqual([2, 0, 1])
  expect(sharedBands(table, 3, 3)).toBe(1)
})
