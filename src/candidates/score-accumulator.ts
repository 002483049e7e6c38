import { GOLDEN } from '../structures/hash.js'

const NUMBER = 0
const SHARED = 1
const FIELDS = 2

/**
 * Sums up, for each of a few articles, how many keys it shares with a query and how much these weigh. A small hash table
 * that is cleared after each use, so its size depends on the articles of one use, not on those stored.
 */
export class ScoreAccumulator {
  readonly #mask: number
  /** By slot: the number of the article plus one (0 in a free slot), then how many keys it shares. */
  readonly #slots: Int32Array
  readonly #weights: Float64Array
  readonly #used: Int32Array
  #count = 0

  /** @param most how many articles may be added in one use. */
  constructor(most: number) {
    // At most half full.
    const size = 1 << (32 - Math.clz32(most * 2))
    this.#mask = size - 1
    this.#slots = new Int32Array(size * FIELDS)
    this.#weights = new Float64Array(size)
    this.#used = new Int32Array(most)
  }

  get bytes(): number {
    return this.#slots.byteLength + this.#weights.byteLength + this.#used.byteLength
  }

  add(number: number, weight: number): void {
    const slots = this.#slots
    let slot = (Math.imul(number, GOLDEN) >>> 8) & this.#mask
    while (slots[slot * FIELDS + NUMBER] !== number + 1 && slots[slot * FIELDS + NUMBER] !== 0) {
      slot = (slot + 1) & this.#mask
    }
    if (slots[slot * FIELDS + NUMBER] === 0) {
      slots[slot * FIELDS + NUMBER] = number + 1
      this.#used[this.#count++] = slot
    }
    slots[slot * FIELDS + SHARED]! += 1
    this.#weights[slot]! += weight
  }

  /**
   * Takes the best articles, and clears the table.
   *
   * @returns of the articles that share at least `enough` keys, the `most` of highest weight, by falling weight; at equal
   *   weight the lower number first
   */
  take(most: number, enough: number): number[] {
    const found: { number: number; weight: number }[] = []
    for (let i = 0; i < this.#count; i++) {
      const slot = this.#used[i]!
      const number = this.#slots[slot * FIELDS + NUMBER]! - 1
      if (this.#slots[slot * FIELDS + SHARED]! >= enough) found.push({ number, weight: this.#weights[slot]! })
      this.#slots[slot * FIELDS + NUMBER] = 0
      this.#slots[slot * FIELDS + SHARED] = 0
      this.#weights[slot] = 0
    }
    this.#count = 0
    found.sort((a, b) => b.weight - a.weight || a.number - b.number)
    return found.slice(0, most).map(({ number }) => number)
  }
}
