import { lru } from 'tiny-lru'
import { Comparable } from '../compare/comparable.js'
import { compareComparables } from '../compare/compare.js'
import { type Measures, measure, type StoryMeasures } from '../compare/features/features.js'
import { mayScore } from '../compare/model.js'
import { isCopy, type Relation } from '../compare/relation.js'
import { decodeFingerprint, readTextHash, viewWords } from '../fingerprint/codec.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { type Terms, termsOf } from '../fingerprint/terms.js'
import { idfTable } from '../language/idf.js'
import type { FingerprintReader } from './fingerprint-store.js'
import { Prefilter } from './prefilter.js'
import { sketchTerms, type TermSketch } from './term-sketch.js'

// Comparables of a story that is going round are asked for again and again; one takes about 40 KB. Of twice as many a quarter
// less is decoded, and the garbage collector takes more than that saves.
const CACHED_COMPARABLES = 256

/** A stored text that was compared with another, and is a copy of it or it of that. */
export interface VerifiedText {
  readonly text: number
  readonly relation: Relation
  readonly score: number
}

/** The same with what was measured. */
export interface ScoredCandidate extends VerifiedText {
  readonly measures: Measures
}

/**
 * A fingerprint to be compared with others, with its content and an outline of that, made when first asked for. Where only
 * reprints are sought there is neither; they are told by their wording alone.
 */
export class Query {
  readonly fingerprint: Fingerprint
  readonly #seeksRewrites: boolean
  #terms: Terms | undefined
  #sketch: TermSketch | undefined

  constructor(fingerprint: Fingerprint, seeksRewrites: boolean) {
    this.fingerprint = fingerprint
    this.#seeksRewrites = seeksRewrites
  }

  get terms(): Terms | undefined {
    const { words, flags, language } = this.fingerprint
    if (this.#seeksRewrites) this.#terms ??= termsOf(words, flags, idfTable(language))
    return this.#terms
  }

  get sketch(): TermSketch | undefined {
    if (this.terms) this.#sketch ??= sketchTerms(this.terms)
    return this.#sketch
  }
}

/** Compares texts of an arena, and remembers what comparing derives from those met last. */
export class Verifier {
  readonly #arena: FingerprintReader
  readonly #threshold: number
  readonly #screen = new Prefilter()
  readonly #comparables = lru<Comparable>(CACHED_COMPARABLES)
  /** How many pairs were compared so far, beside those that share too little content. */
  compared = 0

  /** @param threshold score from which a pair is a copy */
  constructor(arena: FingerprintReader, threshold: number) {
    this.#arena = arena
    this.#threshold = threshold
  }

  /**
   * Those of `others` that are copies.
   *
   * @param text the suspect's own number, where it is stored
   */
  verify(query: Query, others: ArrayLike<number>, text?: number): ScoredCandidate[] {
    const found: ScoredCandidate[] = []
    if (others.length === 0) return found
    const { fingerprint, terms, sketch } = query
    if (terms && sketch) this.#screen.setQuery(fingerprint, terms, sketch)
    let comparable: Comparable | undefined
    const own = (): Comparable => {
      if (comparable) return comparable
      comparable = new Comparable(fingerprint, terms)
      if (text !== undefined) this.#comparables.set(String(text), comparable)
      return comparable
    }
    const mayReach = (measures: StoryMeasures) => mayScore(this.#threshold, measures)
    let ofTwins: Measures | undefined
    for (let i = 0; i < others.length; i++) {
      const other = others[i]!
      // Stems of two languages cannot be screened: such a pair may share its wording all the same.
      const isScreened = sketch !== undefined && this.#arena.language(other) === fingerprint.language
      const outlined = this.#arena.sketch(other)
      if (isScreened && !this.#screen.sharesEnough(outlined)) continue
      this.compared++
      const bytes = this.#arena.get(other)
      const identity = readTextHash(bytes)
      // The same text spaced otherwise, such as an error page: a thousand of them measure alike.
      if (fingerprint.textHash !== 0n && identity === fingerprint.textHash) {
        ofTwins ??= measure(own(), this.comparable(other)).measures
        found.push({ text: other, relation: 'identical', score: 1, measures: ofTwins })
        continue
      }
      if (isScreened) {
        const candidate = {
          ...viewWords(bytes),
          sketch: outlined,
          textHash: identity,
          hasUnsegmented: this.#arena.hasUnsegmented(other),
        }
        if (!this.#screen.mayBeCopy(candidate, mayReach)) continue
      }
      const { relation, score, measures } = compareComparables(own(), this.comparable(other), this.#threshold)
      if (isCopy(relation)) found.push({ text: other, relation, score, measures })
    }
    return found
  }

  comparable(text: number): Comparable {
    const key = String(text)
    const cached = this.#comparables.get(key)
    if (cached !== undefined) return cached
    const comparable = new Comparable(decodeFingerprint(this.#arena.get(text)))
    this.#comparables.set(key, comparable)
    return comparable
  }

  forget(text: number): void {
    this.#comparables.delete(String(text))
  }
}
