import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { Column, ImageReader, ImageWriter } from '../structures/image.js'
import type { Hash64 } from '../structures/xxhash.js'

/** What a column begins with: u32 its place in the file, u32 its bytes, u64 the checksum of these. */
const FRAME_BYTES = 16

/** Writes columns to a file, which is there as a whole or not at all. @throws where the disk refuses */
export function writeColumns(path: string, hash64: Hash64, write: (image: ImageWriter) => void): void {
  const unfinished = `${path}.new`
  try {
    const file = openSync(unfinished, 'w')
    try {
      write(new FileWriter(file, hash64))
    } finally {
      closeSync(file)
    }
    renameSync(unfinished, path)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

/** Reads what {@link writeColumns} wrote. @throws where there is no such file, or it is damaged or cut short */
export function readColumns<Result>(path: string, hash64: Hash64, read: (image: ImageReader) => Result): Result {
  const file = openSync(path, 'r')
  try {
    return read(new FileReader(file, hash64))
  } finally {
    closeSync(file)
  }
}

class FileWriter implements ImageWriter {
  readonly #file: number
  readonly #hash64: Hash64
  #place = 0

  constructor(file: number, hash64: Hash64) {
    this.#file = file
    this.#hash64 = hash64
  }

  write({ buffer, byteOffset, byteLength }: Column): void {
    const bytes = new Uint8Array(buffer, byteOffset, byteLength)
    const frame = new DataView(new ArrayBuffer(FRAME_BYTES))
    frame.setUint32(0, this.#place++, true)
    frame.setUint32(4, byteLength, true)
    frame.setBigUint64(8, this.#hash64(bytes), true)
    writeFileSync(this.#file, frame)
    writeFileSync(this.#file, bytes)
  }
}

class FileReader implements ImageReader {
  readonly #file: number
  readonly #hash64: Hash64
  readonly #frame = new DataView(new ArrayBuffer(FRAME_BYTES))
  #room = new ArrayBuffer(2 ** 18)
  #place = 0
  #left: number

  constructor(file: number, hash64: Hash64) {
    this.#file = file
    this.#hash64 = hash64
    this.#left = fstatSync(file).size
  }

  read<C extends Column>(type: new (memory: ArrayBuffer) => C): C {
    const bytes = new Uint8Array(this.#readLength())
    this.#fillChecked(bytes)
    return new type(bytes.buffer)
  }

  peek<C extends Column>(type: new (memory: ArrayBuffer, start: number, length: number) => C): C {
    const length = this.#readLength()
    if (length > this.#room.byteLength) this.#room = new ArrayBuffer(2 * length)
    this.#fillChecked(new Uint8Array(this.#room, 0, length))
    const { BYTES_PER_ELEMENT } = type as unknown as { readonly BYTES_PER_ELEMENT: number }
    return new type(this.#room, 0, length / BYTES_PER_ELEMENT)
  }

  #readLength(): number {
    this.#fill(new Uint8Array(this.#frame.buffer))
    const length = this.#frame.getUint32(4, true)
    // Before memory is taken: a length that is damaged may say anything.
    if (this.#frame.getUint32(0, true) !== this.#place || length > this.#left) throw unsound(this.#place)
    return length
  }

  #fillChecked(bytes: Uint8Array): void {
    this.#fill(bytes)
    if (this.#frame.getBigUint64(8, true) !== this.#hash64(bytes)) throw unsound(this.#place)
    this.#place++
  }

  #fill(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(this.#file, bytes, at, bytes.length - at, null)
      if (read === 0) throw unsound(this.#place)
      at += read
    }
    this.#left -= bytes.length
  }
}

function unsound(place: number): Error {
  return new Error(`column ${place} is damaged, cut short or missing`)
}
