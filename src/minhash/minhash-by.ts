import { DoppelwireError } from '../errors.js'
import { describe } from '../options.js'
import type { HashedWords, Scanner } from '../text/tokens.js'
import { MinHash } from './minhash.js'
import type { SignatureOptions } from './options.js'

/** What takes signatures: a kernel, which does more. */
export interface SignatureKernel {
  readonly scan: Scanner
  /** The signature of the words of the last scan, or of those left after removals; empty where no shingle fits. */
  readonly sign: (words: HashedWords, options: SignatureOptions) => Uint32Array
  /** `hashWord` of each token; good until the next call of any function of the kernel. */
  readonly hashTokensView: (tokens: readonly string[]) => Uint32Array
  /** The signature of at least one hashed shingle; good until the next call of any function of the kernel. */
  readonly signHashesView: (hashes: Uint32Array, options: SignatureOptions) => Uint32Array
  /** How many distinct shingles or hashes a signature was taken of. Right after `sign` or `signHashesView`, of the same. */
  readonly countDistinct: (signed: HashedWords | Uint32Array, options: SignatureOptions) => number
}

/** The signature of a text, of tokens or of hashes, by a kernel. Its options are checked, and not changed any more. */
export function minhashBy(
  kernel: SignatureKernel,
  input: string | Iterable<string> | Uint32Array,
  options: SignatureOptions,
): MinHash {
  if (typeof input === 'string') {
    const { words } = kernel.scan(input)
    const values = kernel.sign(words, options)
    return new MinHash({ options, size: values.length === 0 ? 0 : kernel.countDistinct(words, options), values })
  }
  const hashes = input instanceof Uint32Array ? input : kernel.hashTokensView(tokensOf(input))
  if (hashes.length === 0) return new MinHash({ options, size: 0, values: new Uint32Array(0) })
  const values = new Uint32Array(kernel.signHashesView(hashes, options))
  return new MinHash({ options, size: kernel.countDistinct(hashes, options), values })
}

function tokensOf(given: Iterable<string>): readonly string[] {
  if (typeof given?.[Symbol.iterator] !== 'function' || ArrayBuffer.isView(given)) {
    throw invalid(`expected a text, an iterable of strings, or a Uint32Array of hashes, found ${describe(given)}`)
  }
  const tokens: readonly string[] = Array.isArray(given) ? given : Array.from(given)
  for (let i = 0; i < tokens.length; i++) {
    const token: unknown = tokens[i]
    if (typeof token === 'string') continue
    const advice = typeof token === 'number' ? '; give numbers as a Uint32Array' : ''
    throw invalid(`token ${i}: expected a string, found ${describe(token)}${advice}`)
  }
  return tokens
}

function invalid(message: string): DoppelwireError {
  return new DoppelwireError('ARGUMENT_INVALID', `minhash: ${message}`)
}
