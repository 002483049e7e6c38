import { GOLDEN, HASH_FACTOR, HASH_START, mix32 } from '../structures/hash.js'
import { APOSTROPHE, FULL_STOP } from './character-codes.js'
import {
  COMBINING,
  characters,
  DIGIT,
  IGNORED,
  JOINER,
  LETTERS,
  NEEDS_NORMALIZING,
  SEPARATOR,
  UNSEGMENTED,
  WORD,
} from './characters.js'
import { LONGEST_WORD } from './token.js'

interface AnyWord {
  readonly end: number
  /** The hash of the normalised word, unless `seen` has NEEDS_NORMALIZING. */
  readonly hash: number
  readonly surfaceHash: number
  /** The kinds of its characters, joined by "or". */
  readonly seen: number
}

/**
 * Scans the word that starts at `start`, with everything that a word may contain: apostrophes, full stops, commas, ignored
 * characters, characters beyond U+FFFF, or one character of a script without spaces with its combining marks.
 */
export function scanAnyWord(text: string, start: number): AnyWord {
  const { kinds, folds } = characters()
  const limit = Math.min(text.length, start + LONGEST_WORD)
  let hash = HASH_START
  let surfaceHash = 0
  let seen = 0
  let end = start
  let last = SEPARATOR
  for (let at = start; at < limit; ) {
    const code = text.codePointAt(at)!
    const next = at + (code > 0xffff ? 2 : 1)
    const kind = kinds[code]!
    if (kind === JOINER) {
      const joiner = folds[code]!
      const after = kindFrom(text, next)
      const joined =
        joiner === APOSTROPHE
          ? (last & (LETTERS | COMBINING)) !== 0 && (after & LETTERS) !== 0
          : (last & after & DIGIT) !== 0
      if (!joined || next === limit) break
      if (joiner === FULL_STOP) hash = Math.imul(hash ^ joiner, HASH_FACTOR)
    } else if (kind !== IGNORED) {
      const continues = (kind & ((seen & UNSEGMENTED) !== 0 ? COMBINING : WORD)) !== 0
      if (!continues && !(at === start && (kind & UNSEGMENTED) !== 0)) break
      hash = Math.imul(hash ^ folds[code & 0xffff]!, HASH_FACTOR)
      seen |= code > 0xffff ? kind | NEEDS_NORMALIZING : kind
      last = kind
      for (; end < next; end++) surfaceHash = (Math.imul(surfaceHash, GOLDEN) + folds[text.charCodeAt(end)]!) | 0
    }
    at = next
  }
  return { end, hash: mix32(hash), surfaceHash, seen }
}

/** The kind of the first character from `at` on that is not ignored. */
function kindFrom(text: string, at: number): number {
  const { kinds } = characters()
  while (at < text.length && kinds[text.charCodeAt(at)] === IGNORED) at++
  return at < text.length ? kinds[text.codePointAt(at)!]! : SEPARATOR
}
