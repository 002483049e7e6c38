import { createStemCacheTable } from '../language/stem-cache-table.js'
import { shingle } from '../minhash/shingles.js'
import { sign } from '../minhash/signature.js'
import { normalizedUnitsView } from '../text/normalize.js'
import { packSpansView } from '../text/spans.js'
import { createScanner } from '../text/tokenizer.js'
import type { Kernel } from './contract.js'

export function createPlainKernel(): Kernel {
  return {
    scan: createScanner(),
    normalizedUnitsView,
    sign({ count, hashes, flags }, { shingleWords, signatureValues, seed }) {
      const shingles = shingle(hashes.subarray(0, count), flags.subarray(0, count), shingleWords)
      return sign(shingles.hashes, signatureValues, seed)
    },
    signHashes: (hashes, { signatureValues, seed }, signature) => signature.set(sign(hashes, signatureValues, seed)),
    packSpansView: ({ starts, ends, count }) => packSpansView(starts, ends, count),
    stemCacheTable: createStemCacheTable(),
  }
}
