import { lowerBound } from '../../structures/lower-bound.js'

/** The words of a text, and where they stand. Of scripts without spaces each character is a word. */
export interface Words {
  /** What words are compared by. */
  readonly keys: readonly string[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[\p{L}\p{N}\p{M}]+/gu
// Longer words are compared by their beginning, so that endings make no difference.
const STEM_UNITS = 6

export function wordsOf(text: string): Words {
  const words: { keys: string[]; starts: number[]; ends: number[] } = { keys: [], starts: [], ends: [] }
  for (const { 0: word, index } of text.matchAll(WORD)) {
    words.keys.push(word.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').slice(0, STEM_UNITS))
    words.starts.push(index)
    words.ends.push(index + word.length)
  }
  return words
}

/** The first word that starts at `offset` or later. */
export function wordAt({ starts }: Words, offset: number): number {
  return lowerBound(starts, offset)
}
