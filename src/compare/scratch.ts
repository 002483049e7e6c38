// What a very long text took is given back.
const MOST_KEPT_BYTES = 2 ** 20

/** An array of this length, in the memory of another where it has enough; what it holds is left there. */
export function arrayIn(room: Int32Array | undefined, length: number): Int32Array {
  if (room === undefined || room.buffer.byteLength < 4 * length || room.buffer.byteLength > MOST_KEPT_BYTES) {
    return new Int32Array(length)
  }
  return new Int32Array(room.buffer, 0, length)
}
