import { DoppelwireError } from '../errors.js'
import { checkNumber, describe, resolveOptions } from '../options.js'
import type { Band } from './bands.js'
import { checkSignatureOptions, SIGNATURE_DEFAULTS, type SignatureOptions } from './options.js'
import { type BandWeights, chooseBands } from './s-curve.js'

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
/** As many rows as a table has for a set. */
const MOST_BANDS = 65_536

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
    const target = threshold ?? DEFAULT_THRESHOLD
    checkNumber(target, 'threshold', { low: 0, high: 1 })
    return { signature, bands: chooseBands({ values: signature.signatureValues, target, weights }).bands }
  }
  if (threshold !== undefined || weights !== undefined) {
    throw new DoppelwireError('OPTION_INVALID', 'LshIndex: expected either bands, or threshold and weights, found both')
  }
  return { signature, bands: checkBands(options.bands, signature.signatureValues) }
}

function checkBands(bands: readonly Band[], values: number): readonly Band[] {
  if (!Array.isArray(bands) || bands.length === 0 || bands.length > MOST_BANDS) {
    const found = Array.isArray(bands) ? `${bands.length} of them` : describe(bands)
    throw new DoppelwireError('OPTION_INVALID', `bands: expected an array of 1 to ${MOST_BANDS} bands, found ${found}`)
  }
  return bands.map((band, i) => {
    if (typeof band !== 'object' || band === null) {
      throw new DoppelwireError('OPTION_INVALID', `bands[${i}]: expected { start, width }, found ${describe(band)}`)
    }
    const { start, width } = band
    checkNumber(start, `bands[${i}].start`, { low: 0, high: values - 1, whole: true })
    checkNumber(width, `bands[${i}].width`, { low: 1, high: values - start, whole: true })
    return { start, width }
  })
}
