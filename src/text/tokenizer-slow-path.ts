import { GOLDEN, HASH_FACTOR, HASH_START, mix32 } from '../structures/hash.js'
import {
  characters,
  DENSE,
  DIGIT,
  IGNORED,
  JOINER,
  LETTERS,
  MARK,
  NEEDS_NORMALIZING,
  SEPARATOR,
  WORD,
} from './characters.js'

/**
 * Longer runs go on as another word, so that a megabyte without a space stays cheap; the longest word of German law had 63
 * letters. In UTF-16 units; a pair may stand across the limit.
 */
export const LONGEST_WORD = 64

const APOSTROPHE = 0x27
const POINT = 0x2e

interface CarefulWord {
  readonly end: number
  /** Right only where no character of the word needs normalizing. */
  readonly hash: number
  readonly spelling: number
  /** The kinds of its characters, joined by "or". */
  readonly seen: number
}

/**
 * The word that starts at `start`, with all that may be in one: apostrophes, points, commas, characters that are not seen,
 * characters beyond U+FFFF, or one character of a script without spaces with its marks.
 */
export function scanCarefully(text: string, start: number): CarefulWord {
  const { kinds, folds } = characters()
  const limit = Math.min(text.length, start + LONGEST_WORD)
  let hash = HASH_START
  let spelling = 0
  let seen = 0
  let end = start
  let last = SEPARATOR
  for (let at = start; at < limit; ) {
    const code = text.codePointAt(at)!
    const next = at + (code > 0xffff ? 2 : 1)
    const kind = kinds[code]!
    if (kind === JOINER) {
      const mark = folds[code]!
      const after = kindFrom(text, next)
      const joined =
        mark === APOSTROPHE ? (last & (LETTERS | MARK)) !== 0 && (after & LETTERS) !== 0 : (last & after & DIGIT) !== 0
      if (!joined || next === limit) break
      if (mark === POINT) hash = Math.imul(hash ^ mark, HASH_FACTOR)
    } else if (kind !== IGNORED) {
      if ((kind & ((seen & DENSE) !== 0 ? MARK : WORD)) === 0 && !(at === start && (kind & DENSE) !== 0)) break
      hash = Math.imul(hash ^ folds[code & 0xffff]!, HASH_FACTOR)
      seen |= code > 0xffff ? kind | NEEDS_NORMALIZING : kind
      last = kind
      for (; end < next; end++) spelling = (Math.imul(spelling, GOLDEN) + folds[text.charCodeAt(end)]!) | 0
    }
    at = next
  }
  return { end, hash: mix32(hash), spelling, seen }
}

/** The kind of the first character from `at` on that is seen. */
function kindFrom(text: string, at: number): number {
  const { kinds } = characters()
  while (at < text.length && kinds[text.charCodeAt(at)] === IGNORED) at++
  return at < text.length ? kinds[text.codePointAt(at)!]! : SEPARATOR
}
