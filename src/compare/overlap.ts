import type { Shingles } from '../fingerprint/shingles.js'

/** The distinct shingles of one text, with every position of each: a hash table in typed arrays. */
export interface ShingleIndex {
  readonly shingles: Shingles
  /** How many distinct shingles there are. */
  readonly distinct: number
  /** By hash, linear probing: 1 + the latest entry of a shingle, 0 for a free slot. A power of two long. */
  readonly slots: Int32Array
  /** By entry: 1 + the entry before it with the same shingle, 0 for the first. */
  readonly earlier: Int32Array
}

export function indexShingles(shingles: Shingles): ShingleIndex {
  const { hashes } = shingles
  // At most half full, where linear probing takes 1.5 looks for a hit and 2.5 for a miss (Knuth, TAOCP 6.4).
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, 2 * hashes.length))))
  const earlier = new Int32Array(hashes.length)
  let distinct = 0
  for (let entry = 0; entry < hashes.length; entry++) {
    const slot = findSlot(slots, hashes, hashes[entry]!)
    earlier[entry] = slots[slot]!
    if (slots[slot] === 0) distinct++
    slots[slot] = entry + 1
  }
  return { shingles, distinct, slots, earlier }
}

/** The latest entry of `index` with this shingle, or -1; earlier ones follow by `earlier`. */
export function lookUp(index: ShingleIndex, hash: number): number {
  return index.slots[findSlot(index.slots, index.shingles.hashes, hash)]! - 1
}

/** How many distinct shingles two texts share; exact up to collisions of 32-bit hashes. */
export function countShared(a: ShingleIndex, b: ShingleIndex): number {
  const [fewer, more] = a.distinct <= b.distinct ? [a, b] : [b, a]
  const { hashes } = fewer.shingles
  let shared = 0
  for (let entry = 0; entry < hashes.length; entry++) {
    // Each distinct shingle counts where it stands first.
    if (fewer.earlier[entry] === 0 && lookUp(more, hashes[entry]!) >= 0) shared++
  }
  return shared
}

function findSlot(slots: Int32Array, hashes: Uint32Array, hash: number): number {
  const mask = slots.length - 1
  let slot = hash & mask
  while (slots[slot] !== 0 && hashes[slots[slot]! - 1] !== hash) slot = (slot + 1) & mask
  return slot
}
