// What a very long text took is given back.
const MOST_KEPT_BYTES = 2 ** 20

/**
 * An array of this length, in the memory of one that is needed no longer; what that held is left in it. Where that is too small, half as much
 * again is taken, for the next will be of about this length.
 */
export function arrayIn(room: Int32Array | undefined, length: number): Int32Array {
  if (room === undefined) return new Int32Array(length)
  const { buffer } = room
  const fits = buffer.byteLength >= 4 * length && buffer.byteLength <= MOST_KEPT_BYTES
  return new Int32Array(fits ? buffer : new ArrayBuffer(4 * Math.ceil(1.5 * length)), 0, length)
}
