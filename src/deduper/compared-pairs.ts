import { NO_VALUE, PairTable } from '../structures/pair-table.js'
import { type ComparedPair, turned } from './judging.js'

/** The value of a pair that was proposed and may be no copy; that of another is its place among those found. */
const NOT_FOUND = 0

/** Pairs of texts that were compared, and those of them that may be copies. The text of better rank comes first. */
export class ComparedPairs implements Iterable<ComparedPair> {
  readonly #ranks: Int32Array
  readonly #places = new PairTable()
  readonly #found: (ComparedPair | undefined)[] = [undefined]

  constructor(ranks: Int32Array) {
    this.#ranks = ranks
  }

  /** Whether two texts were proposed, in either order. */
  has(a: number, b: number): boolean {
    return this.#places.get(a, b) !== NO_VALUE
  }

  /** Remembers that two texts are compared. @returns whether they had not been before */
  propose(a: number, b: number): boolean {
    return !this.has(a, b) && this.#places.set(a, b, NOT_FOUND)
  }

  add(found: Iterable<ComparedPair>): void {
    for (const pair of found) {
      const { a, b } = pair
      const known = Math.max(NOT_FOUND, this.#places.get(a, b))
      const place = known === NOT_FOUND ? this.#found.length : known
      this.#found[place] = this.#ranks[a]! < this.#ranks[b]! ? pair : turned(pair)
      this.#places.set(a, b, place)
    }
  }

  get(a: number, b: number): ComparedPair | undefined {
    return this.#found[Math.max(NOT_FOUND, this.#places.get(a, b))]
  }

  *[Symbol.iterator](): Generator<ComparedPair> {
    for (const pair of this.#found) if (pair) yield pair
  }
}
