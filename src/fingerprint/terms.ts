import { type IdfTable, STEPS_PER_NAT } from '../language/idf.js'
import { scratchLength } from '../structures/buffers.js'
import { mix32 } from '../structures/hash.js'
import { SENTENCE_END, UNSEGMENTED } from '../text/tokens.js'

/**
 * What a text is about, sentence by sentence: its content units (stems that are no stop words; pairs of neighbouring
 * characters in scripts without spaces), in text order.
 */
export interface Terms {
  /** 24-bit stem of each unit, in text order. */
  readonly terms: Uint32Array
  /** How much a unit tells: its rarity in natural logarithms, above 0. */
  readonly weights: Float32Array
  /** The word at which a unit stands. */
  readonly positions: Uint32Array
  /** The number of the sentence a unit stands in, from 0. */
  readonly sentences: Uint32Array
  readonly sentenceCount: number
}

/** The lead of a text: its first terms, as many as about 200 words of English hold. */
export const LEAD_TERMS = 100

export function termsOf(words: Uint32Array, flags: Uint8Array, rarity: IdfTable): Terms {
  makeRoom(words.length)
  const levels = levelsOf(words, rarity)
  let count = 0
  let sentence = 0
  for (let i = 0; i < words.length; i++) {
    const flag = flags[i]!
    const isDense = (flag & UNSEGMENTED) !== 0
    const twiceLevel = isDense ? twicePairLevel(levels, flags, i) : 2 * levels[i]!
    // Written whatever it is, since half of all words are units and no processor foresees which; the next one writes over it.
    terms[count] = isDense ? termAt(words, flags, i) : words[i]! >>> 8
    weights[count] = twiceLevel / (2 * STEPS_PER_NAT)
    positions[count] = i
    sentences[count] = sentence
    count += Math.min(twiceLevel, 1)
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

interface Levels {
  readonly words: Uint32Array
  readonly rarity: IdfTable
  /** One a word. */
  readonly levels: Uint8Array
}

let remembered: Levels | undefined

/**
 * Keeps the levels of the words of one fingerprint for `contentOf`, of which it is mostly asked next: whoever finds the stems
 * has them at hand, and to look them up again takes a tenth of the time of a fingerprint.
 */
export function rememberLevels(words: Uint32Array, rarity: IdfTable, levels: Uint8Array): void {
  remembered = { words, rarity, levels }
}

function levelsOf(words: Uint32Array, rarity: IdfTable): Uint8Array {
  if (remembered?.words === words && remembered.rarity === rarity) return remembered.levels
  const levels = new Uint8Array(words.length)
  for (let i = 0; i < words.length; i++) levels[i] = rarity.idfStep(words[i]! >>> 8)
  return levels
}

// They serve text after text.
let terms = new Uint32Array(0)
let weights = new Float32Array(0)
let positions = new Uint32Array(0)
let sentences = new Uint32Array(0)

function makeRoom(words: number): void {
  const size = scratchLength(positions.length, words)
  if (size === positions.length) return
  terms = new Uint32Array(size)
  weights = new Float32Array(size)
  positions = new Uint32Array(size)
  sentences = new Uint32Array(size)
}

/** The content unit that begins with a word, whatever it weighs: its stem, or its character and the next. */
export function termAt(words: Uint32Array, flags: Uint8Array, word: number): number {
  if (!(flags[word]! & UNSEGMENTED)) return words[word]! >>> 8
  if (!beginsPair(flags, word)) return NO_TERM
  return mix32(words[word]! ^ Math.imul(words[word + 1]!, PAIR_FACTOR)) >>> 8
}

/**
 * Twice the level of the pair that begins with a character of a script without spaces, which is the mean of theirs; 0 where
 * none does. So Japanese pairs of particles and endings (hiragana) weigh nothing, a kanji beside one half, two kanji or
 * katakana all; counted on Japanese news, such pairs carry 1.1, 3.0 to 3.4 and 2.2 to 3.2 nats.
 */
function twicePairLevel(levels: Uint8Array, flags: Uint8Array, word: number): number {
  return beginsPair(flags, word) ? levels[word]! + levels[word + 1]! : 0
}

/** Whether a character has another of its kind behind it, in the same sentence. */
function beginsPair(flags: Uint8Array, word: number): boolean {
  return !(flags[word]! & SENTENCE_END) && word + 1 < flags.length && (flags[word + 1]! & UNSEGMENTED) !== 0
}

// No unit has more than 24 bits.
const NO_TERM = 2 ** 24
const PAIR_FACTOR = 0x9e3779b1
