import { type Facts, findFacts } from '../fingerprint/facts.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { LEAD_TERMS, type Terms, termsOf } from '../fingerprint/terms.js'
import { type IdfTable, idfTable } from '../language/idf.js'
import { shingle } from '../minhash/shingles.js'
import { TermSet } from '../structures/term-set.js'
import { type BigramIndex, indexBigrams } from './features/bigrams.js'
import { PhraseIndex } from './features/phrase-overlap.js'
import { type SortedTerms, sortTerms } from './features/sentence-alignment.js'
import { indexShingles, type ShingleIndex } from './features/shingle-overlap.js'

/**
 * A fingerprint with what comparisons derive from it, each part made when it is first asked for: most pairs are told apart
 * by a few. Keep it for an article that meets many others.
 */
export class Comparable {
  readonly fingerprint: Fingerprint
  readonly idf: IdfTable
  /** The content in text order. */
  readonly termsInOrder: Terms
  #content: SortedTerms | undefined
  #units: TermSet | undefined
  #opening: TermSet | undefined
  #shingles: ShingleIndex | undefined
  #wording: ShingleIndex | undefined
  #phrases: PhraseIndex | undefined
  #pairs: BigramIndex | undefined
  #facts: Facts | undefined

  /** @param known the fingerprint's content, where the caller has it already */
  constructor(fingerprint: Fingerprint, known?: Terms) {
    const { words, flags, language } = fingerprint
    this.fingerprint = fingerprint
    this.idf = idfTable(language)
    this.termsInOrder = known ?? termsOf(words, flags, this.idf)
  }

  get sortedTerms(): SortedTerms {
    this.#content ??= sortTerms(this.termsInOrder)
    return this.#content
  }

  /** The distinct content units. */
  get terms(): TermSet {
    this.#units ??= new TermSet(this.termsInOrder)
    return this.#units
  }

  /** The content units that the text begins with. */
  get lead(): TermSet {
    const { terms, weights } = this.termsInOrder
    this.#opening ??= new TermSet({ terms: terms.subarray(0, LEAD_TERMS), weights })
    return this.#opening
  }

  /** Shingles as wide as the fingerprint's options say: the similarity that a caller sees. */
  get shingles(): ShingleIndex {
    this.#shingles ??= this.#indexShingles(this.fingerprint.options.shingleWords)
    return this.#shingles
  }

  /** Shingles of five words: what the witnesses, trained on them, look at. The same object where the options say five. */
  get wording(): ShingleIndex {
    if (this.fingerprint.options.shingleWords === WORDING_SHINGLE) return this.shingles
    this.#wording ??= this.#indexShingles(WORDING_SHINGLE)
    return this.#wording
  }

  get phrases(): PhraseIndex {
    this.#phrases ??= new PhraseIndex(this.termsInOrder)
    return this.#phrases
  }

  get bigrams(): BigramIndex {
    this.#pairs ??= indexBigrams(this.fingerprint.words)
    return this.#pairs
  }

  get facts(): Facts {
    this.#facts ??= findFacts(this.fingerprint.words, this.fingerprint.flags)
    return this.#facts
  }

  #indexShingles(width: number): ShingleIndex {
    return indexShingles(shingle(this.fingerprint.words, this.fingerprint.flags, width))
  }
}

const WORDING_SHINGLE = 5

const NO_CONTENT: Terms = {
  terms: new Uint32Array(0),
  weights: new Float32Array(0),
  positions: new Uint32Array(0),
  sentences: new Uint32Array(0),
  sentenceCount: 0,
}

/**
 * The two as they can be compared. Articles taken for different languages (a wrong tag, or a snippet too short to tell)
 * have different stems for the same words; the 8 bits of each word's own form are the same in all languages. That is
 * enough for wording (two shingles that differ in one word pass for equal once in 256 times, in two once in 65,536), and
 * too little for content, about which nothing is claimed then. Facts are looked up by their forms too: of thirty facts, one
 * in nine of another text's would be found by chance.
 */
export function onCommonGround(a: Comparable, b: Comparable): [Comparable, Comparable] {
  return a.fingerprint.language === b.fingerprint.language ? [a, b] : [formsOf(a), formsOf(b)]
}

function formsOf({ fingerprint }: Comparable): Comparable {
  const words = fingerprint.words.map((word) => (word & 0xff) << 8)
  return new Comparable({ ...fingerprint, language: 'und', words }, NO_CONTENT)
}
