import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TermSet } from '../../src/structures/term-set.js'

test('a set of units has what was put in and nothing else, and weighs each once', () => {
  const unit = fc.nat({ max: 2 ** 24 - 1 })
  fc.assert(
    fc.property(fc.array(unit), fc.array(unit), (units, others) => {
      const set = new TermSet({ terms: Uint32Array.from(units), weights: new Float32Array(units.length).fill(0.5) })
      expect(set.mass).toBe(new Set(units).size / 2)
      for (const one of [...units, ...others]) expect(set.has(one)).toBe(units.includes(one))
    }),
  )
})
