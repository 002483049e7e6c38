import { type Content, contentOf } from '../fingerprint/content.js'
import { type Facts, findFacts } from '../fingerprint/facts.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { shingle } from '../fingerprint/shingles.js'
import { type Rarity, rarity } from '../language/rarity.js'
import { type ContentIndex, indexContent } from './align.js'
import { indexShingles, type ShingleIndex } from './overlap.js'
import { PhraseIndex } from './phrase-overlap.js'
import { indexPairs, type PairIndex } from './thread.js'

/** A fingerprint with what every comparison derives from it. Make it once for an article that meets many others. */
export interface Comparable {
  readonly fingerprint: Fingerprint
  readonly rarity: Rarity
  /** Shingles as wide as the fingerprint's options say: the similarity that a caller sees. */
  readonly shingles: ShingleIndex
  /** Shingles of five words: what the witnesses, trained on them, look at. The same object where the options say five. */
  readonly wording: ShingleIndex
  readonly content: ContentIndex
  /** The same content in text order. */
  readonly contentInOrder: Content
  /** The content units that the text begins with, ascending. */
  readonly opening: Uint32Array
  readonly phrases: PhraseIndex
  readonly pairs: PairIndex
  readonly facts: Facts
}

const WORDING_SHINGLE = 5

/** @param known the fingerprint's content, where the caller has it already */
export function toComparable(fingerprint: Fingerprint, known?: Content): Comparable {
  const { words, flags, options, language } = fingerprint
  const weights = rarity(language)
  const content = known ?? contentOf(words, flags, weights)
  const shingles = indexShingles(shingle(words, flags, options.shingleWords))
  return {
    fingerprint,
    rarity: weights,
    shingles,
    wording:
      options.shingleWords === WORDING_SHINGLE ? shingles : indexShingles(shingle(words, flags, WORDING_SHINGLE)),
    content: indexContent(content),
    contentInOrder: content,
    opening: openingOf(content),
    phrases: new PhraseIndex(content),
    pairs: indexPairs(words),
    facts: findFacts(words, flags),
  }
}

/** How many content units a text begins with: about 200 words of English. */
export const OPENING_UNITS = 100

function openingOf({ units }: Content): Uint32Array {
  return units.slice(0, OPENING_UNITS).sort()
}

const NO_CONTENT: Content = {
  units: new Uint32Array(0),
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
  const forms = toComparable({
    ...fingerprint,
    language: 'und',
    words: fingerprint.words.map((word) => (word & 0xff) << 8),
  })
  return {
    ...forms,
    content: indexContent(NO_CONTENT),
    contentInOrder: NO_CONTENT,
    opening: openingOf(NO_CONTENT),
    phrases: new PhraseIndex(NO_CONTENT),
  }
}
