import { stemOf } from '../../language/stems.js'
import { addHash, type BitFilter, createBitFilter, mayHave } from '../../structures/bit-filter.js'
import { reuse } from '../../structures/buffers.js'
import { GOLDEN } from '../../structures/hash.js'
import { slotOfKey } from '../../structures/hash-table.js'

/** The positions of the bigrams (pairs of neighbouring stems) that a text has once. Open addressing, at most half full. */
export interface BigramIndex {
  /** By word except the last: a hash of its stem and the next. */
  readonly keys: Int32Array
  /**
   * By slot: 1 + the position of the bigram's first word, its negative if the bigram stands in several positions, 0 if the
   * slot is free.
   */
  readonly positions: Int32Array
  /** By bigram: its slot. */
  readonly slots: Int32Array
  readonly filter: BitFilter
}

const NO_MEMORY = new Int32Array(0)

/** @param reused an index that is no longer needed; the new index takes its memory */
export function indexBigrams(words: Uint32Array, reused?: BigramIndex): BigramIndex {
  const count = Math.max(0, words.length - 1)
  const slotCount = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * count)))
  const keys = reuse(reused?.keys ?? NO_MEMORY, count)
  const slots = reuse(reused?.slots ?? NO_MEMORY, count)
  const positions = reuse(reused?.positions ?? NO_MEMORY, slotCount).fill(0)
  const filter = createBitFilter(slotCount, reused?.filter)
  for (let word = 0; word < count; word++) {
    keys[word] = bigramKey(words, word)
    const slot = slotOfKey(positions, keys, keys[word]!)
    slots[word] = slot
    positions[slot] = positions[slot] === 0 ? word + 1 : -(word + 1)
    addHash(filter, keys[word]!)
  }
  return { keys, positions, slots, filter }
}

/** Stems are parts of hashes, so they need no mixing: two bigrams have the same key once in 2^32 times. */
function bigramKey(words: Uint32Array, first: number): number {
  return (Math.imul(stemOf(words[first]!), GOLDEN) + stemOf(words[first + 1]!)) | 0
}

/**
 * The bigrams of a first text that a second text has once: the positions in the first, ascending, and those in the second.
 * There is one such object, which every call of `matchBigrams` or `matchBigramsByFirst` overwrites.
 */
export interface TransientBigramMatches {
  /** How many entries of the arrays are in use. */
  readonly count: number
  readonly positions: Int32Array
  readonly otherPositions: Int32Array
}

const matches = { count: 0, positions: NO_MEMORY, otherPositions: NO_MEMORY }

/** @param words of the first text; the index is of the second */
export function matchBigrams(words: Uint32Array, { keys, positions, filter }: BigramIndex): TransientBigramMatches {
  reserveMatches(words.length)
  let count = 0
  for (let word = 0; word + 1 < words.length; word++) {
    const key = bigramKey(words, word)
    if (!mayHave(filter, key)) continue
    const position = positions[slotOfKey(positions, keys, key)]!
    if (position <= 0) continue
    matches.positions[count] = word
    matches.otherPositions[count++] = position - 1
  }
  matches.count = count
  return matches
}

/** The same matches as {@link matchBigrams}, by an index of the first text and the words of the second. */
export function matchBigramsByFirst(
  { keys, positions, slots, filter }: BigramIndex,
  words: Uint32Array,
): TransientBigramMatches {
  reserveMatches(keys.length)
  otherPositionBySlot = reuse(otherPositionBySlot, positions.length).fill(0)
  const bySlot = otherPositionBySlot
  for (let word = 0; word + 1 < words.length; word++) {
    const key = bigramKey(words, word)
    if (!mayHave(filter, key)) continue
    const slot = slotOfKey(positions, keys, key)
    bySlot[slot] = bySlot[slot] === 0 ? word + 1 : REPEATED
  }
  let count = 0
  for (let word = 0; word < keys.length; word++) {
    const position = bySlot[slots[word]!]!
    if (position <= 0) continue
    matches.positions[count] = word
    matches.otherPositions[count++] = position - 1
  }
  matches.count = count
  return matches
}

const REPEATED = -1
// By slot: 1 + the bigram's position in the second text, 0 if that lacks it, `REPEATED` if it has it several times.
let otherPositionBySlot = NO_MEMORY

function reserveMatches(words: number): void {
  matches.positions = reuse(matches.positions, words)
  matches.otherPositions = reuse(matches.otherPositions, words)
}
