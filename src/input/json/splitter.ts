import type { DoppelwireError } from '../../errors.js'
import { ArticleSeeker, isArticle } from './article-seeker.js'
import { ElementScanner } from './element-scanner.js'
import { endsInListKey, envelopeOf } from './envelope.js'
import { type Expectation, unexpected } from './expectation.js'
import { CLOSE_ARRAY, COMMA, isSpace, LINE_FEED, OPEN_ARRAY, OPEN_OBJECT, type Position } from './json-bytes.js'
import { type Entry, Pending, tooLong } from './pending.js'

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
  readonly #position: Position = { line: 1 }
  readonly #scanner = new ElementScanner(this.#position)
  readonly #seeker = new ArticleSeeker(this.#position)
  #expected: Expectation = 'array'
  /** How many elements have ended. */
  #number = 0
  /** The line on which the element being read begins. */
  #begun = 1
  /** Whether the element being read is an object at the top, which may turn out to be an envelope. */
  #atTop = false
  /** How many objects the list stands within. */
  #envelopes = 0
  /** The fields of the outermost of them, as far as they come before the list. */
  #envelope: Readonly<Record<string, unknown>> | undefined
  /** Whether something was broken, so that an inner object may be taken for an article. */
  #unsure = false
  /** Whether the file is no array, so that objects may stand one after the other. */
  #loose = false
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
    this.#position.line = seekFrom
    this.#expected = 'seek'
    this.#unsure = true
    this.#seeker.begin()
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
      if (this.#expected === 'within') at = this.#element(chunk, at, entries)
      else if (this.#expected === 'rest') at = this.#rest(chunk, at)
      else if (this.#expected === 'seek') at = this.#seek(chunk, at)
      else at = this.#between(chunk, at, entries)
    }
  }

  /** Goes through an element, and returns where to go on: behind it, or in the list that it turned out to be the envelope of. */
  #element(chunk: Buffer, from: number, entries: Entry[]): number {
    const scanner = this.#scanner
    let at = scanner.scan(chunk, from, this.#atTop)
    while (scanner.stop === 'array') {
      const list = this.#listAt(chunk, from, at)
      if (list !== undefined) return list
      scanner.depth++
      at = scanner.scan(chunk, at + 1, this.#atTop)
    }
    this.#pending.add(chunk.subarray(from, at))
    if (scanner.stop === 'ended') {
      this.#expected = this.#atTop || this.#loose ? 'object' : 'comma or end'
      this.#number++
      this.#emit(entries)
    } else if (this.#pending.over) {
      if (!this.#unsure) entries.push({ error: this.#tooLong() })
      this.#seekInPending(entries)
    }
    return at
  }

  #emit(entries: Entry[]): void {
    if (this.#pending.over) {
      this.#pending.drop()
      entries.push({ error: this.#tooLong() })
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
    entries.push({ line: this.#begun, number: this.#number, bytes, envelope: this.#envelope })
  }

  /** Drops the element being read and seeks the next in what was read of it. Returns whether that was still affordable. */
  #seekInPending(entries: Entry[]): boolean {
    const bytes = this.#pending.take()
    this.#expected = 'seek'
    this.#unsure = true
    this.#seeker.begin()
    this.#scannedAgain += bytes.length
    // Hostile input could have every byte looked at again for every bracket.
    if (this.#scannedAgain > 4 * this.#bytes + this.#limit) return false
    this.#position.line = this.#begun
    this.#push(bytes.subarray(1), entries)
    return true
  }

  /** Handles the byte at `at`, between elements, and returns where to go on. The first of an element stays. */
  #between(chunk: Buffer, at: number, entries: Entry[]): number {
    const byte = chunk[at]!
    if (byte === LINE_FEED) this.#position.line++
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
    this.#scanner.begin()
    this.#begun = this.#position.line
    this.#atTop = atTop
    return at
  }

  #endList(): void {
    if (this.#unsure) this.#expected = 'seek'
    else if (this.#envelopes > 0) {
      this.#expected = 'rest'
      this.#scanner.begin(this.#envelopes)
      this.#envelopes = 0
      this.#envelope = undefined
    } else this.#expected = 'nothing'
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
    const envelope = envelopeOf(before.toString('utf8'), this.#scanner.depth)
    if (!envelope) {
      this.#pending.add(before.subarray(0, before.length - (at - from)))
      return undefined
    }
    this.#envelopes = this.#scanner.depth
    this.#envelope = envelope
    this.#atTop = false
    this.#expected = 'element or end'
    return at + 1
  }

  /** Goes through what follows the list in its envelope. */
  #rest(chunk: Buffer, from: number): number {
    const end = this.#scanner.scan(chunk, from, false)
    if (this.#scanner.stop === 'ended') this.#expected = 'object'
    return end
  }

  #seek(chunk: Buffer, from: number): number {
    const at = this.#seeker.seek(chunk, from)
    return at < chunk.length ? this.#begin(at, false) : at
  }

  #unexpected(found: string, line = this.#position.line): DoppelwireError {
    return unexpected(this.#expected, found, { file: this.#file, line })
  }

  #tooLong(): DoppelwireError {
    return tooLong({ file: this.#file, line: this.#begun }, this.#limit)
  }
}
