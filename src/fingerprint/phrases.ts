import { mix32 } from '../text/hash.js'
import type { Content } from './content.js'

/** How many phrases of an article are kept, unless told: at 64, copies hidden in 20,000 articles are found (docs/candidates.md). */
export const PHRASE_COUNT = 64

/**
 * The phrases of a text that stand for it: pairs of neighbouring content units, in either order, so that a rewrite
 * that moves stop words, inflects or swaps keeps them. All distinct ones where there are no more than `count`.
 *
 * Of more, those of lowest rank: a hash from 0 to 1, divided by the square of the phrase's weight (priority sampling,
 * Duffield, Lund and Thorup 2007). The rank depends on the phrase alone, so two copies keep the same of what they
 * share; and a phrase of two names (8 nats each) is kept before one of two common words (2 each) 31 times in 32.
 *
 * @param count most phrases kept, from 1.
 * @returns 32-bit keys, lowest rank first; none for a text of fewer than two content units.
 */
export function phrases({ units, weights }: Content, count = PHRASE_COUNT): Uint32Array {
  const keys = new Int32Array(count)
  const ranks = new Float64Array(count)
  let kept = 0
  // The highest rank kept, once there are `count`: most phrases of a long text go no further than this.
  let limit = Number.POSITIVE_INFINITY
  for (let i = 1; i < units.length; i++) {
    const key = phraseKey(units[i - 1]!, units[i]!)
    const weight = weights[i - 1]! + weights[i]!
    // Hashed again, so that the keys that are kept still spread over all 32 bits.
    const rank = (mix32(key ^ RANK_SEED) + 1) / (weight * weight)
    if (rank >= limit) continue
    let place = kept
    while (place > 0 && ranks[place - 1]! > rank) place--
    if (place > 0 && ranks[place - 1] === rank) continue
    if (kept < count) kept++
    for (let j = kept - 1; j > place; j--) {
      keys[j] = keys[j - 1]!
      ranks[j] = ranks[j - 1]!
    }
    keys[place] = key
    ranks[place] = rank
    if (kept === count) limit = ranks[count - 1]!
  }
  return new Uint32Array(keys.buffer, 0, kept)
}

const RANK_SEED = 0x5bd1e995
const FACTOR = 0x9e3779b1

/** The key of two neighbouring content units, the same in either order. */
export function phraseKey(one: number, other: number): number {
  return mix32(mix32(Math.min(one, other) + 1) ^ Math.imul(Math.max(one, other), FACTOR))
}
