import type { ComparedPair } from './judging.js'

/** Pairs of texts that were compared, and those of them that may be copies. The text of better rank comes first. */
export class ComparedPairs implements Iterable<ComparedPair> {
  readonly #ranks: Int32Array
  readonly #compared = new Set<number>()
  readonly #found = new Map<number, ComparedPair>()

  constructor(ranks: Int32Array) {
    this.#ranks = ranks
  }

  /** Remembers that two texts are compared. @returns whether they had not been before */
  propose(a: number, b: number): boolean {
    const before = this.#compared.size
    this.#compared.add(this.#keyOf(a, b))
    return this.#compared.size > before
  }

  add(found: Iterable<ComparedPair>): void {
    for (const pair of found) {
      const { a, b } = pair
      const inOrder = this.#ranks[a]! < this.#ranks[b]!
      this.#found.set(this.#keyOf(a, b), inOrder ? pair : { ...pair, a: b, b: a })
    }
  }

  get(a: number, b: number): ComparedPair | undefined {
    return this.#found.get(this.#keyOf(a, b))
  }

  [Symbol.iterator](): Iterator<ComparedPair> {
    return this.#found.values()
  }

  /** Numbers of texts are below 2^26: their product is a whole number that is still exact. */
  #keyOf(a: number, b: number): number {
    return Math.min(a, b) * this.#ranks.length + Math.max(a, b)
  }
}
