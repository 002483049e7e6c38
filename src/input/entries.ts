import { DoppelwireError } from '../errors.js'
import { splitArray } from './array.js'
import type { Format } from './files.js'
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

/**
 * 256 MB. V8's strings end at 2^29 - 24 units, and the line, its text and the parsed text stand in memory together; an
 * article of this size is damage, not news.
 */
const ENTRY_LIMIT = 256 * 2 ** 20

const LINE_FEED = 10

/** Splits the content of a file into articles; yields them in batches, one a piece of input, because waiting costs. */
export function splitEntries(
  format: Format,
  chunks: AsyncIterable<Buffer>,
  file: string,
  limit = ENTRY_LIMIT,
): AsyncGenerator<Entry[]> {
  const pending = new Pending(file, limit)
  if (format === 'array') return splitArray(chunks, file, pending)
  return format === 'lines' ? splitLines(chunks, pending) : wholeFile(chunks, pending)
}

async function* wholeFile(chunks: AsyncIterable<Buffer>, pending: Pending): AsyncGenerator<Entry[]> {
  for await (const chunk of chunks) pending.add(chunk, 1)
  yield [{ line: 1, number: 1, bytes: pending.take() }]
}

async function* splitLines(chunks: AsyncIterable<Buffer>, pending: Pending): AsyncGenerator<Entry[]> {
  let line = 1
  for await (const chunk of chunks) {
    const batch: Entry[] = []
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      pending.add(chunk.subarray(start, end + 1), line)
      batch.push({ line, number: line, bytes: pending.take() })
      line++
      start = end + 1
    }
    // A copy: the piece may be written over before the rest of the line comes.
    pending.add(Buffer.from(chunk.subarray(start)), line)
    yield batch
  }
  if (pending.length > 0) yield [{ line, number: line, bytes: pending.take() }]
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
