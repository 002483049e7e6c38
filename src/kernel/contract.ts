import type { StemCacheTable } from '../language/stem-cache-table.js'
import type { HashedWords, Scanner, Words } from '../text/tokens.js'

/** How a signature is made: words in a shingle, values in the signature, and what seeds its hashes. */
export interface SignatureOptions {
  readonly shingleWords: number
  readonly signatureValues: number
  readonly seed: number
}

/**
 * The hot path of a fingerprint. Two kernels give the same bits: a kernel in WebAssembly with SIMD, and a kernel in plain
 * TypeScript for very long texts and where WebAssembly is missing or forbidden, as by a strict content security policy.
 * A function whose name ends with `View` overwrites its last result at the next call.
 */
export interface Kernel {
  readonly scan: Scanner
  /** The normal form of a text in UTF-16 units. Fastest for the text that was scanned last. */
  readonly normalizedUnitsView: (text: string) => Uint16Array
  /** The signature of the words of the last scan, or of those left after removals; empty where no shingle fits. */
  readonly sign: (words: HashedWords, options: SignatureOptions) => Uint32Array
  /**
   * Writes the signature of at least one hashed shingle to `signature`, which has `signatureValues` elements. For many sets
   * in a row, allocating each signature would take half as long again.
   */
  readonly signHashes: (hashes: Uint32Array, options: SignatureOptions, signature: Uint32Array) => void
  /** The positions of the words of the last scan, in the format of `packSpansView`. */
  readonly packSpansView: (words: Words) => Uint8Array
  /** For the words of the last scan. */
  readonly stemCacheTable: StemCacheTable
}
