type Reusable = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array

// The arrays of a text of 250,000 words at 4 bytes a word. Larger memory is not kept for the next text.
const MOST_KEPT_BYTES = 2 ** 20

/**
 * An array of exactly `length` elements in the memory of `array`, which the caller gives up: from now on only the result
 * may be used. What that memory held is left in it. Where it is too small, new memory is taken, with room for half as much
 * again, because the next array will be of about this length; where it is larger than 1 MB, it is given back.
 *
 * @example
 * // Called for text after text, this allocates only for the longest so far.
 * keys = reuse(keys, words.length)
 */
export function reuse<Values extends Reusable>(array: Values, length: number): Values {
  if (array.length === length) return array
  const { buffer, BYTES_PER_ELEMENT } = array
  const bytes = length * BYTES_PER_ELEMENT
  const View = array.constructor as new (memory: ArrayBufferLike, start: number, length: number) => Values
  if (bytes <= buffer.byteLength && buffer.byteLength <= MOST_KEPT_BYTES) return new View(buffer, 0, length)
  const roomy = bytes + BYTES_PER_ELEMENT * (length >>> 1)
  return new View(new ArrayBuffer(roomy <= MOST_KEPT_BYTES ? roomy : bytes), 0, length)
}

// Arrays that serve text after text; what a very long one took is given back.
const LARGEST_LENGTH = 1 << 17
const LARGEST_BYTES = 2 ** 20

/** How long arrays should be that are `held` long and must hold `needed`: where that is another length, they are to be made anew. */
export function scratchLength(held: number, needed: number): number {
  if (needed <= held && held <= LARGEST_LENGTH) return held
  return Math.max(needed, Math.min(2 * needed, LARGEST_LENGTH))
}

/**
 * An array of this length, in the memory of one that is needed no longer; what that held is left in it. Where that is too small, half as much
 * again is taken, for the next will be of about this length.
 */
export function arrayIn(room: Int32Array | undefined, length: number): Int32Array {
  if (room === undefined) return new Int32Array(length)
  const { buffer } = room
  const fits = buffer.byteLength >= 4 * length && buffer.byteLength <= LARGEST_BYTES
  return new Int32Array(fits ? buffer : new ArrayBuffer(4 * Math.ceil(1.5 * length)), 0, length)
}
