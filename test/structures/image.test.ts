import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNumbers, readStrings, writeNumbers, writeStrings } from '../../src/structures/image.js'
import { columnsInMemory } from '../fixtures/image.js'

test('numbers and strings of any kind come back as they were, in their order', () => {
  const strings = fc.array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '', '"', '\n', '__proto__')),
  )
  fc.assert(
    fc.property(fc.array(fc.double()), strings, strings, (numbers, first, second) => {
      const columns = columnsInMemory()
      writeStrings(columns, first)
      writeNumbers(columns, ...numbers)
      writeStrings(columns, second)
      expect(readStrings(columns)).toEqual(first)
      expect(readNumbers(columns)).toEqual(numbers)
      expect(readStrings(columns)).toEqual(second)
      expect(columns.left()).toBe(0)
    }),
  )
})

test('so do more strings than one column holds', () => {
  const columns = columnsInMemory()
  const strings = Array.from({ length: 10_000 }, (_, i) => `id ${i}`)
  writeStrings(columns, strings)
  expect(readStrings(columns)).toEqual(strings)
})
