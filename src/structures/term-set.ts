import { addHash, type BitFilter, createBitFilter, mayHave } from './bit-filter.js'

/*
 * A set of terms, which are hashes of 24 bits, by open addressing: one term a slot, a power of two of slots, at most half of
 * them taken. Callers that keep more than the term by slot use `slotOf`.
 */

/** What a slot without a term holds. */
export const FREE = -1

/** How many slots a set of so many terms needs. */
export function slotsFor(terms: number): number {
  return 2 ** Math.ceil(Math.log2(2 * terms + 2))
}

/** The slot of a term, or, where the set lacks it, the free slot to put it in. */
export function slotOf(slots: Int32Array, term: number): number {
  const mask = slots.length - 1
  let slot = term & mask
  while (slots[slot] !== FREE && slots[slot] !== term) slot = (slot + 1) & mask
  return slot
}

/** The distinct terms of a text. */
export class TermSet {
  readonly #slots: Int32Array
  readonly #filter: BitFilter

  constructor(terms: Uint32Array) {
    const slots = new Int32Array(slotsFor(terms.length)).fill(FREE)
    const filter = createBitFilter(slots.length)
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!
      const slot = slotOf(slots, term)
      if (slots[slot] !== FREE) continue
      slots[slot] = term
      addHash(filter, term)
    }
    this.#slots = slots
    this.#filter = filter
  }

  has(term: number): boolean {
    return mayHave(this.#filter, term) && this.#slots[slotOf(this.#slots, term)] !== FREE
  }
}
