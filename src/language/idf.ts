import { STEM_COUNTS, STEMS } from './idf.table.js'
import { type Language, languageOf } from './language.js'
import { hashStem } from './stems.js'

/*
 * Inverse document frequency: ln(1 / the share of 300-word stretches of news that have the stem). bench/tables/idf.ts counted
 * it once, and it is frozen, so that a pair has the same score wherever it is compared. Stems that are not in the table count
 * as the rarest. The table is short, for pages: it knows a stem by 20 bits of its hash, so that one in 120 of the others passes for a stem
 * of it, mostly one that is nearly as rare; and of the steps next to the rarest it has none. docs/research/package.md has what that costs.
 *
 * English only. In other languages every word except stop words has the same weight, which is most of the possible gain: in
 * English, the area under the curve of shared weight for copies against independent reports is .926 with even weights, .932
 * without stop words, .933 with the table (of the cosine: .854, .877, .878). Weights by word length add nothing.
 */

/** The idf of the stems of one language, in nats (natural logarithms). */
export interface IdfTable {
  /** The idf of a stem (`stemOf` a stored word): 0 for stop words, else 0.5 to `maxIdf`. */
  idf(stem24: number): number
  /** The same in whole steps, `STEPS_PER_NAT` for each nat: for the callers that ask it of every word. */
  idfStep(stem24: number): number
  /** The idf of a stem that is not in the table. */
  readonly maxIdf: number
}

/** Idf comes in halves of a nat. The highest step, 16, is not stored: every stem that is not in the table has it. */
export const STEPS_PER_NAT = 2
const MAX_STEP = 16
/** How many bits of its hash identify a stem in the table: the highest. */
const STEM_BITS = 20
/** The mean over the English words in running text that are no stop words. */
const EVEN_STEP = 8

const tables = new Map<string, IdfTable>()

/**
 * The frozen idf table of a language, unpacked on first use.
 *
 * @param code as `languageOf` gives it
 * @example
 * idfTable('en').idf(hashStem('the')) // => 0
 * idfTable('en').idf(hashStem('government')) // => 1.5
 * idfTable('en').idf(hashStem('hypersonic')) // => 8
 */
export function idfTable(code: string): IdfTable {
  const language = languageOf(code)
  const known = tables.get(language.code) ?? readTable(language)
  tables.set(language.code, known)
  return known
}

/** What identifies a stem in the table: its `STEM_BITS` highest bits. */
export function tableStem(stem24: number): number {
  return stem24 >>> (24 - STEM_BITS)
}

function readTable({ code, stem, stopWords }: Language): IdfTable {
  const english = code === 'en'
  const steps = new StepTable(english ? STEM_COUNTS.reduce((sum, count) => sum + count) : stopWords.length)
  if (english) for (const [known, step] of readStems(STEMS, STEM_COUNTS)) steps.set(known, step)
  for (const word of stopWords) steps.set(tableStem(hashStem(stem(word))), 0)
  const maxStep = english ? MAX_STEP : EVEN_STEP
  const idfStep = (stem24: number) => steps.get(tableStem(stem24), maxStep)
  return { maxIdf: maxStep / STEPS_PER_NAT, idfStep, idf: (stem24) => idfStep(stem24) / STEPS_PER_NAT }
}

/** A hash table with open addressing. A slot holds the bits of a stem and its step plus one; an empty slot is 0. */
class StepTable {
  readonly #slots: Uint32Array

  constructor(count: number) {
    // At most a third full, with room for stop words that the table lacks.
    this.#slots = new Uint32Array(1 << (32 - Math.clz32(count * 2 + 512)))
  }

  set(stem: number, step: number): void {
    this.#slots[this.#find(stem)] = ((stem << 8) | (step + 1)) >>> 0
  }

  get(stem: number, otherwise: number): number {
    const found = this.#slots[this.#find(stem)]!
    return found === 0 ? otherwise : (found & 0xff) - 1
  }

  #find(stem: number): number {
    const mask = this.#slots.length - 1
    let slot = stem & mask
    while (this.#slots[slot] !== 0 && this.#slots[slot]! >>> 8 !== stem) slot = (slot + 1) & mask
    return slot
  }
}

/**
 * Base64 of a bit sequence: the stems of each step from 1 on, in ascending order, each as its distance from the stem before in
 * Golomb-Rice code (Rice and Plaut 1971): the part above `distanceBits` in unary, as ones and a final zero, then the low bits.
 */
function* readStems(base64: string, counts: readonly number[]): Generator<[stem: number, step: number]> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  let at = 0
  const readBits = (length: number) => {
    let bits = 0
    for (const end = at + length; at < end; at++) bits = (bits << 1) | ((bytes[at >> 3]! >> (7 - (at & 7))) & 1)
    return bits
  }
  for (const [before, count] of counts.entries()) {
    const low = distanceBits(count)
    let stem = -1
    for (let read = 0; read < count; read++) {
      while (readBits(1) === 1) stem += 1 << low
      stem += readBits(low) + 1
      yield [stem, before + 1]
    }
  }
}

/** How many low bits of a distance are written as they are, for so many stems: of their mean distance, 2^20 / count, nearly all. */
export function distanceBits(count: number): number {
  return Math.max(0, Math.floor(Math.log2((Math.LN2 * 2 ** STEM_BITS) / count) + 0.5))
}
