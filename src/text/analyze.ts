import { type Boilerplate, boilerplateMarks, findBoilerplate, type Removed } from './boilerplate/boilerplate.js'
import type { Gap } from './boilerplate/inline.js'
import { type Dateline, findDateline } from './dateline/dateline.js'
import { listWords, NO_MARKS, type WordLister } from './listed-words.js'
import { readNumbers } from './numbers.js'
import { flagParagraphs } from './paragraphs.js'
import { flagSentences } from './sentences.js'
import { createScanner } from './tokenizer.js'
import { BREAK, type HashedWords, type Scanner, type TransientScan, type Words } from './tokens.js'

export { hashWord } from '../structures/hash.js'
export * from './tokens.js'

export interface AnalyzedText {
  /** Without the words of `removed`; the first word after each removal has the flag BREAK. The next scan overwrites them. */
  readonly words: Words
  readonly dateline?: Dateline
  /** How many words are in `removed`. */
  readonly removedWords: number
  /** In text order. */
  readonly removed: readonly Removed[]
}

const defaultScanner = createScanner()

/**
 * Analyses a text: finds its words with their flags and its dateline, and removes boilerplate, which belongs to the page and
 * not to the article. Takes any string. Time and memory grow linearly with its length.
 *
 * @param scan finds the words; its next call overwrites those of the result
 * @example
 * analyze('Sign up now\n\nPARIS, March 3 (Reuters) - It rained.').dateline
 * // => { agency: 'reuters', places: ['paris'], start: 13, end: 39 }
 */
export function analyze(text: string, scan: Scanner = defaultScanner): AnalyzedText {
  return analyzeScanned(text, scan(text), listWords)
}

/**
 * Analyses the words of a scan.
 *
 * @param list of the same kernel as the scan
 * @param boilerplate false keeps what belongs to the page
 */
export function analyzeScanned(
  text: string,
  scanned: TransientScan,
  list: WordLister,
  boilerplate = true,
): AnalyzedText {
  const { punctuation } = scanned
  const listed = list(scanned.words, boilerplate ? boilerplateMarks() : NO_MARKS)
  const words = readNumbers(text, scanned, listed)
  const lastWords = flagParagraphs(text, words, punctuation)
  const { removed, gaps } = boilerplate ? findBoilerplate(text, words, lastWords, listed) : NO_BOILERPLATE
  const dateline = findDateline(text, words, lastWords, gaps)
  flagSentences(text, words, punctuation)
  const { hashes, surfaceHashes, starts, ends, flags } = words
  const count = closeGaps(words, gaps, [hashes, surfaceHashes, starts, ends, flags])
  const left = { count, hashes, surfaceHashes, starts, ends, flags }
  const removedWords = words.count - count
  return dateline === undefined
    ? { words: left, removedWords, removed }
    : { words: left, removedWords, removed, dateline }
}

/** The words that `analyzeScanned` finds, as a signature needs them: without the flags SENTENCE_END (in a paragraph) and QUOTED. */
export function hashedWords(text: string, scanned: TransientScan, list: WordLister, boilerplate = true): HashedWords {
  const listed = list(scanned.words, boilerplate ? boilerplateMarks() : NO_MARKS)
  const words = readNumbers(text, scanned, listed)
  const lastWords = flagParagraphs(text, words, scanned.punctuation)
  const { gaps } = boilerplate ? findBoilerplate(text, words, lastWords, listed) : NO_BOILERPLATE
  const { hashes, flags } = words
  return { count: closeGaps(words, gaps, [hashes, flags]), hashes, flags }
}

const NO_BOILERPLATE: Boilerplate = { removed: [], gaps: [] }

/**
 * Removes the words in the gaps from parallel arrays, by moving the others together, and flags the first word after each gap.
 *
 * @returns how many words are left
 */
function closeGaps(
  { count, flags }: Words,
  gaps: readonly Gap[],
  arrays: readonly (Uint32Array | Uint8Array)[],
): number {
  if (gaps.length === 0) return count
  let kept = gaps[0]!.first
  for (let gap = 0; gap < gaps.length; gap++) {
    const from = gaps[gap]!.after
    const to = gaps[gap + 1]?.first ?? count
    if (from === to) continue
    flags[from]! |= BREAK
    for (const array of arrays) array.copyWithin(kept, from, to)
    kept += to - from
  }
  return kept
}
