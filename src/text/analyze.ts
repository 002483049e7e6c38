import { findBoilerplate, type Removed } from './boilerplate/boilerplate.js'
import type { Gap } from './boilerplate/inline.js'
import { type Dateline, findDateline } from './dateline/dateline.js'
import { markParagraphs } from './paragraphs.js'
import { markSentences } from './sentences.js'
import { createScanner } from './tokenizer.js'
import { BREAK, type Scanner, type Words } from './tokens.js'

export { hashWord } from '../structures/hash.js'
export * from './tokens.js'

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
export function analyze(text: string, scan: Scanner = scanPlainly): Reading {
  const scanned = scan(text)
  const { words, marks } = scanned
  const lastWords = markParagraphs(text, words, marks)
  const { removed, gaps } = findBoilerplate(text, scanned, lastWords)
  const dateline = findDateline(text, words, lastWords, gaps)
  markSentences(text, words, marks)
  return { words: leaveOut(words, gaps), removed, ...(dateline && { dateline }) }
}

/** What a signature is made of: the hashes of `readText`'s words, and their flags but for those of sentences and quotations. */
export function readHashes(text: string, scan: Scanner): Pick<Words, 'count' | 'hashes' | 'flags'> {
  const scanned = scan(text)
  const { words, marks } = scanned
  const { gaps } = findBoilerplate(text, scanned, markParagraphs(text, words, marks))
  const { hashes, flags } = words
  return { count: closeGaps(words, gaps, [hashes, flags]), hashes, flags }
}

/** The words outside the gaps; the first behind each gap is flagged. */
function leaveOut(words: Words, gaps: readonly Gap[]): Words {
  const { hashes, surfaceHashes, starts, ends, flags } = words
  const count = closeGaps(words, gaps, [hashes, surfaceHashes, starts, ends, flags])
  return { count, hashes, surfaceHashes, starts, ends, flags }
}

/** Moves what is known of the words outside the gaps together. @returns how many there are */
function closeGaps(
  { count, flags }: Words,
  gaps: readonly Gap[],
  known: readonly (Uint32Array | Uint8Array)[],
): number {
  if (gaps.length === 0) return count
  let kept = gaps[0]!.first
  for (let gap = 0; gap < gaps.length; gap++) {
    const from = gaps[gap]!.after
    const to = gaps[gap + 1]?.first ?? count
    if (from === to) continue
    flags[from]! |= BREAK
    for (const values of known) values.copyWithin(kept, from, to)
    kept += to - from
  }
  return kept
}
