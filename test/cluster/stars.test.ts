import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adjacency, type Edge, stars } from '../../src/cluster/stars.js'

const edge = (a: number, b: number, score: number): Edge => ({ a, b, score })

test('takes the best-ranked vertex as centre and its neighbours as members', () => {
  const centres = stars([0, 1, 2, 3], adjacency([edge(0, 1, 0.9), edge(0, 2, 0.8), edge(1, 2, 0.7)]))
  expect(Object.fromEntries(centres)).toEqual({ 0: 0, 1: 0, 2: 0, 3: 3 })
})

test('does not chain: the far end of a path forms a cluster of its own', () => {
  const centres = stars([0, 1, 2], adjacency([edge(0, 1, 0.9), edge(1, 2, 0.9)]))
  expect(Object.fromEntries(centres)).toEqual({ 0: 0, 1: 0, 2: 2 })
})

test('moves a member to the centre with the highest score', () => {
  const centres = stars([0, 1, 2], adjacency([edge(0, 2, 0.6), edge(1, 2, 0.9)]))
  expect(centres.get(2)).toBe(1)
})

test('prefers the better-ranked of two centres with the same score', () => {
  const edges = [edge(0, 2, 0.6), edge(1, 2, 0.6)]
  expect(stars([0, 1, 2], adjacency(edges)).get(2)).toBe(0)
  expect(stars([1, 0, 2], adjacency(edges.toReversed())).get(2)).toBe(1)
})

test('every member has an edge to its centre, and no two centres have one', () => {
  const graph = fc.array(fc.record({ a: fc.nat(14), b: fc.nat(14), score: fc.double({ min: 0, max: 1, noNaN: true }) }))
  fc.assert(
    fc.property(graph, fc.shuffledSubarray([...Array(15).keys()], { minLength: 15 }), (drawn, ranked) => {
      const edges = [...new Map(drawn.filter(({ a, b }) => a < b).map((e) => [`${e.a}-${e.b}`, e])).values()]
      const neighbours = adjacency(edges)
      const centres = stars(ranked, neighbours)
      const linked = (a: number, b: number) => (neighbours.get(a) ?? []).some(({ vertex }) => vertex === b)
      for (const [vertex, centre] of centres) {
        expect(centres.get(centre)).toBe(centre)
        expect(vertex === centre || linked(vertex, centre)).toBe(true)
        expect(vertex === centre && ranked.some((o) => centres.get(o) === o && linked(vertex, o))).toBe(false)
      }
      expect(centres.size).toBe(15)
    }),
  )
})
