import { GOLDEN } from './hash.js'
import { uint32 } from './little-endian.js'

/** How many bytes a seal takes, at the end of what it seals. */
export const SEAL_BYTES = 4

/** Writes a checksum of all bytes before the last four into the last four. */
export function seal(bytes: Uint8Array): Uint8Array {
  const end = bytes.length - SEAL_BYTES
  viewOf(bytes).setUint32(end, checksum(bytes.subarray(0, end)), true)
  return bytes
}

/** Whether the last four bytes are the checksum of those before. */
export function isSealed(bytes: Uint8Array): boolean {
  const end = bytes.length - SEAL_BYTES
  return end >= 0 && viewOf(bytes).getUint32(end, true) === checksum(bytes.subarray(0, end))
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length)
}

/**
 * 32 bits that tell damage: damage within four bytes that begin at a multiple of four always, any other but once in 2^32 times.
 * Every step is a bijection of the state, for any word, and of the word, for any state; so two texts of bytes that differ in
 * one word end in different states. Four lanes, because each step waits for the one before. No protection against intent.
 */
export function checksum(bytes: Uint8Array): number {
  const whole = bytes.length & ~3
  const words = bytes.byteOffset % 4 === 0 ? uint32(bytes.subarray(0, whole)) : uint32(copied(bytes, 0, whole))
  let [a, b, c, d] = [1, 2, 3, 4]
  const last = words.length & ~3
  for (let i = 0; i < last; i += 4) {
    a = step(a, words[i]!)
    b = step(b, words[i + 1]!)
    c = step(c, words[i + 2]!)
    d = step(d, words[i + 3]!)
  }
  let sum = step(step(step(step(bytes.length, a), b), c), d)
  for (let i = last; i < words.length; i++) sum = step(sum, words[i]!)
  for (let i = whole; i < bytes.length; i++) sum = step(sum, bytes[i]!)
  return sum >>> 0
}

function step(state: number, word: number): number {
  const product = Math.imul(state ^ word, GOLDEN)
  return product ^ (product >>> 15)
}

/** A copy in memory of its own. The `slice` of a Node Buffer copies nothing. */
function copied(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return Uint8Array.prototype.slice.call(bytes, start, end)
}
