import { type LshTable, NONE } from '../minhash/lsh-table.js'

/*
 * Pairs of the articles of one bucket, as a function of the set of articles: nothing here depends on the order in which
 * they were inserted. Of a small bucket all pairs are compared. In a large one nearly all articles are copies of a few
 * (one story of a wire in 400 outlets, an error page): each is compared with the first few by rank, and those that are
 * copies of none of these with their neighbours in the order of their other bands. So a bucket of n articles costs a
 * multiple of n, not its square.
 */

/** All pairs of a bucket of up to so many articles are compared: 496 of 32. */
export const SMALL_BUCKET = 32
/** With so many articles, the first by rank, every article of a large bucket is compared. */
const LEADERS = 3
/** With so many that follow it, an article of a large bucket is compared that is a copy of no leader. */
const FOLLOWING = 2

/** The articles of a bucket with more than `SMALL_BUCKET` articles, by ascending rank. */
export interface LargeBucket {
  readonly members: Int32Array
  /** Where, in the rows of an article, the band of this bucket stands. */
  readonly band: number
}

/** By number, the rank of an article; below zero for an article that takes no part. */
export type Ranks = Int32Array

/**
 * The articles that share a small bucket with `number` and rank behind it, each once, by ascending rank.
 *
 * @param seen by number: scratch space, in which `number + 1` marks what was found already
 * @param large called with the row of each larger bucket
 */
export function sharedSmallBuckets(
  table: LshTable,
  number: number,
  ranks: Ranks,
  seen: Int32Array,
  large: (row: number) => void,
): number[] {
  const found: number[] = []
  const { from, to } = table.rowsOf(number)
  for (let row = from; row < to; row++) {
    if (!table.isUsed(row)) continue
    const before = found.length
    let size = 1
    const visit = (next: (row: number) => number) => {
      for (let other = next(row); other !== NONE && size <= SMALL_BUCKET; other = next(other)) {
        const member = table.numberOf(other)
        if (ranks[member]! < 0) continue
        size++
        if (ranks[member]! > ranks[number]! && seen[member] !== number + 1) found.push(member)
      }
    }
    visit((other) => table.older(other))
    visit((other) => table.newer(other))
    if (size > SMALL_BUCKET) {
      found.length = before
      large(row)
    } else for (let i = before; i < found.length; i++) seen[found[i]!] = number + 1
  }
  return found.sort((a, b) => ranks[a]! - ranks[b]!)
}

/** The articles of the bucket that a row belongs to, by ascending rank. */
export function membersOf(table: LshTable, row: number, ranks: Ranks): Int32Array {
  const members = Array.from(table.bucketOf(row), (other) => table.numberOf(other))
  return Int32Array.from(members.filter((member) => ranks[member]! >= 0)).sort((a, b) => ranks[a]! - ranks[b]!)
}

/** The leaders of a large bucket, each with the articles behind it that it is compared with. */
export function leaderPairs({ members }: LargeBucket): { leader: number; others: Int32Array }[] {
  return Array.from(members.subarray(0, LEADERS), (leader, i) => ({ leader, others: members.subarray(i + 1) }))
}

export function leadersOf({ members }: LargeBucket): Int32Array {
  return members.subarray(0, LEADERS)
}

/**
 * The articles of a large bucket that are copies of no leader, in the order of their bands: those from the bucket's own
 * band on, then those before it. Articles that share further bands stand side by side; each is compared with the two
 * behind it. By every large bucket that two articles share they get another chance to be neighbours.
 *
 * @param own articles that are copies of no leader
 */
export function* neighbourPairs(
  table: LshTable,
  { band }: LargeBucket,
  own: Int32Array,
  ranks: Ranks,
  following = FOLLOWING,
): Generator<[number, number]> {
  const bands = table.rowsPerArticle
  // A band whose key the article has already under another band has no row.
  const keyOf = (number: number, place: number): number =>
    table.isUsed(number * bands + place) ? table.keyOf(number * bands + place) : 0
  const sorted = own.slice().sort((a, b) => {
    for (let i = 1; i < bands; i++) {
      const place = (band + i) % bands
      const difference = keyOf(a, place) - keyOf(b, place)
      if (difference !== 0) return difference
    }
    return ranks[a]! - ranks[b]!
  })
  for (let i = 0; i < sorted.length; i++) {
    for (let j = i + 1; j <= i + following && j < sorted.length; j++) {
      const [a, b] = [sorted[i]!, sorted[j]!]
      yield ranks[a]! < ranks[b]! ? [a, b] : [b, a]
    }
  }
}

/** Whether `neighbourPairs` leaves pairs of so many articles out. */
export function leavesOut(own: number, following = FOLLOWING): boolean {
  return own > following + 1
}
