import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LshTable, NONE } from '../../src/minhash/lsh-table.js'
import { mix32 } from '../../src/structures/hash.js'
import { reread } from '../fixtures/image.js'

/** The article numbers under a key, in the order that the table gives them. */
function numbersUnder(table: LshTable, key: number): number[] {
  const numbers: number[] = []
  for (let row = table.newest(key); row !== NONE; row = table.older(row)) numbers.push(table.numberOf(row))
  return numbers
}

/** The same from a plain map of articles to their keys, in order of insertion. */
function expectedUnder(articles: ReadonlyMap<number, ReadonlySet<number>>, key: number): number[] {
  return [...articles].flatMap(([number, keys]) => (keys.has(key) ? [number] : [])).reverse()
}

const spread = (from: number, count: number) => Int32Array.from({ length: count }, (_, i) => mix32(from + i))

const ROWS = 4
const KEYS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 0x7fffffff, 0x80000000, 0xffffffff]
const number = fc.nat(30)
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ number, keys: fc.array(fc.constantFrom(...KEYS), { maxLength: ROWS }) }) },
  { weight: 2, arbitrary: fc.record({ number }) },
  { weight: 1, arbitrary: fc.constant('reread' as const) },
)

describe('a row table', () => {
  test('equals a map of sets after every one of any insertions and removals', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
        let table = new LshTable(ROWS)
        const articles = new Map<number, ReadonlySet<number>>()
        for (const step of steps) {
          if (step === 'reread') {
            table = reread(table, new LshTable(ROWS))
            continue
          }
          if ('keys' in step) {
            const isNew = step.keys.length > 0 && !articles.has(step.number)
            if (isNew) articles.set(step.number, new Set(step.keys))
            expect(table.insert(step.number, step.keys)).toBe(isNew)
          } else {
            expect(table.remove(step.number)).toBe(articles.delete(step.number))
          }
          expect(KEYS.map((key) => numbersUnder(table, key))).toEqual(KEYS.map((key) => expectedUnder(articles, key)))
          expect(table.has(step.number)).toBe(articles.has(step.number))
          const rows = [...articles.values()].reduce((sum, keys) => sum + keys.size, 0)
          const distinct = new Set([...articles.values()].flatMap((keys) => [...keys])).size
          expect([table.rows, table.keys]).toEqual([rows, distinct])
        }
      }),
    )
  })

  test('finds every row again across 200,000 splits, and none after all are removed', () => {
    const table = new LshTable(20)
    for (let number = 0; number < 10_000; number++) table.insert(number, spread(number * 20, 20))
    expect([table.rows, table.keys]).toEqual([200_000, 200_000])
    for (let i = 0; i < 200_000; i++) {
      const row = table.newest(mix32(i))
      if (row !== i || table.older(row) !== NONE) expect.fail(`key ${i}: row ${row}`)
    }
    for (let number = 0; number < 10_000; number++) table.remove(number)
    for (let i = 0; i < 200_000; i++) if (table.newest(mix32(i)) !== NONE) expect.fail(`key ${i} is still here`)
    expect([table.rows, table.keys]).toEqual([0, 0])
  })

  test('takes at most 20 bytes a row at 200,000 rows, and no more when numbers are used again', () => {
    const table = new LshTable(20)
    for (let number = 0; number < 10_000; number++) table.insert(number, spread(number * 20, 20))
    const { bytes } = table
    expect(bytes / table.rows).toBeGreaterThanOrEqual(16)
    expect(bytes / table.rows).toBeLessThanOrEqual(20)
    for (let number = 0; number < 10_000; number++) table.remove(number)
    for (let number = 0; number < 10_000; number++) table.insert(number, spread(-number * 20, 20))
    expect(table.bytes).toBe(bytes)
  })

  // A table that searched the list of a key would take 100,000 * 50,000 steps here: half a minute and more.
  test('removes 100,000 articles of one and the same key, oldest and newest first', { timeout: 10_000 }, () => {
    for (const order of [(i: number) => i, (i: number) => 99_999 - i]) {
      const table = new LshTable(1)
      for (let number = 0; number < 100_000; number++) table.insert(number, [7])
      expect(table.keys).toBe(1)
      for (let i = 0; i < 100_000; i++) table.remove(order(i))
      expect([table.rows, table.newest(7)]).toEqual([0, NONE])
    }
  })

  test('takes signed and unsigned forms of a key as one', () => {
    const table = new LshTable(1)
    table.insert(0, [0xffffffff])
    expect(table.newest(-1)).toBe(0)
  })

  test('names the limit for a number out of range and for too many keys', () => {
    const table = new LshTable(27)
    expect(() => table.insert(79_536_431, [1])).toThrow(/article number: expected a whole number from 0 to 79536430,/)
    expect(() => table.insert(-1, [1])).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }))
    expect(() => table.insert(0, new Int32Array(28))).toThrow('keys: expected at most 27, found 28')
    expect(() => new LshTable(0)).toThrow('rows an article: expected a whole number from 1 to 65536, found number 0')
  })
})
