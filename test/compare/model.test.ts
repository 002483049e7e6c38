import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Measures } from '../../src/compare/features/features.js'
import { mayScore, PRESETS, scoreOf } from '../../src/compare/model.js'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const measures: fc.Arbitrary<Measures> = fc.record({
  ...{
    similarity: share,
    wording: share,
    content: share,
    otherContent: share,
    numbers: share,
  },
  ...{
    order: share,
    orderedOverlap: share,
    orderedCoverage: share,
    orderedLowQuartile: share,
    lead: share,
    outsideShared: share,
  },
  ...{ containment: fc.record({ aInB: share, bInA: share }), provenance: fc.boolean() },
  ...{ copied: fc.record({ shorter: share, longer: share }), facts: fc.record({ shorter: share, longer: share }) },
})

describe('whether a pair may reach a score', () => {
  test('is true for every pair that gets the score', () => {
    fc.assert(
      fc.property(measures, share, (measured, higher) => {
        const { score } = scoreOf(measured)
        expect(mayScore(score, measured)).toBe(true)
        expect(
          mayScore(score, { ...measured, orderedLowQuartile: Math.max(measured.orderedLowQuartile, higher) }),
        ).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  test('is false for two stories', () => {
    expect(mayScore(PRESETS.balanced, { lead: 0.1, outsideShared: 0.3, orderedLowQuartile: 0.1 })).toBe(false)
    expect(mayScore(PRESETS.balanced, { lead: 0.9, outsideShared: 0.9, orderedLowQuartile: 0.5 })).toBe(true)
  })
})
