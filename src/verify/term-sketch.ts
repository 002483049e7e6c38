import type { Content } from '../fingerprint/terms.js'
import { arrayIn } from '../structures/buffers.js'
import { FREE, slotOf, slotsFor } from '../structures/term-slots.js'

/** How many content units a text begins with: about 200 words of English. */
export const OPENING_UNITS = 100

/**
 * What is looked at of a stored text before anything of it is decoded, in 16-bit numbers: four sums, each in two numbers, the low
 * one first, then the low 16 bits of each distinct content unit. About 700 bytes.
 */
export type Outline = Uint16Array

/** Of a text whose content nobody asks for. */
export const NO_OUTLINE: Outline = new Uint16Array(0)

/** Weights are whole quarters of a nat, and no unit weighs more than 8 nats. */
export const QUARTERS = 4

// Places of the sums.
const MASS = 0
const WEIGHT = 2
const OPENING_WEIGHT = 4
const OPENING_WORDS = 6
/** Where the units begin. */
export const OUTLINED_UNITS = 8

export function outlineOf({ units, weights, positions }: Content): Outline {
  const outline = new Uint16Array(OUTLINED_UNITS + units.length)
  slots = arrayIn(slots, slotsFor(units.length)).fill(FREE)
  const mask = slots.length - 1
  let [mass, weight, openingWeight] = [0, 0, 0]
  let count = OUTLINED_UNITS
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]!
    const quarters = weights[i]! * QUARTERS
    if (i === OPENING_UNITS) openingWeight = weight
    weight += quarters
    const slot = slotOf(slots, mask, unit)
    if (slots[slot] === unit) continue
    slots[slot] = unit
    outline[count++] = unit
    mass += quarters
  }
  const opening = Math.min(OPENING_UNITS, units.length)
  write(outline, MASS, mass)
  write(outline, WEIGHT, weight)
  write(outline, OPENING_WEIGHT, units.length > OPENING_UNITS ? openingWeight : weight)
  write(outline, OPENING_WORDS, opening === 0 ? 0 : positions[opening - 1]! + 1)
  return outline.subarray(0, count)
}

/** The weight of the distinct content units together, in nats. */
export function massOf(outline: Outline): number {
  return read(outline, MASS) / QUARTERS
}

/** The same with each unit as often as it stands there. */
export function weightOf(outline: Outline): number {
  return read(outline, WEIGHT) / QUARTERS
}

/** The weight of the first `OPENING_UNITS` content units, each as often as it stands there. */
export function openingWeightOf(outline: Outline): number {
  return read(outline, OPENING_WEIGHT) / QUARTERS
}

/** How many words hold the first `OPENING_UNITS` content units. */
export function openingWordsOf(outline: Outline): number {
  return read(outline, OPENING_WORDS)
}

function read(outline: Outline, at: number): number {
  return outline[at]! + outline[at + 1]! * 2 ** 16
}

function write(outline: Outline, at: number, sum: number): void {
  outline[at] = sum
  outline[at + 1] = sum / 2 ** 16
}

// It serves text after text.
let slots = arrayIn(undefined, 0)
