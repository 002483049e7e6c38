import { describe, expect, it } from 'vitest'
import { Comparable } from '../../../src/compare/comparable.js'
import { leadRatio, outsideSharedShare } from '../../../src/compare/features/same-story.js'
import { findSharedTerms } from '../../../src/compare/features/shared-terms.js'
import { matchShingles } from '../../../src/compare/features/shingle-overlap.js'
import { createFingerprinter } from '../../../src/index.js'
import { FLOOD, PARLIAMENT } from '../stories.js'

const fingerprint = await createFingerprinter()
const read = (text: string) => new Comparable(fingerprint({ text, lang: 'en' }))
const sharedTerms = (of: Comparable, among: Comparable) => findSharedTerms(of.sortedTerms, among.sortedTerms)
const leadShare = (of: Comparable, among: Comparable) => leadRatio(sharedTerms(of, among).lead, of.sortedTerms.leadMass)
const outsideShared = (of: Comparable, among: Comparable) =>
  outsideSharedShare(of, among, matchShingles(of.wording, among.wording), sharedTerms(of, among))
const [flood, parliament] = [read(FLOOD), read(PARLIAMENT)]
// What an outlet prints under everything, longer than either story.
const GALLERY = Array.from(
  { length: 40 },
  (_, n) => `Visitors of the ${n} hundredth fair admire a wooden carousel that once stood in harbour number ${n * 7}.`,
).join(' ')

describe('the lead', () => {
  it('is the same of a text and itself, and mostly another of two stories', () => {
    expect(leadShare(flood, flood)).toBe(1)
    expect(leadShare(flood, parliament)).toBeLessThan(0.15)
  })

  it('is not what stands further down', () => {
    const below = read(`${PARLIAMENT} ${PARLIAMENT.toUpperCase()}\n\n${FLOOD}`)
    expect(leadShare(flood, below)).toBeLessThan(0.3)
  })

  it('of a text without terms says nothing against a pair', () => {
    expect(leadShare(read(''), flood)).toBe(1)
  })
})

describe('what stands outside shared wording', () => {
  it('of a cut copy is nothing, which speaks for a copy', () => {
    expect(outsideShared(read(FLOOD.slice(0, 500)), flood)).toBeGreaterThan(0.95)
  })

  it('of two stories with a block in common has little in common', () => {
    const [one, other] = [read(`${FLOOD}\n\n${GALLERY}`), read(`${PARLIAMENT}\n\n${GALLERY}`)]
    expect(outsideShared(one, other)).toBeLessThan(0.45)
    expect(outsideShared(other, one)).toBeLessThan(0.45)
  })

  it('of a copy with a paragraph of its own says little against it', () => {
    expect(outsideShared(read(`${FLOOD}\n\nAid came by boat.`), flood)).toBeGreaterThan(0.7)
  })
})
