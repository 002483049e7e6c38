import { findBoilerplate, type Removed } from './boilerplate.js'
import { type Dateline, findDateline } from './dateline.js'
import type { Gap } from './furniture.js'
import { markParagraphs } from './paragraphs.js'
import { createScanner } from './scan.js'
import { markSentences } from './sentences.js'
import { BREAK, type Scanner, type Words } from './words.js'

export { hashWord } from './hash.js'
export * from './words.js'

/** What stands in a text, as the rooms above see it. */
export interface Reading {
  /** Without the words of `removed`; the first word behind each removal has the flag BREAK. */
  readonly words: Words
  readonly dateline?: Dateline
  /** In text order. */
  readonly removed: readonly Removed[]
}

const scanPlainly = createScanner()

/**
 * Reads a text: its words with their flags, without what belongs to the page rather than the article, and the dateline. Takes
 * any string; time and memory grow with its length only.
 *
 * @param scan what finds the words, which are good until its next call.
 * @example
 * readText('Sign up now\n\nPARIS, March 3 (Reuters) - It rained.').dateline
 * // => { agency: 'reuters', places: ['paris'], start: 13, end: 39 }
 */
export function readText(text: string, scan: Scanner = scanPlainly): Reading {
  const { words, marks } = scan(text)
  const lastWords = markParagraphs(text, words, marks)
  const { removed, gaps } = findBoilerplate(text, words, lastWords)
  const dateline = findDateline(text, words, lastWords, gaps)
  markSentences(text, words, marks)
  return { words: leaveOut(words, gaps), removed, ...(dateline && { dateline }) }
}

/** The words of `readText` alone, without the flags that come of sentences and quotations. */
export function readWords(text: string, scan: Scanner): Words {
  const { words, marks } = scan(text)
  return leaveOut(words, findBoilerplate(text, words, markParagraphs(text, words, marks)).gaps)
}

/** The words outside the gaps, moved together within their arrays; the first behind each gap is flagged. */
function leaveOut(words: Words, gaps: readonly Gap[]): Words {
  if (gaps.length === 0) return words
  const { hashes, spellings, starts, ends, flags } = words
  let count = gaps[0]!.first
  for (let gap = 0; gap < gaps.length; gap++) {
    const from = gaps[gap]!.after
    const to = gaps[gap + 1]?.first ?? words.count
    if (from === to) continue
    flags[from]! |= BREAK
    for (const values of [hashes, spellings, starts, ends, flags]) values.copyWithin(count, from, to)
    count += to - from
  }
  return { count, hashes, spellings, starts, ends, flags }
}
