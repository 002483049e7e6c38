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
