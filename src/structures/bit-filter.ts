import { reuse } from './buffers.js'

/**
 * A Bloom filter (Bloom 1970) with one bit for each hash, to be asked before a table is: where most look-ups find nothing,
 * they end here, in a few KB that stay in the fastest cache. False positives are possible, false negatives are not.
 *
 * The low 5 bits of a hash choose the bit, the bits above them the integer, so hashes must be evenly spread in their low bits.
 */
export type BitFilter = Int32Array

// In a table at most half full that makes at least 16 bits a hash: at most one absent hash in 16 passes by chance.
const BITS_PER_SLOT = 8

/**
 * An empty filter.
 *
 * @param slots how many slots the table behind it has: a power of two
 * @param memory a filter that the caller gives up
 */
export function createBitFilter(slots: number, memory: BitFilter = NO_MEMORY): BitFilter {
  return reuse(memory, Math.ceil((slots * BITS_PER_SLOT) / 32)).fill(0)
}

const NO_MEMORY = new Int32Array(0)

export function addHash(filter: BitFilter, hash: number): void {
  // A shift takes the low 5 bits of its right side.
  filter[(hash >>> 5) & (filter.length - 1)]! |= 1 << hash
}

/** Whether a hash may have been added. */
export function mayHave(filter: BitFilter, hash: number): boolean {
  return ((filter[(hash >>> 5) & (filter.length - 1)]! >>> hash) & 1) !== 0
}
