import { GOLDEN } from '../structures/hash.js'

const NUMBER = 0
const SHARED = 1
const FIELDS = 2

// Few queries come upon more articles than half of it.
const FIRST_SIZE = 4096

/**
 * Sums up, for each of a few articles, how many keys it shares with a query and how much these weigh. A small hash table
 * that is cleared after each use and at most half full, so its size depends on the articles of one use, not on those stored.
 */
export class ScoreAccumulator {
  /** By slot: the number of the article plus one (0 in a free slot), then how many keys it shares. */
  #slots = new Int32Array(FIRST_SIZE * FIELDS)
  #weights = new Float64Array(FIRST_SIZE)
  #used = new Int32Array(FIRST_SIZE / 2)
  #count = 0

  get bytes(): number {
    return this.#slots.byteLength + this.#weights.byteLength + this.#used.byteLength
  }

  add(number: number, weight: number): void {
    let slot = this.#slotOf(number)
    if (this.#slots[slot * FIELDS + NUMBER] === 0) {
      if (this.#count === this.#used.length) {
        this.#grow()
        slot = this.#slotOf(number)
      }
      this.#occupy(slot, number)
    }
    this.#slots[slot * FIELDS + SHARED]! += 1
    this.#weights[slot]! += weight
  }

  /** The slot that has the article, or the free one for it. */
  #slotOf(number: number): number {
    const slots = this.#slots
    const mask = this.#weights.length - 1
    let slot = (Math.imul(number, GOLDEN) >>> 8) & mask
    while (slots[slot * FIELDS + NUMBER] !== number + 1 && slots[slot * FIELDS + NUMBER] !== 0) slot = (slot + 1) & mask
    return slot
  }

  #occupy(slot: number, number: number): void {
    this.#slots[slot * FIELDS + NUMBER] = number + 1
    this.#used[this.#count++] = slot
  }

  #grow(): void {
    const [slots, weights, used] = [this.#slots, this.#weights, this.#used]
    this.#slots = new Int32Array(2 * slots.length)
    this.#weights = new Float64Array(2 * weights.length)
    this.#used = new Int32Array(2 * used.length)
    this.#count = 0
    for (const from of used) {
      const number = slots[from * FIELDS + NUMBER]! - 1
      const slot = this.#slotOf(number)
      this.#occupy(slot, number)
      this.#slots[slot * FIELDS + SHARED] = slots[from * FIELDS + SHARED]!
      this.#weights[slot] = weights[from]!
    }
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
