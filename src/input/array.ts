import { DoppelwireError } from '../errors.js'
import type { Entry, Pending } from './pending.js'
import { placeName } from './place.js'

const QUOTE = 0x22
const COMMA = 0x2c
const BACKSLASH = 0x5c
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const LINE_FEED = 0x0a

const isSpace = (byte: number) => byte === 0x20 || byte === LINE_FEED || byte === 0x0d || byte === 0x09

/** What may stand at the current byte, between elements; `within` is inside one. */
type Expectation = 'array' | 'element or end' | 'element' | 'within' | 'comma or end' | 'nothing'

const EXPECTED: Readonly<Record<Expectation, string>> = {
  array: 'an array of articles, [',
  'element or end': 'an article or ]',
  element: 'an article',
  within: 'the rest of an article',
  'comma or end': '"," or ]',
  nothing: 'nothing after the array',
}

/**
 * Finds the elements of the array that a file holds, without parsing them, so that a file of any size needs the memory
 * of its longest element. Looks only at brackets, strings and commas; whether an element is JSON, its parser says.
 */
export async function* splitArray(
  chunks: AsyncIterable<Buffer>,
  file: string,
  pending: Pending,
): AsyncGenerator<Entry[]> {
  const splitter = new ArraySplitter(file, pending)
  for await (const chunk of chunks) yield splitter.push(chunk)
  splitter.end()
}

class ArraySplitter {
  readonly #file: string
  readonly #pending: Pending
  #expected: Expectation = 'array'
  #line = 1
  /** How many elements have ended. */
  #number = 0
  /** Of the element that is being read: its line, how many brackets are open, and whether a string is. */
  #begun = 1
  #depth = 0
  #inString = false
  /** Whether the last piece ended just after a backslash. */
  #escaped = false

  constructor(file: string, pending: Pending) {
    this.#file = file
    this.#pending = pending
  }

  /** The elements that end in this piece. */
  push(chunk: Buffer): Entry[] {
    const entries: Entry[] = []
    let at = 0
    while (at < chunk.length) {
      if (this.#expected !== 'within') {
        at = this.#between(chunk, at)
        continue
      }
      const start = at
      const ended = this.#number
      at = this.#within(chunk, at)
      this.#pending.add(chunk.subarray(start, at), this.#begun)
      if (this.#number > ended) {
        entries.push({ line: this.#begun, number: this.#number, bytes: this.#pending.take() })
      }
    }
    return entries
  }

  end(): void {
    if (this.#expected !== 'nothing') throw this.#unexpected('the end of the file')
  }

  /** Handles the byte at `at`, between elements, and returns where to go on. The first of an element stays. */
  #between(chunk: Buffer, at: number): number {
    const byte = chunk[at]!
    if (byte === LINE_FEED) this.#line++
    if (isSpace(byte)) return at + 1
    const expected = this.#expected
    if (expected === 'array' && byte === OPEN_ARRAY) this.#expected = 'element or end'
    else if (expected === 'comma or end' && byte === COMMA) this.#expected = 'element'
    else if ((expected === 'comma or end' || expected === 'element or end') && byte === CLOSE_ARRAY) {
      this.#expected = 'nothing'
    } else if ((expected === 'element' || expected === 'element or end') && byte !== COMMA && byte !== CLOSE_ARRAY) {
      this.#expected = 'within'
      this.#begun = this.#line
      return at
    } else throw this.#unexpected(JSON.stringify(String.fromCodePoint(byte)))
    return at + 1
  }

  /** Goes through an element and returns where it ends, or the end of the piece. */
  #within(chunk: Buffer, from: number): number {
    let at = this.#escaped ? from + 1 : from
    this.#escaped = false
    while (at < chunk.length) {
      if (this.#inString) {
        at = endOfString(chunk, at)
        if (at > chunk.length) this.#escaped = true
        if (at >= chunk.length) break
        this.#inString = false
        if (this.#depth === 0) return this.#finish(at + 1)
      } else {
        const byte = chunk[at]!
        if (byte === QUOTE) this.#inString = true
        else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.#depth++
        else if (this.#depth === 0) {
          // A number or a name ends before this byte.
          if (byte === COMMA || byte === CLOSE_ARRAY || isSpace(byte)) return this.#finish(at)
        } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
          if (--this.#depth === 0) return this.#finish(at + 1)
        } else if (byte === LINE_FEED) this.#line++
      }
      at++
    }
    return chunk.length
  }

  #finish(end: number): number {
    this.#expected = 'comma or end'
    this.#number++
    return end
  }

  #unexpected(found: string): DoppelwireError {
    const advice = this.#expected === 'array' ? '; a file of one object a line is named .jsonl' : ''
    const place = placeName({ file: this.#file, line: this.#line })
    return new DoppelwireError(
      'INPUT_INVALID',
      `${place}: expected ${EXPECTED[this.#expected]}, found ${found}${advice}`,
    )
  }
}

/** Where the string that `at` is within ends: at its quote, or past the end by as many bytes as an escape reaches out. */
function endOfString(chunk: Buffer, at: number): number {
  while (at < chunk.length) {
    const byte = chunk[at]!
    if (byte === QUOTE) return at
    at += byte === BACKSLASH ? 2 : 1
  }
  return at
}
