import { type Allocate, encodeTo, readLanguage, viewWords } from '../fingerprint/codec.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { phrases } from '../fingerprint/phrases.js'
import { UNSEGMENTED } from '../text/tokens.js'
import type { Header } from '../verify/fingerprint-store.js'
import type { Query } from '../verify/query.js'
import { NO_TERM_SKETCH } from '../verify/term-sketch.js'

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

/** The keys of a text that another run stored, of which only some are made again. Its bytes stay where they are stored. */
export function storedKeys(
  signature: Uint32Array,
  bytes: Uint8Array,
  phrases: Uint32Array,
  seeksRewrites: boolean,
): TextKeys {
  const [language, { flags }] = [readLanguage(bytes), viewWords(bytes)]
  const sketch = seeksRewrites ? undefined : NO_TERM_SKETCH
  return {
    signature,
    phrases: () => phrases,
    header: { sketch, language, hasUnsegmented: hasUnsegmented(flags), isOutside: true },
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
