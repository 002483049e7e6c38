import { hashWord } from '../structures/hash.js'
import { HashTable } from '../structures/hash-table.js'
import { languages } from './language.js'

// Enough to distinguish ten languages by their function words, which are a third to a half of running text.
const WORDS_READ = 300
// Shorter texts, such as headlines, have too few function words.
const LEAST_HITS = 4
const LEAST_SHARE = 0.15

interface StopWords {
  /** Sets of languages that share a stop word: one bit for each language, in the order of `languages`. The first is empty. */
  readonly sets: readonly number[]
  /** Indices in `sets`, by the hash of a stop word. */
  readonly setOf: HashTable
}

let stopWords: StopWords | undefined

function readStopWords(): StopWords {
  const bits = new Map<number, number>()
  for (const [index, language] of languages.entries()) {
    for (const word of language.stopWords) bits.set(hashWord(word), (bits.get(hashWord(word)) ?? 0) | (1 << index))
  }
  const sets = [0, ...new Set(bits.values())]
  return { sets, setOf: new HashTable(new Map([...bits].map(([hash, set]) => [hash, sets.indexOf(set)]))) }
}

/**
 * The language of a text by its stop words: the language that has the most of its first 300 words as stop words, or
 * `undefined` where no language has enough. Only the languages of `languages` are distinguished: a text in any other
 * language may be taken for a related one.
 *
 * @param hashes `hashWord` of each word of the text, in order
 * @param count the number of words
 */
export function detectLanguage(hashes: Uint32Array, count = hashes.length): string | undefined {
  stopWords ??= readStopWords()
  const { sets, setOf } = stopWords
  const read = Math.min(count, WORDS_READ)
  const counts = new Uint16Array(sets.length)
  for (let i = 0; i < read; i++) counts[setOf.get(hashes[i]!)]!++
  const hits = new Uint16Array(languages.length)
  for (let set = 1; set < sets.length; set++) {
    const count = counts[set]!
    // Most stop words are of languages that the text is not in.
    if (count === 0) continue
    for (let bits = sets[set]!; bits !== 0; bits &= bits - 1) hits[31 - Math.clz32(bits & -bits)]! += count
  }
  const most = Math.max(...hits)
  if (most < LEAST_HITS || most < read * LEAST_SHARE) return undefined
  return languages[hits.indexOf(most)]!.code
}
