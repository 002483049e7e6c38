import { reuse } from '../../structures/buffers.js'
import { QUOTED } from '../../text/tokens.js'
import type { TransientBigramMatches } from './bigrams.js'

/**
 * The longest common order of two texts: the longest chain of bigrams in which neither text goes back. A rewrite changes words
 * and drops sentences, but follows its source. Two reporters of one event share bigrams too, but in an order of their own.
 */
export interface OrderedOverlap {
  /** The positions in the first text of the chain's bigrams, ascending. */
  readonly positions: Int32Array
  /** Those in the second text. */
  readonly otherPositions: Int32Array
  /** How many bigrams both texts have, in whatever order. */
  readonly matched: number
}

type Chain = Omit<OrderedOverlap, 'otherPositions'>

/**
 * The longest increasing subsequence by patience sorting (Fredman 1975), over the bigrams that the second text has once.
 *
 * @param flags of the words of both texts; if given, bigrams within quotation marks do not count, because reporters share
 *   quotations without copying
 */
export function findOrderedOverlap(
  { count, positions, otherPositions }: TransientBigramMatches,
  flags?: readonly [Uint8Array, Uint8Array],
): OrderedOverlap {
  ends = reuse(ends, count)
  previous = reuse(previous, count)
  let longest = 0
  let matched = 0
  for (let match = 0; match < count; match++) {
    const other = otherPositions[match]!
    if (flags && (isQuoted(flags[0], positions[match]!) || isQuoted(flags[1], other))) continue
    matched++
    let length = 0
    for (let high = longest; length < high; ) {
      const middle = (length + high) >>> 1
      if (otherPositions[ends[middle]!]! < other) length = middle + 1
      else high = middle
    }
    ends[length] = match
    previous[match] = length === 0 ? -1 : ends[length - 1]!
    if (length === longest) longest++
  }
  const [chain, otherChain] = [new Int32Array(longest), new Int32Array(longest)]
  for (let at = longest - 1, match = ends[at]!; at >= 0; at--, match = previous[match]!) {
    chain[at] = positions[match]!
    otherChain[at] = otherPositions[match]!
  }
  return { positions: chain, otherPositions: otherChain, matched }
}

// Memory that every call uses again.
// `ends[k]`: the last match of the chain of length k + 1 that ends earliest in the second text (the piles of patience sorting).
let ends = new Int32Array(0)
// By match: the match before it in its chain, or -1.
let previous = new Int32Array(0)

function isQuoted(flags: Uint8Array, first: number): boolean {
  return ((flags[first]! | flags[first + 1]!) & QUOTED) !== 0
}

/**
 * How long a chain chance gives: n bigrams in random order have an increasing chain of 2 sqrt(n) (Logan and Shepp 1977,
 * Vershik and Kerov 1977). Of 100 bigrams that two reports share, 20 are in one order by chance.
 */
function chanceLength(matched: number): number {
  return 2 * Math.sqrt(matched)
}

// Texts of fewer words are measured as if they had as many: a share of a few words says little.
const MIN_WORDS = 20

/** The length of the chain beyond chance, as a share of `words`, 0 to 1. */
export function orderedOverlapShare({ positions, matched }: Chain, words: number): number {
  return Math.max(0, positions.length - chanceLength(matched)) / Math.max(MIN_WORDS, words)
}

const MAX_SECTIONS = 10
const MIN_SECTION_WORDS = 25

/**
 * The share of words in the chain, beyond chance, in each of up to ten equal sections of the first text, in ascending order. In
 * a copy the chain covers the whole text. If two pages share a block, or a follow-up carries paragraphs over, some sections
 * have all of the chain and the others nothing.
 *
 * @param words how many words the first text has, from 1
 */
export function orderedOverlapBySection({ positions, matched }: Chain, words: number): number[] {
  return sharesBySection(positions, positions.length, matched, words)
}

/** Upper bounds of `orderedOverlapBySection`, section by section: as if all bigrams that both texts have stood in one order. */
export function matchedBySection({ count, positions }: TransientBigramMatches, words: number): number[] {
  return sharesBySection(positions, count, count, words)
}

/** @param positions ascending; the first `count` are in use */
function sharesBySection(positions: Int32Array, count: number, matched: number, words: number): number[] {
  const sections = Math.max(1, Math.min(MAX_SECTIONS, Math.floor(words / MIN_SECTION_WORDS)))
  const chance = chanceLength(matched) / words
  const shares: number[] = []
  for (let section = 0, at = 0; section < sections; section++) {
    const first = at
    while (at < count && positions[at]! * sections < (section + 1) * words) at++
    const share = Math.max(0, ((at - first) * sections) / words - chance)
    let rank = shares.length
    for (; rank > 0 && shares[rank - 1]! > share; rank--) shares[rank] = shares[rank - 1]!
    shares[rank] = share
  }
  return shares
}

/** The lower quartile of ascending shares: three in four are higher or equal. */
export function lowQuartile(shares: readonly number[]): number {
  return shares[Math.floor(shares.length / 4)]!
}

// A section with a tenth of its words in the chain was copied; how much more it has says how, not whether.
const COPIED_SECTION = 0.1

/** In how many sections at least a tenth of the words stand in the chain, beyond chance. */
export function countCopiedSections(sections: readonly number[]): number {
  return sections.filter((share) => share >= COPIED_SECTION).length
}

/**
 * The measure `longestGap`: from one bigram of the chain to the next, or to an end of the text. A rewrite, and print that was read badly, have short
 * ones however little of the wording is left.
 *
 * @param positions of the chain in the text
 */
export function longestGap(positions: Int32Array, words: number): number {
  if (positions.length === 0) return 1
  let [longest, before] = [0, 0]
  for (let i = 0; i < positions.length; i++) {
    longest = Math.max(longest, positions[i]! - before)
    before = positions[i]!
  }
  return Math.max(longest, words - before) / Math.max(MIN_WORDS, words)
}

export function countUnquoted(flags: Uint8Array): number {
  let count = 0
  for (let i = 0; i < flags.length; i++) if (!(flags[i]! & QUOTED)) count++
  return count
}

/**
 * The measures of a pair that come from its longest common order, and what they were taken from.
 *
 * @param unquoted how many words of the first text stand in no quotation marks
 */
export function measureOrderedOverlap(
  matches: TransientBigramMatches,
  flags: Uint8Array,
  otherFlags: Uint8Array,
  unquoted: number,
) {
  const words = flags.length
  const whole = findOrderedOverlap(matches)
  const sections = words === 0 ? [0] : orderedOverlapBySection(whole, words)
  const outsideQuotations = hasQuoted(matches, flags, otherFlags)
    ? findOrderedOverlap(matches, [flags, otherFlags])
    : whole
  return {
    orderedOverlap: orderedOverlapShare(outsideQuotations, unquoted),
    orderedCoverage: coverageOf(sections),
    orderedLowQuartile: lowQuartile(sections),
    longestGap: {
      shorter: longestGap(whole.positions, words),
      longer: longestGap(whole.otherPositions, otherFlags.length),
    },
    sections,
  }
}

function hasQuoted(
  { count, positions, otherPositions }: TransientBigramMatches,
  flags: Uint8Array,
  otherFlags: Uint8Array,
): boolean {
  for (let match = 0; match < count; match++) {
    if (isQuoted(flags, positions[match]!) || isQuoted(otherFlags, otherPositions[match]!)) return true
  }
  return false
}

/** How evenly the longest common order covers the longer text. @param matches from the longer text to the shorter */
export function spreadOverLonger(matches: TransientBigramMatches, words: number) {
  const sections = words === 0 ? [0] : orderedOverlapBySection(findOrderedOverlap(matches), words)
  return {
    coverageOfLonger: coverageOf(sections),
    lowQuartileOfLonger: lowQuartile(sections),
    highestSection: sections.at(-1)!,
  }
}

/** The mean over sections, where a section counts as full from a tenth of its words on. */
function coverageOf(sections: readonly number[]): number {
  const covered = sections.reduce((sum, share) => sum + Math.min(share, COPIED_SECTION), 0)
  return covered / (COPIED_SECTION * sections.length)
}
