import { reuse } from '../../structures/buffers.js'
import { QUOTED } from '../../text/tokens.js'
import type { BigramMatches } from './bigrams.js'

/**
 * The thread of two texts: the longest chain of pairs of neighbouring words (stems) in which neither text goes back. A
 * rewrite changes words and drops sentences, and still follows its source; two reporters of one event meet in the same
 * pairs of words, in an order of their own.
 */
export interface OrderedOverlap {
  /** The first words of the pairs in the chain, ascending, in the first text. */
  readonly pairs: Int32Array
  /** How many pairs both texts have, in whatever order. */
  readonly met: number
}

/**
 * The longest increasing subsequence by patience sorting (Fredman 1975), over the pairs that the second text has once.
 *
 * @param flags of the words of both texts, where pairs within quotation marks do not count: reporters share these without copying
 */
export function findOrderedOverlap(
  { count, places, otherPlaces }: BigramMatches,
  flags?: readonly [Uint8Array, Uint8Array],
): OrderedOverlap {
  ends = reuse(ends, count)
  before = reuse(before, count)
  let longest = 0
  let met = 0
  for (let pair = 0; pair < count; pair++) {
    const place = otherPlaces[pair]!
    if (flags && (isQuoted(flags[0], places[pair]!) || isQuoted(flags[1], place))) continue
    met++
    let length = 0
    for (let high = longest; length < high; ) {
      const middle = (length + high) >>> 1
      if (otherPlaces[ends[middle]!]! < place) length = middle + 1
      else high = middle
    }
    ends[length] = pair
    before[pair] = length === 0 ? -1 : ends[length - 1]!
    if (length === longest) longest++
  }
  const pairs = new Int32Array(longest)
  for (let at = longest - 1, pair = ends[at]!; at >= 0; at--, pair = before[pair]!) pairs[at] = places[pair]!
  return { pairs, met }
}

// They serve one thread after the other. By length of a chain less one: the pair in which the chain ends that ends first in the
// second text. By pair: the one before it in its chain.
let ends = new Int32Array(0)
let before = new Int32Array(0)

function isQuoted(flags: Uint8Array, first: number): boolean {
  return ((flags[first]! | flags[first + 1]!) & QUOTED) !== 0
}

/**
 * How long a chain chance gives: n pairs in random order have an increasing one of 2 sqrt(n) (Logan and Shepp 1977,
 * Vershik and Kerov 1977). Of 100 pairs that two reports share, 20 are in one order by chance.
 */
function chanceLength(met: number): number {
  return 2 * Math.sqrt(met)
}

// A share of fewer words than this says little; a text all of quotations has none.
const FEWEST_WORDS = 20

/** The thread as a share of `words` words, less what chance gives, 0 to 1. */
export function orderedOverlapShare({ pairs, met }: OrderedOverlap, words: number): number {
  return Math.max(0, pairs.length - chanceLength(met)) / Math.max(FEWEST_WORDS, words)
}

const MOST_PARTS = 10
const LEAST_PART = 25

/**
 * The share of words in the thread, less chance, in each of up to ten equal parts of the first text, the thinnest first. In a
 * copy the thread runs through the whole; where a page shares a block with another, or a follow-up carries paragraphs over,
 * some parts have all of it and the others none.
 *
 * @param words how many words the first text has, from 1
 */
export function orderedOverlapBySection({ pairs, met }: OrderedOverlap, words: number): number[] {
  return sharesBySection(pairs, pairs.length, met, words)
}

/** No less than `threadByParts` of the same texts, part by part: as if all pairs that both texts have stood in one order. */
export function matchedBySection({ count, places }: BigramMatches, words: number): number[] {
  return sharesBySection(places, count, count, words)
}

/** @param pairs of which the first `count` are looked at, ascending */
function sharesBySection(pairs: Int32Array, count: number, met: number, words: number): number[] {
  const parts = Math.max(1, Math.min(MOST_PARTS, Math.floor(words / LEAST_PART)))
  const chance = chanceLength(met) / words
  const shares: number[] = []
  for (let part = 0, pair = 0; part < parts; part++) {
    const first = pair
    while (pair < count && pairs[pair]! * parts < (part + 1) * words) pair++
    const share = Math.max(0, ((pair - first) * parts) / words - chance)
    let place = shares.length
    for (; place > 0 && shares[place - 1]! > share; place--) shares[place] = shares[place - 1]!
    shares[place] = share
  }
  return shares
}

/** What three in four of ascending shares exceed. */
export function lowQuartile(parts: readonly number[]): number {
  return parts[Math.floor(parts.length / 4)]!
}
