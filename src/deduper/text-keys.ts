import {
  type Allocate,
  encodeTo,
  HEADER_BYTES,
  readLanguage,
  readTextHash,
  startOfWords,
  viewSignature,
  viewWords,
} from '../fingerprint/codec.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { phrases } from '../fingerprint/phrases.js'
import { SEAL_BYTES } from '../structures/seal.js'
import { UNSEGMENTED } from '../text/tokens.js'
import type { Header } from '../verify/fingerprint-store.js'
import type { Query } from '../verify/query.js'
import { NO_TERM_SKETCH } from '../verify/term-sketch.js'
import { bytesKey } from './same-texts.js'

/** The keys that a text is found by, and the header that it is stored with. Made only for texts that are new. */
export interface TextKeys {
  readonly signature: Uint32Array
  readonly phrases: () => Uint32Array
  readonly header: Header
}

const NO_SIGNATURE = new Uint32Array(0)
export const NO_PHRASES = new Uint32Array(0)

/** The bytes of a fingerprint that a corpus stores. The signature is left out: no comparison needs it. */
export function toStoredBytes(fingerprint: Fingerprint, allocate?: Allocate): Uint8Array {
  return encodeTo({ ...fingerprint, signature: NO_SIGNATURE }, allocate)
}

/** What another run stored of a text, as far as the tables of a corpus need it. */
export interface StoredTextKeys extends Pick<TextKeys, 'signature' | 'header'> {
  readonly textHash: bigint
  readonly bytesKey: number
  readonly phrases: Uint32Array
}

/**
 * The keys of a text that another run stored: read without decoding it.
 *
 * @param encoded as `encodeFingerprint` gives it, at a multiple of 4 in its memory
 */
export function storedKeys(encoded: Uint8Array, phrases: Uint32Array, seeksRewrites: boolean): StoredTextKeys {
  const unsealed = encoded.subarray(0, -SEAL_BYTES)
  const head = Uint8Array.prototype.slice.call(unsealed, 0, HEADER_BYTES)
  // What a corpus stores has no signature.
  new DataView(head.buffer).setUint16(18, 0, true)
  const sketch = seeksRewrites ? undefined : NO_TERM_SKETCH
  const [language, { flags }] = [readLanguage(unsealed), viewWords(unsealed)]
  return {
    textHash: readTextHash(unsealed),
    bytesKey: bytesKey(head, unsealed.subarray(startOfWords(unsealed))),
    signature: viewSignature(unsealed),
    phrases,
    header: { sketch, language, hasUnsegmented: hasUnsegmented(flags) },
  }
}

export function keysOf({ fingerprint, terms, sketch = NO_TERM_SKETCH }: Query): TextKeys {
  const { signature, language, flags } = fingerprint
  return {
    signature,
    phrases: () => (terms ? phrases(terms) : NO_PHRASES),
    header: { sketch, language, hasUnsegmented: hasUnsegmented(flags) },
  }
}

function hasUnsegmented(flags: Uint8Array): boolean {
  let all = 0
  for (let i = 0; i < flags.length; i++) all |= flags[i]!
  return (all & UNSEGMENTED) !== 0
}
