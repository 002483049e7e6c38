import { DoppelwireError } from '../errors.js'
import { placeName } from './place.js'

/** The bytes of one article, not looked into yet. */
export interface Entry {
  /** From 1: the line on which it begins. */
  readonly line: number
  /** From 1: the line for JSON Lines, the position for an array. */
  readonly number: number
  /** For JSON Lines with the line's own end. */
  readonly bytes: Buffer
}

/** The beginning of an entry that goes on in the next piece of input. */
export class Pending {
  readonly #file: string
  readonly #limit: number
  #parts: Buffer[] = []
  #length = 0

  constructor(file: string, limit: number) {
    this.#file = file
    this.#limit = limit
  }

  get length(): number {
    return this.#length
  }

  /** `line` is where the entry begins; only the error needs it. */
  add(part: Buffer, line: number): void {
    if (part.length === 0) return
    this.#length += part.length
    this.#parts.push(part)
    if (this.#length > this.#limit) {
      throw new DoppelwireError(
        'INPUT_INVALID',
        `${placeName({ file: this.#file, line })}: an article of more than ${this.#limit / 2 ** 20} MB; is a line end missing?`,
      )
    }
  }

  /** Everything added since the last call; a view, not a copy, where it came in one part. */
  take(): Buffer {
    const bytes = this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts)
    this.#parts = []
    this.#length = 0
    return bytes
  }
}
