import type { Content } from '../fingerprint/content.js'

const FREE = -1

/** The distinct content units of a text: a bit filter, where most look-ups end, before a table at most half full. */
export class UnitSet {
  /** The weight of all units together. */
  readonly mass: number
  readonly #slots: Int32Array
  readonly #filter: Int32Array

  constructor({ units, weights }: Pick<Content, 'units' | 'weights'>) {
    const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * units.length + 2))).fill(FREE)
    // From 16 bits a unit: of 16 units that are not here, one passes.
    const filter = new Int32Array(Math.ceil(slots.length / 4))
    let mass = 0
    for (let i = 0; i < units.length; i++) {
      const unit = units[i]!
      const slot = slotOf(slots, unit)
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
    return this.#slots[slotOf(this.#slots, unit)] !== FREE
  }
}

function slotOf(slots: Int32Array, unit: number): number {
  const mask = slots.length - 1
  let slot = unit & mask
  while (slots[slot] !== FREE && slots[slot] !== unit) slot = (slot + 1) & mask
  return slot
}
