import { DoppelwireError } from '../errors.js'
import { describe } from '../options.js'
import { littleEndian, uint32 } from '../structures/little-endian.js'
import { isSealed, SEAL_BYTES, seal } from '../structures/seal.js'
import type { Band } from './bands.js'
import { checkIndexOptions } from './index-options.js'
import type { SignatureOptions } from './options.js'

/** All that an index holds; what it looks up follows from it. */
export interface IndexContent {
  readonly signature: SignatureOptions
  readonly bands: readonly Band[]
  readonly ids: readonly string[]
  /** The values of the signature whose id stands at this place in `ids`. */
  readonly valuesOf: (place: number) => Uint32Array
}

const MAGIC = 0x534c7764 // "dwLS" in memory
const VERSION = 1
const HEADER_BYTES = 28

/**
 * Layout, little-endian:
 *
 *     0  u32 magic    4  u8 version          5  u8 shingleWords   6  u16 signatureValues
 *     8  u32 seed    12  u32 bands          16  u32 signatures   20  u64 bytes of ids
 *    28  bands (u32 start, u32 width), signatures (u32 each value), ids, checksum (u32) of all before it
 *
 * An id is a line of JSON, so that every string survives, lone surrogates and line ends too.
 */
export function encodeIndex({ signature, bands, ids, valuesOf }: IndexContent): Uint8Array {
  const lines = encodeIds(ids)
  const idBytes = lines.reduce((sum, line) => sum + line.length, 0)
  const rowBytes = 4 * signature.signatureValues
  const idsStart = HEADER_BYTES + 8 * bands.length + rowBytes * ids.length
  const bytes = new Uint8Array(idsStart + idBytes + SEAL_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint8(4, VERSION)
  view.setUint8(5, signature.shingleWords)
  view.setUint16(6, signature.signatureValues, true)
  view.setUint32(8, signature.seed, true)
  view.setUint32(12, bands.length, true)
  view.setUint32(16, ids.length, true)
  view.setBigUint64(20, BigInt(idBytes), true)
  bands.forEach(({ start, width }, i) => {
    view.setUint32(HEADER_BYTES + 8 * i, start, true)
    view.setUint32(HEADER_BYTES + 8 * i + 4, width, true)
  })
  for (let place = 0; place < ids.length; place++) {
    bytes.set(littleEndian(valuesOf(place)), HEADER_BYTES + 8 * bands.length + rowBytes * place)
  }
  let at = idsStart
  for (const line of lines) {
    bytes.set(line, at)
    at += line.length
  }
  return seal(bytes)
}

// All ids at once could be longer than the longest string.
const IDS_AT_ONCE = 4096

function encodeIds(ids: readonly string[]): Uint8Array[] {
  const encoder = new TextEncoder()
  const parts: Uint8Array[] = []
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const lines = ids.slice(from, from + IDS_AT_ONCE).map((id) => `${JSON.stringify(id)}\n`)
    parts.push(encoder.encode(lines.join('')))
  }
  return parts
}

/** @throws DoppelwireError `INDEX_INVALID` */
export function decodeIndex(bytes: Uint8Array): IndexContent {
  if (!(bytes instanceof Uint8Array)) throw invalid(`expected a Uint8Array, found ${describe(bytes)}`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < HEADER_BYTES + SEAL_BYTES || view.getUint32(0, true) !== MAGIC) {
    throw invalid(`expected the bytes of an index, found ${bytes.length} bytes that do not begin like one`)
  }
  const version = view.getUint8(4)
  if (version !== VERSION) throw invalid(`expected an index of version ${VERSION}, found version ${version}`)
  const given = {
    shingleWords: view.getUint8(5),
    signatureValues: view.getUint16(6, true),
    seed: view.getUint32(8, true),
  }
  const bandCount = view.getUint32(12, true)
  const count = view.getUint32(16, true)
  const rowBytes = 4 * given.signatureValues
  const rowsStart = HEADER_BYTES + 8 * bandCount
  const idsStart = rowsStart + rowBytes * count
  const idsEnd = idsStart + Number(view.getBigUint64(20, true))
  if (bytes.length !== idsEnd + SEAL_BYTES) {
    throw invalid(`expected ${idsEnd + SEAL_BYTES} bytes of index, found ${bytes.length}`)
  }
  if (!isSealed(bytes)) throw invalid('expected bytes as toBytes wrote them, found another checksum')
  const { signature, bands } = checked(given, uint32(new Uint8Array(bytes.subarray(HEADER_BYTES, rowsStart))))
  const ids = decodeIds(bytes.subarray(idsStart, idsEnd))
  if (ids.length !== count || new Set(ids).size !== count) {
    throw invalid(`expected ${count} distinct ids, found ${ids.length}, ${new Set(ids).size} of them distinct`)
  }
  const valuesOf = (place: number) => {
    const start = rowsStart + rowBytes * place
    return uint32(new Uint8Array(bytes.subarray(start, start + rowBytes)))
  }
  return { signature, bands, ids, valuesOf }
}

function checked(signature: SignatureOptions, numbers: Uint32Array): ReturnType<typeof checkIndexOptions> {
  const bands = Array.from({ length: numbers.length / 2 }, (_, i) => ({
    start: numbers[2 * i]!,
    width: numbers[2 * i + 1]!,
  }))
  try {
    return checkIndexOptions({ signature, bands })
  } catch (cause) {
    throw invalid(`expected the options of an index, found others: ${(cause as Error).message}`, { cause })
  }
}

function decodeIds(bytes: Uint8Array): string[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const ids: string[] = []
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(0x0a, from)
    try {
      const id: unknown = JSON.parse(decoder.decode(bytes.subarray(from, end)))
      if (end === -1 || typeof id !== 'string') throw new TypeError(`found ${describe(id)}`)
      ids.push(id)
    } catch (cause) {
      throw invalid(`expected each id as a line of JSON; the line at byte ${from} of the ids is none`, { cause })
    }
    from = end + 1
  }
  return ids
}

function invalid(message: string, options?: ErrorOptions): DoppelwireError {
  return new DoppelwireError('INDEX_INVALID', message, options)
}
