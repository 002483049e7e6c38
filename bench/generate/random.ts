/**
 * A seeded random source: sfc32 (Chris Doty-Humphrey's Small Fast Counting generator, PractRand, 2010), period at least
 * 2^32. The same key gives the same numbers on every runtime: 32-bit integers only, no transcendental functions.
 *
 * Keys are lists of numbers, so that article 17 of seed 1 has its own source and can be made without making 0 to 16.
 */
export class Random {
  #a: number
  #b: number
  #c: number
  #counter = 1

  constructor(...key: readonly number[]) {
    let state = 0x9e3779b9
    for (const part of key) state = mix(state ^ mix(part | 0))
    this.#a = state
    this.#b = mix(state + 0x6d2b79f5)
    this.#c = mix(state + 0xdaa66d2b)
    for (let round = 0; round < 12; round++) this.next()
  }

  /** A whole number from 0 to 2^32 - 1. */
  next(): number {
    const result = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + result) | 0
    return result >>> 0
  }

  /** A number from 0 up to but not including 1. */
  fraction(): number {
    return this.next() / 0x100000000
  }

  /** A whole number from 0 to `limit` - 1. Small limits only: the bias is below limit / 2^32. */
  below(limit: number): number {
    return Math.floor(this.fraction() * limit)
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  chance(probability: number): boolean {
    return this.fraction() < probability
  }

  pick<Item>(list: readonly Item[]): Item {
    return list[this.below(list.length)]!
  }

  /** `count` different items, in random order; all of them where the list is shorter. */
  sample<Item>(list: readonly Item[], count: number): Item[] {
    const pool = [...list]
    const size = Math.min(count, pool.length)
    for (let place = 0; place < size; place++) {
      const other = this.between(place, pool.length - 1)
      const item = pool[other]!
      pool[other] = pool[place]!
      pool[place] = item
    }
    return pool.slice(0, size)
  }
}

/** The finaliser of MurmurHash3 (Austin Appleby, 2011): every input bit reaches every output bit. */
function mix(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) | 0
}
