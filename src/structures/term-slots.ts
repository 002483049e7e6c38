// A set of content units by open addressing: a unit a slot, a power of two of slots, at most half of them taken.

export const FREE = -1

export function slotsFor(units: number): number {
  return 2 ** Math.ceil(Math.log2(2 * units + 2))
}

/** Where a unit stands among the first `mask` + 1 slots, or the free one where it would. */
export function slotOf(slots: Int32Array, mask: number, unit: number): number {
  let slot = unit & mask
  while (slots[slot] !== FREE && slots[slot] !== unit) slot = (slot + 1) & mask
  return slot
}
