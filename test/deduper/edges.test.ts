import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { VerifiedEdge } from '../../src/cluster/star-levels.js'
import { EdgeList } from '../../src/deduper/edges.js'
import { reread } from '../fixtures/image.js'

const edge = (a: number, b: number, score = 0.5): VerifiedEdge => ({ a, b, score, relation: 'rewrite' })
const filled = (...edges: VerifiedEdge[]) => {
  const list = new EdgeList()
  for (const one of edges) list.add(one)
  return list
}

test('gives the edges in the order they were added, with score and relation', () => {
  const edges: VerifiedEdge[] = [edge(0, 1, 0.25), { a: 2, b: 1, score: 1, relation: 'identical' }, edge(3, 0)]
  expect([...filled(...edges)]).toEqual(edges)
})

test('knows the neighbours of a vertex, whichever side of the edge it is on', () => {
  const list = filled(edge(0, 1), edge(2, 1), edge(1, 3), edge(4, 5))
  expect(list.neighboursOf(1).sort()).toEqual([0, 2, 3])
  expect(list.neighboursOf(5)).toEqual([4])
  expect(list.neighboursOf(9)).toEqual([])
})

test('a number that is used again has none of the edges it had before', () => {
  const list = filled(edge(0, 1), edge(1, 2), edge(0, 2))
  list.removeVertex(1)
  list.add(edge(1, 0))
  expect(list.neighboursOf(1)).toEqual([0])
  expect(list.neighboursOf(0).sort()).toEqual([1, 2])
  expect(list.size).toBe(2)
})

test('is what a plain list would be after any additions and removals', () => {
  const vertex = fc.nat({ max: 6 })
  const steps = fc.array(fc.oneof(fc.tuple(vertex, vertex), fc.tuple(vertex)), { maxLength: 80 })
  fc.assert(
    fc.property(steps, (drawn) => {
      let list = new EdgeList()
      let plain: VerifiedEdge[] = []
      for (const [step, [a, b]] of drawn.entries()) {
        if (step % 7 === 6) list = reread(list, new EdgeList())
        if (b === undefined) {
          list.removeVertex(a)
          plain = plain.filter((one) => one.a !== a && one.b !== a)
        } else if (a !== b) {
          list.add(edge(a, b, step))
          plain.push(edge(a, b, step))
        }
        expect([...list]).toEqual(plain)
        expect(list.size).toBe(plain.length)
        for (let vertex = 0; vertex <= 6; vertex++) {
          const neighbours = plain.flatMap((one) => (one.a === vertex ? [one.b] : one.b === vertex ? [one.a] : []))
          expect(list.neighboursOf(vertex).sort()).toEqual(neighbours.sort())
        }
      }
    }),
  )
})
