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

export function indexBigrams(words: Uint32Array): BigramIndex {
  const count = Math.max(0, words.length - 1)
  const slotCount = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * count)))
  const keys = new Int32Array(count)
  const slots = new Int32Array(count)
  const positions = new Int32Array(slotCount)
  const filter = createBitFilter(slotCount)
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

/** Of the bigrams of a text that another has once, the positions in the one, ascending, and those in the other. */
export interface TransientBigramMatches {
  /** How many entries of the arrays are in use. */
  readonly count: number
  readonly positions: Int32Array
  readonly otherPositions: Int32Array
}

/** The same from each of two texts to the other. */
export interface MutualBigramMatches {
  readonly ofFirst: TransientBigramMatches
  readonly ofSecond: TransientBigramMatches
}

const NO_MATCHES = { count: 0, positions: NO_MEMORY, otherPositions: NO_MEMORY }
const matches = { ofFirst: { ...NO_MATCHES }, ofSecond: { ...NO_MATCHES } }
// By slot: 1 + the bigram's position in the first text, 0 if that lacks it, `REPEATED` if it has it several times.
let positionBySlot = NO_MEMORY
const REPEATED = -1

/**
 * The bigrams of each text that the other has once: the bigrams of the first are looked up in an index of the second, and those of the
 * second by what was found there. There is one result, which the next call overwrites.
 */
export function matchBigrams(words: Uint32Array, index: BigramIndex): MutualBigramMatches {
  const { keys, positions, slots, filter } = index
  const { ofFirst, ofSecond } = matches
  reserveMatches(ofFirst, words.length)
  reserveMatches(ofSecond, keys.length)
  positionBySlot = reuse(positionBySlot, positions.length).fill(0)
  let count = 0
  for (let word = 0; word + 1 < words.length; word++) {
    const key = bigramKey(words, word)
    if (!mayHave(filter, key)) continue
    const slot = slotOfKey(positions, keys, key)
    const position = positions[slot]!
    if (position === 0) continue
    positionBySlot[slot] = positionBySlot[slot] === 0 ? word + 1 : REPEATED
    if (position < 0) continue
    ofFirst.positions[count] = word
    ofFirst.otherPositions[count++] = position - 1
  }
  ofFirst.count = count
  count = 0
  for (let word = 0; word < slots.length; word++) {
    const position = positionBySlot[slots[word]!]!
    if (position <= 0) continue
    ofSecond.positions[count] = word
    ofSecond.otherPositions[count++] = position - 1
  }
  ofSecond.count = count
  return matches
}

function reserveMatches(of: { positions: Int32Array; otherPositions: Int32Array }, words: number): void {
  of.positions = reuse(of.positions, words)
  of.otherPositions = reuse(of.otherPositions, words)
}
