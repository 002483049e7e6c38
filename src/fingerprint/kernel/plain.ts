import { normalizedUnits } from '../../text/normalize.js'
import { createScanner } from '../../text/scan.js'
import { shingle } from '../shingles.js'
import { sign } from '../signature.js'
import type { Kernel } from './kernel.js'

export function createPlainKernel(): Kernel {
  return {
    scan: createScanner(),
    normalizedUnits,
    sign: ({ hashes, flags }, { shingleWords, signatureValues, seed }) =>
      sign(shingle(hashes, flags, shingleWords).hashes, signatureValues, seed),
  }
}
