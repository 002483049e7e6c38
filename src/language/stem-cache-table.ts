import type { Words } from '../text/token.js'
import {
  BUCKET_MASK,
  BUCKET_SIZE_BITS,
  CHECK_MASK,
  CHECK_SHIFT,
  STEP_MASK,
  TABLE_LENGTH,
  WAYS,
} from './stem-cache-layout.js'

/** What the table knows of the words of a text. The next look-up may overwrite the arrays. */
export interface TransientStems {
  /** By word: its stored form, and the idf step of its stem. Arbitrary where the word is missing. */
  readonly stored: Uint32Array
  readonly idfSteps: Uint8Array
  /** The numbers of the words that the table lacks, `missingCount` of them, ascending. */
  readonly missing: Uint32Array
  readonly missingCount: number
}

/** A table of stored words, shared by all languages. The kernel has a table of its own. */
export interface StemCacheTable {
  /** Laid out as `stem-cache-layout.ts` says. */
  readonly slots: Uint32Array
  /** @param salt the number of the language */
  readonly lookUp: (words: Words, salt: number) => TransientStems
}

export function createStemCacheTable(): StemCacheTable {
  const slots = new Uint32Array(TABLE_LENGTH)
  return { slots, lookUp: (words, salt) => lookUp(slots, words, salt) }
}

export function lookUp(slots: Uint32Array, { hashes, surfaceHashes, count }: Words, salt: number): TransientStems {
  const stored = new Uint32Array(count)
  const idfSteps = new Uint8Array(count)
  const missing = new Uint32Array(count)
  let missingCount = 0
  for (let word = 0; word < count; word++) {
    const entry = findEntry(slots, hashes[word]!, surfaceHashes[word]! ^ salt)
    stored[word] = storedWordOf(entry, hashes[word]!)
    idfSteps[word] = idfStepOf(entry)
    missing[missingCount] = word
    if (entry === 0) missingCount++
  }
  return { stored, idfSteps, missing, missingCount }
}

/** The entry of a word; 0 where the table lacks it. */
export function findEntry(slots: Uint32Array, hash: number, tag: number): number {
  const bucket = (hash & BUCKET_MASK) << BUCKET_SIZE_BITS
  for (let slot = bucket; slot < bucket + WAYS; slot++) {
    const entry = slots[slot + WAYS]!
    if ((slots[slot]! ^ tag) === 0 && (entry & CHECK_MASK) === checkOf(hash)) return entry
  }
  return 0
}

/** Inserts a word that the table lacks. @returns its entry */
export function insertEntry(slots: Uint32Array, hash: number, tag: number, stored: number, idfStep: number): number {
  const entry = ((stored & 0xffffff00) | checkOf(hash) | (idfStep + 1)) >>> 0
  const bucket = (hash & BUCKET_MASK) << BUCKET_SIZE_BITS
  for (let slot = bucket + WAYS - 1; slot > bucket; slot--) {
    slots[slot] = slots[slot - 1]!
    slots[slot + WAYS] = slots[slot + WAYS - 1]!
  }
  slots[bucket] = tag
  slots[bucket + WAYS] = entry
  return entry
}

/** A stored word: the 24 stem bits of `stem` (an entry or a hash), then the low 8 bits of the word's own hash. */
export function storedWordOf(stem: number, hash: number): number {
  return ((stem & 0xffffff00) | (hash & 0xff)) >>> 0
}

export function idfStepOf(entry: number): number {
  return (entry & STEP_MASK) - 1
}

/** Three bits of the hash above those that choose the bucket. */
function checkOf(hash: number): number {
  return (hash >>> CHECK_SHIFT) & CHECK_MASK
}
