import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findSharedTerms } from '../../../src/compare/features/shared-terms.js'
import { MAX_SENTENCES, type SortedTerms, sortTerms } from '../../../src/compare/features/sorted-terms.js'
import { LEAD_TERMS, type Terms } from '../../../src/fingerprint/terms.js'

interface Text {
  readonly terms: Terms
  readonly facts: ReadonlySet<number>
  readonly sorted: SortedTerms
}

/** A text whose sentences begin where `breaks` says; odd terms are facts, and a term weighs as much wherever it stands. */
function textOf(stems: readonly number[], breaks: readonly boolean[]): Text {
  let sentence = 0
  const sentences = Uint32Array.from(stems, (_, i) => (breaks[i] ? ++sentence : sentence))
  const terms: Terms = {
    terms: Uint32Array.from(stems),
    weights: Float32Array.from(stems, (stem) => 0.25 + (stem % 7)),
    positions: Uint32Array.from(stems, (_, i) => i),
    sentences,
    sentenceCount: sentence + 1,
  }
  const facts = new Set(stems.filter((stem) => stem % 2 === 1))
  return { terms, facts, sorted: sortTerms(terms, Uint32Array.from(facts).sort()) }
}

const text = (length: number) =>
  fc
    .tuple(
      fc.array(fc.nat({ max: 60 }), { maxLength: length }),
      fc.array(fc.boolean(), { minLength: length, maxLength: length }),
    )
    .map(([stems, breaks]) => textOf(stems, breaks))

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)
const weightOf = (stem: number) => 0.25 + (stem % 7)
const every = ({ terms }: Text) => [...terms.terms]
const lead = (of: Text) => every(of).slice(0, LEAD_TERMS)
/** The distinct terms of the sentences that are compared. */
const kept = ({ terms }: Text) =>
  new Set([...terms.terms].filter((_, i) => terms.sentences[i]! < Math.min(terms.sentenceCount, MAX_SENTENCES)))

// Some have more sentences than are compared.
test.each([40, 400])('what texts of up to %i terms share is what their terms say one by one', (length) => {
  fc.assert(
    fc.property(text(length), text(length), (a, b) => {
      const shared = findSharedTerms(a.sorted, b.sorted)
      const [inB, keptInB, leadOfB] = [new Set(every(b)), kept(b), new Set(lead(b))]
      const both = [...kept(a)].filter((stem) => keptInB.has(stem))
      expect(shared).toMatchObject({
        count: [...new Set(every(a))].filter((stem) => inB.has(stem)).length,
        mass: sum(both.map(weightOf)),
        otherMass: sum(both.filter((stem) => !a.facts.has(stem)).map(weightOf)),
        massOfFirst: sum([...kept(a)].filter((stem) => inB.has(stem)).map(weightOf)),
        massOfSecond: sum([...keptInB].filter((stem) => every(a).includes(stem)).map(weightOf)),
        lead: sum(
          lead(a)
            .filter((stem) => leadOfB.has(stem))
            .map(weightOf),
        ),
        text: sum(
          every(a)
            .filter((stem) => inB.has(stem))
            .map(weightOf),
        ),
      })
      expect(every(a).map((_, i) => shared.isShared[a.sorted.termNumbers[i]!])).toEqual(
        every(a).map((stem) => Number(inB.has(stem))),
      )
      for (let i = 0; i < shared.count; i++)
        expect(a.sorted.terms[shared.numbers[i]!]).toBe(b.sorted.terms[shared.otherNumbers[i]!])
    }),
  )
})

test.each([40, 400])('the sums of a text of up to %i terms are those of its terms', (length) => {
  fc.assert(
    fc.property(text(length), (a) => {
      expect(a.sorted).toMatchObject({
        wholeMass: sum([...new Set(every(a))].map(weightOf)),
        mass: sum([...kept(a)].map(weightOf)),
        otherMass: sum([...kept(a)].filter((stem) => !a.facts.has(stem)).map(weightOf)),
        leadMass: sum(lead(a).map(weightOf)),
        textMass: sum(every(a).map(weightOf)),
        capped: a.terms.sentenceCount > MAX_SENTENCES,
      })
      const { sentences, sentenceCount } = a.terms
      const masses = Array.from({ length: Math.min(sentenceCount, MAX_SENTENCES) }, (_, sentence) =>
        sum([...new Set(every(a).filter((_, i) => sentences[i] === sentence))].map(weightOf)),
      )
      expect([...a.sorted.sentenceMasses]).toEqual(masses)
    }),
  )
})
