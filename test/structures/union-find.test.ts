import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rootOf } from '../../src/structures/union-find.js'

it('gives two items one root exactly where a chain of joined items leads from one to the other', () => {
  const item = fc.nat({ max: 19 })
  fc.assert(
    fc.property(fc.array(fc.tuple(item, item)), (joined) => {
      const parents = Int32Array.from({ length: 20 }, (_, i) => i)
      const reached = Array.from({ length: 20 }, (_, i) => new Set([i]))
      for (const [a, b] of joined) {
        parents[rootOf(parents, a)] = rootOf(parents, b)
        const both = new Set([...reached[a]!, ...reached[b]!])
        for (const one of both) reached[one] = both
      }
      for (let a = 0; a < 20; a++) {
        for (let b = 0; b < 20; b++) expect(rootOf(parents, a) === rootOf(parents, b)).toBe(reached[a]!.has(b))
      }
    }),
  )
})

it('points each item on the way to the root', () => {
  const parents = Uint32Array.from([0, 0, 1, 2])
  expect(rootOf(parents, 3)).toBe(0)
  expect([...parents]).toEqual([0, 0, 0, 0])
})
