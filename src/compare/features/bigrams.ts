import { stemOf } from '../../language/stems.js'
import { addHash, createHashFilter, type HashFilter, mayHold } from '../../structures/bit-filter.js'
import { arrayIn } from '../../structures/buffers.js'

/** Where each pair of neighbouring stems stands that a text has just once. Open addressing, at most half full. */
export interface BigramIndex {
  /** By word but the last: a hash of its stem and the next. */
  readonly keys: Int32Array
  /** By slot: 1 + the pair's first word; 0 where the slot is free; below 0, and as much, where the pair stands in several places. */
  readonly places: Int32Array
  /** By pair: its slot. */
  readonly slots: Int32Array
  readonly filter: HashFilter
}

/** @param room an index that is needed no longer, whose memory is used again */
export function indexBigrams(words: Uint32Array, room?: BigramIndex): BigramIndex {
  const count = Math.max(0, words.length - 1)
  const slotCount = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * count)))
  const keys = arrayIn(room?.keys, count)
  const slots = arrayIn(room?.slots, count)
  const places = arrayIn(room?.places, slotCount).fill(0)
  const filter = createHashFilter(slotCount, room?.filter)
  for (let word = 0; word < count; word++) {
    keys[word] = bigramKey(words, word)
    const slot = slotOf(keys, places, keys[word]!)
    slots[word] = slot
    places[slot] = places[slot] === 0 ? word + 1 : -(word + 1)
    addHash(filter, keys[word]!)
  }
  return { keys, places, slots, filter }
}

/** Stems are parts of hashes, so nothing need be mixed: two pairs have one key once in 2^32 times. */
function bigramKey(words: Uint32Array, first: number): number {
  return (Math.imul(stemOf(words[first]!), FACTOR) + stemOf(words[first + 1]!)) | 0
}

const FACTOR = 0x9e3779b1

function slotOf(keys: Int32Array, places: Int32Array, key: number): number {
  const mask = places.length - 1
  let slot = key & mask
  while (places[slot] !== 0 && keys[Math.abs(places[slot]!) - 1] !== key) slot = (slot + 1) & mask
  return slot
}

/** The pairs of one text that another has once: where they stand in the one, ascending, and where in the other. */
export interface BigramMatches {
  readonly count: number
  readonly places: Int32Array
  readonly otherPlaces: Int32Array
}

// It serves one meeting after the other.
const matches = { count: 0, places: arrayIn(undefined, 0), otherPlaces: arrayIn(undefined, 0) }

/** Where the pairs of a text stand in one that is indexed. The next call of this or `meetFrom` writes over it. */
export function matchBigrams(words: Uint32Array, { keys, places, filter }: BigramIndex): BigramMatches {
  makeRoom(words.length)
  let count = 0
  for (let word = 0; word + 1 < words.length; word++) {
    const key = bigramKey(words, word)
    if (!mayHold(filter, key)) continue
    const place = places[slotOf(keys, places, key)]!
    if (place <= 0) continue
    matches.places[count] = word
    matches.otherPlaces[count++] = place - 1
  }
  matches.count = count
  return matches
}

/** The same by an index of the one instead of the other. */
export function matchBigramsByFirst({ keys, places, slots, filter }: BigramIndex, words: Uint32Array): BigramMatches {
  makeRoom(keys.length)
  found = arrayIn(found, places.length).fill(0)
  for (let word = 0; word + 1 < words.length; word++) {
    const key = bigramKey(words, word)
    if (!mayHold(filter, key)) continue
    const slot = slotOf(keys, places, key)
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
let found = arrayIn(undefined, 0)

function makeRoom(pairs: number): void {
  matches.places = arrayIn(matches.places, pairs)
  matches.otherPlaces = arrayIn(matches.otherPlaces, pairs)
}
