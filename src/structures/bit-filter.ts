import { arrayIn } from './buffers.js'

/**
 * A bit for each hash of a table, by its high and low bits: most look-ups fail, and end here, in 2 KB. With 8 bits a slot and
 * tables at most half full, one look-up in 16 to 32 passes by chance.
 */
export type HashFilter = Int32Array

const BITS_A_SLOT = 8

/**
 * @param slots of the table: a power of two
 * @param room a filter that is needed no longer, whose memory is used again
 */
export function createHashFilter(slots: number, room?: HashFilter): HashFilter {
  return arrayIn(room, Math.ceil((slots * BITS_A_SLOT) / 32)).fill(0)
}

export function addHash(filter: HashFilter, hash: number): void {
  filter[hash & (filter.length - 1)]! |= 1 << (hash >>> 27)
}

/** Whether a hash may be there; false positives are possible, false negatives are not. */
export function mayHold(filter: HashFilter, hash: number): boolean {
  return (filter[hash & (filter.length - 1)]! & (1 << (hash >>> 27))) !== 0
}
