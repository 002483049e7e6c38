import { DoppelwireError } from '../errors.js'
import { fastestKernel, type Kernel } from '../kernel/kernel.js'
import { describe } from '../options.js'
import { hashedWords } from '../text/analyze.js'
import { checkFingerprintOptions, type FingerprintOptions } from './options.js'
import { readText } from './read-text.js'

/**
 * From raw text to its MinHash values; empty where the text has fewer words than a shingle.
 *
 * @throws DoppelwireError `ARGUMENT_INVALID` for what is no string.
 */
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
  const signer = createSignerOn(fastestKernel(), checkFingerprintOptions(given, 'createSigner'))
  return (text) => {
    if (typeof text === 'string') return signer(text)
    throw new DoppelwireError('ARGUMENT_INVALID', `text: expected a string, found ${describe(text)}`)
  }
}

export function createSignerOn(kernel: Kernel, options: FingerprintOptions): Signer {
  return (text) => {
    const { plain, scanned } = readText(text, kernel.scan)
    return kernel.sign(hashedWords(plain.text, scanned, kernel.listWords, options.boilerplate), options)
  }
}
