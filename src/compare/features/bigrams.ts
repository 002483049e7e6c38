import { stemOf } from '../../language/stems.js'
import { addHash, type BitFilter, createBitFilter, mayHave } from '../../structures/bit-filter.js'
import { reuse } from '../../structures/buffers.js'
import { GOLDEN } from '../../structures/hash.js'
import { slotOfKey } from '../../structures/hash-table.js'

/** Where each pair of neighbouring stems stands that a text has just once. Open addressing, at most half full. */
export interface BigramIndex {
  /** By word but the last: a hash of its stem and the next. */
  readonly keys: Int32Array
  /** By slot: 1 + the pair's first word; 0 where the slot is free; below 0, and as much, where the pair stands in several places. */
  readonly places: Int32Array
  /** By pair: its slot. */
  readonly slots: Int32Array
  readonly filter: BitFilter
}

/** @param room an index that is needed no longer, whose memory is used again */
export function indexBigrams(words: Uint32Array, room?: BigramIndex): BigramIndex {
  const count = Math.max(0, words.length - 1)
  const slotCount = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * count)))
  const keys = reuse(room?.keys ?? NO_MEMORY, count)
  const slots = reuse(room?.slots ?? NO_MEMORY, count)
  const places = reuse(room?.places ?? NO_MEMORY, slotCount).fill(0)
  const filter = createBitFilter(slotCount, room?.filter)
  for (let word = 0; word < count; word++) {
    keys[word] = bigramKey(words, word)
    const slot = slotOfKey(places, keys, keys[word]!)
    slots[word] = slot
    places[slot] = places[slot] === 0 ? word + 1 : -(word + 1)
    addHash(filter, keys[word]!)
  }
  return { keys, places, slots, filter }
}

const NO_MEMORY = new Int32Array(0)

/** Stems are parts of hashes, so nothing need be mixed: two pairs have one key once in 2^32 times. */
function bigramKey(words: Uint32Array, first: number): number {
  return (Math.imul(stemOf(words[first]!), GOLDEN) + stemOf(words[first + 1]!)) | 0
}

/** The pairs of one text that another has once: where they stand in the one, ascending, and where in the other. */
export interface BigramMatches {
  readonly count: number
  readonly places: Int32Array
  readonly otherPlaces: Int32Array
}

// It serves one meeting after the other.
const matches = { count: 0, places: NO_MEMORY, otherPlaces: NO_MEMORY }

/** Where the pairs of a text stand in one that is indexed. The next call of this or `meetFrom` writes over it. */
export function matchBigrams(words: Uint32Array, { keys, places, filter }: BigramIndex): BigramMatches {
  reserveMatches(words.length)
  let count = 0
  for (let word = 0; word + 1 < words.length; word++) {
    const key = bigramKey(words, word)
    if (!mayHave(filter, key)) continue
    const place = places[slotOfKey(places, keys, key)]!
    if (place <= 0) continue
    matches.places[count] = word
    matches.otherPlaces[count++] = place - 1
  }
  matches.count = count
  return matches
}

/** The same by an index of the one instead of the other. */
export function matchBigramsByFirst({ keys, places, slots, filter }: BigramIndex, words: Uint32Array): BigramMatches {
  reserveMatches(keys.length)
  found = reuse(found, places.length).fill(0)
  for (let word = 0; word + 1 < words.length; word++) {
    const key = bigramKey(words, word)
    if (!mayHave(filter, key)) continue
    const slot = slotOfKey(places, keys, key)
    found[slot] = found[slot] === 0 ? word + 1 : REPEATED
  }
  let count = 0
  for (let word = 0; word < keys.length; word++) {
    const place = found[slots[word]!]!
    if (place <= 0) continue
    matches.places[count] = word
    matches.otherPlaces[count++] = place - 1
  }
  matches.count = count
  return matches
}

const REPEATED = -1
// By slot: 1 + the word where the other text has the pair, 0 where it has not, `REPEATED` where it has it several times.
let found = NO_MEMORY

function reserveMatches(pairs: number): void {
  matches.places = reuse(matches.places, pairs)
  matches.otherPlaces = reuse(matches.otherPlaces, pairs)
}
