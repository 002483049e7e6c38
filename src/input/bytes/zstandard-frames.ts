const FRAME = 0xfd2fb528
/** The last four bits are free. */
const SKIPPABLE = 0x184d2a50
const RLE = 1

/** Whether a file begins as Zstandard data do. Those of `pzstd` begin with a frame to skip. */
export function isZstandard(start: Buffer): boolean {
  return start.length >= 4 && (start.readUInt32LE(0) === FRAME || isSkippable(start.readUInt32LE(0)))
}

function isSkippable(magic: number): boolean {
  return (magic & ~0xf) >>> 0 === SKIPPABLE
}

/** A part of a frame; `isLast` where the frame ends with it. */
export interface FramePart {
  readonly bytes: Buffer
  readonly isLast: boolean
}

/**
 * Cuts packed Zstandard data where a frame ends, by following them from block to block (RFC 8878, 3.1): Node unpacks the first frame
 * alone, and takes one that is cut short for whole. What stands behind the last frame and is none is left out.
 */
export class ZstandardFrames {
  /** The beginning of a head that is not there to its end. */
  #pending: Buffer = Buffer.alloc(0)
  /** Bytes up to the next head. */
  #skip = 0
  /** Whether a block follows those bytes. */
  #inFrame = false
  #checksum = 0
  #isOpen = false
  #isOver = false

  /** Whether the data that came so far end where a frame ends. */
  get isWhole(): boolean {
    return !this.#isOpen
  }

  *push(chunk: Buffer): Generator<FramePart> {
    const bytes = this.#pending.length > 0 ? Buffer.concat([this.#pending, chunk]) : chunk
    let from = 0
    let at = 0
    while (!this.#isOver) {
      const step = Math.min(this.#skip, bytes.length - at)
      at += step
      this.#skip -= step
      if (this.#isOpen && !this.#inFrame && this.#skip === 0) {
        this.#isOpen = false
        yield { bytes: bytes.subarray(from, at), isLast: true }
        from = at
      }
      const rest = bytes.subarray(at)
      const head = this.#skip > 0 ? 0 : this.#inFrame ? this.#block(rest) : this.#frame(rest)
      if (head === 0) break
      at += head
    }
    if (at > from) yield { bytes: bytes.subarray(from, at), isLast: false }
    this.#pending = Buffer.from(bytes.subarray(at))
  }

  /** Reads the head of a block. @returns its length; 0 where more is needed */
  #block(bytes: Buffer): number {
    if (bytes.length < 3) return 0
    const head = bytes.readUIntLE(0, 3)
    this.#skip = ((head >> 1) & 3) === RLE ? 1 : head >> 3
    if ((head & 1) === 1) {
      this.#inFrame = false
      this.#skip += this.#checksum
    }
    return 3
  }

  /** Reads the head of a frame. @returns its length; 0 where more is needed */
  #frame(bytes: Buffer): number {
    if (bytes.length < 8) return 0
    const magic = bytes.readUInt32LE(0)
    if (isSkippable(magic)) {
      this.#skip = bytes.readUInt32LE(4)
      this.#isOpen = true
      return 8
    }
    if (magic !== FRAME) {
      this.#isOver = true
      return 0
    }
    const descriptor = bytes[4]!
    const isSingleSegment = (descriptor >> 5) & 1
    const contentSize = [isSingleSegment, 2, 4, 8][descriptor >> 6]!
    const dictionary = [0, 1, 2, 4][descriptor & 3]!
    this.#inFrame = true
    this.#isOpen = true
    this.#checksum = 4 * ((descriptor >> 2) & 1)
    this.#skip = 1 - isSingleSegment + dictionary + contentSize
    return 5
  }
}
