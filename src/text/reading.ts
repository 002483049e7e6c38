import { findBoilerplate, type Removed } from './boilerplate.js'
import { type Dateline, findDateline } from './dateline.js'
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
  const { removed, dropped } = findBoilerplate(text, words, lastWords)
  const dateline = findDateline(text, words, dropped)
  markSentences(text, words, marks)
  return { words: removed.length === 0 ? words : keep(words, dropped), removed, ...(dateline && { dateline }) }
}

/** The words of `readText` alone, without the flags that come of sentences and quotations. */
export function readWords(text: string, scan: Scanner): Words {
  const { words, marks } = scan(text)
  const { removed, dropped } = findBoilerplate(text, words, markParagraphs(text, words, marks))
  return removed.length === 0 ? words : keep(words, dropped)
}

/** The words that were not dropped, moved together within their arrays. */
function keep(words: Words, dropped: Uint8Array): Words {
  const { hashes, spellings, starts, ends, flags } = words
  let count = 0
  for (let index = 0; index < words.count; index++) {
    if (dropped[index]) continue
    hashes[count] = hashes[index]!
    spellings[count] = spellings[index]!
    starts[count] = starts[index]!
    ends[count] = ends[index]!
    flags[count] = flags[index]! | (index > 0 && dropped[index - 1] ? BREAK : 0)
    count++
  }
  return { ...words, count }
}
