// 256 KB a chunk: with 128 values, 512 signatures.
const CHUNK_VALUES = 1 << 16

/** Signatures by number, in typed arrays that grow a chunk at a time: nothing is ever copied. */
export class SignatureRows {
  readonly #values: number
  readonly #rowsPerChunk: number
  readonly #chunks: Uint32Array[] = []

  /** @param values of each signature */
  constructor(values: number) {
    this.#values = values
    this.#rowsPerChunk = Math.max(1, Math.floor(CHUNK_VALUES / values))
  }

  set(number: number, signature: Uint32Array): void {
    const chunk = Math.floor(number / this.#rowsPerChunk)
    while (this.#chunks.length <= chunk) this.#chunks.push(new Uint32Array(this.#rowsPerChunk * this.#values))
    this.#chunks[chunk]!.set(signature, (number % this.#rowsPerChunk) * this.#values)
  }

  /** Forgets all but these, whose numbers ascend, and numbers them anew from 0. */
  keepOnly(numbers: readonly number[]): void {
    for (let i = 0; i < numbers.length; i++) this.set(i, this.get(numbers[i]!))
    this.#chunks.length = Math.ceil(numbers.length / this.#rowsPerChunk)
  }

  /** A view that stays good until the number is set again. */
  get(number: number): Uint32Array {
    const start = (number % this.#rowsPerChunk) * this.#values
    return this.#chunks[Math.floor(number / this.#rowsPerChunk)]!.subarray(start, start + this.#values)
  }

  /** How many values of a signature stand in the stored one. */
  countEqual(number: number, signature: Uint32Array): number {
    const chunk = this.#chunks[Math.floor(number / this.#rowsPerChunk)]!
    const start = (number % this.#rowsPerChunk) * this.#values
    let equal = 0
    for (let i = 0; i < signature.length; i++) if (chunk[start + i] === signature[i]) equal++
    return equal
  }
}
