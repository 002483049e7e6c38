import { UNKNOWN } from './character-kinds.js'
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

// Runs of (length, kind, other kind): the two kinds alternate, as capitals and small letters do in the Latin blocks.
function expandKinds(): Uint8Array {
  const kinds = new Uint8Array(0x110000).fill(UNKNOWN)
  const numbers = readNumbers(KINDS)
  let code = 0
  for (let at = 0; at < numbers.length; at += 3) {
    for (let step = 0; step < numbers[at]!; step++) kinds[code++] = numbers[at + 1 + (step & 1)]!
  }
  return kinds
}

// Runs of (distance from the end of the run before, length, stride, zigzag-coded difference between fold and character).
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

/** Base64 of numbers in LEB128: seven bits a byte, low bits first, the highest bit set in all bytes except the last. */
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
