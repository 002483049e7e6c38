import { numbersOfText, unzigzag } from '../structures/number-text.js'
import {
  COMBINING,
  DIGIT,
  IGNORED,
  JOINER,
  LETTER,
  NEEDS_NORMALIZING,
  SEPARATOR,
  SPACE,
  UNKNOWN,
  UNSEGMENTED,
  UPPERCASE,
} from './character-kinds.js'
import { FOLDS, KINDS } from './characters.table.js'

/*
 * The kind and the fold of every character, frozen: a runtime's own `\p{Letter}` and `toLowerCase` change with its Unicode
 * version, and a fingerprint must not. Characters unknown to the table separate words and are not changed.
 */

export * from './character-kinds.js'

export interface Characters {
  /** The kind of each code point. */
  readonly kinds: Uint8Array
  /**
   * The fold of each UTF-16 unit: lower case (simple folding; dotted and dotless capital I both become i), quotation
   * marks as `"`, apostrophes as `'`, dashes as `-`, spaces as a space. A surrogate is its own fold: see `foldPairs`.
   */
  readonly folds: Uint16Array
  /** The folds of code points from U+10000 on that are not their own fold. */
  readonly foldPairs: ReadonlyMap<number, number>
}

let expanded: Characters | undefined

/** The table, expanded on first use (about 1.2 MB, some 10 ms). */
export function characters(): Characters {
  expanded ??= { kinds: expandKinds(), ...expandFolds() }
  return expanded
}

/** The kinds that characters have, in the order of their numbers in the table. */
export const KIND_NUMBERS: readonly number[] = [
  ...[SEPARATOR, UNKNOWN, LETTER, LETTER | NEEDS_NORMALIZING, COMBINING | NEEDS_NORMALIZING, COMBINING],
  ...[NEEDS_NORMALIZING, UPPERCASE | NEEDS_NORMALIZING, UPPERCASE, UNSEGMENTED, DIGIT, IGNORED],
  ...[DIGIT | NEEDS_NORMALIZING, JOINER, UNSEGMENTED | NEEDS_NORMALIZING, SPACE],
]

// Runs of one kind: sixteen times the length less one, plus the number of the kind.
function expandKinds(): Uint8Array {
  const kinds = new Uint8Array(0x110000).fill(UNKNOWN)
  let code = 0
  for (const run of numbersOfText(KINDS)) {
    const end = code + (run >> 4) + 1
    kinds.fill(KIND_NUMBERS[run & 15]!, code, end)
    code = end
  }
  return kinds
}

// Runs of (distance from the end of the run before, length, stride, zigzag-coded difference between fold and character).
function expandFolds(): { folds: Uint16Array; foldPairs: Map<number, number> } {
  const folds = new Uint16Array(0x10000)
  for (let unit = 0; unit < folds.length; unit++) folds[unit] = unit
  const foldPairs = new Map<number, number>()
  const numbers = numbersOfText(FOLDS)
  let code = 0
  for (let at = 0; at < numbers.length; at += 4) {
    const [distance, length, stride, zigzag] = numbers.slice(at, at + 4) as [number, number, number, number]
    const difference = unzigzag(zigzag)
    code += distance
    for (let count = 0; count < length; count++, code += stride) {
      if (code < 0x10000) folds[code] = code + difference
      else foldPairs.set(code, code + difference)
    }
    code += 1 - stride
  }
  return { folds, foldPairs }
}
