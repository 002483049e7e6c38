import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TermSet } from '../../src/structures/term-set.js'

test('a set of terms has what was put in and nothing else', () => {
  const term = fc.nat({ max: 2 ** 24 - 1 })
  fc.assert(
    fc.property(fc.array(term), fc.array(term), (terms, others) => {
      const set = new TermSet(Uint32Array.from(terms))
      for (const one of [...terms, ...others]) expect(set.has(one)).toBe(terms.includes(one))
    }),
  )
})
