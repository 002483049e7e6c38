import { DoppelwireError } from '../../errors.js'
import { megabytes } from '../bytes/limits.js'
import { type Place, placeName } from '../place.js'

/** The bytes of one article, not looked into yet; or why there are none. */
export type Entry =
  | {
      /** From 1: the line on which it begins. */
      readonly line: number
      /** From 1: the line for JSON Lines, the position for an array. */
      readonly number: number
      /** For JSON Lines with the line's own end. */
      readonly bytes: Buffer
      /** The fields of the object that the list stands in, as far as they come before it. */
      readonly envelope?: Readonly<Record<string, unknown>> | undefined
    }
  | { readonly error: DoppelwireError }

/** The beginning of an entry that goes on in the next piece of input. */
export class Pending {
  readonly #limit: number
  #parts: Buffer[] = []
  #length = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  get length(): number {
    return this.#length
  }

  /** Whether more was added than an article may have. */
  get over(): boolean {
    return this.#length > this.#limit
  }

  add(part: Buffer): void {
    if (part.length === 0) return
    this.#length += part.length
    this.#parts.push(part)
  }

  /** Everything added since the last call; a view, not a copy, where it came in one part. */
  take(): Buffer {
    const bytes = this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts)
    this.#parts = []
    this.#length = 0
    return bytes
  }

  drop(): void {
    this.#parts = []
    this.#length = 0
  }
}

/** The error for an article that is longer than `limit`. */
export function tooLong(place: Place, limit: number): DoppelwireError {
  return new DoppelwireError(
    'INPUT_INVALID',
    `${placeName(place)}: an article of more than ${megabytes(limit)}; is a line end missing? --max-item (maxItem) raises the limit`,
  )
}
