import { LONGEST_WORD, scanCarefully } from './careful.js'
import * as kind from './characters.js'
import { HASH_FACTOR, HASH_START, hashWord, mix32 } from './hash.js'
import { isNewline } from './newlines.js'
import { normalizeWord } from './normalize.js'
import { Sentences } from './sentences.js'

/** Parallel arrays, one entry a word, in text order. */
export interface Words {
  readonly count: number
  /** `hashWord` of the normalised word. */
  readonly hashes: Uint32Array
  /** Where each word begins in the original text, in UTF-16 code units. */
  readonly starts: Uint32Array
  /** Where each word ends, exclusive. */
  readonly ends: Uint32Array
  /** Sums of the flags below. */
  readonly flags: Uint8Array
}

export const SENTENCE_END = 1
/** The last word of a paragraph or other block, such as a headline; always a sentence's end too. */
export const PARAGRAPH_END = 2
/** Inside double quotation marks. */
export const QUOTED = 4
/** Starts with an upper-case letter. */
export const CAPITAL = 8
/** Holds a digit. */
export const NUMBER = 16
/** Text was removed just before this word. */
export const BREAK = 32
/** One character of a script without spaces. */
export const DENSE = 64
/** Two or more letters, all of them upper case. */
export const ALL_CAPS = 128

const SPACE = 0x20

/**
 * The words of a text. A word is a run of letters, marks and digits; apostrophes between letters and commas between
 * digits are passed over (`don't` hashes as `dont`, `1,200` as `1200`), a point between digits belongs to the number. Each
 * character of a script without spaces is a word. Characters that are not seen (soft hyphens, zero-width) are passed over.
 *
 * @example
 * scanWords('Japan’s ﬁne').hashes // => Uint32Array [hashWord('japans'), hashWord('fine')]
 */
export function scanWords(text: string): Words {
  const { kinds, folds } = kind.characters()
  const sentences = new Sentences(text)
  const length = text.length
  let words = scratch
  let count = 0

  for (let at = 0; at < length; ) {
    const first = text.charCodeAt(at)
    if (first === SPACE) {
      at++
      continue
    }
    const firstKind = (first & 0xf800) === 0xd800 ? kinds[text.codePointAt(at)!]! : kinds[first]!
    if ((firstKind & kind.STARTS_WORD) === 0) {
      if (!isNewline(first)) {
        sentences.mark(first, at)
        if (sentences.closesEarlier) quoteParagraph(words.flags, count)
      } else if (sentences.endsParagraph(at) && count > 0) words.flags[count - 1]! |= SENTENCE_END | PARAGRAPH_END
      at++
      continue
    }

    // The plain word, nearly every one: a run of letters. Whatever else a word may be goes the careful way.
    let hash = HASH_START
    let seen = firstKind
    let end = at
    let lastKind = firstKind
    const limit = Math.min(length, at + LONGEST_WORD + 1)
    while (end < limit) {
      const unit = text.charCodeAt(end)
      lastKind = kinds[unit]!
      if ((lastKind & kind.WORD) === 0) break
      hash = Math.imul(hash ^ folds[unit]!, HASH_FACTOR)
      seen |= lastKind
      end++
    }
    const goesOn = (lastKind & kind.MAY_GO_ON) !== 0 && end + 1 < length && text.charCodeAt(end + 1) !== SPACE
    if (goesOn || end - at > LONGEST_WORD || (firstKind & kind.DENSE) !== 0) {
      const word = scanCarefully(text, at)
      hash = word.hash
      seen = word.seen
      end = word.end
    } else hash = mix32(hash)

    if (count === words.hashes.length) words = grow(words)
    words.starts[count] = at
    words.ends[count] = end
    words.hashes[count] = (seen & kind.NEEDS_NORMALIZING) === 0 ? hash : hashWord(normalizeWord(text.slice(at, end)))
    let flags = 0
    if (sentences.quoted) flags |= QUOTED
    if ((firstKind & kind.UPPERCASE) !== 0) flags |= CAPITAL
    if ((seen & (kind.DIGIT | kind.DENSE)) !== 0) flags |= (seen & kind.DIGIT) !== 0 ? NUMBER : DENSE
    if ((seen & kind.LETTERS) === kind.UPPERCASE && hasTwoLetters(text, at, end)) flags |= ALL_CAPS
    words.flags[count] = flags
    if (sentences.waits && sentences.endsBefore(words, count)) words.flags[count - 1]! |= SENTENCE_END
    count++
    at = end
  }
  if (count > 0) words.flags[count - 1]! |= SENTENCE_END | PARAGRAPH_END
  scratch = words.hashes.length > LARGEST_SCRATCH ? allocate(LARGEST_SCRATCH) : words
  return firstWords(words, count)
}

/** A copy of the first `count` words. */
export function firstWords({ hashes, starts, ends, flags }: Omit<Words, 'count'>, count: number): Words {
  return {
    count,
    hashes: hashes.slice(0, count),
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
    flags: flags.slice(0, count),
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

/** The words of the paragraph so far, up to `count`, were part of a quotation. */
function quoteParagraph(flags: Uint8Array, count: number): void {
  for (let word = count - 1; word >= 0 && (flags[word]! & PARAGRAPH_END) === 0; word--) flags[word]! |= QUOTED
}

// One set of arrays serves scan after scan; the words of 6 MB of English fit, and more is given back.
const LARGEST_SCRATCH = 1 << 20
let scratch = allocate(1 << 12)

function allocate(size: number) {
  return {
    hashes: new Uint32Array(size),
    starts: new Uint32Array(size),
    ends: new Uint32Array(size),
    flags: new Uint8Array(size),
  }
}

function grow(words: typeof scratch): typeof scratch {
  const larger = allocate(2 * words.hashes.length)
  larger.hashes.set(words.hashes)
  larger.starts.set(words.starts)
  larger.ends.set(words.ends)
  larger.flags.set(words.flags)
  return larger
}
