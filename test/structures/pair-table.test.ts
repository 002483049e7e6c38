import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NO_VALUE, PairTable } from '../../src/structures/pair-table.js'

const HIGHEST = 2 ** 26 - 1
const number = fc.oneof(fc.nat({ max: 40 }), fc.constantFrom(HIGHEST, HIGHEST - 1, 2 ** 25))

test('holds what a map of pairs would, in whatever order a pair is given', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number, fc.nat()), { maxLength: 300 }), (given) => {
      const [table, expected] = [new PairTable(), new Map<string, number>()]
      for (const [a, b, value] of given) {
        if (a === b) continue
        const key = a < b ? `${a} ${b}` : `${b} ${a}`
        expect(table.get(b, a)).toBe(expected.get(key) ?? NO_VALUE)
        expect(table.set(a, b, value)).toBe(!expected.has(key))
        expected.set(key, value)
        expect(table.get(b, a)).toBe(value)
      }
    }),
  )
})

test('loses none of many', () => {
  const table = new PairTable()
  for (let a = 0; a < 300; a++) for (let b = a + 1; b < 300; b++) table.set(a, b, a + b)
  let right = 0
  for (let a = 0; a < 300; a++) for (let b = a + 1; b < 300; b++) right += Number(table.get(b, a) === a + b)
  expect(right).toBe((300 * 299) / 2)
  expect(table.get(300, 3)).toBe(NO_VALUE)
})
