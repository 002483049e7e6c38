import { GOLDEN, HASH_FACTOR, HASH_START, hashWord, mix32 } from '../structures/hash.js'
import * as kind from './characters.js'
import { normalizeWord } from './normalize.js'
import { markKinds, NO_MARK } from './punctuation.js'
import { ALL_CAPS, CAPITAL, NUMBER, type Scanned, type Scanner, UNSEGMENTED } from './token.js'
import { LONGEST_WORD, scanCarefully } from './tokenizer-slow-path.js'

const SPACE = 0x20

const FIRST_SCRATCH = 1 << 12
// The words of 700 KB of English fit. Larger arrays go with what was found in them.
const LARGEST_SCRATCH = 1 << 17

/** The scanner in plain TypeScript. One set of arrays serves scan after scan. */
export function createScanner(): Scanner {
  let words = allocateWords(FIRST_SCRATCH)
  let marks = allocateMarks(FIRST_SCRATCH)

  return (text) => {
    const { kinds, folds } = kind.characters()
    const markOf = markKinds()
    const length = text.length
    let count = 0
    let markCount = 0

    for (let at = 0; at < length; ) {
      const first = text.charCodeAt(at)
      if (first === SPACE) {
        at++
        continue
      }
      const firstKind = (first & 0xf800) === 0xd800 ? kinds[text.codePointAt(at)!]! : kinds[first]!
      if ((firstKind & kind.STARTS_WORD) === 0) {
        const mark = markOf[first]!
        if (mark !== NO_MARK) {
          if (markCount === marks.places.length) marks = growMarks(marks)
          marks.kinds[markCount] = mark
          marks.places[markCount] = at
          marks.wordsBefore[markCount++] = count
        }
        at++
        continue
      }

      // The plain word, nearly every one: a run of letters. Whatever else a word may be goes the careful way.
      let hash = HASH_START
      let spelling = 0
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
        spelling = (Math.imul(spelling, GOLDEN) + fold) | 0
        seen |= lastKind
        end++
      }
      const goesOn = (lastKind & kind.MAY_GO_ON) !== 0 && end + 1 < length && text.charCodeAt(end + 1) !== SPACE
      if (goesOn || end - at > LONGEST_WORD || (firstKind & kind.DENSE) !== 0) {
        const word = scanCarefully(text, at)
        hash = word.hash
        spelling = word.spelling
        seen = word.seen
        end = word.end
      } else hash = mix32(hash)

      if (count === words.hashes.length) words = growWords(words)
      words.starts[count] = at
      words.ends[count] = end
      words.surfaceHashes[count] = spelling
      words.hashes[count] = (seen & kind.NEEDS_NORMALIZING) === 0 ? hash : hashWord(normalizeWord(text.slice(at, end)))
      let flags = 0
      if ((firstKind & kind.UPPERCASE) !== 0) flags |= CAPITAL
      if ((seen & (kind.DIGIT | kind.DENSE)) !== 0) flags |= (seen & kind.DIGIT) !== 0 ? NUMBER : UNSEGMENTED
      if ((seen & kind.LETTERS) === kind.UPPERCASE && hasTwoLetters(text, at, end)) flags |= ALL_CAPS
      words.flags[count] = flags
      count++
      at = end
    }
    const { hashes } = words
    const scanned = {
      words: { ...words, count },
      marks: { ...marks, count: markCount },
      find: (hash: number, from: number) => {
        let word = from
        while (word < count && hashes[word] !== hash) word++
        return word
      },
    }
    if (words.hashes.length > LARGEST_SCRATCH) words = allocateWords(FIRST_SCRATCH)
    if (marks.places.length > LARGEST_SCRATCH) marks = allocateMarks(FIRST_SCRATCH)
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

function allocateWords(size: number): Omit<Scanned['words'], 'count'> {
  return {
    hashes: new Uint32Array(size),
    surfaceHashes: new Uint32Array(size),
    starts: new Uint32Array(size),
    ends: new Uint32Array(size),
    flags: new Uint8Array(size),
  }
}

function allocateMarks(size: number): Omit<Scanned['marks'], 'count'> {
  return { kinds: new Uint8Array(size), places: new Uint32Array(size), wordsBefore: new Uint32Array(size) }
}

function growWords(words: ReturnType<typeof allocateWords>): typeof words {
  const larger = allocateWords(2 * words.hashes.length)
  larger.hashes.set(words.hashes)
  larger.surfaceHashes.set(words.surfaceHashes)
  larger.starts.set(words.starts)
  larger.ends.set(words.ends)
  larger.flags.set(words.flags)
  return larger
}

function growMarks(marks: ReturnType<typeof allocateMarks>): typeof marks {
  const larger = allocateMarks(2 * marks.places.length)
  larger.kinds.set(marks.kinds)
  larger.places.set(marks.places)
  larger.wordsBefore.set(marks.wordsBefore)
  return larger
}
