import { readText } from '../text/reading.js'
import { checkFingerprintOptions, type FingerprintOptions } from './options.js'
import { shingle } from './shingles.js'
import { sign } from './signature.js'

/** From raw text to its MinHash values; empty where the text has fewer words than a shingle. */
export type Signer = (text: string) => Uint32Array

/**
 * Makes the function that takes signatures alone: the first tier of a fingerprint, by the same code and with the same bits.
 *
 * @throws DoppelwireError `OPTION_INVALID` for an unknown option or a value outside its range.
 * @example
 * const sign = createSigner({ signatureValues: 64 })
 * sign('Ministers agreed on Friday to cut the tax on bread.').length // => 64
 */
export function createSigner(given: Partial<FingerprintOptions> = {}): Signer {
  const { shingleWords, signatureValues, seed } = checkFingerprintOptions(given, 'createSigner')
  return (text) => {
    const { words } = readText(text)
    return sign(shingle(words.hashes, words.flags, shingleWords).hashes, signatureValues, seed)
  }
}
