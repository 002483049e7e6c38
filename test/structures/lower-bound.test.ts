import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lowerBound } from '../../src/structures/lower-bound.js'

test('the first place whose value is as great is that of a search from the front', () => {
  const places = fc.array(fc.nat(20), { maxLength: 30 }).map((values) => values.sort((a, b) => a - b))
  fc.assert(
    fc.property(places, fc.integer({ min: -1, max: 21 }), (values, least) => {
      const found = values.findIndex((value) => value >= least)
      expect(lowerBound(values, least)).toBe(found < 0 ? values.length : found)
      expect(lowerBound(Uint32Array.from(values), least)).toBe(found < 0 ? values.length : found)
    }),
  )
})
