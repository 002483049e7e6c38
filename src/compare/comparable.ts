import { findFacts } from '../fingerprint/facts.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { phraseKey, phrases } from '../fingerprint/phrases.js'
import { type Terms, termsOf } from '../fingerprint/terms.js'
import { type IdfTable, idfTable } from '../language/idf.js'
import { shingle } from '../minhash/shingles.js'
import { TermSet } from '../structures/term-set.js'
import { type BigramIndex, indexBigrams } from './features/bigrams.js'
import { type WeighedFacts, weighFacts } from './features/facts-overlap.js'
import { countUnquoted } from './features/ordered-overlap.js'
import { indexShingles, type ShingleIndex } from './features/shingle-overlap.js'
import { type SortedTerms, sortTerms } from './features/sorted-terms.js'

/** The models were trained on shingles of five words. */
const MODEL_SHINGLE_WORDS = 5

/**
 * A fingerprint with what comparisons derive from it. Each part is made when it is first asked for, because most pairs need
 * only a few parts. Keep the object for an article that is compared with many others.
 */
export class Comparable {
  readonly fingerprint: Fingerprint
  readonly idf: IdfTable
  readonly termsInOrder: Terms
  #sortedTerms: SortedTerms | undefined
  #stems: TermSet | undefined
  #shingles: ShingleIndex | undefined
  #wording: ShingleIndex | undefined
  #bigrams: BigramIndex | undefined
  #unquotedWords: number | undefined
  #facts: WeighedFacts | undefined
  #keptPhrases: Uint32Array | undefined
  #allPhrases: ReadonlySet<number> | undefined

  /** @param terms the terms of the fingerprint, if the caller has them already */
  constructor(fingerprint: Fingerprint, terms?: Terms) {
    const { words, flags, language } = fingerprint
    this.fingerprint = fingerprint
    this.idf = idfTable(language)
    this.termsInOrder = terms ?? termsOf(words, flags, this.idf)
  }

  get sortedTerms(): SortedTerms {
    this.#sortedTerms ??= sortTerms(this.termsInOrder, this.facts.stems)
    return this.#sortedTerms
  }

  /** The stems of all words. */
  get stems(): TermSet {
    this.#stems ??= new TermSet(this.fingerprint.words.map((word) => word >>> 8))
    return this.#stems
  }

  /** Shingles as wide as the fingerprint's options say, for the similarity that a caller sees. */
  get shingles(): ShingleIndex {
    this.#shingles ??= this.#indexShingles(this.fingerprint.options.shingleWords)
    return this.#shingles
  }

  /** Shingles of five words, for the models. The same object as `shingles` if the options say five. */
  get wording(): ShingleIndex {
    if (this.fingerprint.options.shingleWords === MODEL_SHINGLE_WORDS) return this.shingles
    this.#wording ??= this.#indexShingles(MODEL_SHINGLE_WORDS)
    return this.#wording
  }

  /** How many words stand in no quotation marks. */
  get unquotedWords(): number {
    this.#unquotedWords ??= countUnquoted(this.fingerprint.flags)
    return this.#unquotedWords
  }

  get bigrams(): BigramIndex {
    this.#bigrams ??= indexBigrams(this.fingerprint.words)
    return this.#bigrams
  }

  get facts(): WeighedFacts {
    this.#facts ??= weighFacts(findFacts(this.fingerprint.words, this.fingerprint.flags), this.idf)
    return this.#facts
  }

  /** The phrases that stand for the text, as candidates are found by. */
  get keptPhrases(): Uint32Array {
    this.#keptPhrases ??= phrases(this.termsInOrder)
    return this.#keptPhrases
  }

  get allPhrases(): ReadonlySet<number> {
    const { terms } = this.termsInOrder
    this.#allPhrases ??= new Set(terms.subarray(1).map((term, i) => phraseKey(terms[i]!, term)))
    return this.#allPhrases
  }

  #indexShingles(shingleWords: number): ShingleIndex {
    return indexShingles(shingle(this.fingerprint.words, this.fingerprint.flags, shingleWords))
  }
}

const NO_TERMS: Terms = {
  terms: new Uint32Array(0),
  weights: new Float32Array(0),
  positions: new Uint32Array(0),
  sentences: new Uint32Array(0),
  sentenceCount: 0,
}

/**
 * Two articles as they can be compared. If they were taken for different languages (a wrong tag, or a snippet too short to
 * tell), the same word has two different stems; only the 8-bit hash of its surface form is the same in all languages. Eight
 * bits are enough for wording: two shingles that differ in one word look equal once in 256 times, in two words once in
 * 65,536. They are too few for terms, so such articles have none. Facts are compared by surface hashes too: of thirty facts,
 * one in nine of another text's would be found by chance.
 */
export function reconcileLanguages(a: Comparable, b: Comparable): [Comparable, Comparable] {
  return a.fingerprint.language === b.fingerprint.language ? [a, b] : [bySurfaceHashes(a), bySurfaceHashes(b)]
}

function bySurfaceHashes({ fingerprint }: Comparable): Comparable {
  const words = fingerprint.words.map((word) => (word & 0xff) << 8)
  return new Comparable({ ...fingerprint, language: 'und', words }, NO_TERMS)
}
