import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countDistinct } from '../../src/structures/distinct.js'

test('counts as a Set does, and leaves the numbers as they are', () => {
  const numbers = fc.array(fc.oneof(fc.nat(5), fc.integer({ min: 0, max: 0xffffffff })), { maxLength: 200 })
  fc.assert(
    fc.property(numbers, (given) => {
      const array = Uint32Array.from(given)
      expect(countDistinct(array)).toBe(new Set(given).size)
      expect([...array]).toEqual(given)
    }),
  )
})
