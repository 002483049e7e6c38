/**
 * Small numbers by the hash of a word. A `Map` boxes hashes beyond 31 bits and takes some 40 ns a look-up; this takes a
 * tenth of it.
 */
export class HashTable {
  readonly #keys: Uint32Array
  readonly #values: Uint32Array
  readonly #mask: number

  /** @param values above 0 */
  constructor(values: ReadonlyMap<number, number>) {
    // At most a quarter full: most look-ups find nothing, and at the first slot.
    const size = 1 << (34 - Math.clz32(values.size))
    this.#keys = new Uint32Array(size)
    this.#values = new Uint32Array(size)
    this.#mask = size - 1
    for (const [hash, value] of values) {
      const slot = this.#find(hash)
      this.#keys[slot] = hash
      this.#values[slot] = value
    }
  }

  /** The value of a hash; 0 where it has none. */
  get(hash: number): number {
    return this.#values[this.#find(hash)]!
  }

  has(hash: number): boolean {
    return this.get(hash) !== 0
  }

  #find(hash: number): number {
    let slot = hash & this.#mask
    while (this.#values[slot] !== 0 && this.#keys[slot] !== hash) slot = (slot + 1) & this.#mask
    return slot
  }
}
