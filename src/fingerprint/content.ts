import { pairIdf, type Rarity } from '../language/rarity.js'
import { mix32 } from '../text/hash.js'
import { DENSE, SENTENCE_END } from '../text/words.js'

/**
 * What a text is about, sentence by sentence: its content units (stems that are no stop words; pairs of neighbouring
 * characters in scripts without spaces), in text order.
 */
export interface Content {
  /** 24-bit stem of each unit, in text order. */
  readonly units: Uint32Array
  /** How much a unit tells: its rarity in natural logarithms, above 0. */
  readonly weights: Float32Array
  /** The word at which a unit stands. */
  readonly positions: Uint32Array
  /** The number of the sentence a unit stands in, from 0. */
  readonly sentences: Uint32Array
  readonly sentenceCount: number
}

export function contentOf(words: Uint32Array, flags: Uint8Array, rarity: Rarity): Content {
  const units = new Uint32Array(words.length)
  const weights = new Float32Array(words.length)
  const positions = new Uint32Array(words.length)
  const sentences = new Uint32Array(words.length)
  let count = 0
  let sentence = 0
  for (let i = 0; i < words.length; i++) {
    const weight = weightAt(words, flags, i, rarity)
    if (weight > 0) {
      units[count] = unitAt(words, flags, i)
      weights[count] = weight
      positions[count] = i
      sentences[count] = sentence
      count++
    }
    if (flags[i]! & SENTENCE_END) sentence++
  }
  return {
    units: units.slice(0, count),
    weights: weights.slice(0, count),
    positions: positions.slice(0, count),
    sentences: sentences.slice(0, count),
    sentenceCount: sentence + (words.length > 0 && !(flags[words.length - 1]! & SENTENCE_END) ? 1 : 0),
  }
}

/** The content unit that begins with a word, whatever it weighs: its stem, or its character and the next. */
export function unitAt(words: Uint32Array, flags: Uint8Array, word: number): number {
  if (!(flags[word]! & DENSE)) return words[word]! >>> 8
  if (!beginsPair(flags, word)) return NO_UNIT
  return mix32(words[word]! ^ Math.imul(words[word + 1]!, PAIR_FACTOR)) >>> 8
}

function weightAt(words: Uint32Array, flags: Uint8Array, word: number, rarity: Rarity): number {
  if (!(flags[word]! & DENSE)) return rarity.idf(words[word]! >>> 8)
  return beginsPair(flags, word) ? pairIdf(rarity, words[word]! >>> 8, words[word + 1]! >>> 8) : 0
}

/** Whether a character has another of its kind behind it, in the same sentence. */
function beginsPair(flags: Uint8Array, word: number): boolean {
  return !(flags[word]! & SENTENCE_END) && word + 1 < flags.length && (flags[word + 1]! & DENSE) !== 0
}

// No unit has more than 24 bits.
const NO_UNIT = 2 ** 24
const PAIR_FACTOR = 0x9e3779b1
