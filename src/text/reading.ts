import { findBoilerplate, type Removed } from './boilerplate.js'
import { type Dateline, findDateline } from './dateline.js'
import { markSentences } from './sentences.js'
import { BREAK, type Scanner, scanWords, type Words } from './words.js'

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

/**
 * Reads a text: its words with their flags, without what belongs to the page rather than the article, and the dateline. Takes
 * any string; time and memory grow with its length only.
 *
 * @param scan what finds the words; they are then good until its next call.
 * @example
 * readText('Sign up now\n\nPARIS, March 3 (Reuters) - It rained.').dateline
 * // => { agency: 'reuters', places: ['paris'], start: 13, end: 39 }
 */
export function readText(text: string, scan?: Scanner): Reading {
  const words = scan ? scanInto(scan, text) : scanWords(text)
  const { removed, dropped } = findBoilerplate(text, words)
  const dateline = findDateline(text, words, dropped)
  return { words: removed.length === 0 ? words : keep(words, dropped), removed, ...(dateline && { dateline }) }
}

function scanInto(scan: Scanner, text: string): Words {
  const { words, marks } = scan(text)
  markSentences(text, words, marks)
  return firstWords(words, words.count)
}

/** The words that were not dropped, moved together within their arrays. */
function keep(words: Words, dropped: Uint8Array): Words {
  let count = 0
  for (let index = 0; index < words.count; index++) {
    if (dropped[index]) continue
    words.hashes[count] = words.hashes[index]!
    words.spellings[count] = words.spellings[index]!
    words.starts[count] = words.starts[index]!
    words.ends[count] = words.ends[index]!
    words.flags[count] = words.flags[index]! | (index > 0 && dropped[index - 1] ? BREAK : 0)
    count++
  }
  return firstWords(words, count)
}

/** The same arrays, cut off behind the first `count` words. */
function firstWords({ hashes, spellings, starts, ends, flags }: Words, count: number): Words {
  return {
    count,
    hashes: hashes.subarray(0, count),
    spellings: spellings.subarray(0, count),
    starts: starts.subarray(0, count),
    ends: ends.subarray(0, count),
    flags: flags.subarray(0, count),
  }
}
