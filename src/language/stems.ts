import { hashWord } from '../structures/hash.js'
import { normalizeWord } from '../text/normalize.js'
import type { Words } from '../text/token.js'
import type { Language } from './language.js'
import {
  createStemCacheTable,
  findEntry,
  idfStepOf,
  insertEntry,
  type StemCacheTable,
  storedWordOf,
  type TransientStems,
} from './stem-cache-table.js'

/** The 24 bits of a stored word that identify its stem. */
export function stemOf(storedWord: number): number {
  return storedWord >>> 8
}

/** The 24 bits that identify a stem: the high bits of its hash. */
export function hashStem(stem: string): number {
  return hashWord(stem) >>> 8
}

/**
 * A word as fingerprints store it: 24 bits of its stem and 8 bits of the word itself, so that one number answers both "the
 * same word?" and "the same word, inflected?". A word that is its own stem is stored as its hash.
 *
 * @param hash `hashWord` of the normalised word
 */
export function storedWord(language: Language, word: string, hash: number): number {
  const stem = language.stem(word)
  return stem === word ? hash : storedWordOf(hashWord(stem), hash)
}

/** Stored words of one language: stems each spelling once, and then finds it in the table. The results do not depend on the table. */
export class StemCache {
  readonly #language: Language
  readonly #idfStepOfStem: (stem24: number) => number
  readonly #table: StemCacheTable
  readonly #salt: number

  /**
   * @param idfStepOfStem the idf step of a stem, 0 to 30, which is cached with it
   * @param table other languages may share it
   */
  constructor(
    language: Language,
    idfStepOfStem: (stem24: number) => number,
    table: StemCacheTable = createStemCacheTable(),
  ) {
    this.#language = language
    this.#idfStepOfStem = idfStepOfStem
    this.#table = table
    this.#salt = hashWord(language.code)
  }

  /** The stored words of the words of a text, and their idf steps. The next look-up in the table may overwrite the arrays. */
  storedWords(text: string, words: Words): Pick<TransientStems, 'stored' | 'idfSteps'> {
    const { hashes, surfaceHashes, starts, ends } = words
    const { stored, idfSteps, missing, missingCount } = this.#table.lookUp(words, this.#salt)
    for (let i = 0; i < missingCount; i++) {
      const word = missing[i]!
      const entry = this.#entry(hashes[word]!, surfaceHashes[word]!, text, starts[word]!, ends[word]!)
      stored[word] = storedWordOf(entry, hashes[word]!)
      idfSteps[word] = idfStepOf(entry)
    }
    return { stored, idfSteps }
  }

  /** The stored word of the word in `text` from `start` to `end`, given the two hashes that `Words` has of it. */
  storedWord(hash: number, surfaceHash: number, text: string, start: number, end: number): number {
    return storedWordOf(this.#entry(hash, surfaceHash, text, start, end), hash)
  }

  #entry(hash: number, surfaceHash: number, text: string, start: number, end: number): number {
    const { slots } = this.#table
    const tag = surfaceHash ^ this.#salt
    const known = findEntry(slots, hash, tag)
    if (known !== 0) return known
    const stored = storedWord(this.#language, normalizeWord(text.slice(start, end)), hash)
    return insertEntry(slots, hash, tag, stored, this.#idfStepOfStem(stemOf(stored)))
  }
}
