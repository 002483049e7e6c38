import { checkSignatureOptions, SIGNATURE_DEFAULTS, type SignatureOptions } from '../minhash/options.js'
import { checkBoolean, resolveOptions } from '../options.js'

/** How a fingerprint is made. Only fingerprints of the same options can be compared. */
export interface FingerprintOptions extends SignatureOptions {
  /**
   * Whether the rules for boilerplate apply: what belongs to the page and not to the article is left out. `false` keeps every
   * word. Default `true`.
   */
  readonly boilerplate: boolean
}

export const FINGERPRINT_DEFAULTS: FingerprintOptions = {
  ...SIGNATURE_DEFAULTS,
  boilerplate: true,
}

/** The options laid over their defaults, frozen; refuses unknown ones and values outside their range. */
export function checkFingerprintOptions(
  given: Partial<FingerprintOptions>,
  what: string,
): Readonly<FingerprintOptions> {
  const options = Object.freeze(resolveOptions(given, FINGERPRINT_DEFAULTS, what))
  checkSignatureOptions(options)
  checkBoolean(options.boilerplate, 'boilerplate')
  return options
}
