import { DoppelwireError } from '../errors.js'
import { describe } from '../options.js'
import { bytesOfBase64 } from '../structures/base64.js'
import { littleEndian, uint32 } from '../structures/little-endian.js'
import { isSealed, SEAL_BYTES, seal } from '../structures/seal.js'
import type { SignatureOptions } from './options.js'

/** What a {@link MinHash} consists of. */
export interface MinHashParts {
  /** The options that it was made with. */
  readonly options: SignatureOptions
  /** How many distinct members the set has, from 0. */
  readonly size: number
  /** As many numbers as the options say, or none where the set is empty. */
  readonly values: Uint32Array
}

const MAGIC = 0x484d7764 // "dwMH" in memory
const VERSION = 1
const HEADER_BYTES = 20

/**
 * Layout, little-endian:
 *
 *     0  u32 magic    4  u8 version    5  u8 shingleWords   6  u16 signatureValues
 *     8  u32 seed    12  u32 size     16  u32 values present (0 or signatureValues)
 *    20  values (u32 each), checksum (u32) of all before it
 */
export function encodeMinHash({ options, size, values }: MinHashParts): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + values.byteLength + SEAL_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint8(4, VERSION)
  view.setUint8(5, options.shingleWords)
  view.setUint16(6, options.signatureValues, true)
  view.setUint32(8, options.seed, true)
  view.setUint32(12, size, true)
  view.setUint32(16, values.length, true)
  bytes.set(littleEndian(values), HEADER_BYTES)
  return seal(bytes)
}

/** @throws DoppelwireError `SIGNATURE_INVALID` */
export function decodeMinHash(encoded: Uint8Array | string): MinHashParts {
  const bytes = typeof encoded === 'string' ? bytesOfBase64(encoded) : encoded
  if (!(bytes instanceof Uint8Array)) {
    throw invalid(`expected a Uint8Array or a string in base64, found ${describe(encoded)}`)
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < HEADER_BYTES + SEAL_BYTES || view.getUint32(0, true) !== MAGIC) {
    throw invalid(`expected the bytes of a signature, found ${bytes.length} bytes that do not begin like one`)
  }
  const version = view.getUint8(4)
  if (version !== VERSION) throw invalid(`expected a signature of version ${VERSION}, found version ${version}`)
  const count = view.getUint32(16, true)
  const expected = HEADER_BYTES + 4 * count + SEAL_BYTES
  if (bytes.length !== expected) throw invalid(`expected ${expected} bytes of signature, found ${bytes.length}`)
  if (!isSealed(bytes)) throw invalid('expected bytes as toBytes wrote them, found another checksum')
  return {
    options: {
      shingleWords: view.getUint8(5),
      signatureValues: view.getUint16(6, true),
      seed: view.getUint32(8, true),
    },
    size: view.getUint32(12, true),
    values: uint32(new Uint8Array(bytes.subarray(HEADER_BYTES, expected - SEAL_BYTES))),
  }
}

function invalid(message: string): DoppelwireError {
  return new DoppelwireError('SIGNATURE_INVALID', message)
}
