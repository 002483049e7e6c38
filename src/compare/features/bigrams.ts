import { stemOf } from '../../language/stems.js'
import { addHash, createHashFilter, type HashFilter, mayHold } from '../../structures/bit-filter.js'
import { arrayIn } from '../../structures/buffers.js'

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
  readonly filter: HashFilter
}

/** @param reused an index that is no longer needed; the new index takes its memory */
export function indexBigrams(words: Uint32Array, reused?: BigramIndex): BigramIndex {
  const count = Math.max(0, words.length - 1)
  const slotCount = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * count)))
  const keys = arrayIn(reused?.keys, count)
  const slots = arrayIn(reused?.slots, count)
  const positions = arrayIn(reused?.positions, slotCount).fill(0)
  const filter = createHashFilter(slotCount, reused?.filter)
  for (let word = 0; word < count; word++) {
    keys[word] = bigramKey(words, word)
    const slot = slotOf(keys, positions, keys[word]!)
    slots[word] = slot
    positions[slot] = positions[slot] === 0 ? word + 1 : -(word + 1)
    addHash(filter, keys[word]!)
  }
  return { keys, positions, slots, filter }
}

/** Stems are parts of hashes, so they need no mixing: two bigrams have the same key once in 2^32 times. */
function bigramKey(words: Uint32Array, first: number): number {
  return (Math.imul(stemOf(words[first]!), FACTOR) + stemOf(words[first + 1]!)) | 0
}

// 2^32 divided by the golden ratio, made odd.
const FACTOR = 0x9e3779b1

function slotOf(keys: Int32Array, positions: Int32Array, key: number): number {
  const mask = positions.length - 1
  let slot = key & mask
  while (positions[slot] !== 0 && keys[Math.abs(positions[slot]!) - 1] !== key) slot = (slot + 1) & mask
  return slot
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

const matches = { count: 0, positions: arrayIn(undefined, 0), otherPositions: arrayIn(undefined, 0) }

/** @param words of the first text; the index is of the second */
export function matchBigrams(words: Uint32Array, { keys, positions, filter }: BigramIndex): TransientBigramMatches {
  reserveMatches(words.length)
  let count = 0
  for (let word = 0; word + 1 < words.length; word++) {
    const key = bigramKey(words, word)
    if (!mayHold(filter, key)) continue
    const position = positions[slotOf(keys, positions, key)]!
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
  otherPositionBySlot = arrayIn(otherPositionBySlot, positions.length).fill(0)
  const bySlot = otherPositionBySlot
  for (let word = 0; word + 1 < words.length; word++) {
    const key = bigramKey(words, word)
    if (!mayHold(filter, key)) continue
    const slot = slotOf(keys, positions, key)
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
let otherPositionBySlot = arrayIn(undefined, 0)

function reserveMatches(words: number): void {
  matches.positions = arrayIn(matches.positions, words)
  matches.otherPositions = arrayIn(matches.otherPositions, words)
}
