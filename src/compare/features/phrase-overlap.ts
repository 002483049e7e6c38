import { phraseKey } from '../../fingerprint/phrases.js'
import type { Terms } from '../../fingerprint/terms.js'
import { indexShingles, lookUp, type ShingleIndex } from './shingle-overlap.js'

/**
 * All phrases of a text, in text order: pairs of neighbouring content units, in either order. They outlive a change of
 * small words, word order and inflection, which shingles do not.
 */
export class PhraseIndex {
  readonly hashes: Uint32Array
  /** By phrase: the sum of its units' weights. */
  readonly weights: Float32Array
  #index: ShingleIndex | undefined

  constructor({ terms, weights }: Terms) {
    const count = Math.max(0, terms.length - 1)
    this.hashes = new Uint32Array(count)
    this.weights = new Float32Array(count)
    for (let first = 0; first < count; first++) {
      this.hashes[first] = phraseKey(terms[first]!, terms[first + 1]!)
      this.weights[first] = weights[first]! + weights[first + 1]!
    }
  }

  /** Made when it is first asked for: only the longer text of a pair is looked up in. */
  get index(): ShingleIndex {
    this.#index ??= indexShingles({ width: 2, hashes: this.hashes, positions: NO_POSITIONS })
    return this.#index
  }
}

const NO_POSITIONS = new Uint32Array(0)

/** The share of the first text's phrases, by weight, that the second has too, 0 to 1. */
export function phraseContainment({ hashes, weights }: PhraseIndex, { index }: PhraseIndex): number {
  let all = 0
  let shared = 0
  for (let phrase = 0; phrase < hashes.length; phrase++) {
    const weight = weights[phrase]!
    all += weight
    if (lookUp(index, hashes[phrase]!) >= 0) shared += weight
  }
  return all === 0 ? 0 : shared / all
}
