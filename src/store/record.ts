import { RELATIONS, type Relation } from '../compare/relation.js'
import { DoppelwireError } from '../errors.js'
import { LITTLE_ENDIAN, littleEndian, uint32 } from '../structures/little-endian.js'
import type { Hash64 } from '../structures/xxhash.js'
import type { StoredArticle, StoredKeys, StoredPair } from './contract.js'

// Every record begins with its number (u32) and its length in bytes (u32), a multiple of 4 whose lowest bit is set for the keys of a text.
const ARTICLE_HEADER = 32
const KEYS_HEADER = 40
const PAIR_BYTES = 16
const IS_KEYS = 1
// Bits of the keys of a text.
const STANDS = 1
const HAS_UNSEGMENTED = 2

const NO_TIME = -(2 ** 53)

/** A value of the store begins with a checksum of its number, its kind and all bytes that follow: so one that stands under the number of another is found too. */
export const CHECKSUM_BYTES = 8

export type Kind = 'fingerprint' | 'block'

/** @param value is left with another beginning */
function checksumOf(hash64: Hash64, kind: Kind, number: number, value: Uint8Array): bigint {
  viewOf(value).setFloat64(0, number + (kind === 'block' ? 2 ** 32 : 0), true)
  return hash64(value)
}

/** Gives a value its checksum. @returns the checksum */
export function seal(hash64: Hash64, kind: Kind, number: number, value: Uint8Array): bigint {
  const checksum = checksumOf(hash64, kind, number, value)
  viewOf(value).setBigUint64(0, checksum, true)
  return checksum
}

/** Checks a value, and leaves it with another beginning. @returns its checksum; undefined where it does not fit */
export function unseal(hash64: Hash64, kind: Kind, number: number, value: Uint8Array): bigint | undefined {
  if (value.length < CHECKSUM_BYTES) return undefined
  const checksum = viewOf(value).getBigUint64(0, true)
  return checksum === checksumOf(hash64, kind, number, value) ? checksum : undefined
}

const encoder = new TextEncoder()
// A lone surrogate in an id is data: of two ids that differ in nothing else, both are kept.
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Where one of several records stands that follow each other. */
export interface Place {
  readonly number: number
  readonly isKeys: boolean
  readonly start: number
  readonly end: number
}

/**
 *     0 u32 number   4 u32 length   8 u32 text   12 u32 slice   16 f64 time (-2^53 for none)   24 u32 bytes of the id
 *     28 u32 bytes of the source (0 for none)   32 id, source
 *
 * Strings are UTF-8, or UTF-16 where they hold a lone surrogate: the first byte of each says which.
 */
export function encodeArticle({ number, id, text, slice, time, source }: StoredArticle): Uint8Array {
  const name = encodeString(id)
  const from = source === undefined ? new Uint8Array(0) : encodeString(source)
  const bytes = new Uint8Array(wholeWords(ARTICLE_HEADER + name.length + from.length))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, number, true)
  view.setUint32(4, bytes.length, true)
  view.setUint32(8, text, true)
  view.setUint32(12, slice, true)
  view.setFloat64(16, time ?? NO_TIME, true)
  view.setUint32(24, name.length, true)
  view.setUint32(28, from.length, true)
  bytes.set(name, ARTICLE_HEADER)
  bytes.set(from, ARTICLE_HEADER + name.length)
  return bytes
}

/**
 *     0 u32 number   4 u32 length   8 u64 text hash   16 u64 checksum of the fingerprint   24 u32 key of its bytes   28 u16 values
 *     30 u16 phrases   32 u32 pairs   36 u8 bits: 1 stands, 2 unsegmented words   37 u8 bytes of the language   38 u16 0
 *     40 signature (u32 each)   phrases (u32 each)   pairs (u32 text, u32 relation, f64 score)   language
 *
 * @param checksum of the fingerprint, which is kept elsewhere
 */
export function encodeKeys(keys: StoredKeys, checksum: bigint): Uint8Array {
  const { signature, phrases, pairs, language } = keys
  const end = KEYS_HEADER + 4 * (signature.length + phrases.length) + PAIR_BYTES * pairs.length
  const bytes = new Uint8Array(wholeWords(end + language.length))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, keys.number, true)
  view.setUint32(4, bytes.length | IS_KEYS, true)
  view.setBigUint64(8, keys.textHash, true)
  view.setBigUint64(16, checksum, true)
  view.setInt32(24, keys.bytesKey, true)
  view.setUint16(28, signature.length, true)
  view.setUint16(30, phrases.length, true)
  view.setUint32(32, pairs.length, true)
  view.setUint8(36, (keys.stands ? STANDS : 0) | (keys.hasUnsegmented ? HAS_UNSEGMENTED : 0))
  view.setUint8(37, language.length)
  bytes.set(littleEndian(signature), KEYS_HEADER)
  bytes.set(littleEndian(phrases), KEYS_HEADER + 4 * signature.length)
  for (const [i, { other, relation, score }] of pairs.entries()) {
    const at = end - PAIR_BYTES * (pairs.length - i)
    view.setUint32(at, other, true)
    view.setUint32(at + 4, RELATIONS.indexOf(relation), true)
    view.setFloat64(at + 8, score, true)
  }
  bytes.set(encoder.encode(language), end)
  return bytes
}

/** Where the records of a block stand. @throws DoppelwireError `STORE_INVALID` where these are no records */
export function* placesOf(bytes: Uint8Array): Generator<Place> {
  const view = viewOf(bytes)
  for (let at = CHECKSUM_BYTES; at < bytes.length; ) {
    if (at + 8 > bytes.length) throw unsound(at)
    const length = view.getUint32(at + 4, true)
    const end = at + (length & ~IS_KEYS)
    const isKeys = (length & IS_KEYS) !== 0
    if (end > bytes.length || end < at + (isKeys ? KEYS_HEADER : ARTICLE_HEADER) || length % 4 > IS_KEYS)
      throw unsound(at)
    yield { number: view.getUint32(at, true), isKeys, start: at, end }
    at = end
  }
}

/** Reads what {@link encodeArticle} wrote. @throws DoppelwireError `STORE_INVALID` */
export function decodeArticle(bytes: Uint8Array, { number, start, end }: Place, view = viewOf(bytes)): StoredArticle {
  const nameStart = start + ARTICLE_HEADER
  const nameEnd = nameStart + view.getUint32(start + 24, true)
  const sourceEnd = nameEnd + view.getUint32(start + 28, true)
  if (nameEnd === nameStart || sourceEnd > end) throw unsound(start)
  const time = view.getFloat64(start + 16, true)
  return {
    number,
    id: decodeString(bytes.subarray(nameStart, nameEnd)),
    text: view.getUint32(start + 8, true),
    slice: view.getUint32(start + 12, true),
    time: time === NO_TIME ? undefined : time,
    source: sourceEnd === nameEnd ? undefined : decodeString(bytes.subarray(nameEnd, sourceEnd)),
  }
}

/** Reads what {@link encodeKeys} wrote; its arrays are views of the bytes, which begin at a multiple of 4. @throws DoppelwireError `STORE_INVALID` */
export function decodeKeys(bytes: Uint8Array, { number, start, end }: Place, view = viewOf(bytes)): StoredKeys {
  const signatureStart = start + KEYS_HEADER
  const phraseStart = signatureStart + 4 * view.getUint16(start + 28, true)
  const pairStart = phraseStart + 4 * view.getUint16(start + 30, true)
  const languageStart = pairStart + PAIR_BYTES * view.getUint32(start + 32, true)
  const languageEnd = languageStart + view.getUint8(start + 37)
  if (languageEnd > end) throw unsound(start)
  const bits = view.getUint8(start + 36)
  return {
    number,
    textHash: view.getBigUint64(start + 8, true),
    bytesKey: view.getInt32(start + 24, true),
    language: languageOf(bytes, languageStart, languageEnd),
    hasUnsegmented: (bits & HAS_UNSEGMENTED) !== 0,
    stands: (bits & STANDS) !== 0,
    signature: numbersOf(bytes, signatureStart, phraseStart),
    phrases: numbersOf(bytes, phraseStart, pairStart),
    pairs: languageStart === pairStart ? NO_PAIRS : pairsOf(view, pairStart, languageStart),
  }
}

/** Whether a record is the keys of a text; else it is an article. */
export function isKeys(record: Uint8Array): boolean {
  return (record[4]! & IS_KEYS) !== 0
}

/** The checksum of the fingerprint that the keys of a text belong to. */
export function fingerprintChecksum(bytes: Uint8Array, { start }: Place): bigint {
  return viewOf(bytes).getBigUint64(start + 16, true)
}

const NO_PAIRS: readonly StoredPair[] = []

function pairsOf(view: DataView, start: number, end: number): StoredPair[] {
  const pairs: StoredPair[] = []
  for (let at = start; at < end; at += PAIR_BYTES) {
    const relation = RELATIONS[view.getUint32(at + 4, true)] as Relation | undefined
    if (relation === undefined) throw unsound(at)
    pairs.push({ other: view.getUint32(at, true), relation, score: view.getFloat64(at + 8, true) })
  }
  return pairs
}

// Most texts are of the language of the one before; its tag is ASCII.
let lastLanguage = 'und'

function languageOf(bytes: Uint8Array, start: number, end: number): string {
  let isLast = end - start === lastLanguage.length
  for (let i = 0; isLast && i < lastLanguage.length; i++) isLast = bytes[start + i] === lastLanguage.charCodeAt(i)
  if (!isLast) lastLanguage = String.fromCharCode(...bytes.subarray(start, end))
  return lastLanguage
}

function numbersOf(bytes: Uint8Array, start: number, end: number): Uint32Array {
  if (LITTLE_ENDIAN) return new Uint32Array(bytes.buffer, bytes.byteOffset + start, (end - start) >>> 2)
  return uint32(bytes.slice(start, end))
}

/** One for all records of a block: to make one takes as long as to read a record. */
export function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}

function unsound(at: number): DoppelwireError {
  return new DoppelwireError('STORE_INVALID', `the store is damaged: what stands at byte ${at} of a block is no record`)
}

function wholeWords(bytes: number): number {
  return Math.ceil(bytes / 4) * 4
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
