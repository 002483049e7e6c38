import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { generateArticle } from '../../bench/generate/articles.js'
import { Comparable } from '../../src/compare/comparable.js'
import { compareComparables, mayBeCopies } from '../../src/compare/compare.js'
import { gather, type Measures, type StoryMeasures, storyPasses } from '../../src/compare/evidence.js'
import { judge, mayScore, PRESETS } from '../../src/compare/model.js'
import { UnitSet } from '../../src/compare/units.js'
import { createFingerprinter } from '../../src/index.js'
import { CHINESE, FLOOD, JAPANESE, PARLIAMENT } from './stories.js'
import { TEMPLATES } from './templates.js'

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

  let comparables: Comparable[]
  beforeAll(async () => {
    const fingerprint = await createFingerprinter()
    const generated = Array.from(
      { length: 60 },
      (_, number) => generateArticle(number, { seed: 3, copies: 0.5 }).article.text,
    )
    const cut = [FLOOD.slice(0, 500), `${PARLIAMENT} ${FLOOD}`, JAPANESE.slice(9), 'word', '']
    const texts = [...generated, FLOOD, PARLIAMENT, JAPANESE, CHINESE, ...cut, ...TEMPLATES.flat()]
    comparables = texts.map((text) => new Comparable(fingerprint({ text: String(text) })))
  })

  test('measures no less than is measured later, and agrees with every comparison', () => {
    let [copies, spared] = [0, 0]
    for (const a of comparables) {
      for (const b of comparables) {
        const { opening, remainder, thinnest } = gather(a, b).measures
        const asked: StoryMeasures[] = []
        storyPasses(a, b, (measures) => asked.push(measures) > 0)
        expect(asked.at(-1)).toEqual({ opening, remainder, thinnest })
        expect(asked[0]!.opening).toBe(opening)
        for (const one of asked) {
          expect(one.remainder).toBeGreaterThanOrEqual(remainder)
          expect(one.thinnest).toBeGreaterThanOrEqual(thinnest)
        }
        const { score } = compareComparables(a, b, PRESETS.balanced)
        const may = mayBeCopies(a, b, PRESETS.balanced)
        if (score >= PRESETS.balanced) {
          copies++
          expect(may).toBe(true)
        } else if (!may) spared++
      }
    }
    expect(copies).toBeGreaterThan(100)
    expect(spared).toBeGreaterThan(3000)
  })
})

test('a set of units has what was put in and nothing else', () => {
  const unit = fc.nat({ max: 2 ** 24 - 1 })
  fc.assert(
    fc.property(fc.array(unit), fc.array(unit), (units, others) => {
      const set = new UnitSet({ units: Uint32Array.from(units), weights: new Float32Array(units.length).fill(0.5) })
      expect(set.mass).toBe(new Set(units).size / 2)
      for (const one of [...units, ...others]) expect(set.has(one)).toBe(units.includes(one))
    }),
  )
})
