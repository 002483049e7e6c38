import type { Shingles } from '../../minhash/shingles.js'
import { addHash, type BitFilter, createBitFilter, mayHave } from '../../structures/bit-filter.js'
import { reuse } from '../../structures/buffers.js'
import { slotOfKey } from '../../structures/hash-table.js'

/** The distinct shingles of one text, with every position of each: a hash table in typed arrays. */
export interface ShingleIndex {
  readonly shingles: Shingles
  /** How many distinct shingles there are. */
  readonly distinct: number
  /** By hash, linear probing: 1 + the latest entry of a shingle, 0 for a free slot. A power of two long. */
  readonly slots: Int32Array
  /** By entry: 1 + the entry before it with the same shingle, 0 for the first. */
  readonly earlier: Int32Array
  readonly filter: BitFilter
  /** By entry: the hash of its shingle, signed. */
  readonly keys: Int32Array
}

export function indexShingles(shingles: Shingles): ShingleIndex {
  const { hashes } = shingles
  const keys = new Int32Array(hashes.buffer, hashes.byteOffset, hashes.length)
  // At most half full, where linear probing takes 1.5 looks for a hit and 2.5 for a miss (Knuth, TAOCP 6.4).
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

/** The latest entry of `index` with this shingle, or -1; earlier ones follow by `earlier`. */
export function lookUp({ filter, slots, keys }: ShingleIndex, hash: number): number {
  if (!mayHave(filter, hash)) return -1
  return slots[slotOfKey(slots, keys, hash | 0)]! - 1
}

/**
 * By entry of `a`: its shingle's latest entry in `b`, or -1. Counting what is shared, finding runs and what is outside ask this
 * of the same two texts, one after the other, so the last answer is kept; it is overwritten by the next.
 */
export function placesIn(b: ShingleIndex, a: ShingleIndex): Int32Array {
  if (last.a === a && last.b === b) return places
  const { hashes } = a.shingles
  places = reuse(places, hashes.length)
  for (let entry = 0; entry < hashes.length; entry++) places[entry] = lookUp(b, hashes[entry]!)
  last = { a, b }
  return places
}

let places = new Int32Array(0)
let last: { a?: ShingleIndex; b?: ShingleIndex } = {}

/** How many distinct shingles two texts share; exact up to collisions of 32-bit hashes. */
export function countShared(a: ShingleIndex, b: ShingleIndex): number {
  const found = placesIn(b, a)
  let shared = 0
  for (let entry = 0; entry < a.earlier.length; entry++) {
    // Each distinct shingle counts where it stands first.
    if (found[entry]! >= 0 && a.earlier[entry] === 0) shared++
  }
  return shared
}
