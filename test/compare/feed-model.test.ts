import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FEED_INPUTS, FEED_PRESETS, feedLogOdds, feedScore, shaded } from '../../src/compare/feed-model.js'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const inputs = fc.array(share, { minLength: FEED_INPUTS, maxLength: FEED_INPUTS }).map((all) => Float64Array.from(all))
const none = { ofShorter: 0, ofLonger: 0 }

describe('the model for feeds', () => {
  it('never falls with phrases that only the two have', () => {
    fc.assert(
      fc.property(inputs, share, share, (own, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        const odds = (of: number) => feedLogOdds(own, { ofShorter: of, ofLonger: of })
        expect(odds(high)).toBeGreaterThanOrEqual(odds(low))
      }),
    )
  })

  it('never falls with more text in common order', () => {
    fc.assert(
      fc.property(inputs, share, (own, more) => {
        const raised = own.slice()
        for (const i of [0, 4, 5]) raised[i] = Math.max(own[i]!, more)
        expect(feedLogOdds(raised, none)).toBeGreaterThanOrEqual(feedLogOdds(own, none))
      }),
    )
  })

  it('tells a pair that shares nothing from one that shares all', () => {
    const lacking = new Float64Array(FEED_INPUTS)
    const all = Float64Array.from({ length: FEED_INPUTS }, (_, i) => (i >= 12 && i <= 14 ? 0 : 1))
    expect(feedScore(0.5, feedLogOdds(lacking, none), 1e9)).toBeLessThan(0.02)
    expect(feedScore(0.5, feedLogOdds(all, { ofShorter: 1, ofLonger: 1 }), 1e9)).toBeGreaterThan(0.98)
  })

  it('goes by the pair alone among a few texts and by the feed among many', () => {
    expect(shaded(0.9, 0.1, 0)).toBeCloseTo(0.9, 12)
    expect(shaded(0.9, 0.1, 1000)).toBeCloseTo(0.5, 12)
    expect(shaded(0.9, 0.1, 1e9)).toBeCloseTo(0.1, 4)
  })

  it('has presets that ask for ever more', () => {
    expect(FEED_PRESETS.strict).toBeGreaterThan(FEED_PRESETS.balanced)
    expect(FEED_PRESETS.balanced).toBeGreaterThan(FEED_PRESETS.broad)
  })
})
