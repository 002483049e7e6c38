import {
  CAPITAL_BITS,
  DIGIT_BITS,
  ENDS,
  EVENTS,
  FLAGS,
  MARK_COUNT,
  MARK_KIND,
  MARK_KINDS,
  MARK_PLACES,
  MARK_WORDS,
  STARTS,
  TEXT,
  UNFINISHED,
  UNFINISHED_COUNT,
  WORD_BITS,
} from '../layout'
import {
  codeAt,
  DENSE,
  DIGIT,
  foldOf,
  IGNORED,
  JOINER,
  kindOf,
  LETTERS,
  MARK,
  MAY_GO_ON,
  NEEDS_NORMALIZING,
  sizeAt,
  STARTS_WORD,
  unitsOf,
  UPPERCASE,
  WORD,
} from './characters'
import { classify } from './classify'
import { HASH_FACTOR, HASH_START } from './hash'
import { finishHashes, storeHashed, storeSpelling, storeWord } from './words'

// Flags of `text/word`.
const CAPITAL: u32 = 8
const NUMBER: u32 = 16
const DENSE_WORD: u32 = 64
const ALL_CAPS: u32 = 128

const LONGEST_WORD: u32 = 64
const APOSTROPHE: u32 = 0x27
const POINT: u32 = 0x2e
const COMMA: u32 = 0x2c

// A window of bits begins anywhere, so of the 64 that are loaded at least 57 belong to it.
const WINDOW: u32 = 57

// @ts-ignore: decorator
@inline
function windowAt(bits: usize, at: u32): u64 {
  return load<u64>(bits + (at >> 3)) >> (<u64>at & 7)
}

// What `scanCarefully` found.
let carefulEnd: u32 = 0
let carefulUnits: u32 = 0
let carefulHash: u32 = 0
let carefulSeen: u32 = 0
let carefulFlags: u32 = 0

/**
 * Finds the words and marks of the text of so many bytes: the same as `text/scan`, but for the hashes of the words in
 * UNFINISHED. Words of ASCII letters and digits, nearly all in English, are told by bits; others go the careful way.
 *
 * @returns the number of words
 */
export function scan(bytes: u32): u32 {
  const events = classify(bytes)
  let words: u32 = 0
  let marks: u32 = 0
  let unfinished: u32 = 0
  // By how much bytes are ahead of UTF-16 units.
  let ahead: u32 = 0
  // Everything before this byte was read.
  let read: u32 = 0
  for (let event: u32 = 0; event < events; event++) {
    let at = load<u32>(EVENTS + (event << 2))
    if (at < read) continue

    const run = windowAt(WORD_BITS, at)
    if (run & 1) {
      const length = <u32>ctz(~run)
      const end = at + length
      if (length < WINDOW && endsWord(end)) {
        const own = (<u64>1 << length) - 1
        const capitals = windowAt(CAPITAL_BITS, at) & own
        const digits = windowAt(DIGIT_BITS, at) & own
        const letters = own ^ digits
        let flags = (<u32>capitals & 1) << 3
        flags |= <u32>(digits !== 0) << 4
        flags |= <u32>(<u32>(capitals === letters) & <u32>((letters & (letters - 1)) !== 0)) << 7
        store<u8>(FLAGS + words, <u8>flags)
        storeWord(words, at, length)
        storeSpelling(words, at, length)
        store<u32>(STARTS + (words << 2), at - ahead)
        store<u32>(ENDS + (words << 2), end - ahead)
        words++
        continue
      }
    }

    const size = sizeAt(TEXT + at)
    const code = codeAt(TEXT + at, size)
    if ((kindOf(code) & STARTS_WORD) === 0) {
      const mark = code < 0x10000 ? load<u8>(MARK_KINDS + code) : 0
      if (mark !== 0) {
        store<u8>(MARK_KIND + marks, mark)
        store<u32>(MARK_PLACES + (marks << 2), at - ahead)
        store<u32>(MARK_WORDS + (marks << 2), words)
        marks++
      }
      ahead += size - unitsOf(size)
      continue
    }

    do {
      scanCarefully(at, bytes)
      const seen = carefulSeen
      store<u8>(FLAGS + words, <u8>carefulFlags)
      storeHashed(words, carefulHash)
      storeSpelling(words, at, carefulEnd - at)
      store<u32>(STARTS + (words << 2), at - ahead)
      store<u32>(ENDS + (words << 2), at - ahead + carefulUnits)
      if ((seen & NEEDS_NORMALIZING) !== 0) store<u32>(UNFINISHED + (unfinished++ << 2), words)
      words++
      ahead += carefulEnd - at - carefulUnits
      at = carefulEnd
      // Where a run was cut for its length, its rest is a word without an event.
    } while ((windowAt(WORD_BITS, at - 1) & 3) === 3)
    read = at
  }
  finishHashes(words)
  store<u32>(MARK_COUNT, marks)
  store<u32>(UNFINISHED_COUNT, unfinished)
  return words
}

/** Whether what stands behind a run of letters and digits surely ends the word. */
// @ts-ignore: decorator
@inline
function endsWord(end: u32): bool {
  const next = <u32>load<u8>(TEXT + end)
  if (next === 0x20) return true
  const size = sizeAt(TEXT + end)
  const kind = kindOf(codeAt(TEXT + end, size))
  if ((kind & (WORD | MAY_GO_ON)) === 0) return true
  // Points and commas stand between digits only.
  if (next === POINT || next === COMMA) return (kindOf(load<u8>(TEXT + end - 1)) & DIGIT) === 0
  const after = <u32>load<u8>(TEXT + end, 1)
  return next < 0x80 && (after === 0x20 || after - 9 < 5)
}

/** As `scanCarefully` in `text/careful`. */
function scanCarefully(start: u32, bytes: u32): void {
  let hash = HASH_START
  let seen: u32 = 0
  let letters: u32 = 0
  let first: u32 = 0
  let last: u32 = 0
  let units: u32 = 0
  for (let at = start; at < bytes && units < LONGEST_WORD; ) {
    const size = sizeAt(TEXT + at)
    const code = codeAt(TEXT + at, size)
    const kind = kindOf(code)
    units += unitsOf(size)
    if (kind === JOINER) {
      const mark = foldOf(code)
      const after = kindFrom(at + size, bytes)
      const joined =
        mark === APOSTROPHE
          ? (last & (LETTERS | MARK)) !== 0 && (after & LETTERS) !== 0
          : (last & after & DIGIT) !== 0
      if (!joined || units === LONGEST_WORD) break
      if (mark === POINT) hash = (hash ^ mark) * HASH_FACTOR
    } else if (kind !== IGNORED) {
      if ((kind & ((seen & DENSE) !== 0 ? MARK : WORD)) === 0 && !(at === start && (kind & DENSE) !== 0)) break
      hash = (hash ^ foldOf(code & 0xffff)) * HASH_FACTOR
      seen |= size === 4 ? kind | NEEDS_NORMALIZING : kind
      if (at === start) first = kind
      if ((kind & LETTERS) !== 0) letters++
      last = kind
      carefulEnd = at + size
      carefulUnits = units
    }
    at += size
  }
  carefulHash = hash
  carefulSeen = seen
  let flags: u32 = 0
  if ((first & UPPERCASE) !== 0) flags |= CAPITAL
  if ((seen & (DIGIT | DENSE)) !== 0) flags |= (seen & DIGIT) !== 0 ? NUMBER : DENSE_WORD
  if ((seen & LETTERS) === UPPERCASE && letters > 1) flags |= ALL_CAPS
  carefulFlags = flags
}

/** The kind of the first character from `at` on that is seen. */
function kindFrom(at: u32, bytes: u32): u32 {
  while (at < bytes) {
    const size = sizeAt(TEXT + at)
    const kind = kindOf(codeAt(TEXT + at, size))
    // Characters that are not seen are skipped up to U+FFFF only, as in the twin.
    if (kind !== IGNORED || size === 4) return kind
    at += size
  }
  return 0
}
