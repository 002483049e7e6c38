/**
 * Small numbers by the hash of a word. A `Map` boxes hashes beyond 31 bits and takes some 40 ns a look-up; this takes a
 * tenth of it.
 */
export class HashTable {
  /** Pairs of hash and value; the value of an empty slot is 0. */
  readonly #slots: Uint32Array
  readonly #mask: number

  /** @param values above 0 */
  constructor(values: ReadonlyMap<number, number>) {
    // At most a quarter full: most look-ups end in the first slot.
    this.#slots = new Uint32Array(2 << (34 - Math.clz32(values.size)))
    this.#mask = this.#slots.length - 1
    for (const [hash, value] of values) {
      let slot = (hash << 1) & this.#mask
      while (this.#slots[slot + 1] !== 0) slot = (slot + 2) & this.#mask
      this.#slots[slot] = hash
      this.#slots[slot + 1] = value
    }
  }

  /** The value of a hash; 0 where it has none. */
  get(hash: number): number {
    const slots = this.#slots
    for (let slot = (hash << 1) & this.#mask; ; slot = (slot + 2) & this.#mask) {
      const value = slots[slot + 1]!
      // All ones where another hash stands here. Whether a word is known cannot be foreseen, so it decides no branch; that
      // the slot is another's is rare.
      const difference = slots[slot]! ^ hash
      const isOther = (difference | -difference) >> 31
      if ((value & isOther) === 0) return value
    }
  }
}

/** A few words by their hashes, for questions that are nearly always answered by no. */
export class HashSet {
  readonly #table: HashTable
  /** One for each value of a hash's last five bits. */
  #bits = 0

  constructor(hashes: readonly number[]) {
    this.#table = new HashTable(new Map(hashes.map((hash) => [hash, 1])))
    for (const hash of hashes) this.#bits |= 1 << hash
  }

  has(hash: number): boolean {
    return ((this.#bits >>> hash) & 1) !== 0 && this.#table.get(hash) !== 0
  }
}
