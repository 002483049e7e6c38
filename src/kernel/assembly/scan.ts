import { NEEDS_NORMALIZING, STARTS_WORD } from '../../text/character-kinds.js'
import {
  EDGES,
  ENDS,
  FLAGS,
  HASHES,
  PUNCTUATION_BETWEEN,
  PUNCTUATION_COUNT,
  PUNCTUATION_KINDS,
  PUNCTUATION_POSITIONS,
  PUNCTUATION_TABLE,
  PUNCTUATION_WORDS_BEFORE,
  SIGNS,
  SLOW_RUNS,
  SLOW_WORDS,
  STARTS,
  SURFACE_HASHES,
  TEXT,
  UNHASHED,
  UNHASHED_COUNT,
} from '../layout.js'
import { anyWordEnd, anyWordFlags, anyWordHash, anyWordSeen, anyWordUnits, scanAnyWord } from './any-word'
import { codeAt, kindOf, sizeAt, unitsOf } from './characters'
import { classify } from './classify'
import { surfaceHashAt } from './four-words'
import { mix32 } from './hash'
import { findRuns } from './runs'
import { findSigns } from './signs'
import { finishWords, storeWords } from './words'

// How many were found so far.
let words: u32 = 0
let punctuationCount: u32 = 0
let unhashed: u32 = 0
/** The position in the text in bytes, less that in UTF-16 units. */
let ahead: u32 = 0
/** The address of the next entry of PUNCTUATION_BETWEEN. */
let between: usize = 0
/** The address of the next entry of SLOW_WORDS. */
let slowWords: usize = 0

/**
 * Finds the words and punctuation of the text of `bytes` bytes, with the results of `text/tokenizer.ts` except the hashes of
 * the words in UNHASHED. A run of ASCII letters and digits (nearly every word in English) is a word; other runs take the
 * slow path.
 *
 * @returns the number of words
 */
export function scan(bytes: u32): u32 {
  classify(bytes)
  store<u32>(SIGNS, findSigns(bytes))
  const runs = findRuns(bytes)
  words = 0
  punctuationCount = 0
  unhashed = 0
  ahead = 0
  between = PUNCTUATION_BETWEEN
  slowWords = SLOW_WORDS
  let slow = SLOW_RUNS
  let run: u32 = 0
  while (true) {
    const until = load<u32>(slow)
    const reached = storeWords(run, until, words, ahead)
    words += reached - run
    run = reached
    takePunctuation(run)
    if (run === runs) break
    if (run === until) slow += 4
    readRun(load<u32>(EDGES + (run << 3)), load<u32>(EDGES + (run << 3), 4), bytes)
    run++
  }
  finishWords(words)
  storeSlowHashes()
  store<u32>(PUNCTUATION_COUNT, punctuationCount)
  store<u32>(UNHASHED_COUNT, unhashed)
  return words
}

/** Stores the punctuation before a run, given that `words` words come before the run. */
function takePunctuation(run: u32): void {
  for (; load<u32>(between, 4) <= run; between += 8) {
    const at = load<u32>(between)
    storePunctuation(load<u8>(PUNCTUATION_TABLE + <u32>load<u8>(TEXT + at)), at, words - run + load<u32>(between, 4))
  }
}

// @ts-ignore: decorator
@inline
function storePunctuation(kind: u32, at: u32, wordsBefore: u32): void {
  store<u8>(PUNCTUATION_KINDS + punctuationCount, kind)
  store<u32>(PUNCTUATION_POSITIONS + (punctuationCount << 2), at - ahead)
  store<u32>(PUNCTUATION_WORDS_BEFORE + (punctuationCount << 2), wordsBefore)
  // Tabs have a bit in PUNCTUATION_BITS, but kind 0.
  punctuationCount += <u32>(kind !== 0)
}

/** Stores the hashes of the slow words, after `finishWords` has stored hashes for all words in a row. */
function storeSlowHashes(): void {
  for (let at: usize = SLOW_WORDS; at < slowWords; at += 12) {
    const word = load<u32>(at) << 2
    store<u32>(word, load<u32>(at, 4), HASHES)
    store<u32>(word, load<u32>(at, 8), SURFACE_HASHES)
  }
}

/** Reads a slow run character by character. */
function readRun(at: u32, end: u32, bytes: u32): void {
  while (at < end) {
    const size = sizeAt(TEXT + at)
    const code = codeAt(TEXT + at, size)
    if ((kindOf(code) & STARTS_WORD) === 0) {
      const kind = code < 0x10000 ? load<u8>(PUNCTUATION_TABLE + code) : 0
      if (kind !== 0) storePunctuation(kind, at, words)
      ahead += size - unitsOf(size)
      at += size
      continue
    }
    scanAnyWord(at, bytes)
    store<u8>(FLAGS + words, anyWordFlags)
    store<u32>(slowWords, words)
    store<u32>(slowWords, mix32(anyWordHash), 4)
    store<u32>(slowWords, surfaceHashAt(at, anyWordEnd - at), 8)
    slowWords += 12
    store<u32>(STARTS + (words << 2), at - ahead)
    store<u32>(ENDS + (words << 2), at - ahead + anyWordUnits)
    if ((anyWordSeen & NEEDS_NORMALIZING) !== 0) store<u32>(UNHASHED + (unhashed++ << 2), words)
    words++
    ahead += anyWordEnd - at - anyWordUnits
    at = anyWordEnd
  }
}
