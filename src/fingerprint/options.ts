import { checkBoolean, checkNumber, resolveOptions } from '../options.js'

export interface FingerprintOptions {
  /** Words in a shingle, 1 to 32; twice as many characters in scripts without spaces. Default 5. */
  shingleWords: number
  /** Values in a signature, 1 to 4,096. Default 128: a standard error of at most .044, in 512 bytes. */
  signatureValues: number
  /** Seeds the signature's hashes, 0 to 2^32 - 1. Default 1. */
  seed: number
  /**
   * Whether the rules for boilerplate apply: what belongs to the page and not to the article is left out. `false` keeps every
   * word. Default `true`.
   */
  boilerplate: boolean
}

export const FINGERPRINT_DEFAULTS: FingerprintOptions = {
  shingleWords: 5,
  signatureValues: 128,
  seed: 1,
  boilerplate: true,
}

/** The options laid over their defaults, frozen; refuses unknown ones and values outside their range. */
export function checkFingerprintOptions(
  given: Partial<FingerprintOptions>,
  what: string,
): Readonly<FingerprintOptions> {
  const options = Object.freeze(resolveOptions(given, FINGERPRINT_DEFAULTS, what))
  checkNumber(options.shingleWords, 'shingleWords', { low: 1, high: 32, whole: true })
  checkNumber(options.signatureValues, 'signatureValues', { low: 1, high: 4096, whole: true })
  checkNumber(options.seed, 'seed', { low: 0, high: 0xffffffff, whole: true })
  checkBoolean(options.boilerplate, 'boilerplate')
  return options
}
