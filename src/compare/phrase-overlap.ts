import type { Content } from '../fingerprint/content.js'
import { phraseKey } from '../fingerprint/phrases.js'
import { indexShingles, lookUp, type ShingleIndex } from './overlap.js'

/**
 * All phrases of a text, in text order: pairs of neighbouring content units, in either order. They outlive a change of
 * small words, word order and inflection, which shingles do not.
 */
export interface PhraseIndex {
  /** The hash table over the phrases; `positions` number the first content unit of each. */
  readonly index: ShingleIndex
  /** By phrase: the sum of its units' weights. */
  readonly weights: Float32Array
  /** By content unit: the word it stands at. */
  readonly positions: Uint32Array
}

export function indexPhrases({ units, weights, positions }: Content): PhraseIndex {
  const count = Math.max(0, units.length - 1)
  const hashes = new Uint32Array(count)
  const firsts = new Uint32Array(count)
  const sums = new Float32Array(count)
  for (let first = 0; first < count; first++) {
    hashes[first] = phraseKey(units[first]!, units[first + 1]!)
    firsts[first] = first
    sums[first] = weights[first]! + weights[first + 1]!
  }
  return { index: indexShingles({ width: 2, hashes, positions: firsts }), weights: sums, positions }
}

export interface PhraseOverlap {
  /** The share of the first text's phrase weight that the second has too, 0 to 1. */
  readonly shared: number
  /** The same, of phrases of which no word stands in a shared run of words: what was said again in other words. */
  readonly rephrased: number
}

// A phrase that stands in a text a hundred times is a refrain; its latest places serve as well as all.
const MOST_PLACES = 32

/**
 * @param inRunA by word of the first text: 1 where it stands in a shared run
 * @param inRunB the same for the second
 */
export function overlapPhrases(a: PhraseIndex, b: PhraseIndex, inRunA: Uint8Array, inRunB: Uint8Array): PhraseOverlap {
  const { hashes } = a.index.shingles
  let all = 0
  let shared = 0
  let free = 0
  let rephrased = 0
  for (let phrase = 0; phrase < hashes.length; phrase++) {
    const weight = a.weights[phrase]!
    const isFree = !touches(a, phrase, inRunA)
    all += weight
    if (isFree) free += weight
    let other = lookUp(b.index, hashes[phrase]!)
    if (other < 0) continue
    shared += weight
    if (!isFree) continue
    for (let places = 0; other >= 0 && places < MOST_PLACES && touches(b, other, inRunB); places++) {
      other = b.index.earlier[other]! - 1
    }
    if (other >= 0) rephrased += weight
  }
  return { shared: all === 0 ? 0 : shared / all, rephrased: free === 0 ? 0 : rephrased / free }
}

function touches({ positions }: PhraseIndex, phrase: number, inRun: Uint8Array): boolean {
  return (inRun[positions[phrase]!]! | inRun[positions[phrase + 1]!]!) !== 0
}
