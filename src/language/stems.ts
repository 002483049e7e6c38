import { hashWord } from '../structures/hash.js'
import { normalizeWord } from '../text/normalize.js'
import type { Words } from '../text/token.js'
import type { Language } from './language.js'
import { createStemMemory, levelIn, recall, remember, type StemCacheTable, storedOf } from './stem-cache-table.js'

/** Which stem a stored word has. */
export function stemOf(storedWord: number): number {
  return storedWord >>> 8
}

/** The 24 bits by which a stem is known: the high ones of its hash. */
export function hashStem(stem: string): number {
  return hashWord(stem) >>> 8
}

/**
 * A word as fingerprints store it: 24 bits of its stem and 8 of its own form, so that one number answers both "the same
 * word?" and "the same word, inflected?". A word that is its own stem is stored as its hash.
 *
 * @param hash `hashWord` of the normalised word
 */
export function storedWord(language: Language, word: string, hash: number): number {
  const stem = language.stem(word)
  return stem === word ? hash : storedOf(hashWord(stem), hash)
}

/** Stored words of one language, stemmed once for each spelling. Answers never depend on what the memory holds. */
export class StemCache {
  readonly #language: Language
  readonly #levelOf: (stem24: number) => number
  readonly #memory: StemCacheTable
  readonly #salt: number

  /**
   * @param levelOf what else is to be remembered of a stem, 0 to 30: how rare it is
   * @param memory may serve other languages as well
   */
  constructor(language: Language, levelOf: (stem24: number) => number, memory: StemCacheTable = createStemMemory()) {
    this.#language = language
    this.#levelOf = levelOf
    this.#memory = memory
    this.#salt = hashWord(language.code)
  }

  /** The stored words of the words of a text, and the level of each: good until the memory is asked again. */
  storedWords(text: string, words: Words): { stored: Uint32Array; levels: Uint8Array } {
    const { hashes, surfaceHashes, starts, ends } = words
    const { stored, levels, missing, missed } = this.#memory.lookUp(words, this.#salt)
    for (let i = 0; i < missed; i++) {
      const word = missing[i]!
      const answer = this.#answer(hashes[word]!, surfaceHashes[word]!, text, starts[word]!, ends[word]!)
      stored[word] = storedOf(answer, hashes[word]!)
      levels[word] = levelIn(answer)
    }
    return { stored, levels }
  }

  /** The stored word of the word that stands in `text` from `start` to `end`; see `Words` for the other two. */
  storedWord(hash: number, spelling: number, text: string, start: number, end: number): number {
    return storedOf(this.#answer(hash, spelling, text, start, end), hash)
  }

  #answer(hash: number, spelling: number, text: string, start: number, end: number): number {
    const { numbers } = this.#memory
    const tag = spelling ^ this.#salt
    const known = recall(numbers, hash, tag)
    if (known !== 0) return known
    const stored = storedWord(this.#language, normalizeWord(text.slice(start, end)), hash)
    return remember(numbers, hash, tag, stored, this.#levelOf(stemOf(stored)))
  }
}
