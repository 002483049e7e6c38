import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkRows } from '../../src/minhash/link-rows.js'
import { LshTable, NONE } from '../../src/minhash/lsh-table.js'
import { mix32 } from '../../src/structures/hash.js'

const ROWS = 3

function rowsUnder(table: LshTable, key: number): number[] {
  const rows: number[] = []
  for (let row = table.newest(key); row !== NONE; row = table.older(row)) rows.push(row)
  return rows
}

/** The same articles, inserted one by one and linked at once. */
function both(articles: ReadonlyMap<number, readonly number[]>): readonly [one: LshTable, other: LshTable] {
  const [single, linked] = [new LshTable(ROWS), new LshTable(ROWS)]
  for (const [number, keys] of articles) {
    single.insert(number, keys)
    linked.insertUnlinked(number, keys)
  }
  linked.link(linkRows)
  return [single, linked]
}

test('linked at once, rows are found as if they had been inserted one by one, and come and go as those do', () => {
  const key = fc.oneof(fc.nat(6), fc.constantFrom(0x7fffffff, 0x80000000, 0xffffffff), fc.integer())
  const keys = fc.array(key, { minLength: 1, maxLength: ROWS })
  fc.assert(
    fc.property(
      fc.array(fc.option(keys, { nil: undefined }), { maxLength: 80, size: 'max' }),
      fc.array(fc.tuple(fc.nat(90), keys), { maxLength: 30 }),
      (first, later) => {
        const articles = new Map([...first.entries()].filter(([, own]) => own) as [number, number[]][])
        const tables = both(articles)
        const all = [...new Set([...articles.values(), ...later.map(([, own]) => own)].flat())]
        const seen = (table: LshTable) => ({
          under: all.map((one) => rowsUnder(table, one)),
          ways: all.flatMap((one) => rowsUnder(table, one)).map((row) => [table.newer(row), ...table.bucketOf(row)]),
          has: Array.from({ length: 92 }, (_, number) => table.has(number)),
          sizes: [table.rows, table.keys],
        })
        const [single, linked] = tables
        expect(seen(linked)).toEqual(seen(single))
        for (const [number, own] of later) {
          for (const table of tables) if (!table.remove(number)) table.insert(number, own)
          expect(seen(linked)).toEqual(seen(single))
        }
      },
    ),
  )
})

test('over more buckets than one part has, of which some hold thousands of rows', () => {
  const articles = new Map(
    Array.from({ length: 30_000 }, (_, number) => [
      number,
      [mix32(number), mix32(number % 9), number % 3 === 0 ? mix32(number) : mix32(-number)],
    ]),
  )
  const [single, linked] = both(articles)
  expect([linked.rows, linked.keys]).toEqual([single.rows, single.keys])
  for (let number = 0; number < 30_000; number += 7) {
    for (const key of [mix32(number), mix32(number % 9), mix32(-number)]) {
      if (linked.newest(key) !== single.newest(key)) expect.fail(`key ${key}`)
      if (linked.newest(key) !== NONE && linked.older(linked.newest(key)) !== single.older(single.newest(key)))
        expect.fail(`second of key ${key}`)
    }
  }
  expect(rowsUnder(linked, mix32(4))).toEqual(rowsUnder(single, mix32(4)))
})
