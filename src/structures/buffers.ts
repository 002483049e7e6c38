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
