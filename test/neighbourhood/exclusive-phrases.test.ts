import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countPhrases, exclusiveShare } from '../../src/neighbourhood/exclusive-phrases.js'

const phrases = (...values: number[]) => Uint32Array.from(values)

describe('the share of exclusive phrases', () => {
  it('is 1 where only the two have what stands for them', () => {
    const dfOf = countPhrases([phrases(1, 2), phrases(1, 2)])
    const both = { kept: 2, shared: phrases(1, 2) }
    expect(exclusiveShare(both, both, dfOf)).toBe(1)
  })

  it('counts a phrase that nine others keep as a tenth', () => {
    const dfOf = countPhrases(Array.from({ length: 11 }, () => phrases(7)))
    const both = { kept: 1, shared: phrases(7) }
    expect(exclusiveShare(both, both, dfOf)).toBeCloseTo(0.1, 12)
  })

  it('does not count the other text among others where it has the phrase but does not keep it', () => {
    // Kept by the first text and by a third; the second only has it somewhere.
    const dfOf = countPhrases([phrases(7), phrases(7)])
    expect(exclusiveShare({ kept: 1, shared: phrases(7) }, { kept: 1, shared: phrases() }, dfOf)).toBe(0.5)
  })

  it('counts a likely copy of the two among others as far as it is none', () => {
    const dfOf = countPhrases([phrases(7, 8), phrases(7, 8), phrases(7, 8), phrases(7)])
    const both = { kept: 2, shared: phrases(7, 8) }
    const version = (probability: number) => ({ phrases: new Set([7, 8]), probability })
    expect(exclusiveShare(both, both, dfOf)).toBeCloseTo((1 / 3 + 1 / 2) / 2, 12)
    expect(exclusiveShare(both, both, dfOf, [version(0.5)])).toBeCloseTo((1 / 2.5 + 1 / 1.5) / 2, 12)
    expect(exclusiveShare(both, both, dfOf, [version(1)])).toBeCloseTo((1 / 2 + 1) / 2, 12)
    // More versions than are counted: a phrase of which the index lost holders is nobody else's.
    expect(exclusiveShare(both, both, dfOf, [version(1), version(1), version(1)])).toBe(1)
  })

  it('is 0 for a text without phrases', () => {
    expect(exclusiveShare({ kept: 0, shared: phrases() }, { kept: 3, shared: phrases() }, () => 0)).toBe(0)
  })

  it('never rises when another text keeps a shared phrase too', () => {
    const texts = fc.array(fc.uniqueArray(fc.nat(20), { maxLength: 8 }), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(texts, (keys) => {
        const [first, second] = [Uint32Array.from(keys[0]!), Uint32Array.from(keys[1]!)]
        const shared = first.filter((phrase) => second.includes(phrase))
        const pair = [
          { kept: first.length, shared },
          { kept: second.length, shared },
        ] as const
        const all = keys.map((own) => Uint32Array.from(own))
        const fewer = exclusiveShare(...pair, countPhrases(all.slice(0, 2)))
        const more = exclusiveShare(...pair, countPhrases(all))
        expect(more).toBeLessThanOrEqual(fewer)
        expect(more).toBeGreaterThanOrEqual(0)
        expect(fewer).toBeLessThanOrEqual(1)
      }),
    )
  })
})
