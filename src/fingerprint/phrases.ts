import { reuse } from '../structures/buffers.js'
import { GOLDEN, mix32 } from '../structures/hash.js'
import type { Terms } from './terms.js'

/** How many phrases of an article are kept: with 64, .99 of the copies hidden in 20,000 articles are found (docs/research/candidates.md). */
export const PHRASE_COUNT = 64
/** Most phrases that a long text keeps. */
export const MOST_PHRASES = 512
// A text of more than 512 terms keeps an eighth of its phrases, or a summary of a transcript would share none of those it keeps.
const TERMS_A_PHRASE = 8

/** How many phrases a text of so many terms keeps. */
function keptCount(terms: number): number {
  return Math.min(MOST_PHRASES, Math.max(PHRASE_COUNT, Math.floor(terms / TERMS_A_PHRASE)))
}

/**
 * The kept phrases of a text. A phrase is a pair of neighbouring terms, in either order, so it survives a rewrite that moves
 * stop words, inflects words or swaps two of them. A text with no more than `count` distinct phrases keeps them all.
 *
 * Other texts keep those of lowest rank: a hash from 0 to 1, divided by the square of the phrase's weight (priority
 * sampling, Duffield, Lund and Thorup 2007). The rank depends on the phrase alone, so two copies keep the same of the phrases
 * they share. A phrase of two names (8 nats each) ranks before one of two common words (2 each) 31 times in 32.
 *
 * @param count most phrases kept, from 1; by default 64, or an eighth of the terms of a long text, up to 512
 * @returns 32-bit keys, lowest rank first; none for a text of fewer than two terms.
 */
export function phrases({ terms, weights }: Terms, count = keptCount(terms.length)): Uint32Array {
  const pairs = Math.max(0, terms.length - 1)
  keys = reuse(keys, pairs)
  ranks = reuse(ranks, pairs)
  let squares = 0
  let highest = 0
  for (let i = 0; i < pairs; i++) {
    const key = phraseKey(terms[i]!, terms[i + 1]!)
    const weight = weights[i]! + weights[i + 1]!
    // Hashed again, so that the keys of the kept phrases still spread over all 32 bits.
    const rank = (mix32(key ^ RANK_SEED) + 1) / (weight * weight)
    keys[i] = key
    ranks[i] = rank
    squares += weight * weight
    if (rank > highest) highest = rank
  }
  // Most phrases of a long text need not be sorted: 1.5 times `count` are expected below `limit`, and fewer than `count`
  // once in thousands of texts. Then the limit is doubled.
  for (let limit = (1.5 * count * 2 ** 32) / squares; ; limit *= 2) {
    const lowest = lowestKeys(pairs, limit, count)
    if (lowest.length === count || limit > highest) return lowest
  }
}

// Used again for each text.
let keys = new Uint32Array(0)
let ranks = new Float64Array(0)

/** The keys of the lowest ranks below `limit`, at most `count` of them, lowest first; a repeated phrase counts once. */
function lowestKeys(pairs: number, limit: number, count: number): Uint32Array {
  const lowest = new Uint32Array(count)
  const sorted = new Float64Array(count)
  let kept = 0
  for (let i = 0; i < pairs; i++) {
    const rank = ranks[i]!
    if (rank >= limit) continue
    let place = kept
    while (place > 0 && sorted[place - 1]! > rank) place--
    if (place > 0 && sorted[place - 1] === rank) continue
    if (kept < count) kept++
    for (let j = kept - 1; j > place; j--) {
      lowest[j] = lowest[j - 1]!
      sorted[j] = sorted[j - 1]!
    }
    lowest[place] = keys[i]!
    sorted[place] = rank
    if (kept === count) limit = sorted[count - 1]!
  }
  return lowest.subarray(0, kept)
}

const RANK_SEED = 0x5bd1e995

/** The key of two neighbouring terms, the same in either order. */
export function phraseKey(one: number, other: number): number {
  return mix32(mix32(Math.min(one, other) + 1) ^ Math.imul(Math.max(one, other), GOLDEN))
}
