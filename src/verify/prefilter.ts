import { type BigramIndex, indexBigrams, matchBigrams, matchBigramsByFirst } from '../compare/features/bigrams.js'
import { isShorter, type StoryMeasures } from '../compare/features/features.js'
import {
  findOrderedOverlap,
  lowQuartile,
  matchedBySection,
  orderedOverlapBySection,
} from '../compare/features/ordered-overlap.js'
import { leadRatio, outsideSharedRatio } from '../compare/features/same-story.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { LEAD_TERMS, type Terms, termAt } from '../fingerprint/terms.js'
import { FREE, slotOf, slotsFor } from '../structures/term-slots.js'
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

/** A candidate as it stands in an arena. */
export interface StoredCandidate {
  readonly sketch: TermSketch
  readonly words: Uint32Array
  readonly flags: Uint8Array
  readonly textHash: bigint
  /** Whether some of the words are characters of a script without spaces. */
  readonly hasUnsegmented: boolean
}

// Of 4,505 labelled copies that are found, 5 share less of their content; of articles on like topics, which candidates
// mostly are, nine in ten do.
const LEAST_CONTENT = 0.11
// Short excerpts of long articles have little of both in common, and much of their own.
const LEAST_OF_SMALLER = 0.4

// 8 KB, which stays in the fastest cache: with 400 terms, one other term in 160 passes.
const FILTER_WORDS = 2 ** 11

// In slots; what a very long text took is given back.
const LARGEST_TABLE = 2 ** 15

/**
 * Looks at the candidates of one article, the query, before anything of them is decoded; nine in ten are told apart here. Each
 * is read once from end to end and looked up in tables of the query, which stay in the cache: tables of the candidates would
 * each have to come from memory. Takes one query after the other, and candidates of the query's language.
 */
export class Prefilter {
  /** By the low 16 bits of a term, its weight in quarters of a nat; the highest, where there are several. */
  readonly #quartersByLowBits = new Uint8Array(2 ** 16)
  readonly #filter = new Int32Array(FILTER_WORDS)
  /** Open addressing, at most half full. By slot: the term, its weight, and that as often as it stands in the text, and in its opening. */
  #terms = new Int32Array(0)
  #weights = new Float32Array(0)
  #weightsInText = new Float64Array(0)
  #weightsInLead = new Float64Array(0)
  /** By slot: the last look that met the term. */
  #met = new Float64Array(0)
  #look = 0
  #mask = 0
  #sketch: TermSketch = new Uint16Array(0)
  #query: Fingerprint | undefined
  #bigrams: BigramIndex | undefined
  #hasBigrams = false

  setQuery(query: Fingerprint, content: Terms, sketch: TermSketch): void {
    for (let i = SKETCHED_TERMS; i < this.#sketch.length; i++) this.#quartersByLowBits[this.#sketch[i]!] = 0
    this.#sketch = sketch
    this.#query = query
    this.#hasBigrams = false
    this.#enter(content)
  }

  #enter({ terms, weights }: Terms): void {
    this.#makeRoom(slotsFor(terms.length))
    this.#filter.fill(0)
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!
      const weight = weights[i]!
      const slot = slotOf(this.#terms, this.#mask, term)
      if (this.#terms[slot] === FREE) {
        this.#terms[slot] = term
        this.#weights[slot] = weight
        this.#weightsInText[slot] = 0
        this.#weightsInLead[slot] = 0
        this.#filter[(term >>> 5) & (FILTER_WORDS - 1)]! |= 1 << (term & 31)
        const quarters = this.#quartersByLowBits[term & 0xffff]!
        this.#quartersByLowBits[term & 0xffff] = Math.max(quarters, weight * QUARTERS)
      }
      this.#weightsInText[slot]! += weight
      if (i < LEAD_TERMS) this.#weightsInLead[slot]! += weight
    }
  }

  /**
   * Whether the query and a candidate share enough content to be compared: below that, no relation but `unrelated` comes of it.
   * Units with the same low bits count as shared, some .5 % of those that are not.
   */
  sharesEnough(sketch: TermSketch): boolean {
    const quarters = this.#quartersByLowBits
    let sum = 0
    for (let i = SKETCHED_TERMS; i < sketch.length; i++) sum += quarters[sketch[i]!]!
    const shared = sum / QUARTERS
    const [mass, other] = [massOf(this.#sketch), massOf(sketch)]
    return shared >= LEAST_OF_SMALLER * Math.min(mass, other) || shared >= LEAST_CONTENT * (mass + other - shared)
  }

  /**
   * Whether what tells one story from two passes a test that never refuses higher measures than it takes. The lead is as it
   * is (but for collisions of 24-bit stems), the others no lower than they are; in the end the thread is looked for.
   */
  mayBeCopy(candidate: StoredCandidate, test: (measures: StoryMeasures) => boolean): boolean {
    const { words, flags, sketch, hasUnsegmented } = candidate
    const [terms, filter, mask, met, look] = [this.#terms, this.#filter, this.#mask, this.#met, ++this.#look]
    const [weights, weightsInText, weightsInLead] = [this.#weights, this.#weightsInText, this.#weightsInLead]
    const queryIsShorter = isShorter(massOf(this.#sketch), this.#query!, massOf(sketch), candidate)
    const leadWords = leadWordsOf(sketch)
    let lead = 0
    let text = 0
    for (let i = 0; i < words.length; i++) {
      const term = hasUnsegmented && flags[i]! & UNSEGMENTED ? termAt(words, flags, i) : words[i]! >>> 8
      if (((filter[(term >>> 5) & (FILTER_WORDS - 1)]! >>> (term & 31)) & 1) === 0) continue
      const slot = slotOf(terms, mask, term)
      if (terms[slot] === FREE) continue
      // What the query has counts as often as it stands there, when it is first met; what the candidate has, each time.
      if (!queryIsShorter) {
        text += weights[slot]!
        if (i < leadWords && weightsInLead[slot]! > 0) lead += weights[slot]!
      } else if (met[slot] !== look) {
        met[slot] = look
        text += weightsInText[slot]!
        if (i < leadWords) lead += weightsInLead[slot]!
      }
    }
    const shorter = queryIsShorter ? this.#sketch : sketch
    const matches = queryIsShorter ? matchBigramsByFirst(this.#indexed(), words) : matchBigrams(words, this.#indexed())
    const shorterWords = queryIsShorter ? this.#query!.words.length : words.length
    const most = {
      lead: leadRatio(lead, leadWeightOf(shorter)),
      outsideShared: outsideSharedRatio(text, weightOf(shorter)),
      orderedLowQuartile: lowQuartile(matchedBySection(matches, shorterWords)),
    }
    return (
      test(most) &&
      test({
        ...most,
        orderedLowQuartile: lowQuartile(orderedOverlapBySection(findOrderedOverlap(matches), shorterWords)),
      })
    )
  }

  #indexed(): BigramIndex {
    if (!this.#hasBigrams) this.#bigrams = indexBigrams(this.#query!.words, this.#bigrams)
    this.#hasBigrams = true
    return this.#bigrams!
  }

  #makeRoom(slots: number): void {
    this.#mask = slots - 1
    if (slots > this.#terms.length || this.#terms.length > LARGEST_TABLE) {
      this.#terms = new Int32Array(slots)
      this.#weights = new Float32Array(slots)
      this.#weightsInText = new Float64Array(slots)
      this.#weightsInLead = new Float64Array(slots)
      this.#met = new Float64Array(slots)
    }
    this.#terms.fill(FREE, 0, slots)
  }
}
