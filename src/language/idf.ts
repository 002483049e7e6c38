import { STEM_COUNT, STEMS } from './idf.table.js'
import { type Language, languageOf } from './language.js'
import { hashStem } from './stems.js'

/*
 * How much it tells that two articles share a word: ln(1 / the share of 300-word stretches of news that hold its stem),
 * counted once by bench/tables/rarity.ts and frozen, so that a pair scores the same wherever it is compared. Stems that
 * are not in the table count as the rarest; one in 1,000 of them collides with one that is (15,173 of 2^24 hashes).
 *
 * English only. Elsewhere every word but stop words weighs the same, which is most of what there is to gain: in English,
 * shared weight tells copies from independent reports with an area under the curve of .926 by even weights, .932 without
 * stop words, .933 by the table (cosine: .854, .877, .878). Word length in its place adds nothing.
 */

export interface IdfTable {
  /** The weight of a stem (`stemOf` a stored word) in nats: 0 for stop words, else 0.5 to `most`. */
  idf(stem24: number): number
  /** The same in whole levels, `LEVELS_A_NAT` a nat, for where it is asked of every word. */
  idfStep(stem24: number): number
  /** The weight of a stem that was never counted. */
  readonly maxIdf: number
}

/** Weights come in halves. The highest level, 8, is not stored: it is what every other stem weighs. */
export const STEPS_PER_NAT = 2
const MOST_LEVEL = 16
/** What an English word that is no stop word weighs on average, in running text. */
const EVEN_LEVEL = 8
export const LEVEL_BITS = 4
/** Distances of sorted stems average 2^24 / 15,173 = 1,106. */
export const DISTANCE_BITS = 10

const rarities = new Map<string, IdfTable>()

/**
 * The frozen weights of a language, read on first use.
 *
 * @param code as `languageOf` gives it
 * @example
 * rarity('en').idf(hashStem('the')) // => 0
 * rarity('en').idf(hashStem('government')) // => 1.5
 * rarity('en').idf(hashStem('hypersonic')) // => 8
 */
export function idfTable(code: string): IdfTable {
  const language = languageOf(code)
  const known = rarities.get(language.code) ?? readRarity(language)
  rarities.set(language.code, known)
  return known
}

function readRarity({ code, stem, stopWords }: Language): IdfTable {
  const english = code === 'en'
  const levels = new LevelTable(english ? STEM_COUNT : stopWords.length)
  if (english) for (const [stem24, level] of readStems(STEMS, STEM_COUNT)) levels.set(stem24, level)
  for (const word of stopWords) levels.set(hashStem(stem(word)), 0)
  const most = english ? MOST_LEVEL : EVEN_LEVEL
  const idfStep = (stem24: number) => levels.get(stem24, most)
  return { maxIdf: most / STEPS_PER_NAT, idfStep, idf: (stem24) => idfStep(stem24) / STEPS_PER_NAT }
}

/** Open addressing; a slot holds the stem's 24 bits and its level plus one, 0 when empty. */
class LevelTable {
  readonly #slots: Uint32Array

  constructor(count: number) {
    // At most a third full, with room for stop words that the table lacks.
    this.#slots = new Uint32Array(1 << (32 - Math.clz32(count * 2 + 512)))
  }

  set(stem24: number, level: number): void {
    this.#slots[this.#find(stem24)] = ((stem24 << 8) | (level + 1)) >>> 0
  }

  get(stem24: number, otherwise: number): number {
    const found = this.#slots[this.#find(stem24)]!
    return found === 0 ? otherwise : (found & 0xff) - 1
  }

  #find(stem24: number): number {
    const mask = this.#slots.length - 1
    let slot = stem24 & mask
    while (this.#slots[slot] !== 0 && this.#slots[slot]! >>> 8 !== stem24) slot = (slot + 1) & mask
    return slot
  }
}

/**
 * Base64 of a bit sequence: stems in ascending order, each as its distance from the one before in Golomb-Rice code (Rice
 * and Plaut, 1971: the part above DISTANCE_BITS in unary, ones closed by a zero, then the rest), then its level less one.
 */
function* readStems(base64: string, count: number): Generator<[stem24: number, level: number]> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  let at = 0
  const readBits = (length: number) => {
    let bits = 0
    for (const end = at + length; at < end; at++) bits = (bits << 1) | ((bytes[at >> 3]! >> (7 - (at & 7))) & 1)
    return bits
  }
  let stem24 = -1
  for (let read = 0; read < count; read++) {
    while (readBits(1) === 1) stem24 += 1 << DISTANCE_BITS
    stem24 += readBits(DISTANCE_BITS) + 1
    yield [stem24, readBits(LEVEL_BITS) + 1]
  }
}
