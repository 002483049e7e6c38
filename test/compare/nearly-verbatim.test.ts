import { beforeAll, describe, expect, it } from 'vitest'
import { generateVerbatimPairs } from '../../bench/generate/verbatim/verbatim.js'
import { compare, NEARLY_VERBATIM } from '../../src/compare/compare.js'
import { PRESETS } from '../../src/compare/model.js'
import { createFingerprinter, type Fingerprinter } from '../../src/fingerprint/fingerprint.js'

let fingerprint: Fingerprinter
beforeAll(async () => {
  fingerprint = await createFingerprinter()
})

const pairs = [...generateVerbatimPairs()]
const languages = [...new Set(pairs.map(({ lang }) => lang))]

describe('copies with small edits, without names and numbers', () => {
  it.each(languages)('are found at strict: %s', (lang) => {
    const of = pairs.filter((pair) => pair.lang === lang)
    const found = of.filter(({ text, copy }) => {
      const { score } = compare(fingerprint({ text, lang }), fingerprint({ text: copy, lang }))
      return score >= PRESETS.strict
    })
    expect(found.length / of.length).toBeGreaterThanOrEqual(0.95)
  })
})

const STORY = pairs.find(({ lang }) => lang === 'en')!.text

describe('the rule for texts that are nearly verbatim', () => {
  const scoreOf = (a: string, b: string): number => compare(fingerprint({ text: a }), fingerprint({ text: b })).score
  const withFact = (fact: string): string => `${STORY} The next meeting of the council is on ${fact}.`

  it('holds for words below', () => {
    expect(scoreOf(STORY, `${STORY} They have heard it before.`)).toBe(NEARLY_VERBATIM)
  })

  it('does not hold where a name or a number differs', () => {
    expect(scoreOf(withFact('Monday'), withFact('Tuesday'))).toBeLessThan(NEARLY_VERBATIM)
    expect(scoreOf(withFact('12 May'), withFact('14 May'))).toBeLessThan(NEARLY_VERBATIM)
  })

  it('does not hold for short texts', () => {
    const headline = 'the ferry was cancelled because ice had closed the strait'
    expect(scoreOf(headline, `${headline} again`)).toBeLessThan(NEARLY_VERBATIM)
  })

  it('gives identical texts alone the score 1', () => {
    expect(scoreOf(STORY, STORY.toUpperCase())).toBe(1)
    expect(scoreOf(STORY, `${STORY} They have heard it before.`)).toBeLessThan(1)
  })
})
