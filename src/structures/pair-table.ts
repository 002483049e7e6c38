import { GOLDEN, mix32 } from './hash.js'

const SHARDS = 64
const FIRST_SLOTS = 16
const MOST_LOAD = 0.75
const GROWTH = 1.5
/** Above the highest number of a pair. Its square is a whole number that a double holds exactly. */
const NUMBERS = 2 ** 26

/** The value of a pair that is not in the table. */
export const NO_VALUE = -1

/**
 * A value from 0 for each of many pairs of two different whole numbers below 2^26, in either order, in 16 to 24 bytes a pair; a `Map` takes
 * three times as much, and 2^24 pairs at most. Each of 64 parts grows by itself, so that no pair waits for all others to move.
 */
export class PairTable {
  readonly #shards = Array.from({ length: SHARDS }, () => new Shard())

  get(a: number, b: number): number {
    const hash = hashOf(a, b)
    return this.#shards[hash % SHARDS]!.get(keyOf(a, b), hash)
  }

  /** @returns whether the pair is new */
  set(a: number, b: number, value: number): boolean {
    const hash = hashOf(a, b)
    return this.#shards[hash % SHARDS]!.set(keyOf(a, b), hash, value)
  }
}

function keyOf(a: number, b: number): number {
  return Math.min(a, b) * NUMBERS + Math.max(a, b)
}

function hashOf(a: number, b: number): number {
  return mix32(Math.imul(Math.min(a, b), GOLDEN) + Math.max(a, b))
}

/** Open addressing with linear probing. The key of a free slot is 0: no pair has it. */
class Shard {
  #keys = new Float64Array(FIRST_SLOTS)
  #values = new Int32Array(FIRST_SLOTS)
  #count = 0

  get(key: number, hash: number): number {
    const slot = this.#slotOf(key, hash)
    return this.#keys[slot] === key ? this.#values[slot]! : NO_VALUE
  }

  set(key: number, hash: number, value: number): boolean {
    let slot = this.#slotOf(key, hash)
    const isNew = this.#keys[slot] !== key
    if (isNew && ++this.#count > MOST_LOAD * this.#keys.length) {
      this.#grow()
      slot = this.#slotOf(key, hash)
    }
    this.#keys[slot] = key
    this.#values[slot] = value
    return isNew
  }

  #slotOf(key: number, hash: number): number {
    // The low bits chose the shard; the high ones choose the slot.
    let slot = Math.floor((hash / 2 ** 32) * this.#keys.length)
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) if (++slot === this.#keys.length) slot = 0
    return slot
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values]
    this.#keys = new Float64Array(Math.ceil(GROWTH * keys.length))
    this.#values = new Int32Array(this.#keys.length)
    for (const [from, key] of keys.entries()) {
      if (key === 0) continue
      const slot = this.#slotOf(key, hashOf(Math.floor(key / NUMBERS), key % NUMBERS))
      this.#keys[slot] = key
      this.#values[slot] = values[from]!
    }
  }
}
