import { describe, expect, it, test } from 'vitest'
import { Comparable } from '../../src/compare/comparable.js'
import { assessComparables, compare, decidedScore, explain, NEARLY_VERBATIM } from '../../src/compare/compare.js'
import { measure } from '../../src/compare/features/features.js'
import { createFingerprinter } from '../../src/fingerprint/fingerprint.js'
import type { Fingerprint } from '../../src/fingerprint/parts.js'
import { FLOOD, PARLIAMENT } from './stories.js'

const fingerprint = await createFingerprinter()
const flood = fingerprint({ text: FLOOD })
const edited = fingerprint({ text: FLOOD.replace('early', 'late') })
const SHORT = fingerprint({ text: 'The water fell.' })

describe('without the models', () => {
  const { measures } = measure(new Comparable(flood), new Comparable(edited))
  const given = { measures: { ...measures, wording: 0.9 }, nearlyVerbatim: true }
  const decide = (a: Fingerprint, b: Fingerprint, evidence = given) =>
    decidedScore(new Comparable(a), new Comparable(b), evidence)

  it('identical texts score 1, texts that are nearly so a little less, and others are not decided', () => {
    expect(decide(flood, flood)).toBe(1)
    expect(decide(flood, edited)).toBe(NEARLY_VERBATIM)
    expect(decide(flood, edited, { ...given, nearlyVerbatim: false })).toBeUndefined()
  })

  it('a text shorter than a shingle scores 0 on either side, whatever is measured', () => {
    expect([decide(SHORT, flood), decide(flood, SHORT)]).toEqual([0, 0])
    const other = fingerprint({ text: 'The water rose.' })
    expect(decide(SHORT, other)).toBe(0)
  })

  it('a page and a story score 0, two pages their wording, two languages its square', () => {
    const page = { ...edited, kind: 'page' } as const
    expect([decide(page, flood), decide(flood, page)]).toEqual([0, 0])
    expect(decide({ ...flood, kind: 'page' }, page)).toBe(0.9)
    expect(decide(flood, { ...edited, language: 'de' })).toBeCloseTo(0.81, 12)
    const whole = { ...given, measures: { ...measures, wording: 1 } }
    expect(decide({ ...flood, kind: 'page' }, page, whole)).toBe(0.999)
    expect(decide(flood, { ...edited, language: 'de' }, whole)).toBe(0.999)
  })

  it('the models are not asked', () => {
    const inputsOf = (a: Fingerprint, b: Fingerprint) =>
      assessComparables(new Comparable(a), new Comparable(b), 0.5).inputs
    expect(inputsOf(flood, flood)).toBeUndefined()
    expect(inputsOf(flood, SHORT)).toBeUndefined()
    expect(inputsOf(flood, fingerprint({ text: PARLIAMENT }))).toBeInstanceOf(Float64Array)
  })
})

test('nearly verbatim texts below the threshold are what their measures say, not unrelated', () => {
  const [a, b] = [FLOOD, `${FLOOD} They have heard it before.`].map((text) => fingerprint({ text }))
  const { score, relation } = compare(a!, b!, 1)
  expect(score).toBe(NEARLY_VERBATIM)
  expect(relation).not.toBe('unrelated')
  expect(compare(flood, SHORT).relation).toBe('unrelated')
})

test.each([compare, explain])('%o says which of the two is no fingerprint', (call) => {
  expect(() => call('text' as never, flood)).toThrow(/^first fingerprint: expected one/)
  expect(() => call(flood, {} as never)).toThrow(/^second fingerprint: expected one/)
})
