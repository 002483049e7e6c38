import { addHash, type BitFilter, createBitFilter, mayHave } from './bit-filter.js'

/**
 * A number for each of a fixed set of 32-bit hashes. A `Map` boxes hashes beyond 31 bits and takes some 40 ns a look-up;
 * this takes a tenth of that.
 */
export class HashTable {
  /** Hash and value by turns; the value of an empty slot is 0. */
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

  /** The value of a hash; 0 for a hash without one. */
  get(hash: number): number {
    const slots = this.#slots
    for (let slot = (hash << 1) & this.#mask; ; slot = (slot + 2) & this.#mask) {
      const value = slots[slot + 1]!
      // All ones where the slot holds another hash. Neither an empty slot nor a hit can be predicted, so both leave by one
      // branch; that the slot holds another hash is rare.
      const difference = slots[slot]! ^ hash
      const isOther = (difference | -difference) >> 31
      if ((value & isOther) === 0) return value
    }
  }
}

/** A few hashes, for questions that are nearly always answered by no. */
export class HashSet {
  readonly #table: HashTable
  readonly #filter: BitFilter

  constructor(hashes: readonly number[]) {
    this.#table = new HashTable(new Map(hashes.map((hash) => [hash, 1])))
    this.#filter = createBitFilter(2 ** Math.ceil(Math.log2(2 * hashes.length + 2)))
    for (const hash of hashes) addHash(this.#filter, hash)
  }

  has(hash: number): boolean {
    return mayHave(this.#filter, hash) && this.#table.get(hash) !== 0
  }
}

/**
 * The slot of a key in a table of entries by open addressing, or, where the table lacks it, the free slot to put it in.
 *
 * @param slots a power of two of slots, at most half of them taken: 0 for a free one, else 1 + the number of an entry with
 *   the slot's key, or that negated, for entries that the caller marks
 * @param keys by entry: evenly spread in their low bits
 */
export function slotOfKey(slots: Int32Array, keys: Int32Array, key: number): number {
  const mask = slots.length - 1
  let slot = key & mask
  while (slots[slot] !== 0 && keys[Math.abs(slots[slot]!) - 1] !== key) slot = (slot + 1) & mask
  return slot
}
