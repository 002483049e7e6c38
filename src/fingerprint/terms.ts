import { type IdfTable, STEPS_PER_NAT } from '../language/idf.js'
import { reuse } from '../structures/buffers.js'
import { GOLDEN, mix32 } from '../structures/hash.js'
import { SENTENCE_END, UNSEGMENTED } from '../text/tokens.js'

/**
 * What a text is about, sentence by sentence: its terms, in text order. A term is a stem that is no stop word or, in scripts
 * without spaces, a pair of neighbouring characters.
 */
export interface Terms {
  /** 24 bits a term: the hash of a stem, or of a pair of characters. */
  readonly terms: Uint32Array
  /** The idf of each term, above 0. */
  readonly weights: Float32Array
  /** The position of the word with which each term begins. */
  readonly positions: Uint32Array
  /** The number of the sentence that each term is in, from 0. */
  readonly sentences: Uint32Array
  readonly sentenceCount: number
}

/** The lead of a text: its first terms, as many as about 200 words of English hold. */
export const LEAD_TERMS = 100

/** @param idfSteps by word, what `idf.idfStep` says of it, if the caller has these already: to look them up costs a tenth of a fingerprint */
export function termsOf(
  words: Uint32Array,
  flags: Uint8Array,
  idf: IdfTable,
  idfSteps: Uint8Array = idfStepsOf(words, idf),
): Terms {
  terms = reuse(terms, words.length)
  weights = reuse(weights, words.length)
  positions = reuse(positions, words.length)
  sentences = reuse(sentences, words.length)
  let count = 0
  let sentence = 0
  for (let i = 0; i < words.length; i++) {
    const flag = flags[i]!
    const isUnsegmented = (flag & UNSEGMENTED) !== 0
    const twiceStep = isUnsegmented ? twicePairStep(idfSteps, flags, i) : 2 * idfSteps[i]!
    // Always write, advance only for terms: branch-free, because the branch would be mispredicted for half of the words.
    terms[count] = isUnsegmented ? termAt(words, flags, i) : words[i]! >>> 8
    weights[count] = twiceStep / (2 * STEPS_PER_NAT)
    positions[count] = i
    sentences[count] = sentence
    count += Math.min(twiceStep, 1)
    sentence += flag & SENTENCE_END
  }
  const isOpen = words.length > 0 && !(flags[words.length - 1]! & SENTENCE_END)
  return {
    terms: terms.slice(0, count),
    weights: weights.slice(0, count),
    positions: positions.slice(0, count),
    sentences: sentences.slice(0, count),
    sentenceCount: sentence + (isOpen ? 1 : 0),
  }
}

function idfStepsOf(words: Uint32Array, idf: IdfTable): Uint8Array {
  const steps = new Uint8Array(words.length)
  for (let i = 0; i < words.length; i++) steps[i] = idf.idfStep(words[i]! >>> 8)
  return steps
}

// Used again for each text.
let terms = new Uint32Array(0)
let weights = new Float32Array(0)
let positions = new Uint32Array(0)
let sentences = new Uint32Array(0)

/** The term that begins with a word, even if it weighs nothing: its stem, or its character and the next. */
export function termAt(words: Uint32Array, flags: Uint8Array, word: number): number {
  if (!(flags[word]! & UNSEGMENTED)) return words[word]! >>> 8
  if (!beginsPair(flags, word)) return NO_TERM
  return mix32(words[word]! ^ Math.imul(words[word + 1]!, GOLDEN)) >>> 8
}

/**
 * Twice the idf step of the pair that begins with a character of a script without spaces; 0 where no pair begins. The step of
 * a pair is the mean of those of its characters. So in Japanese, two hiragana (particles and endings) weigh nothing, a kanji
 * and a hiragana weigh half, two kanji or two katakana weigh all. Counted on Japanese news, such pairs carry 1.1, 3.0 to 3.4
 * and 2.2 to 3.2 nats.
 */
function twicePairStep(idfSteps: Uint8Array, flags: Uint8Array, word: number): number {
  return beginsPair(flags, word) ? idfSteps[word]! + idfSteps[word + 1]! : 0
}

/** Whether the next word is a character of a script without spaces too, in the same sentence. */
function beginsPair(flags: Uint8Array, word: number): boolean {
  return !(flags[word]! & SENTENCE_END) && word + 1 < flags.length && (flags[word + 1]! & UNSEGMENTED) !== 0
}

// No term has more than 24 bits.
const NO_TERM = 2 ** 24
