import { createHash } from 'node:crypto'
// The only file of the golden tests that knows where things stand in the source, and what they are called there.
import { createFingerprinter, encodeFingerprint, explain, type Fingerprint } from '../../src/index.js'

export { doppelwire } from '../cli/harness.js'
export { createFingerprinter, explain, type Fingerprint }

/** A fingerprint as the golden files show it: its header, and a digest of each of its parts and of all of its bytes. */
export function describeFingerprint(fingerprint: Fingerprint): Record<string, unknown> {
  const { language, textHash, words, flags, spans, signature, agency = null, datelinePlaces } = fingerprint
  return {
    language,
    textHash: textHash.toString(16),
    agency,
    places: datelinePlaces,
    length: words.length,
    words: digest(new Uint8Array(words.buffer, words.byteOffset, words.byteLength)),
    flags: digest(flags),
    spans: digest(spans),
    signature: digest(new Uint8Array(signature.buffer, signature.byteOffset, signature.byteLength)),
    bytes: digest(encodeFingerprint(fingerprint)),
  }
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}
