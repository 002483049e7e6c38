import { LEAD_TERMS, type Terms } from '../fingerprint/terms.js'
import { arrayIn } from '../structures/buffers.js'
import { FREE, slotOf, slotsFor } from '../structures/term-slots.js'

/**
 * What is looked at of a stored text before anything of it is decoded, in 16-bit numbers: four sums, each in two numbers, the low
 * one first, then the low 16 bits of each distinct content term. About 700 bytes.
 */
export type TermSketch = Uint16Array

/** Of a text whose content nobody asks for. */
export const NO_TERM_SKETCH: TermSketch = new Uint16Array(0)

/** Weights are whole quarters of a nat, and no term weighs more than 8 nats. */
export const QUARTERS = 4

// Places of the sums.
const MASS = 0
const WEIGHT = 2
const LEAD_WEIGHT = 4
const LEAD_WORDS = 6
/** Where the terms begin. */
export const SKETCHED_TERMS = 8

export function sketchTerms({ terms, weights, positions }: Terms): TermSketch {
  const sketch = new Uint16Array(SKETCHED_TERMS + terms.length)
  slots = arrayIn(slots, slotsFor(terms.length)).fill(FREE)
  const mask = slots.length - 1
  let [mass, weight, leadWeight] = [0, 0, 0]
  let count = SKETCHED_TERMS
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i]!
    const quarters = weights[i]! * QUARTERS
    if (i === LEAD_TERMS) leadWeight = weight
    weight += quarters
    const slot = slotOf(slots, mask, term)
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

/** The weight of the distinct content terms together, in nats. */
export function massOf(sketch: TermSketch): number {
  return read(sketch, MASS) / QUARTERS
}

/** The same with each term as often as it stands there. */
export function weightOf(sketch: TermSketch): number {
  return read(sketch, WEIGHT) / QUARTERS
}

/** The weight of the first `OPENING_UNITS` content terms, each as often as it stands there. */
export function leadWeightOf(sketch: TermSketch): number {
  return read(sketch, LEAD_WEIGHT) / QUARTERS
}

/** How many words hold the first `OPENING_UNITS` content terms. */
export function leadWordsOf(sketch: TermSketch): number {
  return read(sketch, LEAD_WORDS)
}

function read(sketch: TermSketch, at: number): number {
  return sketch[at]! + sketch[at + 1]! * 2 ** 16
}

function write(sketch: TermSketch, at: number, sum: number): void {
  sketch[at] = sum
  sketch[at + 1] = sum / 2 ** 16
}

// It serves text after text.
let slots = arrayIn(undefined, 0)
