import type { Content } from '../fingerprint/content.js'
import { phraseKey } from '../fingerprint/phrases.js'
import { indexShingles, lookUp, type ShingleIndex } from './overlap.js'

/**
 * All phrases of a text, in text order: pairs of neighbouring content units, in either order. They outlive a change of
 * small words, word order and inflection, which shingles do not.
 */
export interface PhraseIndex {
  readonly index: ShingleIndex
  /** By phrase: the sum of its units' weights. */
  readonly weights: Float32Array
}

export function indexPhrases({ units, weights }: Content): PhraseIndex {
  const count = Math.max(0, units.length - 1)
  const hashes = new Uint32Array(count)
  const positions = new Uint32Array(count)
  const sums = new Float32Array(count)
  for (let first = 0; first < count; first++) {
    hashes[first] = phraseKey(units[first]!, units[first + 1]!)
    positions[first] = first
    sums[first] = weights[first]! + weights[first + 1]!
  }
  return { index: indexShingles({ width: 2, hashes, positions }), weights: sums }
}

/** The share of the first text's phrases, by weight, that the second has too, 0 to 1. */
export function phraseContainment(a: PhraseIndex, b: PhraseIndex): number {
  const { hashes } = a.index.shingles
  let all = 0
  let shared = 0
  for (let phrase = 0; phrase < hashes.length; phrase++) {
    const weight = a.weights[phrase]!
    all += weight
    if (lookUp(b.index, hashes[phrase]!) >= 0) shared += weight
  }
  return all === 0 ? 0 : shared / all
}
