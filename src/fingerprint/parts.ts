import type { FingerprintOptions } from './options.js'

/**
 * What is kept of one article: enough to find it, to compare it and to point out what matches, without its text; some 6 bytes a word.
 * Two fingerprints can be compared only if they were made with the same options. Nothing in it is to be changed.
 *
 * `encodeFingerprint` makes bytes of it. In JSON it is a string, those bytes in base64, which `decodeFingerprint` reads too.
 */
export interface Fingerprint {
  /** The options that it was made with. */
  readonly options: Readonly<FingerprintOptions>
  /** ISO 639-1 code of the language by whose rules the words were stemmed; `und` if there are no rules for it. */
  readonly language: string
  /** `page` for a text without a story of its own: an error, a wall, a check for robots. */
  readonly kind: 'story' | 'page'
  /** How many words the rules for boilerplate left out. */
  readonly removedWords: number
  /** xxHash64 of the normalised text in UTF-16 code units, little-endian; 0 for an empty text, which equals nothing. */
  readonly textHash: bigint
  /** By word, in text order, without boilerplate: 24 bits of the hash of its stem, then 8 of the hash of the word itself. */
  readonly words: Uint32Array
  /**
   * By word, bits: 1 ends a sentence, 2 ends a paragraph, 4 stands in quotation marks, 8 begins with a capital, 16 has a digit, 32 stands
   * behind a part that was left out, 64 is a character of a script without spaces, 128 is all capitals.
   */
  readonly flags: Uint8Array
  /** Where each word begins and ends in the original text, packed; `explain` makes offsets of it. */
  readonly spans: Uint8Array
  /** MinHash values; empty if the text has fewer words than a shingle. */
  readonly signature: Uint32Array
  /** The wire agency that the dateline names, as a key such as `reuters`. */
  readonly agency: string | undefined
  /** The places of the dateline, normalised. */
  readonly datelinePlaces: readonly string[]
}
