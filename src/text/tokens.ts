import { listWords, NO_MARKS } from './listed-words.js'
import { readNumbers } from './numbers.js'
import { flagParagraphs } from './paragraphs.js'
import { flagSentences } from './sentences.js'
import type { Words } from './token.js'
import { createScanner } from './tokenizer.js'

export * from './token.js'

const scan = createScanner()

/**
 * The words of a text. A word is a run of letters, combining marks and digits. Apostrophes between letters
 * are ignored (`don't` hashes as `dont`); numbers hash by value (`1,200`, `1.200` and `1 200` as `1200`, `2,5` as `2.5`).
 * Each character of a script without spaces is a word. Invisible characters (soft hyphens, zero-width) are ignored.
 *
 * @example
 * scanWords('Japan’s ﬁne').hashes // => Uint32Array [hashWord('japans'), hashWord('fine')]
 */
export function scanWords(text: string): Words {
  const scanned = scan(text)
  const words = readNumbers(text, scanned, listWords(scanned.words, NO_MARKS))
  const { punctuation } = scanned
  flagParagraphs(text, words, punctuation)
  flagSentences(text, words, punctuation)
  return {
    count: words.count,
    hashes: words.hashes.slice(0, words.count),
    surfaceHashes: words.surfaceHashes.slice(0, words.count),
    starts: words.starts.slice(0, words.count),
    ends: words.ends.slice(0, words.count),
    flags: words.flags.slice(0, words.count),
  }
}

/** The number of words in a text. */
export function countWords(text: string): number {
  const scanned = scan(text)
  return readNumbers(text, scanned, listWords(scanned.words, NO_MARKS)).count
}
