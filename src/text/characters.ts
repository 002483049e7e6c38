import { FOLDS, KINDS } from './characters.table.js'

/*
 * What every character is to this package, frozen: a runtime's own `\p{Letter}` and `toLowerCase` change with its Unicode
 * version, and a fingerprint must not. Characters unknown to the table (newer than it, private, half a pair) separate
 * words and are left as they are.
 */

// Bits of a kind. A word holds letters, marks and digits; a character of a script without spaces is a word by itself.
/** Any letter but an upper-case one. */
export const LETTER = 1
export const UPPERCASE = 2
export const MARK = 4
export const DIGIT = 8
export const DENSE = 16
/** The fold alone is not the normal form: `ﬁ` is two letters, U+0301 joins the letter before it. */
export const NEEDS_NORMALIZING = 32
// Kinds of what stands between words; these are whole values, not bits.
export const SEPARATOR = 0
/** Apostrophes, points and commas, which may stand inside a word. */
export const JOINER = 96
/** Neither seen nor separating: soft hyphens, joiners, direction marks, control characters. */
export const IGNORED = 64
export const SPACE = 128
export const UNKNOWN = 192

/** Set in JOINER, IGNORED and UNKNOWN (as half a pair is) only: the word may go on behind. */
export const MAY_GO_ON = 64

export const LETTERS = LETTER | UPPERCASE
export const WORD = LETTERS | MARK | DIGIT
export const STARTS_WORD = LETTERS | DIGIT | DENSE

export interface Characters {
  /** The kind of each code point. */
  readonly kinds: Uint8Array
  /**
   * What each UTF-16 unit counts as: lower case (simple folding; dotted and dotless capital I both become i), quotation
   * marks as `"`, apostrophes as `'`, dashes as `-`, spaces as a space. Units of pairs are themselves: see `foldPairs`.
   */
  readonly folds: Uint16Array
  /** Folds of code points from U+10000, where they differ from themselves. */
  readonly foldPairs: ReadonlyMap<number, number>
}

let expanded: Characters | undefined

/** The table, expanded on first use (about 1.2 MB, some 10 ms). */
export function characters(): Characters {
  expanded ??= { kinds: expandKinds(), ...expandFolds() }
  return expanded
}

// Runs of (length, kind, other kind): the two alternate, as capitals and small letters do in the Latin blocks.
function expandKinds(): Uint8Array {
  const kinds = new Uint8Array(0x110000).fill(UNKNOWN)
  const numbers = readNumbers(KINDS)
  let code = 0
  for (let at = 0; at < numbers.length; at += 3) {
    for (let step = 0; step < numbers[at]!; step++) kinds[code++] = numbers[at + 1 + (step & 1)]!
  }
  return kinds
}

// Runs of (distance from the last run's end, length, stride, zigzag difference of the fold from its character).
function expandFolds(): { folds: Uint16Array; foldPairs: Map<number, number> } {
  const folds = new Uint16Array(0x10000)
  for (let unit = 0; unit < folds.length; unit++) folds[unit] = unit
  const foldPairs = new Map<number, number>()
  const numbers = readNumbers(FOLDS)
  let code = 0
  for (let at = 0; at < numbers.length; at += 4) {
    const [distance, length, stride, zigzag] = numbers.slice(at, at + 4) as [number, number, number, number]
    const difference = (zigzag >> 1) ^ -(zigzag & 1)
    code += distance
    for (let count = 0; count < length; count++, code += stride) {
      if (code < 0x10000) folds[code] = code + difference
      else foldPairs.set(code, code + difference)
    }
    code += 1 - stride
  }
  return { folds, foldPairs }
}

/** Base64 of numbers in LEB128: seven bits a byte, low ones first, the highest bit set on all but the last byte. */
function readNumbers(base64: string): number[] {
  const numbers: number[] = []
  let number = 0
  let shift = 0
  for (const character of atob(base64)) {
    const byte = character.charCodeAt(0)
    number |= (byte & 127) << shift
    shift += 7
    if (byte >= 128) continue
    numbers.push(number)
    number = 0
    shift = 0
  }
  return numbers
}
