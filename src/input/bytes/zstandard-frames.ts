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

/**
 * Follows packed Zstandard data from block to block (RFC 8878, 3.1), to know whether it ends where a frame ends: Node takes data that are
 * cut short for whole.
 */
export class ZstandardFrames {
  /** The beginning of a head that is not there to its end. */
  #pending: Buffer = Buffer.alloc(0)
  /** Bytes up to the next head. */
  #skip = 0
  #inFrame = false
  #checksum = 0
  /** What stands behind the last frame is none, and is ignored. */
  #isOver = false

  /** Whether data that end here are whole. */
  get isWhole(): boolean {
    return !this.#inFrame && this.#skip === 0
  }

  push(chunk: Buffer): void {
    const bytes = this.#pending.length > 0 ? Buffer.concat([this.#pending, chunk]) : chunk
    let at = 0
    while (!this.#isOver) {
      const step = Math.min(this.#skip, bytes.length - at)
      at += step
      this.#skip -= step
      const head =
        this.#skip > 0 ? 0 : this.#inFrame ? this.#block(bytes.subarray(at)) : this.#frame(bytes.subarray(at))
      if (head === 0) break
      at += head
    }
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
    this.#checksum = 4 * ((descriptor >> 2) & 1)
    this.#skip = 1 - isSingleSegment + dictionary + contentSize
    return 5
  }
}
