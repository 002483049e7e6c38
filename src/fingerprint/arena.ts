const CHUNK_BYTES = 4 * 2 ** 20

/**
 * Encoded fingerprints, end to end in large buffers: a million of them without a million objects for the garbage
 * collector to visit. Numbered from 0 in the order they come; each begins at a multiple of 4 bytes.
 */
export class FingerprintArena {
  readonly #chunks: Uint8Array[] = []
  readonly #places: Float64Array[] = []
  #room = 0
  #count = 0
  #bytes = 0

  /** Keeps a copy of `fingerprint` and returns its number. */
  add(fingerprint: Uint8Array): number {
    const room = Math.ceil(fingerprint.length / 4) * 4
    if (this.#chunks.length === 0 || room > this.#room) {
      this.#room = Math.max(CHUNK_BYTES, room)
      this.#chunks.push(new Uint8Array(this.#room))
    }
    const chunk = this.#chunks.length - 1
    const start = this.#chunks[chunk]!.length - this.#room
    this.#chunks[chunk]!.set(fingerprint, start)
    this.#room -= room
    this.#bytes += fingerprint.length
    if (this.#count % PLACES === 0) this.#places.push(new Float64Array(3 * PLACES))
    this.#places[Math.floor(this.#count / PLACES)]!.set([chunk, start, fingerprint.length], 3 * (this.#count % PLACES))
    return this.#count++
  }

  /** The bytes of one fingerprint: a view, not a copy. */
  get(number: number): Uint8Array {
    const places = this.#places[Math.floor(number / PLACES)]!
    const at = 3 * (number % PLACES)
    const start = places[at + 1]!
    return this.#chunks[places[at]!]!.subarray(start, start + places[at + 2]!)
  }

  /** Bytes of all fingerprints kept. */
  get bytes(): number {
    return this.#bytes
  }
}

const PLACES = 2 ** 16
