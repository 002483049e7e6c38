import { createStemMemory } from '../language/stem-cache-table.js'
import { shingle } from '../minhash/shingles.js'
import { sign } from '../minhash/signature.js'
import { normalizedUnits } from '../text/normalize.js'
import { packSpans } from '../text/spans.js'
import { createScanner } from '../text/tokenizer.js'
import type { Kernel } from './contract.js'

export function createPlainKernel(): Kernel {
  return {
    scan: createScanner(),
    normalizedUnits,
    sign({ count, hashes, flags }, { shingleWords, signatureValues, seed }) {
      const shingles = shingle(hashes.subarray(0, count), flags.subarray(0, count), shingleWords)
      return sign(shingles.hashes, signatureValues, seed)
    },
    spans: ({ starts, ends, count }) => packSpans(starts, ends, count),
    stems: createStemMemory(),
    signShingles: (hashes, { signatureValues, seed }) => sign(hashes, signatureValues, seed),
  }
}
