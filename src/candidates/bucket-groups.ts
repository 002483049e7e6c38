import { type LshTable, NONE } from '../minhash/lsh-table.js'

/*
 * Pairs of the articles of one bucket, as a function of the set of articles: nothing here depends on the order in which
 * they were inserted. In a large bucket nearly all articles are copies of a few (one story of a wire in 400 outlets, an
 * error page), so whoever compares them asks for its members and decides; of a small one all pairs are found.
 */

/** In buckets of up to so many articles all pairs are found: 28 of 8. */
export const SMALL_BUCKET = 8

/** By number, the rank of an article; below zero for an article that takes no part. */
export type Ranks = Int32Array

/** The articles of a bucket with more than `SMALL_BUCKET` articles, by ascending rank. */
export interface LargeBucket {
  readonly members: readonly number[]
  /** Where, in the rows of an article, the band of this bucket stands. */
  readonly band: number
}

/** The buckets that articles share. Articles must be visited by ascending rank, each once. */
export class SharedBuckets {
  readonly #table: LshTable
  readonly #ranks: Ranks
  readonly #large: { members: number[]; band: number }[] = []
  /** By key of a large bucket, its number. */
  readonly #numberOf = new Map<number, number>()
  readonly #bucketsOf = new Map<number, number[]>()
  /** By number of an article: `number + 1` of the article that found it last. */
  readonly #seen: Int32Array

  constructor(table: LshTable, ranks: Ranks) {
    this.#table = table
    this.#ranks = ranks
    this.#seen = new Int32Array(ranks.length)
  }

  get large(): readonly LargeBucket[] {
    return this.#large
  }

  /** The large buckets that an article is in, by number. */
  largeOf(number: number): readonly number[] {
    return this.#bucketsOf.get(number) ?? []
  }

  /** The articles that share a small bucket with `number` and rank behind it, each once, by ascending rank. */
  visit(number: number): number[] {
    const [table, ranks] = [this.#table, this.#ranks]
    const found: number[] = []
    const { from, to } = table.rowsOf(number)
    for (let row = from; row < to; row++) {
      if (!table.isUsed(row) || (table.older(row) === NONE && table.newer(row) === NONE)) continue
      const bucket = this.#numberOf.get(table.keyOf(row))
      if (bucket !== undefined) this.#join(bucket, number)
      else if (this.#hasMany(row)) {
        this.#numberOf.set(table.keyOf(row), this.#large.length)
        this.#large.push({ members: [], band: row - from })
        this.#join(this.#large.length - 1, number)
      } else {
        for (const other of table.bucketOf(row)) {
          const member = table.numberOf(other)
          if (ranks[member]! <= ranks[number]! || this.#seen[member] === number + 1) continue
          this.#seen[member] = number + 1
          found.push(member)
        }
      }
    }
    return found.sort((a, b) => ranks[a]! - ranks[b]!)
  }

  #hasMany(row: number): boolean {
    let size = 0
    for (const other of this.#table.bucketOf(row)) {
      if (this.#ranks[this.#table.numberOf(other)]! >= 0 && ++size > SMALL_BUCKET) return true
    }
    return false
  }

  #join(bucket: number, number: number): void {
    this.#large[bucket]!.members.push(number)
    const own = this.#bucketsOf.get(number)
    if (own) own.push(bucket)
    else this.#bucketsOf.set(number, [bucket])
  }
}

/** How many bands two articles share: the more, the more alike they are. */
export function sharedBands(table: LshTable, a: number, b: number): number {
  const { from, to } = table.rowsOf(a)
  const other = b * table.rowsPerArticle
  let shared = 0
  for (let i = 0; from + i < to; i++) {
    // A band whose key the article has already under another band has no row.
    if (table.isUsed(from + i) && table.isUsed(other + i) && table.keyOf(from + i) === table.keyOf(other + i)) shared++
  }
  return shared
}

/**
 * Articles in the order of their band keys, from one band on and round. So articles that share further bands stand side by side.
 */
export function sortedByBands(table: LshTable, numbers: readonly number[], band: number, ranks: Ranks): number[] {
  const bands = table.rowsPerArticle
  const keyOf = (number: number, place: number): number =>
    table.isUsed(number * bands + place) ? table.keyOf(number * bands + place) : 0
  return [...numbers].sort((a, b) => {
    for (let i = 0; i < bands; i++) {
      const place = (band + i) % bands
      const difference = keyOf(a, place) - keyOf(b, place)
      if (difference !== 0) return difference
    }
    return ranks[a]! - ranks[b]!
  })
}

/** With so many that follow it, an article is proposed. */
const FOLLOWING = 2

/** Each article with those right behind it in the order of their bands. */
export function* neighbourPairs(sorted: readonly number[], following = FOLLOWING): Generator<[number, number]> {
  for (let i = 0; i < sorted.length; i++) {
    for (let j = i + 1; j <= i + following && j < sorted.length; j++) yield [sorted[i]!, sorted[j]!]
  }
}
