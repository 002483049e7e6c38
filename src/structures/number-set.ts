import { ChunkedRecords } from './chunked-records.js'
import type { Imaged, ImageReader, ImageWriter } from './image.js'

/** Whole numbers from 0 without large gaps, a bit each: a `Set` takes 20 to 40 bytes a number. */
export class NumberSet implements Iterable<number>, Imaged {
  #words = new ChunkedRecords(1, 0)

  has(number: number): boolean {
    const word = number >>> 5
    // A shift takes the low 5 bits of its right side.
    return word < this.#words.length && ((this.#words.get(word) >>> number) & 1) === 1
  }

  add(number: number): void {
    const word = number >>> 5
    this.#words.reserve(word + 1)
    this.#words.set(word, this.#words.get(word) | (1 << number))
  }

  /** @returns whether it was there */
  delete(number: number): boolean {
    const had = this.has(number)
    if (had) this.#words.set(number >>> 5, this.#words.get(number >>> 5) & ~(1 << number))
    return had
  }

  clear(): void {
    if (this.#words.length > 0) this.#words = new ChunkedRecords(1, 0)
  }

  writeTo(image: ImageWriter): void {
    this.#words.writeTo(image)
  }

  readFrom(image: ImageReader): void {
    this.#words.readFrom(image)
  }

  /** By ascending number. */
  *[Symbol.iterator](): Generator<number> {
    for (let word = 0; word < this.#words.length; word++) {
      for (let bits = this.#words.get(word); bits !== 0; bits &= bits - 1)
        yield 32 * word + 31 - Math.clz32(bits & -bits)
    }
  }
}
