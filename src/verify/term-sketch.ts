import { LEAD_TERMS, type Terms } from '../fingerprint/terms.js'
import { reuse } from '../structures/buffers.js'
import { FREE, slotOf, slotsFor } from '../structures/term-set.js'

/**
 * A summary of a text's terms, by which most candidates are rejected before they are decoded. 16-bit numbers: four sums
 * of two numbers each, the low one first, then the low 16 bits of each distinct term. About 700 bytes.
 */
export type TermSketch = Uint16Array

/** The sketch of a text where only reprints are sought. */
export const NO_TERM_SKETCH: TermSketch = new Uint16Array(0)

/** Weights are multiples of 1/4, and no term weighs more than 8: idf in natural logarithms. */
export const QUARTERS = 4

// Where the sums stand. WEIGHT counts a term as often as it occurs, MASS counts it once.
const MASS = 0
const WEIGHT = 2
const LEAD_WEIGHT = 4
const LEAD_WORDS = 6
/** Where the terms begin. */
export const SKETCHED_TERMS = 8

export function sketchTerms({ terms, weights, positions }: Terms): TermSketch {
  const sketch = new Uint16Array(SKETCHED_TERMS + terms.length)
  slots = reuse(slots, slotsFor(terms.length)).fill(FREE)
  let [mass, weight, leadWeight] = [0, 0, 0]
  let count = SKETCHED_TERMS
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i]!
    const quarters = weights[i]! * QUARTERS
    if (i === LEAD_TERMS) leadWeight = weight
    weight += quarters
    const slot = slotOf(slots, term)
    if (slots[slot] === term) continue
    slots[slot] = term
    sketch[count++] = term
    mass += quarters
  }
  const leadTerms = Math.min(LEAD_TERMS, terms.length)
  write(sketch, MASS, mass)
  write(sketch, WEIGHT, weight)
  write(sketch, LEAD_WEIGHT, terms.length > LEAD_TERMS ? leadWeight : weight)
  write(sketch, LEAD_WORDS, leadTerms === 0 ? 0 : positions[leadTerms - 1]! + 1)
  return sketch.subarray(0, count)
}

/** The sum of the weights of the distinct terms. */
export function massOf(sketch: TermSketch): number {
  return read(sketch, MASS) / QUARTERS
}

/** The sum of the weights of all terms, each as often as it occurs. */
export function weightOf(sketch: TermSketch): number {
  return read(sketch, WEIGHT) / QUARTERS
}

/** The sum of the weights of the first `LEAD_TERMS` terms, each as often as it occurs there. */
export function leadWeightOf(sketch: TermSketch): number {
  return read(sketch, LEAD_WEIGHT) / QUARTERS
}

/** How many words the lead has: all words up to the last of the first `LEAD_TERMS` terms. */
export function leadWordsOf(sketch: TermSketch): number {
  return read(sketch, LEAD_WORDS)
}

/** Says how many terms sketches share with one of them, by the low 16 bits: of terms that only one has, about .5 % count as shared. */
export class SharedTerms {
  readonly #has = new Uint8Array(2 ** 16)
  #own: TermSketch = NO_TERM_SKETCH

  /** The sketch that others share terms with from now on. */
  set(sketch: TermSketch): void {
    for (let i = SKETCHED_TERMS; i < this.#own.length; i++) this.#has[this.#own[i]!] = 0
    this.#own = sketch
    for (let i = SKETCHED_TERMS; i < sketch.length; i++) this.#has[sketch[i]!] = 1
  }

  /** The share of the distinct terms of the text with fewer of them that the other has, 0 to 1; 0 where one has none. */
  shareOfSmaller(sketch: TermSketch): number {
    const fewer = Math.min(this.#own.length, sketch.length) - SKETCHED_TERMS
    let shared = 0
    for (let i = SKETCHED_TERMS; i < sketch.length; i++) shared += this.#has[sketch[i]!]!
    return fewer > 0 ? Math.min(1, shared / fewer) : 0
  }
}

function read(sketch: TermSketch, at: number): number {
  return sketch[at]! + sketch[at + 1]! * 2 ** 16
}

function write(sketch: TermSketch, at: number, sum: number): void {
  sketch[at] = sum
  sketch[at + 1] = sum / 2 ** 16
}

// Used again for each text.
let slots = new Int32Array(0)
