import { describe, expect, test } from 'vitest'
import { ComparedPairs } from '../../src/deduper/compared-pairs.js'

// Text 2 is the best, then 0, then 1.
const RANKS = Int32Array.of(1, 2, 0)
const PARTIAL = { relation: 'partial', score: 0.2, shared: { a: 0.6, b: 0.1 } } as const

describe('the pairs that were compared', () => {
  test('puts the text of better rank first, with its own share', () => {
    const pairs = new ComparedPairs(RANKS)
    pairs.add([{ a: 0, b: 2, ...PARTIAL }])
    const turned = { a: 2, b: 0, relation: 'partial', score: 0.2, shared: { a: 0.1, b: 0.6 } }
    expect([...pairs]).toEqual([turned])
    expect(pairs.get(0, 2)).toEqual(turned)
    pairs.add([{ a: 2, b: 1, ...PARTIAL }])
    expect(pairs.get(1, 2)).toEqual({ a: 2, b: 1, ...PARTIAL })
  })

  test('proposes a pair once, in whatever order its texts come', () => {
    const pairs = new ComparedPairs(RANKS)
    expect(pairs.has(1, 2)).toBe(false)
    expect([pairs.propose(1, 2), pairs.propose(2, 1), pairs.propose(0, 1)]).toEqual([true, false, true])
    expect([pairs.has(1, 2), pairs.has(2, 1), pairs.has(0, 2)]).toEqual([true, true, false])
    expect(pairs.get(1, 2)).toBeUndefined()
  })

  test('keeps texts apart whose numbers have one sum, or one product', () => {
    const count = 80
    const pairs = new ComparedPairs(Int32Array.from({ length: count }, (_, i) => i))
    let proposed = 0
    for (let a = 0; a < count; a++) for (let b = a + 1; b < count; b++) proposed += Number(pairs.propose(a, b))
    expect(proposed).toBe((count * (count - 1)) / 2)
  })
})
