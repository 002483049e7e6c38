import { DoppelwireError } from '../../errors.js'
import { type Place, placeName } from '../place.js'
import { hasFullText } from '../record/aliases.js'
import { endsInListKey, listWithin } from './envelope.js'
import { type Entry, Pending, tooLong } from './pending.js'

const QUOTE = 0x22
const COMMA = 0x2c
const BACKSLASH = 0x5c
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const LINE_FEED = 0x0a

const isSpace = (byte: number) => byte === 0x20 || byte === LINE_FEED || byte === 0x0d || byte === 0x09

/**
 * What may stand at the current byte: `within` is inside an element; `rest` is behind the list of an envelope; `object` is
 * between objects that stand one after the other; `seek` is behind something broken, where the next element is sought.
 */
type Expectation =
  | 'array'
  | 'element or end'
  | 'element'
  | 'within'
  | 'comma or end'
  | 'nothing'
  | 'object'
  | 'rest'
  | 'seek'

const EXPECTED: Readonly<Record<Expectation, string>> = {
  array: 'an array of articles, [',
  'element or end': 'an article or ]',
  element: 'an article',
  within: 'the rest of an article',
  'comma or end': '"," or ]',
  nothing: 'nothing after the array',
  object: 'another object',
  rest: 'the rest of the object that the list stands in',
  seek: 'an article',
}

/** How much of an object is looked at for the list that it may be the envelope of. */
const ENVELOPE_BYTES = 2 ** 20

/**
 * Finds the articles that a JSON file holds, without parsing them: the elements of an array, those of the list in an envelope such as
 * `{"articles":[…]}`, or objects one after the other. A file of any size needs the memory of its longest article. Looks
 * only at brackets, strings and commas; whether an element is JSON, its parser says. What is broken is one error, and
 * reading goes on with the next thing that looks like an article.
 */
export async function* splitJson(chunks: AsyncIterable<Buffer>, file: string, limit: number): AsyncGenerator<Entry[]> {
  const splitter = new JsonSplitter(file, limit)
  for await (const chunk of chunks) yield splitter.push(chunk)
  yield splitter.end()
}

/** The articles in the bytes of an element that is no JSON: it may have swallowed some that follow it. */
export function salvage(bytes: Buffer, file: string, line: number, limit: number): Entry[] {
  const splitter = new JsonSplitter(file, limit, line)
  return [...splitter.push(bytes.subarray(1)), ...splitter.end()]
}

export class JsonSplitter {
  readonly #file: string
  readonly #limit: number
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
  /** Whether the element being read is an object at the top, which may turn out to be an envelope. */
  #atTop = false
  /** How many objects the list stands within. */
  #envelopes = 0
  /** Whether something was broken, so that an inner object may be taken for an article. */
  #unsure = false
  /** Whether the file is no array, so that objects may stand one after the other. */
  #loose = false
  /** The last byte before the current one that is no space, and whether a line end came after it. */
  #before = 0
  #lineBegins = true
  /** Bytes that are to be looked at with the next piece. */
  #held: Buffer = Buffer.alloc(0)
  #bytes = 0
  #scannedAgain = 0

  /** @param seekFrom the line from which on articles are sought, in something broken */
  constructor(file: string, limit: number, seekFrom?: number) {
    this.#file = file
    this.#limit = limit
    this.#pending = new Pending(limit)
    if (seekFrom === undefined) return
    this.#line = seekFrom
    this.#expected = 'seek'
    this.#unsure = true
    this.#lineBegins = false
  }

  /** The elements that end in this piece. */
  push(chunk: Buffer): Entry[] {
    this.#bytes += chunk.length
    const bytes = this.#held.length > 0 ? Buffer.concat([this.#held, chunk]) : chunk
    this.#held = Buffer.alloc(0)
    const entries: Entry[] = []
    this.#push(bytes, entries)
    return entries
  }

  end(): Entry[] {
    const entries: Entry[] = []
    if (this.#held.length > 0) {
      const held = this.#held
      this.#held = Buffer.alloc(0)
      this.#push(Buffer.concat([held, Buffer.from(' ')]), entries)
    }
    while (this.#expected === 'within' && !this.#unsure) {
      entries.push({ error: this.#unexpected('the end of the file', this.#begun) })
      this.#seekInPending(entries)
    }
    if (this.#expected === 'within') {
      // Broken once more: what it has swallowed is looked through as long as that stays in proportion.
      for (let tries = 0; this.#expected === 'within' && tries < 1000; tries++) if (!this.#seekInPending(entries)) break
    } else if (!this.#unsure && this.#expected !== 'nothing' && this.#expected !== 'object') {
      entries.push({ error: this.#unexpected('the end of the file') })
    }
    return entries
  }

  #push(chunk: Buffer, entries: Entry[]): void {
    let at = 0
    while (at < chunk.length) {
      if (this.#expected === 'rest') at = this.#rest(chunk, at)
      else if (this.#expected === 'seek') at = this.#seek(chunk, at)
      else if (this.#expected !== 'within') at = this.#between(chunk, at, entries)
      else {
        const start = at
        const ended = this.#number
        at = this.#within(chunk, at)
        if (at < 0) {
          // Turned out to be an envelope, or has to wait for the next piece.
          at = -at
          continue
        }
        this.#pending.add(chunk.subarray(start, at))
        if (this.#number > ended) this.#emit(entries)
        else if (this.#pending.over) {
          if (!this.#unsure) entries.push({ error: tooLong({ file: this.#file, line: this.#begun }, this.#limit) })
          this.#seekInPending(entries)
        }
      }
    }
  }

  #emit(entries: Entry[]): void {
    if (this.#pending.over) {
      this.#pending.drop()
      entries.push({ error: tooLong({ file: this.#file, line: this.#begun }, this.#limit) })
      return
    }
    const bytes = this.#pending.take()
    if (this.#unsure) {
      if (!isArticle(bytes)) {
        this.#number--
        this.#expected = 'seek'
        return
      }
      this.#unsure = false
    }
    entries.push({ line: this.#begun, number: this.#number, bytes })
  }

  /** Drops the element being read and seeks the next in what was read of it. Returns whether that was still affordable. */
  #seekInPending(entries: Entry[]): boolean {
    const bytes = this.#pending.take()
    this.#expected = 'seek'
    this.#unsure = true
    this.#depth = 0
    this.#inString = false
    this.#escaped = false
    this.#lineBegins = false
    this.#before = 0
    this.#scannedAgain += bytes.length
    // Hostile input could have every byte looked at again for every bracket.
    if (this.#scannedAgain > 4 * this.#bytes + this.#limit) return false
    this.#line = this.#begun
    this.#push(bytes.subarray(1), entries)
    return true
  }

  /** Handles the byte at `at`, between elements, and returns where to go on. The first of an element stays. */
  #between(chunk: Buffer, at: number, entries: Entry[]): number {
    const byte = chunk[at]!
    if (byte === LINE_FEED) this.#line++
    if (isSpace(byte)) return at + 1
    const expected = this.#expected
    if (expected === 'array' && byte === OPEN_ARRAY) this.#expected = 'element or end'
    else if ((expected === 'array' || expected === 'object') && byte === OPEN_OBJECT) return this.#begin(at, true)
    else if (expected === 'object' && (byte === COMMA || (this.#loose && byte === CLOSE_ARRAY))) return at + 1
    else if (expected === 'comma or end' && byte === COMMA) this.#expected = 'element'
    else if ((expected === 'comma or end' || expected === 'element or end') && byte === CLOSE_ARRAY) this.#endList()
    else if ((expected === 'element' || expected === 'element or end') && byte !== COMMA && byte !== CLOSE_ARRAY) {
      return this.#begin(at, false)
    } else {
      if (!this.#unsure) entries.push({ error: this.#unexpected(JSON.stringify(String.fromCodePoint(byte))) })
      if (byte === CLOSE_ARRAY && expected === 'element') this.#endList()
      else if (byte === OPEN_OBJECT && expected === 'comma or end') return this.#begin(at, false)
      else if (byte !== COMMA || expected !== 'element') {
        // Behind the array there is nothing to be had, unless it was no array at all.
        if (expected === 'nothing' || expected === 'array' || expected === 'object') {
          this.#unsure = true
          this.#loose = true
        }
        this.#expected = 'seek'
      }
    }
    return at + 1
  }

  #begin(at: number, atTop: boolean): number {
    this.#expected = 'within'
    this.#begun = this.#line
    this.#atTop = atTop
    return at
  }

  #endList(): void {
    if (this.#unsure) this.#expected = 'seek'
    else if (this.#envelopes > 0) {
      this.#expected = 'rest'
      this.#depth = this.#envelopes
      this.#envelopes = 0
    } else this.#expected = 'nothing'
  }

  /** Goes through an element and returns where it ends, or the end of the piece; negative where it is no element. */
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
        else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
          if (byte === OPEN_ARRAY && this.#atTop && this.#depth > 0) {
            const list = this.#listAt(chunk, from, at)
            if (list !== undefined) return -list
          }
          this.#depth++
        } else if (this.#depth === 0) {
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

  /** Where to go on if a list of articles begins at the bracket at `at` within an object at the top; undefined if none does. */
  #listAt(chunk: Buffer, from: number, at: number): number | undefined {
    let next = at + 1
    while (next < chunk.length && isSpace(chunk[next]!)) next++
    if (next >= chunk.length) {
      // Whether objects follow the bracket, the next piece shows.
      this.#pending.add(chunk.subarray(from, at))
      this.#held = Buffer.from(chunk.subarray(at))
      return chunk.length
    }
    if (chunk[next] !== OPEN_OBJECT && chunk[next] !== CLOSE_ARRAY) return undefined
    if (this.#pending.length + at - from > ENVELOPE_BYTES) return undefined
    // Before the whole is gathered: the key stands just before the bracket, mostly in this piece.
    if (at - from >= 64 && !endsInListKey(chunk.toString('latin1', at - 64, at))) return undefined
    const before = Buffer.concat([this.#pending.take(), chunk.subarray(from, at)])
    if (!listWithin(before.toString('utf8'), this.#depth)) {
      this.#pending.add(before.subarray(0, before.length - (at - from)))
      return undefined
    }
    this.#envelopes = this.#depth
    this.#depth = 0
    this.#atTop = false
    this.#expected = 'element or end'
    return at + 1
  }

  /** Goes through what follows the list in its envelope. */
  #rest(chunk: Buffer, from: number): number {
    const end = this.#within(chunk, from)
    if (this.#expected === 'rest') return end
    this.#number--
    this.#expected = 'object'
    return end
  }

  #finish(end: number): number {
    this.#expected = this.#atTop || this.#loose ? 'object' : 'comma or end'
    this.#number++
    return end
  }

  /** Goes on to the next opening brace behind a comma, a bracket or a line end. */
  #seek(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (byte === LINE_FEED) {
        this.#line++
        this.#lineBegins = true
      } else if (byte === OPEN_OBJECT) {
        if (
          this.#lineBegins ||
          this.#before === COMMA ||
          this.#before === OPEN_ARRAY ||
          this.#before === CLOSE_OBJECT
        ) {
          return this.#begin(at, false)
        }
      }
      if (isSpace(byte)) continue
      this.#before = byte
      this.#lineBegins = false
    }
    return chunk.length
  }

  #unexpected(found: string, line = this.#line): DoppelwireError {
    const advice = this.#expected === 'array' ? '; a file of one object a line is named .jsonl' : ''
    const place: Place = { file: this.#file, line }
    return new DoppelwireError(
      'INPUT_INVALID',
      `${placeName(place)}: expected ${EXPECTED[this.#expected]}, found ${found}${advice}`,
    )
  }
}

/** Whether the bytes are an object with a text of its own. */
function isArticle(bytes: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return typeof value === 'object' && value !== null && hasFullText(value as Record<string, unknown>)
  } catch {
    return false
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
