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

/** What the stop words of a text say. */
interface Found {
  readonly language: string
  /** Stop words of that language, and of the next likely one, as shares of the words read. */
  readonly share: number
  readonly next: number
}

/**
 * The language of a text by its stop words: the language that has the most of its first 100 words as stop words, of 300 where these are not clear, or
 * `undefined` where no language has enough. Only the languages of `languages` are distinguished: a text in any other
 * language may be taken for a related one.
 *
 * @param hashes `hashWord` of each word of the text, in order
 * @param count the number of words
 */
export function detectLanguage(hashes: Uint32Array, count = hashes.length): string | undefined {
  return find(hashes, count)?.language
}

// Of English, German, French and Spanish a quarter of all words are stop words at least; of related languages a fifth at most.
const CLEAR_SHARE = 0.25
const CLEAR_NEXT = 0.8
// A headline or a quotation in another language is no more.
const CLEAR_WORDS = 40
// Languages in scripts of their own have fewer, and hardly any of another language.
const ALIEN_NEXT = 0.2

/**
 * The language by whose rules a text is read. Tags are often wrong, and copies under two tags must be read alike, so where the words are
 * clear they decide; else the tag does.
 *
 * @param tag of a language, as `languageOf` takes it
 * @param isKnown whether that language has stop words here
 */
export function languageToReadBy(
  tag: string | undefined,
  isKnown: boolean,
  hashes: Uint32Array,
  count: number,
): string | undefined {
  const found = find(hashes, count)
  if (!tag) return found?.language
  if (found === undefined || count < CLEAR_WORDS) return tag
  const { language, share, next } = found
  const isClear = share >= CLEAR_SHARE && next <= CLEAR_NEXT * share
  // Czech is taken for Polish, Serbian for Russian: a tag that has no stop words here cannot be refuted by so few.
  const isAlien = isKnown && next <= ALIEN_NEXT * share
  return isClear || isAlien ? language : tag
}

// Most texts are clear by so many words; related languages are told apart by more.
const WORDS_READ_FIRST = 100
const FIRST_NEXT = 0.5

function find(hashes: Uint32Array, count: number): Found | undefined {
  const first = findIn(hashes, Math.min(count, WORDS_READ_FIRST))
  if (count <= WORDS_READ_FIRST) return first
  const isClear = first !== undefined && first.share >= CLEAR_SHARE && first.next <= FIRST_NEXT * first.share
  return isClear ? first : findIn(hashes, Math.min(count, WORDS_READ))
}

function findIn(hashes: Uint32Array, read: number): Found | undefined {
  stopWords ??= readStopWords()
  const { sets, setOf } = stopWords
  const counts = new Uint16Array(sets.length)
  for (let i = 0; i < read; i++) counts[setOf.get(hashes[i]!)]!++
  const hits = new Uint16Array(languages.length)
  for (let set = 1; set < sets.length; set++) {
    const count = counts[set]!
    // Most stop words are of languages that the text is not in.
    if (count === 0) continue
    for (let bits = sets[set]!; bits !== 0; bits &= bits - 1) hits[31 - Math.clz32(bits & -bits)]! += count
  }
  let best = 0
  for (let i = 1; i < hits.length; i++) if (hits[i]! > hits[best]!) best = i
  const most = hits[best]!
  if (most < LEAST_HITS || most < read * LEAST_SHARE) return undefined
  let next = 0
  for (let i = 0; i < hits.length; i++) if (i !== best) next = Math.max(next, hits[i]!)
  return { language: languages[best]!.code, share: most / read, next: next / read }
}
