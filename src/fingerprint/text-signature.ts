import { resolveOptions } from '../options.js'
import { scanWords } from '../text/words.js'
import { FINGERPRINT_DEFAULTS, type FingerprintOptions } from './fingerprint.js'
import { shingle } from './shingles.js'
import { sign } from './signature.js'

/** Takes the signature of a raw text: of all its words, boilerplate too. */
export async function createSigner(given: Partial<FingerprintOptions> = {}): Promise<(text: string) => Uint32Array> {
  const { shingleWords, signatureValues, seed } = resolveOptions(given, FINGERPRINT_DEFAULTS, 'createSigner')
  return (text) => {
    const { hashes, flags } = scanWords(text)
    return sign(shingle(hashes, flags, shingleWords).hashes, signatureValues, seed)
  }
}
