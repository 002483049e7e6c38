import type { Article } from '../article.js'
import { GOLDEN } from '../structures/hash.js'

interface Entry extends Pick<Article, 'text' | 'lang'> {
  readonly textId: number
}

/** A text is remembered in one of 256 places, until another that belongs there comes. */
const PLACE_BITS = 8
/** Two bytes a character at most, so 8 MB are held. */
const LONGEST = 2 ** 14
/** Characters that choose the place. */
const SAMPLES = 8

/**
 * Texts that were stored of late, to the letter: a page that comes again a thousand times, with an id each, is read once. Only the very
 * same characters count; texts that differ in white space have fingerprints of their own.
 */
export class RecentTexts {
  #entries: (Entry | undefined)[] = []

  /** The number of the same text, which is stored. */
  textIdOf({ text, lang }: Article): number | undefined {
    const entry = this.#entries[placeOf(text)]
    return entry?.text === text && entry.lang === lang ? entry.textId : undefined
  }

  add({ text, lang }: Article, textId: number): void {
    if (text.length <= LONGEST) this.#entries[placeOf(text)] = { text, lang, textId }
  }

  /** To be called where a text is no longer stored, whose number may be given to another. */
  clear(): void {
    if (this.#entries.length > 0) this.#entries = []
  }
}

/** Of a few characters: to hash all of them would take longer than to find that two texts differ. */
function placeOf(text: string): number {
  let hash = text.length
  for (let i = 0; i < SAMPLES; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(Math.floor((text.length * i) / SAMPLES)), GOLDEN)
    hash ^= hash >>> 15
  }
  return Math.imul(hash, GOLDEN) >>> (32 - PLACE_BITS)
}
