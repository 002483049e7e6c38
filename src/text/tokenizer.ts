import { GOLDEN, HASH_FACTOR, HASH_START, hashWord, mix32 } from '../structures/hash.js'
import { SPACE_CODE } from './character-codes.js'
import * as kind from './characters.js'
import { normalizeWord } from './normalize.js'
import { NO_PUNCTUATION, punctuationKinds } from './punctuation.js'
import { ALL_SIGNS } from './signs.js'
import { ALL_CAPS, CAPITAL, LONGEST_WORD, NUMBER, type Scanner, UNSEGMENTED } from './token.js'
import { scanAnyWord } from './tokenizer-slow-path.js'

const FIRST_LENGTH = 1 << 12
// The words of 700 KB of English fit. Larger arrays are not kept for the next text.
const MAX_KEPT_LENGTH = 1 << 17

/** The scanner in plain TypeScript. It reuses one set of arrays for every text. */
export function createScanner(): Scanner {
  let words = allocateWords()
  let punctuation = allocatePunctuation()

  return (text) => {
    const { kinds, folds } = kind.characters()
    const punctuationOf = punctuationKinds()
    const length = text.length
    let count = 0
    let punctuationCount = 0

    for (let at = 0; at < length; ) {
      const first = text.charCodeAt(at)
      if (first === SPACE_CODE) {
        at++
        continue
      }
      const firstKind = (first & 0xf800) === 0xd800 ? kinds[text.codePointAt(at)!]! : kinds[first]!
      if ((firstKind & kind.STARTS_WORD) === 0) {
        const found = punctuationOf[first]!
        if (found !== NO_PUNCTUATION) {
          if (punctuationCount === punctuation.kinds.length) punctuation = doubled(punctuation)
          punctuation.kinds[punctuationCount] = found
          punctuation.positions[punctuationCount] = at
          punctuation.wordsBefore[punctuationCount++] = count
        }
        at++
        continue
      }

      // The fast path, for nearly every word: a run of letters and digits. Every other word takes the slow path.
      let hash = HASH_START
      let surfaceHash = 0
      let seen = firstKind
      let end = at
      let lastKind = firstKind
      const limit = Math.min(length, at + LONGEST_WORD + 1)
      while (end < limit) {
        const unit = text.charCodeAt(end)
        lastKind = kinds[unit]!
        if ((lastKind & kind.WORD) === 0) break
        const fold = folds[unit]!
        hash = Math.imul(hash ^ fold, HASH_FACTOR)
        surfaceHash = (Math.imul(surfaceHash, GOLDEN) + fold) | 0
        seen |= lastKind
        end++
      }
      const mayContinue =
        (lastKind & kind.MAY_CONTINUE) !== 0 && end + 1 < length && text.charCodeAt(end + 1) !== SPACE_CODE
      if (mayContinue || end - at > LONGEST_WORD || (firstKind & kind.UNSEGMENTED) !== 0) {
        const word = scanAnyWord(text, at)
        hash = word.hash
        surfaceHash = word.surfaceHash
        seen = word.seen
        end = word.end
      } else hash = mix32(hash)

      if (count === words.hashes.length) words = doubled(words)
      words.starts[count] = at
      words.ends[count] = end
      words.surfaceHashes[count] = surfaceHash
      words.hashes[count] = (seen & kind.NEEDS_NORMALIZING) === 0 ? hash : hashWord(normalizeWord(text.slice(at, end)))
      let flags = 0
      if ((firstKind & kind.UPPERCASE) !== 0) flags |= CAPITAL
      if ((seen & (kind.DIGIT | kind.UNSEGMENTED)) !== 0) flags |= (seen & kind.DIGIT) !== 0 ? NUMBER : UNSEGMENTED
      if ((seen & kind.LETTERS) === kind.UPPERCASE && hasTwoLetters(text, at, end)) flags |= ALL_CAPS
      words.flags[count] = flags
      count++
      at = end
    }
    // Written out: to spread them takes longer than to scan a dateline.
    const { hashes, surfaceHashes, starts, ends, flags } = words
    const { kinds: found, positions, wordsBefore } = punctuation
    const scanned = {
      words: { count, hashes, surfaceHashes, starts, ends, flags },
      punctuation: { count: punctuationCount, kinds: found, positions, wordsBefore },
      signs: ALL_SIGNS,
    }
    if (words.hashes.length > MAX_KEPT_LENGTH) words = allocateWords()
    if (punctuation.kinds.length > MAX_KEPT_LENGTH) punctuation = allocatePunctuation()
    return scanned
  }
}

function hasTwoLetters(text: string, start: number, end: number): boolean {
  const { kinds } = kind.characters()
  let letters = 0
  for (let at = start; at < end; at++) {
    if ((kinds[text.codePointAt(at)!]! & kind.LETTERS) !== 0) letters++
  }
  return letters > 1
}

function allocateWords() {
  return {
    hashes: new Uint32Array(FIRST_LENGTH),
    surfaceHashes: new Uint32Array(FIRST_LENGTH),
    starts: new Uint32Array(FIRST_LENGTH),
    ends: new Uint32Array(FIRST_LENGTH),
    flags: new Uint8Array(FIRST_LENGTH),
  }
}

function allocatePunctuation() {
  return {
    kinds: new Uint8Array(FIRST_LENGTH),
    positions: new Uint32Array(FIRST_LENGTH),
    wordsBefore: new Uint32Array(FIRST_LENGTH),
  }
}

/** The same arrays with twice the length. */
function doubled<Arrays extends Record<string, Uint32Array | Uint8Array>>(arrays: Arrays): Arrays {
  const larger = Object.entries(arrays).map(([name, array]) => {
    const copy = array instanceof Uint32Array ? new Uint32Array(2 * array.length) : new Uint8Array(2 * array.length)
    copy.set(array)
    return [name, copy]
  })
  return Object.fromEntries(larger) as Arrays
}
