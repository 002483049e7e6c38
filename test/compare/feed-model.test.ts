import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FEED_PRESETS, feedProbability, MOST_EXCLUSIVE, shaded } from '../../src/compare/feed-model.js'
import { PAIR_INPUTS } from '../../src/compare/inputs.js'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const inputs = fc
  .array(share, { minLength: PAIR_INPUTS.length, maxLength: PAIR_INPUTS.length })
  .map((all) => Float64Array.from(all))
const NOTHING = { shared: [0, 0], exclusive: [0, 0] } as const

describe('the model for feeds', () => {
  it('never falls with phrases that only the two have, so that most exclusive is an upper bound', () => {
    fc.assert(
      fc.property(inputs, share, share, (own, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        const score = (of: number) => feedProbability(own, { shared: [of, of], exclusive: [of, of] })
        expect(score(high)).toBeGreaterThanOrEqual(score(low))
        expect(feedProbability(own, MOST_EXCLUSIVE)).toBeGreaterThanOrEqual(score(high))
      }),
    )
  })

  it('keeps to the sign of each input', () => {
    fc.assert(
      fc.property(inputs, share, fc.nat(PAIR_INPUTS.length - 1), (own, other, at) => {
        const [low, high] = [own.slice(), own.slice()]
        low[at] = Math.min(own[at]!, other)
        high[at] = Math.max(own[at]!, other)
        const rise = feedProbability(high, NOTHING) - feedProbability(low, NOTHING)
        const { sign } = PAIR_INPUTS[at]!
        if (sign !== 0) expect(rise * sign).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('tells a pair that shares nothing from one that shares all', () => {
    const lacking = Float64Array.from(PAIR_INPUTS, ({ sign }) => (sign < 0 ? 1 : 0))
    const all = Float64Array.from(PAIR_INPUTS, ({ sign }) => (sign > 0 ? 1 : 0))
    expect(feedProbability(lacking, NOTHING)).toBeLessThan(0.02)
    expect(feedProbability(all, MOST_EXCLUSIVE)).toBeGreaterThan(0.98)
  })

  it('goes by the pair alone among a few texts and by the feed among many', () => {
    expect(shaded(0.9, 0.1, 0)).toBeCloseTo(0.9, 12)
    expect(shaded(0.9, 0.1, 300)).toBeCloseTo(0.5, 12)
    expect(shaded(0.9, 0.1, 1e9)).toBeCloseTo(0.1, 4)
  })

  it('has presets that ask for ever more', () => {
    expect(FEED_PRESETS.strict).toBeGreaterThan(FEED_PRESETS.balanced)
    expect(FEED_PRESETS.balanced).toBeGreaterThan(FEED_PRESETS.broad)
  })
})
