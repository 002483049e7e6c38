import {
  CAREFUL_RUNS,
  CAREFUL_WORDS,
  EDGES,
  ENDS,
  FLAGS,
  HASHES,
  MARK_COUNT,
  MARK_KIND,
  MARK_KINDS,
  MARK_PLACES,
  MARK_WORDS,
  MARKS_BETWEEN,
  SPELLINGS,
  STARTS,
  TEXT,
  UNFINISHED,
  UNFINISHED_COUNT,
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
  NEEDS_NORMALIZING,
  sizeAt,
  STARTS_WORD,
  unitsOf,
  UPPERCASE,
  WORD,
} from './characters'
import { classify } from './classify'
import { ALL_CAPS, CAPITAL, NUMBER, spellingAt } from './four-words'
import { HASH_FACTOR, HASH_START, mix32 } from './hash'
import { findRuns } from './runs'
import { finishWords, storeWords } from './words'

// A flag of `text/word`.
const DENSE_WORD: u32 = 64

const LONGEST_WORD: u32 = 64
const APOSTROPHE: u32 = 0x27
const POINT: u32 = 0x2e

// What was found so far.
let words: u32 = 0
let marks: u32 = 0
let unfinished: u32 = 0
/** By how much bytes are ahead of UTF-16 units. */
let ahead: u32 = 0
/** The next of MARKS_BETWEEN. */
let between: usize = 0

/** The next of CAREFUL_WORDS. */
let carefulWords: usize = 0

// What `scanCarefully` found.
let carefulEnd: u32 = 0
let carefulUnits: u32 = 0
let carefulHash: u32 = 0
let carefulSeen: u32 = 0
let carefulFlags: u32 = 0

/**
 * Finds the words and marks of the text of so many bytes: the same as `text/scan`, but for the hashes of the words in
 * UNFINISHED. Runs of ASCII letters and digits, nearly all words in English, are words as they are; others go the careful way.
 *
 * @returns the number of words
 */
export function scan(bytes: u32): u32 {
  classify(bytes)
  const runs = findRuns(bytes)
  words = 0
  marks = 0
  unfinished = 0
  ahead = 0
  between = MARKS_BETWEEN
  carefulWords = CAREFUL_WORDS
  let careful = CAREFUL_RUNS
  let run: u32 = 0
  while (true) {
    const until = load<u32>(careful)
    const reached = storeWords(run, until, words, ahead)
    words += reached - run
    run = reached
    takeMarks(run)
    if (run === runs) break
    if (run === until) careful += 4
    readRun(load<u32>(EDGES + (run << 3)), load<u32>(EDGES + (run << 3), 4), bytes)
    run++
  }
  finishWords(words)
  storeCarefulHashes()
  store<u32>(MARK_COUNT, marks)
  store<u32>(UNFINISHED_COUNT, unfinished)
  return words
}

/** Takes the marks between runs that stand before the given one, of which `words` is the first word to come. */
function takeMarks(run: u32): void {
  for (; load<u32>(between, 4) <= run; between += 8) {
    const at = load<u32>(between)
    addMark(load<u8>(MARK_KINDS + <u32>load<u8>(TEXT + at)), at, words - run + load<u32>(between, 4))
  }
}

// @ts-ignore: decorator
@inline
function addMark(kind: u32, at: u32, wordsBefore: u32): void {
  store<u8>(MARK_KIND + marks, kind)
  store<u32>(MARK_PLACES + (marks << 2), at - ahead)
  store<u32>(MARK_WORDS + (marks << 2), wordsBefore)
  // Tabs are none.
  marks += <u32>(kind !== 0)
}

/** After those of all other words, which are written in a row. */
function storeCarefulHashes(): void {
  for (let at: usize = CAREFUL_WORDS; at < carefulWords; at += 12) {
    const word = load<u32>(at) << 2
    store<u32>(word, load<u32>(at, 4), HASHES)
    store<u32>(word, load<u32>(at, 8), SPELLINGS)
  }
}

/** Reads a run character by character. */
function readRun(at: u32, end: u32, bytes: u32): void {
  while (at < end) {
    const size = sizeAt(TEXT + at)
    const code = codeAt(TEXT + at, size)
    if ((kindOf(code) & STARTS_WORD) === 0) {
      const mark = code < 0x10000 ? load<u8>(MARK_KINDS + code) : 0
      if (mark !== 0) addMark(mark, at, words)
      ahead += size - unitsOf(size)
      at += size
      continue
    }
    scanCarefully(at, bytes)
    store<u8>(FLAGS + words, carefulFlags)
    store<u32>(carefulWords, words)
    store<u32>(carefulWords, mix32(carefulHash), 4)
    store<u32>(carefulWords, spellingAt(at, carefulEnd - at), 8)
    carefulWords += 12
    store<u32>(STARTS + (words << 2), at - ahead)
    store<u32>(ENDS + (words << 2), at - ahead + carefulUnits)
    if ((carefulSeen & NEEDS_NORMALIZING) !== 0) store<u32>(UNFINISHED + (unfinished++ << 2), words)
    words++
    ahead += carefulEnd - at - carefulUnits
    at = carefulEnd
  }
}

/** As `scanCarefully` in `text/careful`. */
function scanCarefully(start: u32, bytes: u32): void {
  let hash = HASH_START
  let seen: u32 = 0
  let letters: u32 = 0
  let last: u32 = 0
  let units: u32 = 0
  let end = start
  let endUnits: u32 = 0
  for (let at = start; at < bytes && units < LONGEST_WORD; ) {
    // ASCII letters and digits, most of most words, need none of the questions below.
    const byte = <u32>load<u8>(TEXT + at)
    const plain = byte < 0x80 ? kindOf(byte) & (LETTERS | DIGIT) : 0
    if (plain !== 0 && (seen & DENSE) === 0) {
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
      if ((kind & LETTERS) !== 0) letters++
      last = kind
      end = at + size
      endUnits = units
    }
    at += size
  }
  carefulEnd = end
  carefulUnits = endUnits
  carefulHash = hash
  carefulSeen = seen
  let flags: u32 = 0
  if ((kindOf(codeAt(TEXT + start, sizeAt(TEXT + start))) & UPPERCASE) !== 0) flags |= CAPITAL
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
