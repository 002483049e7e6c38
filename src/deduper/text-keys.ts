import { type Allocate, encodeTo } from '../fingerprint/codec.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { phrases } from '../fingerprint/phrases.js'
import { UNSEGMENTED } from '../text/tokens.js'
import type { Header } from '../verify/fingerprint-store.js'
import type { Query } from '../verify/query.js'
import { NO_TERM_SKETCH } from '../verify/term-sketch.js'

export { bytesKey } from './same-texts.js'

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
export interface StoredTextKeys extends Pick<TextKeys, 'signature'>, Omit<Header, 'sketch'> {
  readonly textHash: bigint
  readonly bytesKey: number
  readonly phrases: Uint32Array
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
