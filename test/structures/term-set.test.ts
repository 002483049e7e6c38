import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TermSet } from '../../src/structures/term-set.js'

test('a set of terms has what was put in and nothing else, and counts the weight of each once', () => {
  const term = fc.nat({ max: 2 ** 24 - 1 })
  fc.assert(
    fc.property(fc.array(term), fc.array(term), (terms, others) => {
      const set = new TermSet(Uint32Array.from(terms), new Float32Array(terms.length).fill(0.5))
      expect(set.mass).toBe(new Set(terms).size / 2)
      for (const one of [...terms, ...others]) expect(set.has(one)).toBe(terms.includes(one))
    }),
  )
})
