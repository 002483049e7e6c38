import { describe } from '../options.js'
import { base64, bytesOfBase64 } from '../structures/base64.js'
import { littleEndian } from '../structures/little-endian.js'
import { isSealed, SEAL_BYTES, seal } from '../structures/seal.js'
import { checkFingerprint } from './check.js'
import { checkStart, decodeUnsealed, encodeTo, HEADER_BYTES, invalid } from './codec.js'
import type { Fingerprint } from './parts.js'

/**
 * A fingerprint as bytes, to be stored or sent: 4.5 KB for an article of 600 words, with a checksum. The same article, options and version
 * of this package give the same bytes on every machine and runtime.
 *
 * @throws DoppelwireError `FINGERPRINT_INVALID` for what is no fingerprint.
 * @example
 * const fingerprint = await createFingerprinter()
 * const bytes = encodeFingerprint(fingerprint({ text: 'Ministers agreed on Friday to cut the tax on bread.' }))
 * decodeFingerprint(bytes).words.length // => 10
 */
export function encodeFingerprint(fingerprint: Fingerprint): Uint8Array {
  return seal(encodeTo(checkFingerprint(fingerprint), (bytes) => new Uint8Array(bytes + SEAL_BYTES)))
}

/**
 * Reads what {@link encodeFingerprint} wrote, or the string that a fingerprint is in JSON.
 *
 * @throws DoppelwireError `FINGERPRINT_INVALID` for bytes that are no fingerprint, are cut short, or of which a single one was changed;
 *   `FINGERPRINT_MISMATCH` for those of another version of the format or of the language tables: it names both versions.
 * @example
 * const fingerprint = await createFingerprinter()
 * const line = JSON.stringify(fingerprint({ text: 'Ministers agreed on Friday to cut the tax on bread.' }))
 * decodeFingerprint(JSON.parse(line)).language // => 'en'
 */
export function decodeFingerprint(encoded: Uint8Array | string): Fingerprint {
  const bytes = typeof encoded === 'string' ? bytesOfBase64(encoded) : encoded
  if (!(bytes instanceof Uint8Array)) {
    throw invalid(`expected a Uint8Array or a string in base64, found ${describe(encoded)}`)
  }
  checkStart(bytes)
  if (!isSealed(bytes)) {
    throw invalid(`found ${bytes.length} bytes of a fingerprint that are damaged or cut short: their checksum differs`)
  }
  // A copy, because the caller may overwrite these bytes.
  return withJsonForm(decodeUnsealed(new Uint8Array(bytes.subarray(0, -SEAL_BYTES))))
}

/** Puts the signature back into what `encodeTo` wrote without one. @returns what {@link encodeFingerprint} gives */
export function joinFingerprint(bytes: Uint8Array, signature: Uint32Array): Uint8Array {
  const joined = new Uint8Array(bytes.length + 4 * signature.length + SEAL_BYTES)
  joined.set(bytes.subarray(0, HEADER_BYTES))
  joined.set(littleEndian(signature), HEADER_BYTES)
  joined.set(bytes.subarray(HEADER_BYTES), HEADER_BYTES + 4 * signature.length)
  new DataView(joined.buffer).setUint16(18, signature.length, true)
  return seal(joined)
}

/** What the fingerprints that callers are given have by their prototype, so that copies by spreading and the equality of tests ignore it. */
const JSON_FORM = {
  toJSON(this: Fingerprint): string {
    return base64(encodeFingerprint(this))
  },
}

/** The same fingerprint, which can be written as JSON: the hash of a text is a bigint, which JSON refuses. */
export function withJsonForm(fingerprint: Fingerprint): Fingerprint {
  return Object.assign(Object.create(JSON_FORM), fingerprint)
}
