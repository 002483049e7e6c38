import { type LRU, lru } from 'tiny-lru'
import { Comparable } from '../compare/comparable.js'
import { type Assessment, assessComparables, type Explanation, explainAssessment } from '../compare/compare.js'
import type { Evidence, Measures } from '../compare/features/features.js'
import { type FeedEvidence, feedEvidenceOf } from '../compare/feed-evidence.js'
import { mayBeAlike } from '../compare/model.js'
import { sharesOf } from '../compare/passages.js'
import { isCopy, type Relation } from '../compare/relation.js'
import { decodeUnsealed, readTextHash, viewWords } from '../fingerprint/codec.js'
import { withoutWords } from '../fingerprint/masked.js'
import { maskReasons } from '../neighbourhood/mask-reasons.js'
import { isForeign, isMasked, maskedRanges, NO_MASKS, type TextMasks } from '../neighbourhood/text-masks.js'
import type { FingerprintReader } from './fingerprint-store.js'
import { Prefilter } from './prefilter.js'
import { Query } from './query.js'

// A story that many outlets print is compared again and again. One comparable takes about 40 KB. With 512 of them a
// quarter fewer fingerprints are decoded, but the garbage collector takes more time than that saves.
const CACHED_COMPARABLES = 256
// Where only reprints are sought, each text is compared with few others, in the order of their ranks: of a generated feed 42 % of what was
// needed was at hand with 256, and 40 % with 64. What a large cache drops has grown old, and the collector lets 60 MB of it pile up.
const CACHED_WHERE_REPRINTS = 64
// One text in twenty has a mask.
const CACHED_MASKED = 64

/** A stored text that forms a copy pair with the query, in either direction. */
export interface VerifiedText {
  readonly textId: number
  readonly relation: Relation
  readonly score: number
}

/** A verified text with what was measured; `a` is the query. */
export interface ScoredCandidate extends VerifiedText {
  readonly measures: Measures
  /** Absent where another text of the same hash was measured in place of this one. */
  readonly assessment: Assessment | undefined
  /** What the whole texts are to each other, where words of one are masked; else the same as `assessment`. */
  readonly whole: Assessment | undefined
}

/** Whether a compared pair is wanted, by what it is and by what the whole texts are. */
export type Keeps = (assessment: Assessment, whole: Assessment) => boolean

const keepsCopies: Keeps = ({ comparison }) => isCopy(comparison.relation)

/** Compares stored texts, and caches what is derived from those compared last. */
export class Verifier {
  readonly #fingerprints: FingerprintReader
  readonly #threshold: number
  readonly #prefilter = new Prefilter()
  readonly #comparables: LRU<Comparable>
  /** The same without the words that `#masks` masks. */
  readonly #masked = lru<Comparable>(CACHED_MASKED)
  #masks = NO_MASKS
  /** How many pairs were compared so far, without those that share too little content. */
  compared = 0
  /** How often what is derived of a stored text was needed, and how often it was still at hand. */
  readonly prepared = { needed: 0, atHand: 0 }

  /**
   * @param threshold score from which a pair is a copy
   * @param seeksRewrites whether texts are compared with all that share phrases with them, not with reprints alone
   */
  constructor(fingerprints: FingerprintReader, threshold: number, seeksRewrites: boolean) {
    this.#fingerprints = fingerprints
    this.#threshold = threshold
    this.#comparables = lru(seeksRewrites ? CACHED_COMPARABLES : CACHED_WHERE_REPRINTS)
  }

  /**
   * Compares the query with stored texts and returns those that `keeps` wants, by default the copies, in the order of `candidates`.
   *
   * @param textId the number of the query's own text, if it is stored: then the query is cached, and the arrays of its
   *   fingerprint must not be overwritten later
   * @param masks what is masked of stored texts; a text that is nothing but the stories of others is compared with none
   */
  verify(
    query: Query,
    candidates: ArrayLike<number>,
    textId?: number,
    keeps: Keeps = keepsCopies,
    masks: TextMasks = NO_MASKS,
  ): ScoredCandidate[] {
    const found: ScoredCandidate[] = []
    if (candidates.length === 0 || (textId !== undefined && isForeign(masks, textId))) return found
    const { fingerprint, terms, sketch } = query
    let known: Comparable | undefined
    const own = (): Comparable => {
      known ??= this.#comparableOf(query, textId)
      return known
    }
    if (terms && sketch) this.#prefilter.setQuery(fingerprint, terms, sketch, () => own().bigrams)
    const assessWhole = (candidate: number): Assessment =>
      assessComparables(own(), this.#comparable(candidate), this.#threshold)
    const assess = (candidate: number, whole: Assessment): Assessment => {
      if (textId === undefined || !(isMasked(masks, textId) || isMasked(masks, candidate))) return whole
      const [one, other] = [this.#withoutMasked(textId, masks), this.#withoutMasked(candidate, masks)]
      return assessComparables(one, other, this.#threshold)
    }
    let measuresOfIdentical: Measures | undefined
    for (let i = 0; i < candidates.length; i++) {
      const candidate = candidates[i]!
      if (isForeign(masks, candidate)) continue
      // Stems of two languages differ, so the prefilter would reject such a pair; but it may share its wording.
      const isFiltered = sketch !== undefined && this.#fingerprints.language(candidate) === fingerprint.language
      const candidateSketch = this.#fingerprints.sketch(candidate)
      if (isFiltered && !this.#prefilter.sharesEnough(candidateSketch)) continue
      this.compared++
      const bytes = this.#fingerprints.get(candidate)
      const textHash = readTextHash(bytes)
      const isIdentical = fingerprint.textHash !== 0n && textHash === fingerprint.textHash
      // The same text with other white space, such as an error page: a thousand of these are measured once.
      if (isIdentical && measuresOfIdentical) {
        const measures = measuresOfIdentical
        found.push({
          textId: candidate,
          relation: 'identical',
          score: 1,
          measures,
          assessment: undefined,
          whole: undefined,
        })
        continue
      }
      // The gate refuses only what the comparison would, so it is passed by where most are copies, as in a group of reprints.
      if (!isIdentical && isFiltered && !this.#prefilter.sharesMost(candidateSketch)) {
        const hasUnsegmented = this.#fingerprints.hasUnsegmented(candidate)
        const stored = { ...viewWords(bytes), sketch: candidateSketch, textHash, hasUnsegmented }
        if (!this.#prefilter.mayBeCopy(stored, mayBeAlike)) continue
      }
      const whole = assessWhole(candidate)
      const assessment = assess(candidate, whole)
      const { relation, score, measures } = assessment.comparison
      if (isIdentical) measuresOfIdentical = measures
      if (keeps(assessment, whole)) found.push({ textId: candidate, relation, score, measures, assessment, whole })
    }
    return found
  }

  /** A stored text, to be compared with others. */
  queryOf(textId: number, seeksRewrites: boolean): Query {
    return Query.ofStored(this.#comparable(textId), this.#fingerprints.sketch(textId), seeksRewrites)
  }

  /** What the model for feeds needs of two stored texts that were compared with these masks. */
  feedEvidence(a: number, b: number, evidence: Evidence, inputs: Float64Array, masks: TextMasks): FeedEvidence {
    return feedEvidenceOf(this.#withoutMasked(a, masks), this.#withoutMasked(b, masks), evidence, inputs)
  }

  /** The share of each of two stored texts that was compared, in words, that stands in the other. */
  shares(a: number, b: number, { evidence }: Assessment): { readonly a: number; readonly b: number } {
    return sharesOf(this.#comparable(a), this.#comparable(b), evidence)
  }

  /** Explains what two stored texts are to each other by their assessment, in which nothing was masked. */
  explainAssessed(a: number, b: number, assessment: Assessment): Explanation {
    return explainAssessment(this.#comparable(a), this.#comparable(b), assessment)
  }

  /** Explains what two stored texts are to each other without what is masked of them. Texts of one wording are identical as they stand. */
  explain(a: number, b: number, masks: TextMasks): Explanation {
    const [hashOfA, hashOfB] = [a, b].map((textId) => readTextHash(this.#fingerprints.get(textId)))
    const used = hashOfA === hashOfB ? NO_MASKS : masks
    const [one, other] = [this.#withoutMasked(a, used), this.#withoutMasked(b, used)]
    const explanation = explainAssessment(one, other, assessComparables(one, other, this.#threshold))
    return { ...explanation, reasons: [...explanation.reasons, ...maskReasons(used, a, b)] }
  }

  /** Drops what is cached of a text, before its number is given to another. */
  forget(textId: number): void {
    this.#comparables.delete(String(textId))
    this.#masked.delete(String(textId))
  }

  #withoutMasked(textId: number, masks: TextMasks): Comparable {
    if (!isMasked(masks, textId)) return this.#comparable(textId)
    if (masks !== this.#masks) this.#masked.clear()
    this.#masks = masks
    const key = String(textId)
    const comparable =
      this.#masked.get(key) ??
      new Comparable(withoutWords(this.#comparable(textId).fingerprint, maskedRanges(masks, textId)))
    this.#masked.set(key, comparable)
    return comparable
  }

  /** What is derived of a query; that of a stored text is kept. */
  #comparableOf({ fingerprint, terms }: Query, textId: number | undefined): Comparable {
    if (textId === undefined) return new Comparable(fingerprint, terms)
    const comparable = this.#comparables.get(String(textId)) ?? new Comparable(fingerprint, terms)
    this.#comparables.set(String(textId), comparable)
    return comparable
  }

  #comparable(textId: number): Comparable {
    const key = String(textId)
    const cached = this.#comparables.get(key)
    this.prepared.needed++
    if (cached !== undefined) {
      this.prepared.atHand++
      return cached
    }
    const comparable = new Comparable(decodeUnsealed(this.#fingerprints.get(textId)))
    this.#comparables.set(key, comparable)
    return comparable
  }
}
