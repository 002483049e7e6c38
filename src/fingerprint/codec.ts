import { DoppelwireError } from '../errors.js'
import { LANGUAGE_VERSION } from '../language/language.js'
import { LITTLE_ENDIAN, littleEndian, uint32 } from '../structures/little-endian.js'
import type { Fingerprint } from './parts.js'

/** The version of encoded fingerprints: raised whenever the same article would give other bytes. */
export const FORMAT_VERSION = 3

export type Allocate = (bytes: number) => Uint8Array

const encoder = new TextEncoder()

const MAGIC = 0x6477 // "wd" in memory: doppelwire, little-endian
export const HEADER_BYTES = 40
/** Bits of byte 34. */
const KEEPS_BOILERPLATE = 1
const IS_PAGE = 2

/*
 * Layout, little-endian; every array starts at a multiple of 4:
 *
 *     0  u16 magic     2  u8 version       3  u8 shingleWords
 *     4  u32 seed      8  u64 text hash   16  u16 signatureValues   18  u16 values present (0 or signatureValues)
 *    20  u32 words    24  u32 span bytes  28  u32 metadata bytes    32  u16 language version
 *    34  u8 bits: 1 boilerplate was kept, 2 a page
 *    36  u32 words removed
 *    40  signature (u32 each), words (u32 each), flags (u8 each), spans, metadata
 *
 * The metadata are language, agency and places of the dateline in UTF-8, one a line: normalised text holds no newline. What callers are
 * given ends with a checksum (u32); what a deduper holds in memory does not.
 */

/**
 * Encodes without a checksum into memory that `allocate` gives, by default new memory; it need not be zeroed, and may be longer.
 *
 * @returns that memory
 */
export function encodeTo(fingerprint: Fingerprint, allocate: Allocate = (bytes) => new Uint8Array(bytes)): Uint8Array {
  const { options, words, flags, spans, signature } = fingerprint
  const metadata = metadataOf(fingerprint)
  const bytes = allocate(
    HEADER_BYTES + 4 * (signature.length + words.length) + flags.length + spans.length + metadata.length,
  )
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  view.setUint16(0, MAGIC, true)
  view.setUint8(2, FORMAT_VERSION)
  view.setUint8(3, options.shingleWords)
  view.setUint32(4, options.seed, true)
  view.setBigUint64(8, fingerprint.textHash, true)
  view.setUint16(16, options.signatureValues, true)
  view.setUint16(18, signature.length, true)
  view.setUint32(20, words.length, true)
  view.setUint32(24, spans.length, true)
  view.setUint32(28, metadata.length, true)
  view.setUint16(32, LANGUAGE_VERSION, true)
  const { kind, removedWords } = fingerprint
  view.setUint16(34, (options.boilerplate ? 0 : KEEPS_BOILERPLATE) | (kind === 'page' ? IS_PAGE : 0), true)
  view.setUint32(36, removedWords, true)
  let at = HEADER_BYTES
  if (signature.length > 0) bytes.set(littleEndian(signature), at)
  at += 4 * signature.length
  bytes.set(littleEndian(words), at)
  at += 4 * words.length
  bytes.set(flags, at)
  at += flags.length
  bytes.set(spans, at)
  bytes.set(metadata, at + spans.length)
  return bytes
}

// Most articles have no dateline, and the language of the article before.
let last = { language: 'und', metadata: encoder.encode('und\n') }

function metadataOf({ language, agency, datelinePlaces }: Fingerprint): Uint8Array {
  if (agency !== undefined || datelinePlaces.length > 0)
    return encoder.encode([language, agency ?? '', ...datelinePlaces].join('\n'))
  if (language !== last.language) last = { language, metadata: encoder.encode(`${language}\n`) }
  return last.metadata
}

/** Refuses bytes that do not begin like those of a fingerprint of this version. */
export function checkStart(bytes: Uint8Array): DataView {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEADER_BYTES || view.getUint16(0, true) !== MAGIC) {
    throw invalid(`expected the bytes of a fingerprint, found ${bytes.length} bytes that do not begin like one`)
  }
  checkVersion('format', view.getUint8(2), FORMAT_VERSION)
  checkVersion('language tables', view.getUint16(32, true), LANGUAGE_VERSION)
  return view
}

/**
 * Reads what {@link encodeTo} wrote. The arrays are views of `bytes` wherever these start at a multiple of 4 in their memory, so they must
 * not be overwritten: a deduper decodes fingerprints that it holds thousands of times, and copies would be 5 KB of garbage each.
 *
 * @throws DoppelwireError `FINGERPRINT_INVALID` for bytes that no text gives; not for all that were changed
 */
export function decodeUnsealed(bytes: Uint8Array): Fingerprint {
  const view = checkStart(bytes)
  const bits = view.getUint16(34, true)
  if (bits > (KEEPS_BOILERPLATE | IS_PAGE)) throw invalid(`expected bits up to 3, found ${bits}; no text gives these`)
  const options = {
    shingleWords: view.getUint8(3),
    signatureValues: view.getUint16(16, true),
    seed: view.getUint32(4, true),
    boilerplate: (bits & KEEPS_BOILERPLATE) === 0,
  }
  const values = view.getUint16(18, true)
  const count = view.getUint32(20, true)
  const spanBytes = view.getUint32(24, true)
  const expected = HEADER_BYTES + 4 * values + 5 * count + spanBytes + view.getUint32(28, true)
  if (bytes.length !== expected) throw invalid(`expected ${expected} bytes of fingerprint, found ${bytes.length}`)
  // Damaged bytes would be compared all the same, and two that are damaged alike would match.
  const signed = values === 0 || values === options.signatureValues
  if (options.shingleWords === 0 || !signed || spanBytes < count) {
    throw invalid(
      `found ${options.shingleWords} words a shingle, ${values} of ${options.signatureValues} values and ${spanBytes} bytes of spans for ${count} words; no text gives these`,
    )
  }
  const { words, flags } = viewWords(bytes)
  const startOfSpans = HEADER_BYTES + 4 * values + 5 * count
  const startOfMetadata = startOfSpans + spanBytes
  const [language = 'und', agency = '', ...datelinePlaces] = readMetadata(bytes.subarray(startOfMetadata))
  return {
    options,
    language,
    kind: (bits & IS_PAGE) === 0 ? 'story' : 'page',
    removedWords: view.getUint32(36, true),
    textHash: view.getBigUint64(8, true),
    words,
    flags,
    spans: bytes.subarray(startOfSpans, startOfMetadata),
    signature: viewSignature(bytes),
    agency: agency === '' ? undefined : agency,
    datelinePlaces,
  }
}

export function invalid(message: string, options?: ErrorOptions): DoppelwireError {
  return new DoppelwireError('FINGERPRINT_INVALID', message, options)
}

function checkVersion(what: string, found: number, expected: number): void {
  if (found === expected) return
  throw new DoppelwireError(
    'FINGERPRINT_MISMATCH',
    `expected fingerprint ${what} of version ${expected}, found ${found}; take the fingerprint again from the text`,
  )
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function readMetadata(bytes: Uint8Array): string[] {
  try {
    return decoder.decode(bytes).split('\n')
  } catch (cause) {
    throw invalid('expected language, agency and places in UTF-8, found other bytes', { cause })
  }
}

/** How many words an encoded fingerprint has, without decoding it. */
export function countWords(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(20, true)
}

/** Whether an encoded fingerprint is of a page without a story, without decoding it. */
export function readIsPage(bytes: Uint8Array): boolean {
  return (new DataView(bytes.buffer, bytes.byteOffset).getUint16(34, true) & IS_PAGE) !== 0
}

/** The text hash of an encoded fingerprint, without decoding it. */
export function readTextHash(bytes: Uint8Array): bigint {
  return new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(8, true)
}

/** The language of unsealed bytes, without reading the rest: its tag is ASCII. */
export function readLanguage(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const start = bytes.length - view.getUint32(28, true)
  let language = ''
  for (let at = start; at < bytes.length && bytes[at] !== NEWLINE; at++) language += String.fromCharCode(bytes[at]!)
  return language || 'und'
}

const NEWLINE = 10

/** The words and flags of an encoded fingerprint: views if it starts at a multiple of 4 bytes, else copies. */
export function viewWords(bytes: Uint8Array): { words: Uint32Array; flags: Uint8Array } {
  const start = startOfWords(bytes)
  const end = start + 4 * countWords(bytes)
  return { words: viewNumbers(bytes, start, end), flags: bytes.subarray(end, end + countWords(bytes)) }
}

/** The signature of an encoded fingerprint: a view if it starts at a multiple of 4 bytes, else a copy. */
function viewSignature(bytes: Uint8Array): Uint32Array {
  return viewNumbers(bytes, HEADER_BYTES, startOfWords(bytes))
}

/** Where the words begin, behind the signature. */
export function startOfWords(bytes: Uint8Array): number {
  return HEADER_BYTES + 4 * new DataView(bytes.buffer, bytes.byteOffset).getUint16(18, true)
}

function viewNumbers(bytes: Uint8Array, start: number, end: number): Uint32Array {
  const at = bytes.byteOffset + start
  if (at % 4 !== 0 || !LITTLE_ENDIAN) return uint32(Uint8Array.prototype.slice.call(bytes, start, end))
  return new Uint32Array(bytes.buffer, at, (end - start) >>> 2)
}
