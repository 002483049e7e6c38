import type { StemCacheTable } from '../language/stem-cache-table.js'
import type { SignatureKernel } from '../minhash/minhash-by.js'
import type { WordLister } from '../text/listed-words.js'
import type { Words } from '../text/tokens.js'

/**
 * The hot path of a fingerprint. Two kernels give the same bits: a kernel in WebAssembly with SIMD, and a kernel in plain
 * TypeScript for very long texts and where WebAssembly is missing or forbidden, as by a strict content security policy.
 * A function whose name ends with `View` overwrites its last result at the next call.
 */
export interface Kernel extends SignatureKernel {
  readonly listWords: WordLister
  /** The normal form of a text in UTF-16 units. Fastest for the text that was scanned last. */
  readonly normalizedUnitsView: (text: string) => Uint16Array
  /** The positions of the words of the last scan, in the format of `packSpansView`. */
  readonly packSpansView: (words: Words) => Uint8Array
  /** For the words of the last scan. */
  readonly stemCacheTable: StemCacheTable
}
