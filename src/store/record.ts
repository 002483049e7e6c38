import { RELATIONS, type Relation } from '../compare/relation.js'
import { DoppelwireError } from '../errors.js'
import type { Hash64 } from '../structures/xxhash.js'
import type { StoredArticle, StoredPair, StoredText } from './contract.js'

// Every value begins with the checksum of what follows, and of its kind and number: so a value that stands under another's
// key is found too.
const CHECKSUM_BYTES = 8
const SEAL_BYTES = 16
const ARTICLE_HEADER = 24
const TEXT_HEADER = 7
const PAIR_BYTES = 17

const NO_TIME = -(2 ** 53)

export type Kind = 'article' | 'text'

const encoder = new TextEncoder()
// A lone surrogate in an id is data: of two ids that differ in nothing else, both are kept.
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Writes and reads the values of a store. */
export class RecordCodec {
  readonly #hash64: Hash64
  #block = new Uint8Array(1 << 14)

  constructor(hash64: Hash64) {
    this.#hash64 = hash64
  }

  /**
   *     0 u64 checksum   8 f64 text   16 f64 time (-2^53 for none)   24 u32 slice   28 u32 bytes of the id   32 id, source
   *
   * Strings are UTF-8, or UTF-16 where they hold a lone surrogate: the first byte of each says which.
   */
  encodeArticle({ number, id, text, slice, time, source }: StoredArticle): Uint8Array {
    const name = encodeString(id)
    const from = source === undefined ? new Uint8Array(0) : encodeString(source)
    const bytes = new Uint8Array(CHECKSUM_BYTES + ARTICLE_HEADER + name.length + from.length)
    const view = new DataView(bytes.buffer)
    view.setFloat64(8, text, true)
    view.setFloat64(16, time ?? NO_TIME, true)
    view.setUint32(24, slice, true)
    view.setUint32(28, name.length, true)
    bytes.set(name, CHECKSUM_BYTES + ARTICLE_HEADER)
    bytes.set(from, CHECKSUM_BYTES + ARTICLE_HEADER + name.length)
    return this.#seal('article', number, bytes)
  }

  /** @throws DoppelwireError `STORE_INVALID` */
  decodeArticle(number: number, bytes: Uint8Array): StoredArticle {
    const view = this.#open('article', number, bytes, ARTICLE_HEADER)
    const start = CHECKSUM_BYTES + ARTICLE_HEADER
    const end = start + view.getUint32(28, true)
    if (end === start || end > bytes.length) throw damaged('article', number)
    const time = view.getFloat64(16, true)
    return {
      number,
      id: decodeString(bytes.subarray(start, end)),
      text: view.getFloat64(8, true),
      slice: view.getUint32(24, true),
      time: time === NO_TIME ? undefined : time,
      source: end === bytes.length ? undefined : decodeString(bytes.subarray(end)),
    }
  }

  /**
   *     0 u64 checksum   8 u32 pairs   12 u8 stands   13 u16 phrases
   *     15 pairs (f64 text, u8 relation, f64 score)   phrases (u32 each)   the fingerprint
   */
  encodeText({ number, fingerprint, pairs, phrases, stands }: StoredText): Uint8Array {
    const start = CHECKSUM_BYTES + TEXT_HEADER
    const phraseStart = start + PAIR_BYTES * pairs.length
    const end = phraseStart + 4 * phrases.length
    const bytes = new Uint8Array(end + fingerprint.length)
    const view = new DataView(bytes.buffer)
    view.setUint32(8, pairs.length, true)
    view.setUint8(12, Number(stands))
    view.setUint16(13, phrases.length, true)
    pairs.forEach(({ other, relation, score }, i) => {
      view.setFloat64(start + PAIR_BYTES * i, other, true)
      view.setUint8(start + PAIR_BYTES * i + 8, RELATIONS.indexOf(relation))
      view.setFloat64(start + PAIR_BYTES * i + 9, score, true)
    })
    phrases.forEach((phrase, i) => {
      view.setUint32(phraseStart + 4 * i, phrase, true)
    })
    bytes.set(fingerprint, end)
    return this.#seal('text', number, bytes)
  }

  /** @throws DoppelwireError `STORE_INVALID` */
  decodeText(number: number, bytes: Uint8Array): StoredText {
    const view = this.#open('text', number, bytes, TEXT_HEADER)
    const count = view.getUint32(8, true)
    const start = CHECKSUM_BYTES + TEXT_HEADER
    const phraseStart = start + PAIR_BYTES * count
    const end = phraseStart + 4 * view.getUint16(13, true)
    if (end > bytes.length) throw damaged('text', number)
    const pairs: StoredPair[] = []
    for (let at = start; at < phraseStart; at += PAIR_BYTES) {
      const relation = RELATIONS[view.getUint8(at + 8)] as Relation | undefined
      if (relation === undefined) throw damaged('text', number)
      pairs.push({ other: view.getFloat64(at, true), relation, score: view.getFloat64(at + 9, true) })
    }
    const phrases = new Uint32Array((end - phraseStart) / 4)
    for (let i = 0; i < phrases.length; i++) phrases[i] = view.getUint32(phraseStart + 4 * i, true)
    return { number, fingerprint: new Uint8Array(bytes.subarray(end)), pairs, phrases, stands: view.getUint8(12) === 1 }
  }

  #seal(kind: Kind, number: number, bytes: Uint8Array): Uint8Array {
    new DataView(bytes.buffer).setBigUint64(0, this.#checksum(kind, number, bytes), true)
    return bytes
  }

  #open(kind: Kind, number: number, bytes: Uint8Array, header: number): DataView {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (bytes.length < CHECKSUM_BYTES + header || view.getBigUint64(0, true) !== this.#checksum(kind, number, bytes)) {
      throw damaged(kind, number)
    }
    return view
  }

  #checksum(kind: Kind, number: number, bytes: Uint8Array): bigint {
    const length = SEAL_BYTES + bytes.length - CHECKSUM_BYTES
    if (length > this.#block.length) this.#block = new Uint8Array(2 * length)
    const view = new DataView(this.#block.buffer)
    view.setFloat64(0, number, true)
    view.setFloat64(8, kind === 'article' ? 1 : 2, true)
    this.#block.set(bytes.subarray(CHECKSUM_BYTES), SEAL_BYTES)
    return this.#hash64(this.#block.subarray(0, length))
  }
}

/** The checksum that a value begins with. */
export function checksumOf(bytes: Uint8Array): bigint {
  if (bytes.length < CHECKSUM_BYTES) return 0n
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0, true)
}

function damaged(kind: Kind, number: number): DoppelwireError {
  return new DoppelwireError(
    'STORE_INVALID',
    `the store is damaged: the checksum of ${kind} ${number} does not fit its bytes; doppelwire verify --store DIR lists all damage`,
  )
}

/** UTF-8, or UTF-16 where a string holds a lone surrogate; the first byte says which. */
export function encodeString(text: string): Uint8Array {
  if (!LONE.test(text)) return encoder.encode(`\0${text}`)
  const bytes = new Uint8Array(1 + 2 * text.length)
  bytes[0] = 1
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(1 + 2 * i, text.charCodeAt(i), true)
  return bytes
}

/** What {@link encodeString} wrote. */
export function decodeString(bytes: Uint8Array): string {
  if (bytes[0] === 0) return Buffer.from(bytes.buffer, bytes.byteOffset + 1, bytes.length - 1).toString('utf8')
  const view = new DataView(bytes.buffer, bytes.byteOffset + 1, bytes.length - 1)
  const parts: string[] = []
  for (let at = 0; at + 2 <= view.byteLength; at += 2) parts.push(String.fromCharCode(view.getUint16(at, true)))
  return parts.join('')
}
