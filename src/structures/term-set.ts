import { FREE, slotOf, slotsFor } from './term-slots.js'

/** The distinct content units of a text: a bit filter, where most look-ups end, before a table at most half full. */
export class TermSet {
  /** The weight of all units together. */
  readonly mass: number
  readonly #slots: Int32Array
  readonly #filter: Int32Array

  constructor({ terms, weights }: { readonly terms: Uint32Array; readonly weights: Float32Array }) {
    const slots = new Int32Array(slotsFor(terms.length)).fill(FREE)
    // From 16 bits a unit: of 16 units that are not here, one passes.
    const filter = new Int32Array(Math.ceil(slots.length / 4))
    let mass = 0
    for (let i = 0; i < terms.length; i++) {
      const unit = terms[i]!
      const slot = slotOf(slots, slots.length - 1, unit)
      if (slots[slot] !== FREE) continue
      slots[slot] = unit
      filter[(unit >>> 5) & (filter.length - 1)]! |= 1 << (unit & 31)
      mass += weights[i]!
    }
    this.mass = mass
    this.#slots = slots
    this.#filter = filter
  }

  has(unit: number): boolean {
    const filter = this.#filter
    if ((filter[(unit >>> 5) & (filter.length - 1)]! & (1 << (unit & 31))) === 0) return false
    return this.#slots[slotOf(this.#slots, this.#slots.length - 1, unit)] !== FREE
  }
}
