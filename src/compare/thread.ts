import { stemOf } from '../language/stems.js'
import { QUOTED } from '../text/words.js'
import { addHash, createHashFilter, type HashFilter, mayHold } from './hash-filter.js'

/** What stands for each pair of neighbouring words: a hash of both stems, one a word but the last. */
export type PairKeys = Int32Array

/** Where each pair of neighbouring stems stands that a text has just once. Open addressing, at most half full. */
export interface PairIndex {
  readonly keys: PairKeys
  /** By slot: 1 + the pair's first word; 0 where the slot is free; below 0, and as much, where the pair stands in several places. */
  readonly places: Int32Array
  /** By pair: its slot. */
  readonly slots: Int32Array
  readonly filter: HashFilter
}

const FACTOR = 0x9e3779b1

export function pairKeys(words: Uint32Array): PairKeys {
  const keys = new Int32Array(Math.max(0, words.length - 1))
  for (let word = 0; word < keys.length; word++) keys[word] = pairKey(words, word)
  return keys
}

/** Stems are parts of hashes, so nothing need be mixed: two pairs have one key once in 2^32 times. */
function pairKey(words: Uint32Array, first: number): number {
  return (Math.imul(stemOf(words[first]!), FACTOR) + stemOf(words[first + 1]!)) | 0
}

export function indexPairs(keys: PairKeys): PairIndex {
  const index = {
    keys,
    places: new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, 2 * keys.length)))),
    slots: new Int32Array(keys.length),
  }
  const filter = createHashFilter(index.places.length)
  for (let word = 0; word < keys.length; word++) {
    const slot = slotOf(index, keys[word]!)
    index.slots[word] = slot
    index.places[slot] = index.places[slot] === 0 ? word + 1 : -(word + 1)
    addHash(filter, keys[word]!)
  }
  return { ...index, filter }
}

/** Where a pair of the text begins; below zero for one that it has not, or several times. */
function placeOf(index: PairIndex, key: number): number {
  if (!mayHold(index.filter, key)) return -1
  return index.places[slotOf(index, key)]! - 1
}

function slotOf({ keys, places }: Pick<PairIndex, 'keys' | 'places'>, key: number): number {
  const mask = places.length - 1
  let slot = key & mask
  while (places[slot] !== 0 && keys[Math.abs(places[slot]!) - 1] !== key) slot = (slot + 1) & mask
  return slot
}

/**
 * The thread of two texts: the longest chain of pairs of neighbouring words (stems) in which neither text goes back. A
 * rewrite changes words and drops sentences, and still follows its source; two reporters of one event meet in the same
 * pairs of words, in an order of their own.
 */
export interface Thread {
  /** The first words of the pairs in the chain, ascending, in the first text. */
  readonly pairs: Int32Array
  /** How many pairs both texts have, in whatever order. */
  readonly met: number
}

/**
 * The longest increasing subsequence by patience sorting (Fredman 1975), over the pairs that the second text has once.
 *
 * @param flags of the words of both texts, where pairs within quotation marks do not count: reporters share these without copying
 */
export function findThread(keys: PairKeys, index: PairIndex, flags?: readonly [Uint8Array, Uint8Array]): Thread {
  if (ends.length < keys.length) {
    otherEnds = new Int32Array(2 * keys.length)
    ends = new Int32Array(2 * keys.length)
  }
  if (before.length < keys.length) before = new Int32Array(2 * keys.length)
  let longest = 0
  let met = 0
  for (let word = 0; word < keys.length; word++) {
    if (flags && isQuoted(flags[0], word)) continue
    const place = placeOf(index, keys[word]!)
    if (place < 0 || (flags && isQuoted(flags[1], place))) continue
    met++
    let length = 0
    for (let high = longest; length < high; ) {
      const middle = (length + high) >>> 1
      if (otherEnds[middle]! < place) length = middle + 1
      else high = middle
    }
    otherEnds[length] = place
    ends[length] = word
    before[word] = length === 0 ? -1 : ends[length - 1]!
    if (length === longest) longest++
  }
  const pairs = new Int32Array(longest)
  for (let at = longest - 1, word = ends[at]!; at >= 0; at--, word = before[word]!) pairs[at] = word
  return { pairs, met }
}

// They serve one thread after the other. By length of a chain less one: where the chain ends that ends first in the second
// text; there, and in the first text. By word: the one before it in its chain.
let otherEnds = new Int32Array(4096)
let ends = new Int32Array(4096)
let before = new Int32Array(4096)

function isQuoted(flags: Uint8Array, first: number): boolean {
  return ((flags[first]! | flags[first + 1]!) & QUOTED) !== 0
}

/**
 * How long a chain chance gives: n pairs in random order have an increasing one of 2 sqrt(n) (Logan and Shepp 1977,
 * Vershik and Kerov 1977). Of 100 pairs that two reports share, 20 are in one order by chance.
 */
function chanceLength(met: number): number {
  return 2 * Math.sqrt(met)
}

// A share of fewer words than this says little; a text all of quotations has none.
const FEWEST_WORDS = 20

/** The thread as a share of `words` words, less what chance gives, 0 to 1. */
export function threadShare({ pairs, met }: Thread, words: number): number {
  return Math.max(0, pairs.length - chanceLength(met)) / Math.max(FEWEST_WORDS, words)
}

const MOST_PARTS = 10
const LEAST_PART = 25

/**
 * The share of words in the thread, less chance, in each of up to ten equal parts of the first text, the thinnest first. In a
 * copy the thread runs through the whole; where a page shares a block with another, or a follow-up carries paragraphs over,
 * some parts have all of it and the others none.
 *
 * @param words how many words the first text has, from 1
 */
export function threadByParts({ pairs, met }: Thread, words: number): number[] {
  return sharesByParts(pairs, pairs.length, met, words)
}

/** No less than `threadByParts` of the same texts, part by part: as if all pairs that both texts have stood in one order. */
export function metByParts(words: Uint32Array, index: PairIndex): number[] {
  if (before.length < words.length) before = new Int32Array(2 * words.length)
  let met = 0
  for (let word = 0; word + 1 < words.length; word++) {
    if (placeOf(index, pairKey(words, word)) >= 0) before[met++] = word
  }
  return sharesByParts(before, met, met, words.length)
}

/** The same with the texts the other way about: by parts of the one that has an index. */
export function metByPartsOf(index: PairIndex, words: Uint32Array): number[] {
  const { keys, places, slots, filter } = index
  if (before.length < keys.length) before = new Int32Array(2 * keys.length)
  if (times.length < places.length) times = new Int32Array(places.length)
  times.fill(0, 0, places.length)
  for (let word = 0; word + 1 < words.length; word++) {
    const key = pairKey(words, word)
    if (mayHold(filter, key)) times[slotOf(index, key)]! += 1
  }
  let met = 0
  for (let word = 0; word < keys.length; word++) {
    if (times[slots[word]!] === 1) before[met++] = word
  }
  return sharesByParts(before, met, met, keys.length + 1)
}

// By slot of an index: how often the other text has the pair.
let times = new Int32Array(0)

/** @param pairs of which the first `count` are looked at, ascending */
function sharesByParts(pairs: Int32Array, count: number, met: number, words: number): number[] {
  const parts = Math.max(1, Math.min(MOST_PARTS, Math.floor(words / LEAST_PART)))
  const chance = chanceLength(met) / words
  const shares: number[] = []
  for (let part = 0, pair = 0; part < parts; part++) {
    const first = pair
    while (pair < count && pairs[pair]! * parts < (part + 1) * words) pair++
    const share = Math.max(0, ((pair - first) * parts) / words - chance)
    let place = shares.length
    for (; place > 0 && shares[place - 1]! > share; place--) shares[place] = shares[place - 1]!
    shares[place] = share
  }
  return shares
}

/** What three in four of ascending shares exceed. */
export function quarterOf(parts: readonly number[]): number {
  return parts[Math.floor(parts.length / 4)]!
}
