import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentsOf } from '../../src/cluster/components.js'

const link = fc.record({ a: fc.nat(30), b: fc.nat(30) })

describe('components of edges', () => {
  it('puts a chain in one part and a pair apart in another', () => {
    const edges = [
      { a: 1, b: 2 },
      { a: 8, b: 9 },
      { a: 3, b: 2 },
    ]
    expect([...componentsOf(edges)]).toEqual([[edges[0], edges[2]], [edges[1]]])
  })

  it('keeps each edge once, and no text in two parts', () => {
    fc.assert(
      fc.property(fc.array(link), (edges) => {
        const parts = [...componentsOf(edges)]
        expect(new Set(parts.flat())).toEqual(new Set(edges))
        expect(parts.flat()).toHaveLength(edges.length)
        const texts = parts.map((part) => new Set(part.flatMap(({ a, b }) => [a, b])))
        const total = texts.reduce((sum, { size }) => sum + size, 0)
        expect(new Set(texts.flatMap((part) => [...part])).size).toBe(total)
      }),
    )
  })

  it('cuts no part further than its texts allow', () => {
    fc.assert(
      fc.property(fc.array(link, { minLength: 1 }), (edges) => {
        for (const part of componentsOf(edges)) {
          const reached = new Set([part[0]!.a])
          for (let grown = -1; grown !== reached.size; ) {
            grown = reached.size
            for (const { a, b } of part) if (reached.has(a) || reached.has(b)) reached.add(a).add(b)
          }
          for (const { a } of part) expect(reached.has(a)).toBe(true)
        }
      }),
    )
  })
})
