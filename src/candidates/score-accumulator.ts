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
    const [slots, allWeights] = [this.#slots, this.#weights]
    const numbers: number[] = []
    const weights: number[] = []
    for (let i = 0; i < this.#count; i++) {
      const slot = this.#used[i]!
      const number = slots[slot * FIELDS + NUMBER]! - 1
      const weight = allWeights[slot]!
      const isEnough = slots[slot * FIELDS + SHARED]! >= enough
      slots[slot * FIELDS + NUMBER] = 0
      slots[slot * FIELDS + SHARED] = 0
      allWeights[slot] = 0
      if (!isEnough) continue
      // Of hundreds that are found a few are taken, so most are refused by the last of these.
      let place = numbers.length
      while (place > 0 && isBefore(weight, number, weights[place - 1]!, numbers[place - 1]!)) place--
      if (place >= most) continue
      if (numbers.length < most) {
        numbers.push(0)
        weights.push(0)
      }
      for (let j = numbers.length - 1; j > place; j--) {
        numbers[j] = numbers[j - 1]!
        weights[j] = weights[j - 1]!
      }
      numbers[place] = number
      weights[place] = weight
    }
    this.#count = 0
    return numbers
  }
}

function isBefore(weight: number, number: number, otherWeight: number, other: number): boolean {
  return weight > otherWeight || (weight === otherWeight && number < other)
}
