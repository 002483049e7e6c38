import type { Shingles } from '../../minhash/shingles.js'
import { addHash, type BitFilter, createBitFilter, mayHave } from '../../structures/bit-filter.js'
import { slotOfKey } from '../../structures/hash-table.js'

/** The distinct shingles of one text, with every position of each: a hash table in typed arrays. */
export interface ShingleIndex {
  readonly shingles: Shingles
  /** How many distinct shingles there are. */
  readonly distinct: number
  /** By hash, linear probing: 1 + the last entry of a shingle, 0 for a free slot. The length is a power of two. */
  readonly slots: Int32Array
  /** By entry: 1 + the previous entry of the same shingle, 0 for the first. */
  readonly earlier: Int32Array
  readonly filter: BitFilter
  /** By entry: the hash of its shingle, signed. */
  readonly keys: Int32Array
}

export function indexShingles(shingles: Shingles): ShingleIndex {
  const { hashes } = shingles
  const keys = new Int32Array(hashes.buffer, hashes.byteOffset, hashes.length)
  // At most half full, where linear probing takes 1.5 probes for a hit and 2.5 for a miss (Knuth, TAOCP 6.4).
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(4, 2 * hashes.length))))
  const filter = createBitFilter(slots.length)
  const earlier = new Int32Array(hashes.length)
  let distinct = 0
  for (let entry = 0; entry < hashes.length; entry++) {
    const key = keys[entry]!
    const slot = slotOfKey(slots, keys, key)
    earlier[entry] = slots[slot]!
    if (slots[slot] === 0) distinct++
    slots[slot] = entry + 1
    addHash(filter, key)
  }
  return { shingles, distinct, slots, earlier, filter, keys }
}

/** Where the shingles of a first text stand in a second. Exact up to collisions of 32 bits. */
export interface ShingleMatches {
  /** By shingle of the first text, in text order: the last entry in the second with the same hash, or -1. */
  readonly entries: Int32Array
  /** How many distinct shingles of the first text have a match. */
  readonly shared: number
}

export function matchShingles(of: ShingleIndex, among: ShingleIndex): ShingleMatches {
  const entries = new Int32Array(of.keys.length)
  let shared = 0
  for (let entry = 0; entry < entries.length; entry++) {
    const key = of.keys[entry]!
    const match = mayHave(among.filter, key) ? among.slots[slotOfKey(among.slots, among.keys, key)]! - 1 : -1
    entries[entry] = match
    // A distinct shingle is counted at its first entry.
    if (match >= 0 && of.earlier[entry] === 0) shared++
  }
  return { entries, shared }
}
