import { hashWord } from '../text/hash.js'
import { normalizeWord } from '../text/normalize.js'
import type { Words } from '../text/word.js'
import type { Language } from './language.js'

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
  return stem === word ? hash : ((hashWord(stem) & 0xffffff00) | (hash & 0xff)) >>> 0
}

const FIRST_SLOTS = 1 << 12
const MOST_SLOTS = 1 << 19
// A slot is four numbers, so it never straddles two cache lines.
const HASH = 0
const SPELLING = 1
const STORED = 2
const LEVEL = 3
const SLOT_BITS = 2

/**
 * Stored words of one language, stemmed once for each spelling. Open addressing in one typed array; what stands in the
 * text is checked by a second hash of 32 bits, since two words of one hash (a million words hold about a hundred such
 * pairs) would otherwise be stored differently by what was read before. Scraped text has no end of words: at a quarter of
 * a million spellings (8 MB) the cache starts afresh. Answers never depend on what it holds.
 */
export class StemCache {
  readonly #language: Language
  readonly #levelOf: (stem24: number) => number
  readonly #mostSlots: number
  #count = 0
  #slots = new Uint32Array(FIRST_SLOTS << SLOT_BITS)

  /**
   * @param levelOf what else is to be remembered of a stem, 0 to 255: how rare it is
   * @param mostSlots a power of two from 4,096; half of them can be taken, at 16 bytes each
   */
  constructor(language: Language, levelOf: (stem24: number) => number, mostSlots = MOST_SLOTS) {
    this.#language = language
    this.#levelOf = levelOf
    this.#mostSlots = mostSlots
  }

  /** The stored words of the words of a text, and the level of each. */
  storedWords(text: string, words: Words): { stored: Uint32Array; levels: Uint8Array } {
    const { hashes, spellings, count } = words
    const stored = new Uint32Array(count)
    const levels = new Uint8Array(count)
    let slots = this.#slots
    let mask = slots.length - 1
    for (let word = 0; word < count; word++) {
      const hash = hashes[word]!
      const spelling = spellings[word]!
      // Nearly every word stands in its first slot. An empty slot has hash 0.
      let slot = (hash << SLOT_BITS) & mask
      if (slots[slot + HASH] !== hash || slots[slot + SPELLING] !== spelling || hash === 0) {
        slot = this.#slotOf(hash, spelling, text, words.starts[word]!, words.ends[word]!)
        slots = this.#slots
        mask = slots.length - 1
      }
      stored[word] = slots[slot + STORED]!
      levels[word] = slots[slot + LEVEL]!
    }
    return { stored, levels }
  }

  /** The stored word of the word that stands in `text` from `start` to `end`; see `Words` for the other two. */
  storedWord(hash: number, spelling: number, text: string, start: number, end: number): number {
    const slot = this.#slotOf(hash, spelling, text, start, end)
    return this.#slots[slot + STORED]!
  }

  /** Where a word stands, which is put there if it was not. */
  #slotOf(hash: number, spelling: number, text: string, start: number, end: number): number {
    const found = this.#find(hash, spelling)
    if (found >= 0) return found
    if ((this.#count + 1) << (SLOT_BITS + 1) > this.#slots.length) this.#makeRoom()
    const stored = storedWord(this.#language, normalizeWord(text.slice(start, end)), hash)
    return this.#put(hash, spelling, stored, this.#levelOf(stemOf(stored)))
  }

  #find(hash: number, spelling: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    let slot = (hash << SLOT_BITS) & mask
    for (; slots[slot + HASH] !== 0; slot = (slot + (1 << SLOT_BITS)) & mask) {
      if (slots[slot + HASH] === hash && slots[slot + SPELLING] === spelling) return slot
    }
    return -1
  }

  #put(hash: number, spelling: number, stored: number, level: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    let slot = (hash << SLOT_BITS) & mask
    while (slots[slot + HASH] !== 0) slot = (slot + (1 << SLOT_BITS)) & mask
    slots[slot + HASH] = hash
    slots[slot + SPELLING] = spelling
    slots[slot + STORED] = stored
    slots[slot + LEVEL] = level
    // The one word in four billion of hash 0 leaves its slot empty, and is stemmed each time.
    if (hash !== 0) this.#count++
    return slot
  }

  #makeRoom(): void {
    const old = this.#slots
    this.#count = 0
    if (old.length >> SLOT_BITS >= this.#mostSlots) {
      old.fill(0)
      return
    }
    this.#slots = new Uint32Array(old.length * 2)
    for (let slot = 0; slot < old.length; slot += 1 << SLOT_BITS) {
      if (old[slot + HASH] === 0) continue
      this.#put(old[slot + HASH]!, old[slot + SPELLING]!, old[slot + STORED]!, old[slot + LEVEL]!)
    }
  }
}
