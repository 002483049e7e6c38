import type { Comparing } from './steps.js'

/** What is to be compared, in columns: as objects, what a large feed proposes would take as much memory as its index. */
export class ComparingList implements Iterable<Comparing> {
  readonly #textIds: number[] = []
  /** Where the candidates of each end; they begin where those of the one before end. */
  readonly #ends: number[] = []
  readonly #candidates: number[] = []

  add(textId: number, candidates: readonly number[]): void {
    this.#textIds.push(textId)
    for (const candidate of candidates) this.#candidates.push(candidate)
    this.#ends.push(this.#candidates.length)
  }

  *[Symbol.iterator](): Generator<Comparing> {
    let start = 0
    for (const [i, textId] of this.#textIds.entries()) {
      const end = this.#ends[i]!
      yield { textId, candidates: this.#candidates.slice(start, end) }
      start = end
    }
  }
}
