import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numbersOfText, textOfNumbers, unzigzag, zigzag } from '../../src/structures/number-text.js'

const numbers = fc.array(fc.oneof(fc.nat({ max: 100 }), fc.nat({ max: 0x7fffffff })))

test('numbers come back from their text', () => {
  fc.assert(
    fc.property(numbers, (given) => {
      expect(numbersOfText(textOfNumbers(given))).toEqual(given)
    }),
  )
  const all = Array.from({ length: 100_000 }, (_, i) => i)
  expect(numbersOfText(textOfNumbers(all))).toEqual(all)
})

test('and the text is one that a string of either kind, a template and a page hold as it is', () => {
  fc.assert(
    fc.property(numbers, (given) => {
      expect(textOfNumbers(given)).toMatch(/^[!#-&(-;=-[\]-_a-~]*$/)
    }),
  )
})

test('a number below 79 takes one character, one below 869 two', () => {
  expect(textOfNumbers([0, 1, 78])).toHaveLength(3)
  expect([79, 868].map((number) => textOfNumbers([number]).length)).toEqual([2, 2])
  expect(textOfNumbers([869])).toHaveLength(3)
})

// Known answers: the tables in the source are such texts.
test('stays what it is', () => {
  expect(textOfNumbers([0, 1, 2, 78, 79, 868, 869, 100_000])).toBe('!#$tu!~tuu!uvzyg')
  expect(textOfNumbers([])).toBe('')
})

test('what recurs is packed as well as bytes are', () => {
  const recurring = Uint8Array.from({ length: 5000 }, (_, i) => ((i % 97) * 7) % 79)
  const text = textOfNumbers(recurring)
  expect(gzipSync(text).length).toBeLessThanOrEqual(gzipSync(recurring).length + 20)
})

test('zigzag makes small numbers of small numbers of either sign', () => {
  expect([0, -1, 1, -2, 2].map(zigzag)).toEqual([0, 1, 2, 3, 4])
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 30), max: 2 ** 30 }), (given) => {
      expect(unzigzag(zigzag(given))).toBe(given)
    }),
  )
})
