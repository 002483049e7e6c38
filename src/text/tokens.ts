import { markParagraphs } from './paragraphs.js'
import { markSentences } from './sentences.js'
import type { Words } from './token.js'
import { createScanner } from './tokenizer.js'

export * from './token.js'

const scan = createScanner()

/**
 * The words of a text. A word is a run of letters, marks and digits; apostrophes between letters and commas between
 * digits are passed over (`don't` hashes as `dont`, `1,200` as `1200`), a point between digits belongs to the number. Each
 * character of a script without spaces is a word. Characters that are not seen (soft hyphens, zero-width) are passed over.
 *
 * @example
 * scanWords('Japan’s ﬁne').hashes // => Uint32Array [hashWord('japans'), hashWord('fine')]
 */
export function scanWords(text: string): Words {
  const { words, marks } = scan(text)
  markParagraphs(text, words, marks)
  markSentences(text, words, marks)
  return {
    count: words.count,
    hashes: words.hashes.slice(0, words.count),
    surfaceHashes: words.surfaceHashes.slice(0, words.count),
    starts: words.starts.slice(0, words.count),
    ends: words.ends.slice(0, words.count),
    flags: words.flags.slice(0, words.count),
  }
}

/** How many words a text has. */
export function countWords(text: string): number {
  return scan(text).words.count
}
