import { viewWords } from '../fingerprint/codec.js'
import { termsOf } from '../fingerprint/terms.js'
import { idfTable } from '../language/idf.js'
import { type Imaged, type ImageReader, type ImageWriter, readStrings, writeStrings } from '../structures/image.js'
import { NO_TERM_SKETCH, sketchTerms, type TermSketch } from './term-sketch.js'

const CHUNK_BYTES = 4 * 2 ** 20
/** How many fingerprints one page describes. */
const PAGE = 4096

// The fields of a fingerprint in its page.
const CHUNK = 0
const START = 1
const LENGTH = 2
const SKETCH_LENGTH = 3
/** The length of a sketch that is made when it is first asked for. */
const NOT_MADE = -1
/** The chunk of a fingerprint whose bytes are kept elsewhere, */
const OUTSIDE = -2
/** and of one that was removed. */
const REMOVED = -1
/** The index of the language, times 2; plus 1 for a text with characters of a script without spaces. */
const LANGUAGE = 4
const FIELDS = 5

/** What is stored beside the bytes of a fingerprint, so that most candidates are rejected before they are decoded. */
export interface Header {
  /** Undefined where it is to be made when it is first asked for: of a million articles that are opened few are candidates. */
  readonly sketch: TermSketch | undefined
  readonly language: string
  /** Whether some of the words are characters of a script without spaces. */
  readonly hasUnsegmented: boolean
}

/** The buffers of a store. In shared memory, another thread can read what was added before it got the buffers. */
export interface StoreBuffers {
  /** Fingerprints and sketches, one after the other; undefined where all fingerprints of a chunk were removed. */
  readonly chunks: (Uint8Array | undefined)[]
  /** By number of the fingerprint: its fields, of which the first are the chunk and the first byte. */
  readonly pages: Int32Array[]
  readonly languages: string[]
}

/** Reads the fingerprints of a store, in this thread or another. Fingerprints are numbered. */
export class FingerprintReader {
  readonly buffers: StoreBuffers
  /** By number: sketches that were made late. */
  protected readonly lateSketches = new Map<number, TermSketch>()

  constructor(buffers: StoreBuffers) {
    this.buffers = buffers
  }

  /** The bytes of one fingerprint: a view, not a copy. These bytes are never overwritten. */
  get(number: number): Uint8Array {
    if (this.field(number, CHUNK) === OUTSIDE) return this.readOutside(number)
    const start = this.field(number, START)
    return this.buffers.chunks[this.field(number, CHUNK)]!.subarray(start, start + this.field(number, LENGTH))
  }

  sketch(number: number): TermSketch {
    const length = this.field(number, SKETCH_LENGTH)
    if (length === 0) return NO_TERM_SKETCH
    if (length === NOT_MADE) return this.#lateSketch(number)
    const { buffer } = this.buffers.chunks[this.field(number, CHUNK)]!
    const start = this.field(number, START) + wholeWords(this.field(number, LENGTH))
    return new Uint16Array(buffer, start, length)
  }

  language(number: number): string {
    return this.buffers.languages[this.field(number, LANGUAGE) >>> 1]!
  }

  hasUnsegmented(number: number): boolean {
    return (this.field(number, LANGUAGE) & 1) === 1
  }

  #lateSketch(number: number): TermSketch {
    const known = this.lateSketches.get(number)
    if (known) return known
    const { words, flags } = viewWords(this.get(number))
    const sketch = sketchTerms(termsOf(words, flags, idfTable(this.language(number))))
    this.lateSketches.set(number, sketch)
    return sketch
  }

  /** Reads a fingerprint that is kept elsewhere. */
  readOutside: (number: number) => Uint8Array = (number) => {
    throw new Error(`fingerprint ${number} is kept elsewhere, and nobody said where`)
  }

  protected field(number: number, field: number): number {
    return this.buffers.pages[Math.floor(number / PAGE)]![(number % PAGE) * FIELDS + field]!
  }
}

/**
 * Encoded fingerprints, each followed by its term sketch, one after the other in large chunks: the garbage collector
 * visits a few chunks instead of a million objects. Each fingerprint starts at a multiple of 4 bytes.
 *
 * Fingerprints are numbered from 0, and the number of a removed fingerprint is used again. When less than a quarter of
 * a chunk is in use, its fingerprints are moved to the last chunk, and its memory is given back.
 */
export class FingerprintStore extends FingerprintReader implements Imaged {
  #shared = false
  /** By chunk: bytes in use. */
  readonly #used: number[] = []
  /** By chunk: the numbers of all fingerprints that were ever written to it. */
  readonly #numbers: number[][] = []
  /** Bytes left at the end of the last chunk. */
  #left = 0
  #count = 0
  #bytes = 0
  /** Numbers of removed fingerprints. */
  readonly #free: number[] = []
  #pins = 0
  #removedWhilePinned: number[] = []

  constructor() {
    super({ chunks: [], pages: [], languages: [] })
  }

  /** Stores a copy of `fingerprint` and returns its number. */
  add(fingerprint: Uint8Array, header: Header): number {
    const number = this.#number(header)
    this.#write(number, fingerprint, header.sketch)
    this.#bytes += this.#bytesOf(number)
    return number
  }

  /** Gives a number to a fingerprint that is kept elsewhere, such as on a disk, and read each time. */
  addOutside(header: Header): number {
    const number = this.#number(header)
    this.#leaveOutside(number, header.sketch)
    return number
  }

  #number({ language, hasUnsegmented }: Header): number {
    const number = this.#free.pop() ?? this.#count++
    this.#reserve(number)
    let index = this.buffers.languages.indexOf(language)
    if (index < 0) index = this.buffers.languages.push(language) - 1
    this.#set(number, LANGUAGE, (index << 1) | Number(hasUnsegmented))
    return number
  }

  /** Removes a fingerprint; its number may be given to another fingerprint from now on. */
  remove(number: number): void {
    if (this.#pins > 0) {
      this.#removedWhilePinned.push(number)
      return
    }
    const chunk = this.field(number, CHUNK)
    const bytes = this.#bytesOf(number)
    this.lateSketches.delete(number)
    this.#bytes -= bytes
    if (chunk >= 0) this.#used[chunk]! -= bytes
    this.#set(number, CHUNK, REMOVED)
    this.#free.push(number)
    if (chunk < 0) return
    if (chunk < this.buffers.chunks.length - 1 && 4 * this.#used[chunk]! < this.buffers.chunks[chunk]!.length) {
      this.#empty(chunk)
    }
  }

  /**
   * Moves no fingerprint and uses no number again until `unpin` was called as often as `pin`: for as long as another thread
   * reads.
   */
  pin(): void {
    this.#pins++
  }

  unpin(): void {
    if (--this.#pins > 0) return
    const removed = this.#removedWhilePinned
    this.#removedWhilePinned = []
    for (const number of removed) this.remove(number)
  }

  /** Moves all fingerprints to memory that other threads can read. Later fingerprints are added there too. */
  share(): void {
    if (this.#shared) return
    this.#shared = true
    for (let number = 0; number < this.#count; number++) {
      if (this.field(number, CHUNK) !== OUTSIDE) continue
      this.#write(number, this.readOutside(number), this.sketch(number))
      this.#bytes += this.#bytesOf(number)
    }
    this.lateSketches.clear()
    const { chunks, pages } = this.buffers
    for (const [i, chunk] of chunks.entries()) {
      if (!chunk) continue
      const copy = new Uint8Array(this.#allocate(chunk.length))
      copy.set(chunk)
      chunks[i] = copy
    }
    for (const [i, page] of pages.entries()) {
      const copy = new Int32Array(this.#allocate(page.byteLength))
      copy.set(page)
      pages[i] = copy
    }
  }

  /** Bytes of all stored fingerprints and sketches. */
  get bytes(): number {
    return this.#bytes
  }

  /** Bytes of the table that says where each stands. */
  get tableBytes(): number {
    return this.buffers.pages.length * PAGE * FIELDS * 4
  }

  /** Writes no fingerprint: all are kept elsewhere once this is read. */
  writeTo(image: ImageWriter): void {
    image.write(Float64Array.of(this.#count, this.buffers.pages.length))
    for (const page of this.buffers.pages) {
      const outside = page.slice()
      for (let at = 0; at < outside.length; at += FIELDS) {
        if (outside[at + CHUNK] === REMOVED) continue
        outside[at + CHUNK] = OUTSIDE
        outside[at + START] = outside[at + LENGTH] = 0
        if (outside[at + SKETCH_LENGTH] !== 0) outside[at + SKETCH_LENGTH] = NOT_MADE
      }
      image.write(outside)
    }
    image.write(Int32Array.from(this.#free))
    writeStrings(image, this.buffers.languages)
  }

  readFrom(image: ImageReader): void {
    const [count = 0, pages = 0] = image.read(Float64Array)
    this.#count = count
    for (let i = 0; i < pages; i++) this.buffers.pages.push(image.read(Int32Array))
    for (const number of image.read(Int32Array)) this.#free.push(number)
    this.buffers.languages.push(...readStrings(image))
  }

  #reserve(number: number): void {
    if (Math.floor(number / PAGE) < this.buffers.pages.length) return
    this.buffers.pages.push(new Int32Array(this.#allocate(PAGE * FIELDS * 4)))
  }

  #write(number: number, fingerprint: Uint8Array, sketch: TermSketch | undefined): void {
    const { chunks } = this.buffers
    const needed = wholeWords(fingerprint.length) + wholeWords(sketch?.byteLength ?? 0)
    if (chunks.length === 0 || needed > this.#left) {
      this.#left = Math.max(CHUNK_BYTES, needed)
      chunks.push(new Uint8Array(this.#allocate(this.#left)))
      this.#used.push(0)
      this.#numbers.push([])
    }
    const chunk = chunks.length - 1
    const start = chunks[chunk]!.length - this.#left
    chunks[chunk]!.set(fingerprint, start)
    if (sketch) new Uint16Array(chunks[chunk]!.buffer, start + wholeWords(fingerprint.length)).set(sketch)
    this.#left -= needed
    this.#numbers[chunk]!.push(number)
    this.#set(number, CHUNK, chunk)
    this.#set(number, START, start)
    this.#set(number, LENGTH, fingerprint.length)
    this.#set(number, SKETCH_LENGTH, sketch?.length ?? NOT_MADE)
    this.#used[chunk]! += this.#bytesOf(number)
  }

  #leaveOutside(number: number, sketch: TermSketch | undefined): void {
    this.#set(number, CHUNK, OUTSIDE)
    this.#set(number, LENGTH, 0)
    this.#set(number, SKETCH_LENGTH, sketch?.length === 0 ? 0 : NOT_MADE)
    if (sketch && sketch.length > 0) this.lateSketches.set(number, sketch)
  }

  #bytesOf(number: number): number {
    return this.field(number, LENGTH) + 2 * Math.max(0, this.field(number, SKETCH_LENGTH))
  }

  /** Moves the fingerprints of a chunk to the last chunk. */
  #empty(chunk: number): void {
    for (const number of this.#numbers[chunk]!) {
      if (this.field(number, CHUNK) !== chunk) continue
      const isMade = this.field(number, SKETCH_LENGTH) !== NOT_MADE
      this.#write(number, this.get(number), isMade ? this.sketch(number) : undefined)
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

/** Rounds up to a multiple of 4. */
function wholeWords(bytes: number): number {
  return Math.ceil(bytes / 4) * 4
}
