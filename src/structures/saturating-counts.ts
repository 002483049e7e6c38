import { mix32 } from './hash.js'

/** One byte for each of two places of a hash: at most 64 MB. */
const BYTES_PER_KEY = 32
const MOST_BYTES = 2 ** 26
const LEAST_BYTES = 2 ** 16
const SECOND = 0x5bd1e995

/**
 * Counts hashes up to a limit, in memory that does not grow: a count-min sketch of two rows in one table (Cormode and Muthukrishnan 2005)
 * with conservative update. A count may be too high, never too low.
 */
export class SaturatingCounts {
  readonly #counts: Uint8Array
  readonly #mask: number
  readonly #limit: number

  /**
   * @param keys about how many are to come, by which the table is sized
   * @param limit 1 to 255
   */
  constructor(keys: number, limit: number) {
    const wanted = 2 ** Math.ceil(Math.log2(Math.max(1, keys * BYTES_PER_KEY)))
    this.#counts = new Uint8Array(Math.min(MOST_BYTES, Math.max(LEAST_BYTES, wanted)))
    this.#mask = this.#counts.length - 1
    this.#limit = limit
  }

  add(hash: number): void {
    const counts = this.#counts
    const [first, second] = [hash & this.#mask, mix32(hash ^ SECOND) & this.#mask]
    const least = Math.min(counts[first]!, counts[second]!)
    if (least >= this.#limit) return
    if (counts[second] === least) counts[second] = least + 1
    if (counts[first] === least) counts[first] = least + 1
  }

  /** Whether a hash may have been added so often. */
  reachesLimit(hash: number): boolean {
    const counts = this.#counts
    return counts[hash & this.#mask]! >= this.#limit && counts[mix32(hash ^ SECOND) & this.#mask]! >= this.#limit
  }
}
