import { type ComparedPair, turned } from './judging.js'

// A set or map of JavaScript takes at most 2^24 entries: one feed of a million articles has more pairs than that.
const SHARDS = 64

/** Pairs of texts that were compared, and those of them that may be copies. The text of better rank comes first. */
export class ComparedPairs implements Iterable<ComparedPair> {
  readonly #ranks: Int32Array
  /** By shard of the lower text: all pairs that are compared. */
  readonly #compared = Array.from({ length: SHARDS }, () => new Set<number>())
  readonly #found = Array.from({ length: SHARDS }, () => new Map<number, ComparedPair>())

  constructor(ranks: Int32Array) {
    this.#ranks = ranks
  }

  /** Whether two texts were proposed, in either order. */
  has(a: number, b: number): boolean {
    return this.#compared[shardOf(a, b)]!.has(this.#keyOf(a, b))
  }

  /** Remembers that two texts are compared. @returns whether they had not been before */
  propose(a: number, b: number): boolean {
    const compared = this.#compared[shardOf(a, b)]!
    const before = compared.size
    compared.add(this.#keyOf(a, b))
    return compared.size > before
  }

  add(found: Iterable<ComparedPair>): void {
    for (const pair of found) {
      const { a, b } = pair
      const inOrder = this.#ranks[a]! < this.#ranks[b]!
      this.#found[shardOf(a, b)]!.set(this.#keyOf(a, b), inOrder ? pair : turned(pair))
    }
  }

  get(a: number, b: number): ComparedPair | undefined {
    return this.#found[shardOf(a, b)]!.get(this.#keyOf(a, b))
  }

  *[Symbol.iterator](): Generator<ComparedPair> {
    for (const shard of this.#found) yield* shard.values()
  }

  /** Numbers of texts are below 2^26: their product is a whole number that is still exact. */
  #keyOf(a: number, b: number): number {
    return Math.min(a, b) * this.#ranks.length + Math.max(a, b)
  }
}

/** By both texts: a leader with a low number may be compared with most of a feed. */
function shardOf(a: number, b: number): number {
  return (a + b) % SHARDS
}
