import { type Imaged, type ImageReader, type ImageWriter, readNumbers, writeNumbers } from '../structures/image.js'

// 16 KB: so a deduper of ten articles stays small, and one of a million has some ten thousand chunks.
const CHUNK = 4096

/** The most numbers that a list keeps. Of a longer list the numbers added last are kept, and the count. */
export const MOST_KEPT = 127

/** Blocks of 4, 8, ... 128 integers, by class 0, 1, ... 5. */
const CLASSES = 6
const CLASS_BITS = 3
const FIRST_SHIFT = 2

/**
 * Short lists of article numbers. Each list is one block of integers, so it is read in one pass along memory. The first
 * integer of a block holds two counts: the numbers that were added and not removed, times 128, plus the numbers that the
 * block holds. These follow, oldest first. A full block is exchanged for one of twice the size; from a full block of the
 * largest size the oldest number is dropped.
 */
export class PostingLists implements Imaged {
  readonly #classes = Array.from({ length: CLASSES }, (_, i) => new Blocks(FIRST_SHIFT + i))

  /** Bytes allocated. */
  get bytes(): number {
    return this.#classes.reduce((sum, blocks) => sum + blocks.bytes, 0)
  }

  /** A new list of two numbers. */
  create(first: number, second: number): number {
    const block = this.#classes[0]!.take()
    const chunk = this.#classes[0]!.chunkOf(block)
    const at = this.#classes[0]!.placeOf(block)
    chunk[at] = (2 << 7) | 2
    chunk[at + 1] = first
    chunk[at + 2] = second
    return block << CLASS_BITS
  }

  /** A new list of the numbers from `from` up to `to`, two at least, oldest first. */
  createOf(numbers: Int32Array, from: number, to: number): number {
    const kept = Math.min(MOST_KEPT, to - from)
    let size = 0
    while (this.#classes[size]!.room < kept) size++
    const blocks = this.#classes[size]!
    const block = blocks.take()
    const chunk = blocks.chunkOf(block)
    const at = blocks.placeOf(block)
    chunk[at] = ((to - from) << 7) | kept
    for (let i = 0; i < kept; i++) chunk[at + 1 + i] = numbers[to - kept + i]!
    return (block << CLASS_BITS) | size
  }

  /** Adds a number as the newest. Returns the list, which may have moved. */
  add(list: number, number: number): number {
    const size = list & ((1 << CLASS_BITS) - 1)
    const blocks = this.#classes[size]!
    const block = list >>> CLASS_BITS
    const chunk = blocks.chunkOf(block)
    const at = blocks.placeOf(block)
    const kept = chunk[at]! & MOST_KEPT
    if (kept < blocks.room) {
      chunk[at]! += (1 << 7) | 1
      chunk[at + 1 + kept] = number
      return list
    }
    if (size + 1 === CLASSES) {
      chunk[at]! += 1 << 7
      chunk.copyWithin(at + 1, at + 2, at + 1 + kept)
      chunk[at + kept] = number
      return list
    }
    const wider = this.#classes[size + 1]!
    const moved = wider.take()
    const target = wider.chunkOf(moved)
    const place = wider.placeOf(moved)
    for (let i = 1; i <= kept; i++) target[place + i] = chunk[at + i]!
    target[place] = chunk[at]! + ((1 << 7) | 1)
    target[place + 1 + kept] = number
    blocks.give(block)
    return (moved << CLASS_BITS) | (size + 1)
  }

  /** Removes a number; of a number that was dropped, only the count knows. Returns how many are left. */
  remove(list: number, number: number): number {
    const blocks = this.#classes[list & ((1 << CLASS_BITS) - 1)]!
    const block = list >>> CLASS_BITS
    const chunk = blocks.chunkOf(block)
    const at = blocks.placeOf(block)
    const kept = chunk[at]! & MOST_KEPT
    const place = chunk.subarray(at + 1, at + 1 + kept).indexOf(number)
    chunk[at]! -= 1 << 7
    if (place >= 0) {
      chunk[at]! -= 1
      chunk.copyWithin(at + 1 + place, at + 2 + place, at + 1 + kept)
    }
    const left = chunk[at]! >>> 7
    if (left === 0) blocks.give(block)
    return left
  }

  /** How many numbers were added and not removed, kept or not. */
  count(list: number): number {
    const blocks = this.#classes[list & ((1 << CLASS_BITS) - 1)]!
    const block = list >>> CLASS_BITS
    return blocks.chunkOf(block)[blocks.placeOf(block)]! >>> 7
  }

  /** Reads the kept numbers into `target`, oldest first, and returns how many these are. */
  read(list: number, target: Int32Array): number {
    const blocks = this.#classes[list & ((1 << CLASS_BITS) - 1)]!
    const block = list >>> CLASS_BITS
    const chunk = blocks.chunkOf(block)
    const at = blocks.placeOf(block)
    const kept = chunk[at]! & MOST_KEPT
    for (let i = 0; i < kept; i++) target[i] = chunk[at + 1 + i]!
    return kept
  }

  writeTo(image: ImageWriter): void {
    for (const blocks of this.#classes) blocks.writeTo(image)
  }

  readFrom(image: ImageReader): void {
    for (const blocks of this.#classes) blocks.readFrom(image)
  }
}

/** Blocks of `1 << shift` integers. Blocks that were given back are taken first. */
class Blocks implements Imaged {
  readonly room: number
  readonly #shift: number
  readonly #chunkShift: number
  readonly #chunks: Int32Array[] = []
  #count = 0
  /** The block given back last, plus one; 0 if there is none. Each such block holds the one given back before it, plus one. */
  #free = 0

  constructor(shift: number) {
    this.#shift = shift
    this.#chunkShift = Math.log2(CHUNK) - shift
    this.room = (1 << shift) - 1
  }

  get bytes(): number {
    return this.#chunks.length * CHUNK * 4
  }

  chunkOf(block: number): Int32Array {
    return this.#chunks[block >>> this.#chunkShift]!
  }

  placeOf(block: number): number {
    return (block << this.#shift) & (CHUNK - 1)
  }

  take(): number {
    if (this.#free > 0) {
      const block = this.#free - 1
      this.#free = this.chunkOf(block)[this.placeOf(block)]!
      return block
    }
    if (this.#count >>> this.#chunkShift === this.#chunks.length) this.#chunks.push(new Int32Array(CHUNK))
    return this.#count++
  }

  give(block: number): void {
    this.chunkOf(block)[this.placeOf(block)] = this.#free
    this.#free = block + 1
  }

  writeTo(image: ImageWriter): void {
    writeNumbers(image, this.#chunks.length, this.#count, this.#free)
    for (const chunk of this.#chunks) image.write(chunk)
  }

  readFrom(image: ImageReader): void {
    const [chunks = 0, count = 0, free = 0] = readNumbers(image)
    for (let i = 0; i < chunks; i++) this.#chunks.push(image.read(Int32Array))
    this.#count = count
    this.#free = free
  }
}
