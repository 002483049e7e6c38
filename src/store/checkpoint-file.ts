import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { Column, ColumnType, ImageReader, ImageWriter } from '../structures/image.js'
import type { Hash64 } from '../structures/xxhash.js'

/*
 *     file    part …, the last without columns
 *     part    u32 its place in the file   u32 its bytes   u64 their checksum   column …
 *     column  u32 its bytes   u32 0   its numbers, and zeros to a multiple of 8
 *
 * A part is read at once into memory that its columns stay in: a table of a million articles has thousands of columns, and memory of its
 * own for each, a checksum for each and two reads for each took most of an opening.
 */
const PART_HEADER = 16
const COLUMN_HEADER = 8
/** A column that is longer is a part of its own. What is summed at once is still in the caches of the core that read it. */
const PART_BYTES = 2 ** 20

/** Writes columns to a file, which stands in its place when it is whole, and `keep` has returned. @throws where the disk refuses */
export function writeColumns(
  path: string,
  hash64: Hash64,
  write: (image: ImageWriter) => void,
  keep: () => void = () => {},
): void {
  const unfinished = `${path}.new`
  try {
    const file = openSync(unfinished, 'w')
    try {
      const writer = new FileWriter(file, hash64)
      write(writer)
      writer.writePart()
      writer.writePart()
    } finally {
      closeSync(file)
    }
    keep()
    renameSync(unfinished, path)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

/** Reads all that {@link writeColumns} wrote. @throws where there is no such file, or it is damaged or cut short, or columns are left */
export function readColumns<Result>(path: string, hash64: Hash64, read: (image: ImageReader) => Result): Result {
  const file = openSync(path, 'r')
  try {
    const reader = new FileReader(file, hash64)
    const result = read(reader)
    if (reader.hasMore) throw new Error('columns are left that nobody reads')
    return result
  } finally {
    closeSync(file)
  }
}

/** @throws where any part of the file is damaged, or its end is missing */
export function checkColumns(path: string, hash64: Hash64): void {
  const file = openSync(path, 'r')
  try {
    const reader = new FileReader(file, hash64)
    while (reader.readPart());
  } finally {
    closeSync(file)
  }
}

class FileWriter implements ImageWriter {
  readonly #file: number
  readonly #hash64: Hash64
  #room = new Uint8Array(PART_BYTES)
  #length = 0
  #place = 0

  constructor(file: number, hash64: Hash64) {
    this.#file = file
    this.#hash64 = hash64
  }

  write({ buffer, byteOffset, byteLength }: Column): void {
    const needed = COLUMN_HEADER + wholeWords(byteLength)
    if (this.#length > 0 && this.#length + needed > this.#room.length) this.writePart()
    if (needed > this.#room.length) this.#room = new Uint8Array(needed)
    const room = this.#room
    new DataView(room.buffer).setUint32(this.#length, byteLength, true)
    room.set(new Uint8Array(buffer, byteOffset, byteLength), this.#length + COLUMN_HEADER)
    this.#length += needed
  }

  /** Writes what is not written yet. */
  writePart(): void {
    const bytes = this.#room.subarray(0, this.#length)
    const header = new DataView(new ArrayBuffer(PART_HEADER))
    header.setUint32(0, this.#place++, true)
    header.setUint32(4, bytes.length, true)
    header.setBigUint64(8, checksumOf(this.#hash64, bytes), true)
    writeFileSync(this.#file, header)
    writeFileSync(this.#file, bytes)
    this.#length = 0
    if (this.#room.length > PART_BYTES) this.#room = new Uint8Array(PART_BYTES)
    else this.#room.fill(0)
  }
}

class FileReader implements ImageReader {
  readonly #file: number
  readonly #hash64: Hash64
  readonly #header = new DataView(new ArrayBuffer(PART_HEADER))
  #part = new DataView(new ArrayBuffer(0))
  /** Where the next column of the part stands. */
  #at = 0
  #place = 0
  #isEnded = false
  #left: number

  constructor(file: number, hash64: Hash64) {
    this.#file = file
    this.#hash64 = hash64
    this.#left = fstatSync(file).size
  }

  get hasMore(): boolean {
    return this.#at < this.#part.byteLength || (!this.#isEnded && this.readPart())
  }

  read<C extends Column>(type: ColumnType<C>): C {
    if (this.#at >= this.#part.byteLength) this.readPart()
    const start = this.#at + COLUMN_HEADER
    const length = start > this.#part.byteLength ? Number.NaN : this.#part.getUint32(this.#at, true)
    this.#at = start + wholeWords(length)
    const { BYTES_PER_ELEMENT } = type as unknown as { readonly BYTES_PER_ELEMENT: number }
    if (!(this.#at <= this.#part.byteLength) || length % BYTES_PER_ELEMENT > 0) throw unsound(this.#place - 1)
    return new type(this.#part.buffer as ArrayBuffer, start, length / BYTES_PER_ELEMENT)
  }

  /** @returns whether it has columns */
  readPart(): boolean {
    this.#fill(new Uint8Array(this.#header.buffer))
    const length = this.#header.getUint32(4, true)
    // Before memory is taken: a length that is damaged may say anything.
    if (this.#header.getUint32(0, true) !== this.#place || length > this.#left) throw unsound(this.#place)
    const bytes = new Uint8Array(length)
    this.#fill(bytes)
    if (this.#header.getBigUint64(8, true) !== checksumOf(this.#hash64, bytes)) throw unsound(this.#place)
    this.#part = new DataView(bytes.buffer)
    this.#at = 0
    this.#place++
    this.#isEnded = length === 0
    return !this.#isEnded
  }

  #fill(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(this.#file, bytes, at, Math.min(PART_BYTES, bytes.length - at), null)
      if (read === 0) throw unsound(this.#place)
      at += read
    }
    this.#left -= bytes.length
  }
}

/** The checksum of the checksums of each megabyte: to sum them, a copy is made each. */
function checksumOf(hash64: Hash64, bytes: Uint8Array): bigint {
  const sums = new DataView(new ArrayBuffer(8 * Math.ceil(bytes.length / PART_BYTES)))
  for (let at = 0, i = 0; at < bytes.length; at += PART_BYTES, i += 8) {
    sums.setBigUint64(i, hash64(bytes.subarray(at, at + PART_BYTES)), true)
  }
  return hash64(new Uint8Array(sums.buffer))
}

/** Rounds up to a multiple of 8. */
function wholeWords(bytes: number): number {
  return Math.ceil(bytes / 8) * 8
}

function unsound(place: number): Error {
  return new Error(`part ${place} is damaged, cut short or missing`)
}
