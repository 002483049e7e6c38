import { reuse } from '../structures/buffers.js'

/*
 * Where each word stands in the original text, in about one byte a word: four bits for the gap since the end of the word
 * before, four bits for the length less one. 15 in either says that the excess over 15 follows as a varint, gap first.
 */

// A byte and two varints of numbers below 2^32.
const MAX_BYTES_A_WORD = 11

let packed = new Uint8Array(0)

/** @returns a view that the next call overwrites */
export function packSpansView(starts: Uint32Array, ends: Uint32Array, count = starts.length): Uint8Array {
  packed = reuse(packed, MAX_BYTES_A_WORD * count)
  let length = 0
  let previousEnd = 0
  for (let i = 0; i < count; i++) {
    const start = starts[i]!
    const end = ends[i]!
    const gap = start - previousEnd
    const lengthLessOne = end - start - 1
    previousEnd = end
    packed[length++] = (Math.min(gap, 15) << 4) | Math.min(lengthLessOne, 15)
    if (gap >= 15) length = writeVarint(packed, length, gap - 15)
    if (lengthLessOne >= 15) length = writeVarint(packed, length, lengthLessOne - 15)
  }
  return packed.subarray(0, length)
}

/** The inverse of {@link packSpansView} for `count` words. Where the bytes end early, the other numbers are 0. */
export function unpackSpans(bytes: Uint8Array, count: number): { starts: Uint32Array; ends: Uint32Array } {
  const starts = new Uint32Array(count)
  const ends = new Uint32Array(count)
  let at = 0
  const readVarint = () => {
    let value = 0
    for (let shift = 0; at < bytes.length; shift += 7) {
      const byte = bytes[at++]!
      value += (byte & 127) * 2 ** shift
      if (byte < 128) break
    }
    return value
  }
  let previousEnd = 0
  for (let i = 0; i < count && at < bytes.length; i++) {
    const byte = bytes[at++]!
    let gap = byte >>> 4
    let lengthLessOne = byte & 15
    if (gap === 15) gap += readVarint()
    if (lengthLessOne === 15) lengthLessOne += readVarint()
    starts[i] = previousEnd + gap
    ends[i] = starts[i]! + lengthLessOne + 1
    previousEnd = ends[i]!
  }
  return { starts, ends }
}

function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  while (value >= 128) {
    bytes[at++] = (value & 127) | 128
    value = Math.floor(value / 128)
  }
  bytes[at++] = value
  return at
}
