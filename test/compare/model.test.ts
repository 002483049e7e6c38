import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Measures } from '../../src/compare/features/features.js'
import { judge, mayScore, PRESETS } from '../../src/compare/model.js'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const measures: fc.Arbitrary<Measures> = fc.record({
  ...{ similarity: share, wording: share, phrases: share, cosine: share, content: share, rest: share, numbers: share },
  ...{ order: share, thread: share, throughout: share, thinnest: share, opening: share, remainder: share },
  ...{ containment: fc.record({ aInB: share, bInA: share }), provenance: fc.boolean() },
  ...{ copied: fc.record({ shorter: share, longer: share }), facts: fc.record({ shorter: share, longer: share }) },
  aligned: fc.record({ shorter: share, longer: share }),
})

describe('what tells two stories apart beforehand', () => {
  test('never turns away what would be given the score', () => {
    fc.assert(
      fc.property(measures, share, (measured, higher) => {
        const { score } = judge(measured)
        expect(mayScore(score, measured)).toBe(true)
        expect(mayScore(score, { ...measured, thinnest: Math.max(measured.thinnest, higher) })).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('turns away pairs that share no story', () => {
    expect(mayScore(PRESETS.balanced, { opening: 0.1, remainder: 0.3, thinnest: 0.1 })).toBe(false)
    expect(mayScore(PRESETS.balanced, { opening: 0.9, remainder: 0.9, thinnest: 0.5 })).toBe(true)
  })
})
