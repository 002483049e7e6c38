/** A set of content units: a bit filter, where most look-ups end, before an ascending array. */
export class UnitSet {
  readonly #units: Uint32Array
  readonly #filter: Int32Array

  /** @param units ascending; some may be there several times */
  constructor(units: Uint32Array) {
    this.#units = units
    // At least 16 bits a unit: of 16 units that are not here, one passes.
    this.#filter = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(1, units.length / 2))))
    for (let i = 0; i < units.length; i++) {
      this.#filter[(units[i]! >>> 5) & (this.#filter.length - 1)]! |= 1 << (units[i]! & 31)
    }
  }

  has(unit: number): boolean {
    if ((this.#filter[(unit >>> 5) & (this.#filter.length - 1)]! & (1 << (unit & 31))) === 0) return false
    let low = 0
    for (let high = this.#units.length; low < high; ) {
      const middle = (low + high) >>> 1
      if (this.#units[middle]! < unit) low = middle + 1
      else high = middle
    }
    return this.#units[low] === unit
  }
}
