import type { Imaged, ImageReader, ImageWriter } from './image.js'

/** How many segments a table has. A key belongs to the one of its high byte. */
export const SEGMENTS = 256
const SEGMENT_SHIFT = 24
const LOW_BITS = 2 ** SEGMENT_SHIFT - 1
const FIRST_SLOTS = 8
const MOST_LOAD = 0.8
const GROWTH = 1.25
/** How full a segment is that is filled at once: between what it is after growing, and when it grows. */
const FILLED_LOAD = 0.72

export function segmentOf(key: number): number {
  return key >>> SEGMENT_SHIFT
}

/** The value of a key that is not in the table. */
export const ABSENT = 0

/**
 * A value for each of many 32-bit keys, in 10 to 13 bytes a key. The high byte of a key chooses one of 256 segments, each an
 * open-addressing table (linear probing) that grows by a quarter on its own: at 64 million keys that moves 250,000, which
 * takes about a millisecond, so no insert ever waits for a rehash of the whole table. Keys must be evenly spread, as hashes are.
 * In a segment they lie in nearly ascending order, so growing reads and writes along memory.
 */
export class KeyTable implements Imaged {
  readonly #segments: Segment[] = Array.from({ length: SEGMENTS }, () => new Segment())

  /** Bytes allocated. */
  get bytes(): number {
    return this.#segments.reduce((sum, { slots }) => sum + slots.byteLength, 0)
  }

  get(key: number): number {
    const segment = this.#segments[segmentOf(key)]!
    return segment.slots[segment.find(key | 0) + 1]!
  }

  /** @param value any int32 but `ABSENT` */
  set(key: number, value: number): void {
    this.#segments[segmentOf(key)]!.set(key | 0, value)
  }

  delete(key: number): void {
    this.#segments[segmentOf(key)]!.delete(key | 0)
  }

  /** Makes room for so many keys in all, in a table that is empty: growing step by step moves each five times. */
  reserve(count: number): void {
    // Segments differ: of 4,000 keys each, by 250 at most.
    const most = count / SEGMENTS + 4 * Math.sqrt(count / SEGMENTS)
    for (const segment of this.#segments) segment.reserve(most)
  }

  /**
   * Fills a segment that is empty, along memory.
   *
   * @param keys of this segment, ascending, each once; with one value each
   */
  fill(segment: number, keys: Uint32Array, values: Int32Array): void {
    this.#segments[segment]!.fill(keys, values)
  }

  writeTo(image: ImageWriter): void {
    image.write(Int32Array.from(this.#segments, ({ count }) => count))
    for (const { slots } of this.#segments) image.write(slots)
  }

  readFrom(image: ImageReader): void {
    const counts = image.read(Int32Array)
    for (const [i, segment] of this.#segments.entries()) segment.take(image.read(Int32Array), counts[i]!)
  }
}

const NO_SLOTS = new Int32Array(2)

class Segment {
  /** Key and value by turns; a free slot's value is `ABSENT`. */
  slots = NO_SLOTS
  #size = 1
  #scale = 1 / (LOW_BITS + 1)
  #count = 0
  #most = 0

  get count(): number {
    return this.#count
  }

  /** Takes over the slots of another segment, with so many keys in them. */
  take(slots: Int32Array<ArrayBuffer>, count: number): void {
    this.#resize(slots.length / 2)
    this.slots = slots
    this.#count = count
  }

  /** Where a key is, or where it would go. */
  find(key: number): number {
    const slots = this.slots
    let at = this.#home(key)
    while (slots[at + 1] !== ABSENT && slots[at] !== key) {
      at += 2
      if (at === slots.length) at = 0
    }
    return at
  }

  reserve(count: number): void {
    this.#resize(Math.max(FIRST_SLOTS, Math.ceil(count / FILLED_LOAD)))
    this.slots = new Int32Array(2 * this.#size)
  }

  fill(keys: Uint32Array, values: Int32Array): void {
    if (keys.length === 0) return
    this.reserve(keys.length)
    const { slots } = this
    let free = 0
    let i = 0
    for (; i < keys.length; i++) {
      const at = Math.max(free, this.#home(keys[i]!))
      if (at >= slots.length) break
      slots[at] = keys[i]!
      slots[at + 1] = values[i]!
      free = at + 2
    }
    this.#count = i
    // What has no room before the end goes where probing wraps around to.
    for (; i < keys.length; i++) this.set(keys[i]! | 0, values[i]!)
  }

  set(key: number, value: number): void {
    let at = this.find(key)
    if (this.slots[at + 1] === ABSENT) {
      if (this.#count >= this.#most) {
        this.#grow()
        at = this.find(key)
      }
      this.#count++
      this.slots[at] = key
    }
    this.slots[at + 1] = value
  }

  /** Closes the gap by what stands behind it and belongs at or before it (Knuth, TAOCP 6.4, algorithm R). */
  delete(key: number): void {
    const slots = this.slots
    let gap = this.find(key)
    if (slots[gap + 1] === ABSENT) return
    this.#count--
    for (let at = gap; ; ) {
      at += 2
      if (at === slots.length) at = 0
      if (slots[at + 1] === ABSENT) break
      const home = this.#home(slots[at]!)
      if (gap <= at ? home > gap && home <= at : home > gap || home <= at) continue
      slots[gap] = slots[at]!
      slots[gap + 1] = slots[at + 1]!
      gap = at
    }
    slots[gap + 1] = ABSENT
  }

  #home(key: number): number {
    return 2 * Math.trunc((key & LOW_BITS) * this.#scale)
  }

  #resize(size: number): void {
    this.#size = size
    this.#scale = size / (LOW_BITS + 1)
    this.#most = Math.floor(size * MOST_LOAD)
  }

  #grow(): void {
    const old = this.slots
    this.#resize(Math.max(FIRST_SLOTS, Math.ceil(this.#size * GROWTH)))
    this.slots = new Int32Array(2 * this.#size)
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === ABSENT) continue
      const place = this.find(old[at]!)
      this.slots[place] = old[at]!
      this.slots[place + 1] = old[at + 1]!
    }
  }
}
