import { type Imaged, type ImageReader, type ImageWriter, readStrings, writeStrings } from '../structures/image.js'

// An id with half a surrogate pair, encoded in UTF-8, would be decoded as another id.
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

const NO_BYTES = new Uint8Array(0)

/** Ids by number. Those that were read from an image are decoded when they are asked for: of a million few are. */
export class IdList implements Imaged {
  /** The ids that were read from an image, one after the other in UTF-8, and where each ends. */
  #bytes: Uint8Array = NO_BYTES
  #ends: Uint32Array = new Uint32Array(0)
  /** Of these, by number, the ids that were replaced since, or that UTF-8 does not hold. */
  readonly #others = new Map<number, string>()
  /** The ids that were added after these. */
  readonly #ids: string[] = []
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true })

  get length(): number {
    return this.#ends.length + this.#ids.length
  }

  /** The id of a number below the length. */
  get(number: number): string {
    const ends = this.#ends
    if (number >= ends.length) return this.#ids[number - ends.length]!
    const other = this.#others.get(number)
    return other ?? this.#decoder.decode(this.#bytes.subarray(number === 0 ? 0 : ends[number - 1], ends[number]))
  }

  /** @param number up to the length */
  set(number: number, id: string): void {
    if (number >= this.#ends.length) this.#ids[number - this.#ends.length] = id
    else this.#others.set(number, id)
  }

  writeTo(image: ImageWriter): void {
    const encoder = new TextEncoder()
    const others = new Map(this.#others)
    const encoded = this.#ids.map((id, i) => {
      if (!LONE.test(id)) return encoder.encode(id)
      others.set(this.#ends.length + i, id)
      return NO_BYTES
    })
    let end = this.#bytes.length
    const bytes = new Uint8Array(encoded.reduce((sum, { length }) => sum + length, end))
    const ends = new Uint32Array(this.length)
    bytes.set(this.#bytes)
    ends.set(this.#ends)
    for (const [i, id] of encoded.entries()) {
      bytes.set(id, end)
      end += id.length
      ends[this.#ends.length + i] = end
    }
    image.write(bytes)
    image.write(ends)
    image.write(Int32Array.from(others.keys()))
    writeStrings(image, [...others.values()])
  }

  readFrom(image: ImageReader): void {
    this.#bytes = image.read(Uint8Array)
    this.#ends = image.read(Uint32Array)
    const others = image.read(Int32Array)
    for (const [i, id] of readStrings(image).entries()) this.#others.set(others[i]!, id)
  }
}
