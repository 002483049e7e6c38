import type { StemCacheTable } from '../language/stem-cache-table.js'
import type { Scanner, Words } from '../text/tokens.js'

/** What of words a signature is made of. */
export type SignedWords = Pick<Words, 'count' | 'hashes' | 'flags'>

/** How a signature is made: words in a shingle, values in the signature, and what seeds its hashes. */
export interface SignatureOptions {
  readonly shingleWords: number
  readonly signatureValues: number
  readonly seed: number
}

/**
 * The hot path of a fingerprint. There are two kernels with the same bits: one in WebAssembly with SIMD, and a twin in plain
 * TypeScript for where that is missing or refused, as under a strict content security policy, and for very long texts.
 */
export interface Kernel {
  readonly scan: Scanner
  /** The normal form of a text in UTF-16 units: a view that the next call writes over. Quickest for the text scanned last. */
  readonly normalizedUnits: (text: string) => Uint16Array
  /** The signature of words that `scan` gave, without those that were taken out since; none where no shingle fits. */
  readonly sign: (words: SignedWords, options: SignatureOptions) => Uint32Array
  /** The signature of shingles that are hashed already: a view that the next call may write over. */
  readonly signShingles: (hashes: Uint32Array, options: SignatureOptions) => Uint32Array
  /** The places of words that `scan` gave, as `packSpans` gives them: a view that the next call writes over. */
  readonly spans: (words: Words) => Uint8Array
  /** For words that `scan` gave. */
  readonly stems: StemCacheTable
}
