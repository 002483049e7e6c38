import { idfTable } from '../language/idf.js'
import { decodeUnsealed, viewWords } from './codec.js'
import { withoutWords } from './masked.js'
import { phrases } from './phrases.js'
import { termsOf } from './terms.js'

/**
 * The phrases of a text that is stored, made again from its bytes.
 *
 * @param masked first word, and word after the last, of each range that is left out; ascending
 */
export function storedPhrases(bytes: Uint8Array, language: string, masked: ArrayLike<number>): Uint32Array {
  const { words, flags } = masked.length === 0 ? viewWords(bytes) : withoutWords(decodeUnsealed(bytes), masked)
  return phrases(termsOf(words, flags, idfTable(language)))
}
