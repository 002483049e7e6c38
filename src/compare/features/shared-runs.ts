import { BREAK } from '../../text/tokens.js'
import type { Comparable } from '../comparable.js'
import { placesIn } from './shingle-overlap.js'

/** `length` words that stand in both texts alike: from word `a` of the one and from word `b` of the other. */
export interface Run {
  readonly a: number
  readonly b: number
  readonly length: number
}

// A shingle that stands in a text a hundred times is a refrain; its latest places serve as well as all.
const MOST_PLACES = 32

/**
 * The longest shared runs of at least a shingle's width, greedily in the order of `a`; they do not overlap in `a`, and
 * none crosses a place where text was removed. Greedy string tiling (Wise 1993) with the tiles taken left to right.
 */
export function findRuns(a: Comparable, b: Comparable): Run[] {
  const { positions, width } = a.wording.shingles
  if (width !== b.wording.shingles.width) return []
  const runs: Run[] = []
  const found = placesIn(b.wording, a.wording)
  let covered = 0
  for (let entry = 0; entry < positions.length; entry++) {
    let other = found[entry]!
    const start = positions[entry]!
    if (other < 0 || start < covered) continue
    let best: Run | undefined
    for (let places = 0; other >= 0 && places < MOST_PLACES; places++) {
      const from = b.wording.shingles.positions[other]!
      const length = sharedLength(a, start, b, from)
      // Of equally long runs the first in `b`; places come latest first.
      if (length >= width && (!best || length >= best.length)) best = { a: start, b: from, length }
      other = b.wording.earlier[other]! - 1
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
  fromA: number,
  { fingerprint: b }: Comparable,
  fromB: number,
): number {
  const most = Math.min(a.words.length - fromA, b.words.length - fromB)
  let length = 0
  while (length < most && a.words[fromA + length] === b.words[fromB + length]) {
    if (length > 0 && (a.flags[fromA + length]! | b.flags[fromB + length]!) & BREAK) break
    length++
  }
  return length
}
