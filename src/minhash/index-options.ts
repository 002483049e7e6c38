import { DoppelwireError } from '../errors.js'
import { checkNumber, resolveOptions } from '../options.js'
import { type Band, checkBands } from './bands.js'
import { checkSignatureOptions, SIGNATURE_DEFAULTS, type SignatureOptions } from './options.js'
import { type BandWeights, chooseBands } from './s-curve.js'

/** What an `LshIndex` finds, and of which signatures. */
export interface LshIndexOptions {
  /**
   * The Jaccard similarity from which sets should be found, 0 to 1: bands are chosen for it by `chooseBands`. (The threshold of a
   * deduper is another thing, a probability.) Default .5.
   */
  readonly threshold?: number | undefined
  /** What the bands are chosen to avoid, false positives or false negatives; equal by default. */
  readonly weights?: BandWeights | undefined
  /** The bands, in place of `threshold` and `weights`. */
  readonly bands?: readonly Band[] | undefined
  /** The options of the signatures that it takes. By default those of `minhash`. */
  readonly signature?: Partial<SignatureOptions> | undefined
}

const DEFAULT_THRESHOLD = 0.5

/** @throws DoppelwireError `OPTION_INVALID` for an unknown option or a value outside its range. */
export function checkIndexOptions(given: LshIndexOptions): {
  readonly signature: SignatureOptions
  readonly bands: readonly Band[]
} {
  const defaults: LshIndexOptions = { threshold: undefined, weights: undefined, bands: undefined, signature: {} }
  const options = resolveOptions(given, defaults, 'LshIndex')
  const signature = Object.freeze(resolveOptions(options.signature ?? {}, SIGNATURE_DEFAULTS, 'LshIndex: signature'))
  checkSignatureOptions(signature)
  const { threshold, weights } = options
  if (options.bands === undefined) {
    const target = threshold === undefined ? DEFAULT_THRESHOLD : threshold
    checkNumber(target, 'threshold', { low: 0, high: 1 })
    return { signature, bands: chooseBands({ values: signature.signatureValues, target, weights }).bands }
  }
  if (threshold !== undefined || weights !== undefined) {
    throw new DoppelwireError('OPTION_INVALID', 'LshIndex: expected either bands, or threshold and weights, found both')
  }
  return { signature, bands: checkBands(options.bands, signature.signatureValues) }
}
