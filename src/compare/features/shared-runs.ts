import { BREAK, QUOTED } from '../../text/tokens.js'
import type { Comparable } from '../comparable.js'
import type { ShingleMatches } from './shingle-overlap.js'

/** `length` consecutive words that both texts have: from word `a` of the first and from word `b` of the second. */
export interface Run {
  readonly a: number
  readonly b: number
  readonly length: number
}

// A shingle that stands a hundred times in a text is a refrain; its last 32 occurrences are enough.
const MAX_OCCURRENCES = 32

/**
 * The longest shared runs of at least a shingle's width, found from left to right in `a`. They do not overlap in `a`, and none
 * crosses a place where text was removed. Greedy string tiling (Wise 1993) with the tiles taken from left to right.
 *
 * @param matches where the five-word shingles of `a` stand in `b` (`matchShingles`)
 */
export function findRuns(a: Comparable, b: Comparable, { entries, shared }: ShingleMatches): Run[] {
  const { positions, width } = a.wording.shingles
  const { shingles, earlier } = b.wording
  if (shared === 0 || width !== shingles.width) return []
  const runs: Run[] = []
  let covered = 0
  for (let entry = 0; entry < positions.length; entry++) {
    let other = entries[entry]!
    const start = positions[entry]!
    if (other < 0 || start < covered) continue
    let best: Run | undefined
    for (let seen = 0; other >= 0 && seen < MAX_OCCURRENCES; seen++) {
      const otherStart = shingles.positions[other]!
      const length = sharedLength(a, start, b, otherStart)
      // Occurrences come last first, so of equally long runs the first in `b` is kept.
      if (length >= width && (!best || length >= best.length)) best = { a: start, b: otherStart, length }
      other = earlier[other]! - 1
    }
    if (best) {
      runs.push(best)
      covered = best.a + best.length
    }
  }
  return runs
}

function sharedLength(
  { fingerprint: a }: Comparable,
  startA: number,
  { fingerprint: b }: Comparable,
  startB: number,
): number {
  const limit = Math.min(a.words.length - startA, b.words.length - startB)
  let length = 0
  while (length < limit && a.words[startA + length] === b.words[startB + length]) {
    if (length > 0 && (a.flags[startA + length]! | b.flags[startB + length]!) & BREAK) break
    length++
  }
  return length
}

// Six words in a row are seldom shared by chance; five ("the prime minister said on") often are.
const MIN_COPIED_RUN = 6

/** How many words stand in runs of six or more and are quoted in neither text. */
export function countCopiedWords(runs: readonly Run[], flagsOfA: Uint8Array, flagsOfB: Uint8Array): number {
  let copied = 0
  for (const { a, b, length } of runs) {
    if (length < MIN_COPIED_RUN) continue
    for (let i = 0; i < length; i++) if (!((flagsOfA[a + i]! | flagsOfB[b + i]!) & QUOTED)) copied++
  }
  return copied
}
