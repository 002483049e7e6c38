import { hashWord } from '../text/hash.js'
import { HashTable } from '../text/hash-table.js'
import { languages } from './language.js'

// Enough to tell ten languages apart by their function words, which are a third to a half of running text.
const WORDS_READ = 300
// Shorter texts, such as headlines, hold too few function words to tell.
const LEAST_HITS = 4
const LEAST_SHARE = 0.15

/** By stop word: one bit for each language that has it, in the order of `languages`. */
let stopWordLanguages: HashTable | undefined

function table(): HashTable {
  if (stopWordLanguages) return stopWordLanguages
  const bits = new Map<number, number>()
  for (const [place, { stopWords }] of languages.entries()) {
    for (const word of stopWords) {
      const hash = hashWord(word)
      bits.set(hash, (bits.get(hash) ?? 0) | (1 << place))
    }
  }
  stopWordLanguages = new HashTable(bits)
  return stopWordLanguages
}

/**
 * The language of a text by its stop words: the one that knows most of its first words, or `undefined` where none knows
 * enough. Good for telling the languages of this room apart; a language that is not here may pass for its neighbour.
 *
 * @param hashes `hashWord` of each word of the text, in order
 * @param count how many there are
 */
export function detectLanguage(hashes: Uint32Array, count = hashes.length): string | undefined {
  const known = table()
  const hits = new Uint32Array(languages.length)
  const read = Math.min(count, WORDS_READ)
  for (let i = 0; i < read; i++) {
    let bits = known.get(hashes[i]!)
    for (let place = 0; bits !== 0; place++, bits >>>= 1) hits[place]! += bits & 1
  }
  const most = Math.max(...hits)
  if (most < LEAST_HITS || most < read * LEAST_SHARE) return undefined
  return languages[hits.indexOf(most)]!.code
}
