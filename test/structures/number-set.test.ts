import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NumberSet } from '../../src/structures/number-set.js'

test('holds what a set of numbers would, and gives them in ascending order', () => {
  const number = fc.oneof(fc.nat({ max: 70 }), fc.constantFrom(31, 32, 524_287, 524_288, 1_100_000))
  const step = fc.record({ action: fc.constantFrom('add', 'delete', 'clear'), number })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const [numbers, expected] = [new NumberSet(), new Set<number>()]
      for (const { action, number } of steps) {
        expect(numbers.has(number)).toBe(expected.has(number))
        if (action === 'delete') expect(numbers.delete(number)).toBe(expected.delete(number))
        else if (action === 'add') {
          numbers.add(number)
          expected.add(number)
        } else if (number === 31) {
          numbers.clear()
          expected.clear()
        }
      }
      expect([...numbers]).toEqual([...expected].sort((a, b) => a - b))
    }),
  )
})
