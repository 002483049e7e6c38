import { ChunkedRecords } from '../structures/chunked-records.js'

/** By its number in the store, the number of a text in the deduper. Most are asked for just after they were added: an article follows its text. */
export class TextNumbers {
  /** Those that were there before, in any order. */
  readonly #before = new Map<number, number>()
  /** Number in the store and in the deduper, by the first. */
  readonly #added = new ChunkedRecords(2, 0)
  #count = 0

  putBefore(number: number, textId: number): void {
    this.#before.set(number, textId)
  }

  /** @param number above all that were added so far */
  add(number: number, textId: number): void {
    this.#added.reserve(this.#count + 1)
    this.#added.set(this.#count, number | 0, 0)
    this.#added.set(this.#count++, textId, 1)
  }

  get(number: number): number | undefined {
    let [low, high] = [0, this.#count]
    if (high > 0 && this.#numberAt(high - 1) <= number) low = high - 1
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if (this.#numberAt(middle) <= number) low = middle
      else high = middle
    }
    if (low < high && this.#numberAt(low) === number) return this.#added.get(low, 1)
    return this.#before.get(number)
  }

  #numberAt(place: number): number {
    return this.#added.get(place, 0) >>> 0
  }
}
