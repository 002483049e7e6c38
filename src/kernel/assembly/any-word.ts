import { APOSTROPHE, FULL_STOP } from '../../text/character-codes.js'
import {
  COMBINING,
  DIGIT,
  IGNORED,
  JOINER,
  LETTERS,
  NEEDS_NORMALIZING,
  UNSEGMENTED,
  UPPERCASE,
  WORD,
} from '../../text/character-kinds.js'
import { ALL_CAPS, CAPITAL, LONGEST_WORD, NUMBER, UNSEGMENTED as UNSEGMENTED_FLAG } from '../../text/word-flags.js'
import { TEXT } from '../layout.js'
import { codeAt, foldOf, kindOf, sizeAt, unitsOf } from './characters'
import { HASH_FACTOR, HASH_START } from './hash'

// What `scanAnyWord` found: the byte where the word ends, its length in UTF-16 units, its hash before `mix32`, the kinds of its
// characters joined by "or", and its flags.
export let anyWordEnd: u32 = 0
export let anyWordUnits: u32 = 0
export let anyWordHash: u32 = 0
export let anyWordSeen: u32 = 0
export let anyWordFlags: u32 = 0

/** Scans the word that starts at byte `start`; the same as `scanAnyWord` in `text/tokenizer-slow-path.ts`. */
export function scanAnyWord(start: u32, bytes: u32): void {
  let hash = HASH_START
  let seen: u32 = 0
  let letters: u32 = 0
  let last: u32 = 0
  let units: u32 = 0
  let end = start
  let endUnits: u32 = 0
  for (let at = start; at < bytes && units < <u32>LONGEST_WORD; ) {
    // ASCII letters and digits, the greater part of most words, need none of the tests below.
    const byte = <u32>load<u8>(TEXT + at)
    const plain = byte < 0x80 ? kindOf(byte) & (LETTERS | DIGIT) : 0
    if (plain !== 0 && (seen & UNSEGMENTED) === 0) {
      hash = (hash ^ (byte | ((byte & 0x40) >> 1))) * HASH_FACTOR
      seen |= plain
      letters += <u32>(plain !== DIGIT)
      last = plain
      at++
      end = at
      endUnits = ++units
      continue
    }
    const size = sizeAt(TEXT + at)
    const code = codeAt(TEXT + at, size)
    const kind = kindOf(code)
    units += unitsOf(size)
    if (kind === JOINER) {
      const joiner = foldOf(code)
      const after = kindFrom(at + size, bytes)
      const joined =
        joiner === APOSTROPHE
          ? (last & (LETTERS | COMBINING)) !== 0 && (after & LETTERS) !== 0
          : (last & after & DIGIT) !== 0
      if (!joined || units === <u32>LONGEST_WORD) break
      if (joiner === FULL_STOP) hash = (hash ^ joiner) * HASH_FACTOR
    } else if (kind !== IGNORED) {
      if ((kind & ((seen & UNSEGMENTED) !== 0 ? COMBINING : WORD)) === 0 && !(at === start && (kind & UNSEGMENTED) !== 0)) break
      hash = (hash ^ foldOf(code & 0xffff)) * HASH_FACTOR
      seen |= size === 4 ? kind | NEEDS_NORMALIZING : kind
      if ((kind & LETTERS) !== 0) letters++
      last = kind
      end = at + size
      endUnits = units
    }
    at += size
  }
  anyWordEnd = end
  anyWordUnits = endUnits
  anyWordHash = hash
  anyWordSeen = seen
  let flags: u32 = 0
  if ((kindOf(codeAt(TEXT + start, sizeAt(TEXT + start))) & UPPERCASE) !== 0) flags |= CAPITAL
  if ((seen & (DIGIT | UNSEGMENTED)) !== 0) flags |= (seen & DIGIT) !== 0 ? NUMBER : UNSEGMENTED_FLAG
  if ((seen & LETTERS) === UPPERCASE && letters > 1) flags |= ALL_CAPS
  anyWordFlags = flags
}

/** The kind of the first character from byte `at` on that is not ignored. */
function kindFrom(at: u32, bytes: u32): u32 {
  while (at < bytes) {
    const size = sizeAt(TEXT + at)
    const kind = kindOf(codeAt(TEXT + at, size))
    // Of ignored characters, only those up to U+FFFF are skipped, as in the plain kernel.
    if (kind !== IGNORED || size === 4) return kind
    at += size
  }
  return 0
}
