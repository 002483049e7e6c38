import { checkNumber } from '../options.js'

/** How a signature is made. Only signatures of the same options can be compared. */
export interface SignatureOptions {
  /** Words in a shingle, 1 to 32; twice as many characters in scripts without spaces. Default 5. */
  readonly shingleWords: number
  /** Values in a signature, 1 to 4,096. Default 128: a standard error of at most .044, in 512 bytes. */
  readonly signatureValues: number
  /** Seeds the signature's hashes, 0 to 2^32 - 1. Default 1. */
  readonly seed: number
}

export const SIGNATURE_DEFAULTS: SignatureOptions = Object.freeze({ shingleWords: 5, signatureValues: 128, seed: 1 })

/** @throws DoppelwireError `OPTION_INVALID` for a value outside its range. */
export function checkSignatureOptions({ shingleWords, signatureValues, seed }: SignatureOptions): void {
  checkNumber(shingleWords, 'shingleWords', { low: 1, high: 32, whole: true })
  checkNumber(signatureValues, 'signatureValues', { low: 1, high: 4096, whole: true })
  checkNumber(seed, 'seed', { low: 0, high: 0xffffffff, whole: true })
}

/** The first option in which two sets of options differ. */
export function differingOption(a: SignatureOptions, b: SignatureOptions): keyof SignatureOptions | undefined {
  if (a === b) return undefined
  return (['shingleWords', 'signatureValues', 'seed'] as const).find((option) => a[option] !== b[option])
}
