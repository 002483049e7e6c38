import { createStemMemory } from '../../language/stem-memory.js'
import { normalizedUnits } from '../../text/normalize.js'
import { createScanner } from '../../text/scan.js'
import { shingle } from '../shingles.js'
import { sign } from '../signature.js'
import { packSpans } from '../spans.js'
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
