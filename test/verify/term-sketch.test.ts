import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEAD_TERMS } from '../../src/fingerprint/terms.js'
import {
  leadWeightOf,
  leadWordsOf,
  massOf,
  SharedTerms,
  SKETCHED_TERMS,
  sketchTerms,
  weightOf,
} from '../../src/verify/term-sketch.js'

/** These terms, at every second word; a term weighs by its number. */
const termsOfNumbers = (numbers: readonly number[]) => ({
  terms: Uint32Array.from(numbers),
  weights: Float32Array.from(numbers, weigh),
  positions: Uint32Array.from(numbers, (_, i) => 2 * i),
  sentences: new Uint32Array(numbers.length),
  sentenceCount: 1,
})
const weigh = (term: number) => (1 + (term % 32)) / 4
const sumOf = (terms: Iterable<number>) => [...terms].reduce((sum, term) => sum + weigh(term), 0)

describe('a term sketch', () => {
  test('has the sums of weights and the low bits of each distinct term', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 ** 24 - 1 }), { maxLength: 300 }), (terms) => {
        const sketch = sketchTerms(termsOfNumbers(terms))
        const lead = terms.slice(0, LEAD_TERMS)
        expect(massOf(sketch)).toBe(sumOf(new Set(terms)))
        expect(weightOf(sketch)).toBe(sumOf(terms))
        expect(leadWeightOf(sketch)).toBe(sumOf(lead))
        expect(leadWordsOf(sketch)).toBe(Math.max(0, 2 * lead.length - 1))
        expect([...sketch.subarray(SKETCHED_TERMS)]).toEqual([...new Set(terms)].map((term) => term & 0xffff))
      }),
    )
  })

  test.each([0, 1, LEAD_TERMS - 1, LEAD_TERMS, LEAD_TERMS + 1, 3 * LEAD_TERMS])(
    'of %i terms has the lead that the first hundred make',
    (count) => {
      const terms = Array.from({ length: count }, (_, i) => 3 + (i % 70) * 7)
      const sketch = sketchTerms(termsOfNumbers(terms))
      const lead = terms.slice(0, LEAD_TERMS)
      expect(leadWeightOf(sketch)).toBe(sumOf(lead))
      expect(leadWordsOf(sketch)).toBe(Math.max(0, 2 * lead.length - 1))
      expect(weightOf(sketch)).toBe(sumOf(terms))
    },
  )

  test('of a very long text is right, and so are sketches of shorter texts after it', () => {
    const long = Array.from({ length: 150_000 }, (_, i) => (i * 37) % 90_000)
    expect(massOf(sketchTerms(termsOfNumbers(long)))).toBe(sumOf(new Set(long)))
    expect(weightOf(sketchTerms(termsOfNumbers(long)))).toBe(sumOf(long))
    expect([...sketchTerms(termsOfNumbers([5, 70_000, 5])).subarray(SKETCHED_TERMS)]).toEqual([5, 70_000 & 0xffff])
  })
})

describe('the terms that sketches share', () => {
  const terms = fc.array(fc.nat({ max: 2 ** 16 - 1 }), { maxLength: 60 })

  test('are a share of the smaller, whatever was asked before', () => {
    const shared = new SharedTerms()
    fc.assert(
      fc.property(terms, terms, (one, other) => {
        shared.set(sketchTerms(termsOfNumbers(one)))
        const [a, b] = [new Set(one), new Set(other)]
        const both = [...a].filter((term) => b.has(term)).length
        const share = shared.shareOfSmaller(sketchTerms(termsOfNumbers(other)))
        expect(share).toBeCloseTo(both / Math.max(1, Math.min(a.size, b.size)))
      }),
    )
  })

  test('are all, of a text and a longer one that has it', () => {
    const shared = new SharedTerms()
    shared.set(sketchTerms(termsOfNumbers([1, 2, 3])))
    expect(shared.shareOfSmaller(sketchTerms(termsOfNumbers([3, 9, 2, 8, 1])))).toBe(1)
    expect(shared.shareOfSmaller(sketchTerms(termsOfNumbers([1, 9])))).toBe(0.5)
    expect(shared.shareOfSmaller(sketchTerms(termsOfNumbers([])))).toBe(0)
  })
})
