/**
 * MinHash and locality-sensitive hashing alone, for any sets: `doppelwire/minhash`.
 *
 * @module
 */
import { fastestKernel } from './kernel/kernel.js'
import type { MinHash } from './minhash/minhash.js'
import { minhashBy } from './minhash/minhash-by.js'
import { checkSignatureOptions, SIGNATURE_DEFAULTS, type SignatureOptions } from './minhash/options.js'
import { resolveOptions } from './options.js'

export { DoppelwireError, ERROR_CODES, type ErrorCode } from './errors.js'
export type { Band } from './minhash/bands.js'
export type { LshIndexOptions } from './minhash/index-options.js'
export { LshIndex, type SimilarId } from './minhash/lsh-index.js'
export { containment, jaccard, MinHash } from './minhash/minhash.js'
export type { MinHashParts } from './minhash/minhash-bytes.js'
export type { SignatureOptions } from './minhash/options.js'
export {
  type BandChoice,
  type BandOptions,
  type BandWeights,
  type CurvePoint,
  chooseBands,
  curvePoints,
  type ErrorRates,
  errorRates,
  type SimilarityDensity,
  sCurve,
} from './minhash/s-curve.js'

/**
 * The MinHash signature of a set, at once:
 *
 * - of a text, the set of its word shingles. All words count, case-folded and in normal form; where no shingle fits, the set
 *   is empty. (`createSigner` leaves boilerplate out, as fingerprints do.)
 * - of an iterable of strings, these strings as they are, each once.
 * - of a `Uint32Array`, these numbers, each once: your own hashes of anything.
 *
 * The same set gives the same signature on every runtime, in every version of 0.x.
 *
 * @throws DoppelwireError `ARGUMENT_INVALID` for anything else, `OPTION_INVALID` for an unknown option or a value outside its range.
 * @example
 * minhash('the tax on bread falls by four percent').size // => 4
 * minhash(['red', 'green', 'red']).size // => 2
 * minhash(new Uint32Array([7, 7, 7]), { signatureValues: 64 }).values.length // => 64
 */
export function minhash(
  input: string | Iterable<string> | Uint32Array,
  options: Partial<SignatureOptions> = SIGNATURE_DEFAULTS,
): MinHash {
  return minhashBy(fastestKernel(), input, checked(options))
}

// The options of the call before, frozen: who has options of their own has the same ones for all sets.
let last = SIGNATURE_DEFAULTS

function checked(given: Partial<SignatureOptions>): SignatureOptions {
  if (given === SIGNATURE_DEFAULTS) return SIGNATURE_DEFAULTS
  const options = resolveOptions(given, SIGNATURE_DEFAULTS, 'minhash')
  const { shingleWords, signatureValues, seed } = options
  if (last.shingleWords === shingleWords && last.signatureValues === signatureValues && last.seed === seed) return last
  checkSignatureOptions(options)
  last = Object.freeze(options)
  return last
}
