import type { TermSketch } from './term-sketch.js'

const CHUNK_BYTES = 4 * 2 ** 20
/** Fingerprints a page of places. */
const PAGE = 4096
const CHUNK = 0
const START = 1
const LENGTH = 2
const OUTLINED = 3
const LANGUAGE = 4
const FIELDS = 5

/** What stands beside a fingerprint, for looking at it before anything is decoded. */
export interface Header {
  readonly sketch: TermSketch
  readonly language: string
  /** Whether some of its words are characters of a script without spaces. */
  readonly hasUnsegmented: boolean
}

/** The buffers of an arena. In shared memory another thread can read what was added before it was told of them. */
export interface StoreBuffers {
  /** End to end; a hole where all that stood in one was removed. */
  readonly chunks: (Uint8Array | undefined)[]
  /** By number of the fingerprint: where it stands, and its label. */
  readonly pages: Float64Array[]
  readonly languages: string[]
}

/** Reads the fingerprints of an arena, in this thread or another. */
export class FingerprintReader {
  readonly buffers: StoreBuffers

  constructor(parts: StoreBuffers) {
    this.buffers = parts
  }

  /** The bytes of one fingerprint: a view, not a copy. Nothing is ever written over them. */
  get(number: number): Uint8Array {
    const start = this.field(number, START)
    return this.buffers.chunks[this.field(number, CHUNK)]!.subarray(start, start + this.field(number, LENGTH))
  }

  sketch(number: number): TermSketch {
    const { buffer } = this.buffers.chunks[this.field(number, CHUNK)]!
    const start = this.field(number, START) + wholeWords(this.field(number, LENGTH))
    return new Uint16Array(buffer, start, this.field(number, OUTLINED))
  }

  language(number: number): string {
    return this.buffers.languages[this.field(number, LANGUAGE) >>> 1]!
  }

  hasUnsegmented(number: number): boolean {
    return (this.field(number, LANGUAGE) & 1) === 1
  }

  protected field(number: number, field: number): number {
    return this.buffers.pages[Math.floor(number / PAGE)]![(number % PAGE) * FIELDS + field]!
  }
}

/**
 * Encoded fingerprints, each with its outline behind it, end to end in large buffers: a million of them without a million objects for the garbage
 * collector to visit. Each begins at a multiple of 4 bytes. Numbered from 0; the number of a removed one is used again, and
 * its memory is given back with that of its neighbours: a buffer of which less than a quarter is left is emptied into the last one.
 */
export class FingerprintStore extends FingerprintReader {
  #shared = false
  /** By chunk: bytes still in use, and all numbers that were put there. */
  readonly #live: number[] = []
  readonly #numbers: number[][] = []
  #room = 0
  #count = 0
  #bytes = 0
  #free: number[] = []
  #holds = 0
  #removedMeanwhile: number[] = []

  constructor() {
    super({ chunks: [], pages: [], languages: [] })
  }

  /** Keeps a copy of `fingerprint` and returns its number. */
  add(fingerprint: Uint8Array, { sketch, language, hasUnsegmented }: Header): number {
    const number = this.#free.pop() ?? this.#count++
    if (Math.floor(number / PAGE) === this.buffers.pages.length) {
      this.buffers.pages.push(new Float64Array(this.#allocate(PAGE * FIELDS * 8)))
    }
    this.#place(number, fingerprint, sketch)
    let known = this.buffers.languages.indexOf(language)
    if (known < 0) known = this.buffers.languages.push(language) - 1
    this.#set(number, LANGUAGE, (known << 1) | Number(hasUnsegmented))
    this.#bytes += this.#bytesOf(number)
    return number
  }

  /** Forgets a fingerprint; its number may be given to another from now on. */
  remove(number: number): void {
    if (this.#holds > 0) {
      this.#removedMeanwhile.push(number)
      return
    }
    const chunk = this.field(number, CHUNK)
    const bytes = this.#bytesOf(number)
    this.#bytes -= bytes
    this.#live[chunk]! -= bytes
    this.#set(number, CHUNK, -1)
    this.#free.push(number)
    if (chunk < this.buffers.chunks.length - 1 && 4 * this.#live[chunk]! < this.buffers.chunks[chunk]!.length) {
      this.#empty(chunk)
    }
  }

  /** Moves nothing and gives no number out again until `release` was called as often: another thread is reading. */
  pin(): void {
    this.#holds++
  }

  unpin(): void {
    if (--this.#holds > 0) return
    const removed = this.#removedMeanwhile
    this.#removedMeanwhile = []
    for (const number of removed) this.remove(number)
  }

  /** Moves everything to memory that other threads can read, and adds what comes later there. */
  share(): void {
    if (this.#shared) return
    this.#shared = true
    const { chunks, pages } = this.buffers
    for (const [i, chunk] of chunks.entries()) {
      if (!chunk) continue
      const copy = new Uint8Array(this.#allocate(chunk.length))
      copy.set(chunk)
      chunks[i] = copy
    }
    for (const [i, page] of pages.entries()) {
      const copy = new Float64Array(this.#allocate(page.byteLength))
      copy.set(page)
      pages[i] = copy
    }
  }

  /** Bytes of all fingerprints and outlines kept. */
  get bytes(): number {
    return this.#bytes
  }

  #place(number: number, fingerprint: Uint8Array, sketch: TermSketch): void {
    const { chunks } = this.buffers
    const room = wholeWords(fingerprint.length) + wholeWords(sketch.byteLength)
    if (chunks.length === 0 || room > this.#room) {
      this.#room = Math.max(CHUNK_BYTES, room)
      chunks.push(new Uint8Array(this.#allocate(this.#room)))
      this.#live.push(0)
      this.#numbers.push([])
    }
    const chunk = chunks.length - 1
    const start = chunks[chunk]!.length - this.#room
    chunks[chunk]!.set(fingerprint, start)
    new Uint16Array(chunks[chunk]!.buffer, start + wholeWords(fingerprint.length)).set(sketch)
    this.#room -= room
    this.#numbers[chunk]!.push(number)
    this.#set(number, CHUNK, chunk)
    this.#set(number, START, start)
    this.#set(number, LENGTH, fingerprint.length)
    this.#set(number, OUTLINED, sketch.length)
    this.#live[chunk]! += this.#bytesOf(number)
  }

  #bytesOf(number: number): number {
    return this.field(number, LENGTH) + 2 * this.field(number, OUTLINED)
  }

  #empty(chunk: number): void {
    for (const number of this.#numbers[chunk]!) {
      if (this.field(number, CHUNK) === chunk) this.#place(number, this.get(number), this.sketch(number))
    }
    this.#numbers[chunk] = []
    this.buffers.chunks[chunk] = undefined
  }

  #set(number: number, field: number, value: number): void {
    this.buffers.pages[Math.floor(number / PAGE)]![(number % PAGE) * FIELDS + field] = value
  }

  #allocate(bytes: number): ArrayBuffer | SharedArrayBuffer {
    return this.#shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes)
  }
}

function wholeWords(bytes: number): number {
  return Math.ceil(bytes / 4) * 4
}
