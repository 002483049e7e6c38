import type { Words } from '../text/token.js'

/*
 * A table of buckets by the low bits of a word's hash. A bucket holds four words in half a cache line: four tags, then four
 * answers, so that one comparison of vectors finds a word or that it is not there, without a branch. Where a bucket is full, the
 * word that came first leaves it.
 *
 *     tag      the spelling of the word, mixed with the number of its language
 *     answer   24 bits of the stem | 3 more bits of the hash | 5 bits: the level plus one
 *
 * A word is known by 15 bits of its hash, 32 of its spelling and 3 more of its hash. The table holds 131,072 words, so of a million
 * different ones read after each other, any is taken for another with a chance of 2^17 * 10^6 / 2^50, 1 in 8,600.
 */

export const BUCKET_BITS = 15
const SLOT_BITS = 3
const WAYS = 4
const CHECK = 0xe0
const LEVEL = 0x1f
const BUCKET_MASK = (1 << BUCKET_BITS) - 1
/** 1 MB: what is read at random, once a word, should fit the second cache. */
export const MEMORY_NUMBERS = 1 << (BUCKET_BITS + SLOT_BITS)

/** What is known of the words of a text: good until the next look-up. */
export interface Remembered {
  /** By word: its stored form, and the level of its stem; anything for one that is missing. */
  readonly stored: Uint32Array
  readonly levels: Uint8Array
  /** The numbers of the words that are not known, `missed` of them, ascending. */
  readonly missing: Uint32Array
  readonly missed: number
}

/** Where stored words are remembered, of all languages: the kernel has its own. */
export interface StemCacheTable {
  readonly numbers: Uint32Array
  /** @param salt the number of the language */
  readonly lookUp: (words: Words, salt: number) => Remembered
}

export function createStemMemory(): StemCacheTable {
  const numbers = new Uint32Array(MEMORY_NUMBERS)
  return { numbers, lookUp: (words, salt) => lookUp(numbers, words, salt) }
}

export function lookUp(numbers: Uint32Array, { hashes, surfaceHashes, count }: Words, salt: number): Remembered {
  const stored = new Uint32Array(count)
  const levels = new Uint8Array(count)
  const missing = new Uint32Array(count)
  let missed = 0
  for (let word = 0; word < count; word++) {
    const answer = recall(numbers, hashes[word]!, surfaceHashes[word]! ^ salt)
    stored[word] = storedOf(answer, hashes[word]!)
    levels[word] = levelIn(answer)
    missing[missed] = word
    if (answer === 0) missed++
  }
  return { stored, levels, missing, missed }
}

/** The answer for a word; 0 where it is not known. */
export function recall(numbers: Uint32Array, hash: number, tag: number): number {
  const bucket = (hash & BUCKET_MASK) << SLOT_BITS
  for (let slot = bucket; slot < bucket + WAYS; slot++) {
    const answer = numbers[slot + WAYS]!
    if ((numbers[slot]! ^ tag) === 0 && (answer & CHECK) === checkOf(hash)) return answer
  }
  return 0
}

/** Remembers a word, which was not known. @returns its answer */
export function remember(numbers: Uint32Array, hash: number, tag: number, stored: number, level: number): number {
  const answer = ((stored & 0xffffff00) | checkOf(hash) | (level + 1)) >>> 0
  const bucket = (hash & BUCKET_MASK) << SLOT_BITS
  for (let slot = bucket + WAYS - 1; slot > bucket; slot--) {
    numbers[slot] = numbers[slot - 1]!
    numbers[slot + WAYS] = numbers[slot + WAYS - 1]!
  }
  numbers[bucket] = tag
  numbers[bucket + WAYS] = answer
  return answer
}

export function storedOf(answer: number, hash: number): number {
  return ((answer & 0xffffff00) | (hash & 0xff)) >>> 0
}

export function levelIn(answer: number): number {
  return (answer & LEVEL) - 1
}

/** Of the bits of a hash above those that choose the bucket. */
function checkOf(hash: number): number {
  return (hash >>> (BUCKET_BITS - 5)) & CHECK
}
