import { type BigramIndex, matchBigrams } from '../compare/features/bigrams.js'
import { isShorter } from '../compare/features/features.js'
import {
  findOrderedOverlap,
  lowQuartile,
  matchedBySection,
  orderedOverlapBySection,
} from '../compare/features/ordered-overlap.js'
import { leadRatio, outsideSharedRatio } from '../compare/features/same-story.js'
import type { GateMeasures } from '../compare/model.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { LEAD_TERMS, type Terms, termAt } from '../fingerprint/terms.js'
import { addHash, createBitFilter, mayHave } from '../structures/bit-filter.js'
import { reuse } from '../structures/buffers.js'
import { FREE, slotOf, slotsFor } from '../structures/term-set.js'
import { UNSEGMENTED } from '../text/tokens.js'
import {
  leadWeightOf,
  leadWordsOf,
  massOf,
  QUARTERS,
  SKETCHED_TERMS,
  type TermSketch,
  weightOf,
} from './term-sketch.js'

/** A stored text, without decoding it. */
export interface StoredCandidate {
  readonly sketch: TermSketch
  readonly words: Uint32Array
  readonly flags: Uint8Array
  readonly textHash: bigint
  /** Whether some of the words are characters of a script without spaces. */
  readonly hasUnsegmented: boolean
}

// The least share of common terms. Of 4,505 labelled copies that are found, 5 share less; of articles on similar
// topics, which most candidates are, nine in ten share less.
const LEAST_CONTENT = 0.11
// The least share of the smaller text's terms, for short excerpts of long articles: these share little of both texts.
const LEAST_OF_SMALLER = 0.4

const MOST = 0.8

// A filter of 8 KB, which stays in the fastest cache: with 400 terms, one other term in 160 passes.
const FILTER_SLOTS = 2 ** 13

/**
 * Rejects candidates of an article, the query, before they are decoded: about nine in ten. The words of a candidate are
 * read once, in order, and looked up in tables of the query, which stay in the processor's cache; tables of each
 * candidate would have to be loaded from memory. One prefilter serves one query after the other. Candidates must have
 * the language of the query.
 */
export class Prefilter {
  /**
   * By the low 16 bits of a term of the query: its weight times 4; the highest weight where several terms have them.
   */
  readonly #quartersByLowBits = new Uint8Array(2 ** 16)
  #filter = createBitFilter(FILTER_SLOTS)
  // A hash table of the query's terms, open addressing, at most half full. By slot: the term, its weight, and its
  // weight times the number of its occurrences in the text, and in the lead.
  #terms = new Int32Array(0)
  #weights = new Float32Array(0)
  #weightsInText = new Float64Array(0)
  #weightsInLead = new Float64Array(0)
  /** By slot: the number of the last candidate that has the term. */
  #seenIn = new Float64Array(0)
  #candidates = 0
  #sketch: TermSketch = new Uint16Array(0)
  #query: Fingerprint | undefined
  #bigramsOfQuery: (() => BigramIndex) | undefined

  /**
   * Sets the article whose candidates are tested from now on.
   *
   * @param bigrams called only if they are needed
   */
  setQuery(query: Fingerprint, terms: Terms, sketch: TermSketch, bigrams: () => BigramIndex): void {
    for (let i = SKETCHED_TERMS; i < this.#sketch.length; i++) this.#quartersByLowBits[this.#sketch[i]!] = 0
    this.#sketch = sketch
    this.#query = query
    this.#bigramsOfQuery = bigrams
    this.#fillTable(terms)
  }

  #fillTable({ terms, weights }: Terms): void {
    const slots = slotsFor(terms.length)
    this.#terms = reuse(this.#terms, slots).fill(FREE)
    this.#weights = reuse(this.#weights, slots)
    this.#weightsInText = reuse(this.#weightsInText, slots)
    this.#weightsInLead = reuse(this.#weightsInLead, slots)
    // The numbers of earlier candidates may stay: no later candidate has one of them.
    this.#seenIn = reuse(this.#seenIn, slots)
    this.#filter = createBitFilter(FILTER_SLOTS, this.#filter)
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!
      const weight = weights[i]!
      const slot = slotOf(this.#terms, term)
      if (this.#terms[slot] === FREE) {
        this.#terms[slot] = term
        this.#weights[slot] = weight
        this.#weightsInText[slot] = 0
        this.#weightsInLead[slot] = 0
        addHash(this.#filter, term)
        const quarters = this.#quartersByLowBits[term & 0xffff]!
        this.#quartersByLowBits[term & 0xffff] = Math.max(quarters, weight * QUARTERS)
      }
      this.#weightsInText[slot]! += weight
      if (i < LEAD_TERMS) this.#weightsInLead[slot]! += weight
    }
  }

  /**
   * Whether the query and a candidate share enough terms to be compared. A pair that shares less is `unrelated`. Terms
   * with the same low 16 bits count as shared; so do about .5 % of the terms that only one text has.
   */
  sharesEnough(sketch: TermSketch): boolean {
    const shared = this.#sharedMass(sketch)
    const [mass, other] = [massOf(this.#sketch), massOf(sketch)]
    return shared >= LEAST_OF_SMALLER * Math.min(mass, other) || shared >= LEAST_CONTENT * (mass + other - shared)
  }

  /** Whether nearly all of the text with fewer terms stands in the other. */
  sharesMost(sketch: TermSketch): boolean {
    return this.#sharedMass(sketch) >= MOST * Math.min(massOf(this.#sketch), massOf(sketch))
  }

  #sharedMass(sketch: TermSketch): number {
    const quarters = this.#quartersByLowBits
    let sum = 0
    for (let i = SKETCHED_TERMS; i < sketch.length; i++) sum += quarters[sketch[i]!]!
    return sum / QUARTERS
  }

  /**
   * Calls `test` with upper bounds of the measures of the gate. `test` must be monotone: when it accepts some measures, it
   * must accept higher ones. `lead` is exact, except for collisions of 24-bit stems. What is taken of sections is
   * first bounded by all matched bigrams; if `test` accepts that, it is called again with the exact values.
   */
  mayBeCopy(candidate: StoredCandidate, test: (measures: GateMeasures) => boolean): boolean {
    const { words, flags, sketch, hasUnsegmented } = candidate
    const [terms, filter] = [this.#terms, this.#filter]
    const [seenIn, number] = [this.#seenIn, ++this.#candidates]
    const [weights, weightsInText, weightsInLead] = [this.#weights, this.#weightsInText, this.#weightsInLead]
    const queryIsShorter = isShorter(massOf(this.#sketch), this.#query!, massOf(sketch), candidate)
    const leadWords = leadWordsOf(sketch)
    let lead = 0
    let text = 0
    for (let i = 0; i < words.length; i++) {
      const term = hasUnsegmented && flags[i]! & UNSEGMENTED ? termAt(words, flags, i) : words[i]! >>> 8
      if (!mayHave(filter, term)) continue
      const slot = slotOf(terms, term)
      if (terms[slot] === FREE) continue
      // Weights are summed over the occurrences in the shorter text. In the query these are summed already, so a term
      // counts when the candidate has it for the first time.
      if (!queryIsShorter) {
        text += weights[slot]!
        if (i < leadWords && weightsInLead[slot]! > 0) lead += weights[slot]!
      } else if (seenIn[slot] !== number) {
        seenIn[slot] = number
        text += weightsInText[slot]!
        if (i < leadWords) lead += weightsInLead[slot]!
      }
    }
    const shorter = queryIsShorter ? this.#sketch : sketch
    const { ofFirst, ofSecond } = matchBigrams(words, this.#bigramsOfQuery!())
    const matches = queryIsShorter ? ofSecond : ofFirst
    const shorterWords = queryIsShorter ? this.#query!.words.length : words.length
    const shares = {
      lead: leadRatio(lead, leadWeightOf(shorter)),
      outsideShared: outsideSharedRatio(text, weightOf(shorter)),
    }
    const measuresOf = (sections: readonly number[]): GateMeasures => ({
      ...shares,
      orderedLowQuartile: lowQuartile(sections),
      highestOfShorter: sections.at(-1)!,
    })
    return (
      test(measuresOf(matchedBySection(matches, shorterWords))) &&
      test(measuresOf(orderedOverlapBySection(findOrderedOverlap(matches), shorterWords)))
    )
  }
}
