import { linkRows } from '../minhash/link-rows.js'
import { LshTable, NONE } from '../minhash/lsh-table.js'
import { GOLDEN, mix32 } from '../structures/hash.js'
import type { Imaged, ImageReader, ImageWriter } from '../structures/image.js'
import type { FingerprintReader } from '../verify/fingerprint-store.js'

/**
 * Stored texts by the low 32 bits of the hash of their wording, and by a hash of their stored bytes. It finds texts that are
 * shorter than a shingle too, which the candidate index does not hold. A text without words, whose hash is 0, has no equal.
 */
export class SameTexts implements Imaged {
  readonly #table = new LshTable(2)
  readonly #fingerprints: FingerprintReader
  readonly #bucketCap: number
  /** Searches that met more than `bucketCap` texts of one wording. */
  capped = 0

  /** @param bucketCap how many texts of one wording are found at most, the latest first */
  constructor(fingerprints: FingerprintReader, bucketCap: number) {
    this.#fingerprints = fingerprints
    this.#bucketCap = bucketCap
  }

  get bytes(): number {
    return this.#table.bytes
  }

  /** @param key of the bytes of the text, as `bytesKey` gives it */
  insert(textId: number, textHash: bigint, key: number): void {
    if (textHash !== 0n) this.#table.insert(textId, [wordingKey(textHash), key])
  }

  /** Adds a text to a table that holds nothing but such texts; it is found once `link` was called. */
  insertUnlinked(textId: number, textHash: bigint, key: number): void {
    this.#table.insertUnlinked(textId, [wordingKey(textHash), key])
  }

  link(): void {
    this.#table.link(linkRows)
  }

  remove(textId: number): void {
    this.#table.remove(textId)
  }

  /** The stored text with the very same fingerprint. */
  ofBytes(textHash: bigint, bytes: Uint8Array): number | undefined {
    if (textHash === 0n) return undefined
    for (const textId of this.#textsOf(bytesKey(bytes))) {
      if (equalBytes(this.#fingerprints.get(textId), bytes)) return textId
    }
    return undefined
  }

  /**
   * The stored texts of a wording, except `self`. Wordings whose hashes have the same low half are not distinguished: all
   * these texts are compared anyway.
   */
  ofWording(textHash: bigint, self: number): number[] {
    if (textHash === 0n) return []
    const same: number[] = []
    let left = this.#bucketCap
    for (const textId of this.#textsOf(wordingKey(textHash))) {
      if (left-- === 0) {
        this.capped++
        break
      }
      if (textId !== self) same.push(textId)
    }
    return same
  }

  /** All stored texts whose hash has the same low half. */
  *sharingHash(textHash: bigint): Generator<number> {
    for (let row = this.#table.newest(wordingKey(textHash)); row !== NONE; row = this.#table.older(row)) {
      // The first of the two rows of a text is that of its wording.
      if (row % 2 === 0) yield this.#table.numberOf(row)
    }
  }

  writeTo(image: ImageWriter): void {
    this.#table.writeTo(image)
  }

  readFrom(image: ImageReader): void {
    this.#table.readFrom(image)
  }

  /** The texts that have a key, the latest first. */
  *#textsOf(key: number): Generator<number> {
    for (let row = this.#table.newest(key); row !== NONE; row = this.#table.older(row)) yield this.#table.numberOf(row)
  }
}

function wordingKey(textHash: bigint): number {
  return Number(BigInt.asIntN(32, textHash))
}

/**
 * A hash of the bytes of a text: a thousand pages that differ in their leading blanks have one wording, and bytes of their own.
 *
 * @param parts what the bytes consist of: each starts at a multiple of 4 in its memory, and all but the last are multiples of 4 long
 */
export function bytesKey(...parts: readonly Uint8Array[]): number {
  let key = 0
  for (const { length } of parts) key += length
  for (const { buffer, byteOffset, length } of parts) {
    const words = new Uint32Array(buffer, byteOffset, length >>> 2)
    for (let i = 0; i < words.length; i++) key = (Math.imul(key ^ words[i]!, GOLDEN) + (key >>> 15)) | 0
  }
  return mix32(key) | 0
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
