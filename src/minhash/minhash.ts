import { DoppelwireError } from '../errors.js'
import { checkNumber, describe } from '../options.js'
import { base64 } from '../structures/base64.js'
import { decodeMinHash, encodeMinHash, type MinHashParts } from './minhash-bytes.js'
import { checkSignatureOptions, differingOption, type SignatureOptions } from './options.js'
import { shareOfEqual } from './signature.js'

/**
 * The MinHash signature of a set: a few numbers in its place, of which two sets share about as many as they share members.
 * Taken by `minhash`; a constructor for those who store its parts in columns of their own.
 */
export class MinHash implements MinHashParts {
  /** The options that it was made with. */
  readonly options: SignatureOptions
  /** How many distinct members the set has: shingles of a text, tokens, or hashes. */
  readonly size: number
  /** `signatureValues` numbers of 32 bits; none where the set is empty. Not to be changed. */
  readonly values: Uint32Array

  /** @throws DoppelwireError `OPTION_INVALID`, `ARGUMENT_INVALID` for parts that no set has. */
  constructor(parts: MinHashParts) {
    const { options, size, values } = checkObject(parts)
    this.options = options
    this.size = size
    this.values = values
    if (options !== checkedOptions && !Object.isFrozen(options)) this.options = Object.freeze({ ...options })
    checkParts(this)
  }

  /**
   * The signature in 24 bytes and 4 for each value, with a checksum.
   *
   * @example
   * MinHash.fromBytes(minhash('the tax on bread falls by four percent').toBytes()).size // => 4
   */
  toBytes(): Uint8Array {
    return encodeMinHash(this)
  }

  /**
   * What a signature is in JSON: those bytes in base64.
   *
   * @example
   * const line = JSON.stringify({ id: 'wire', signature: minhash('the tax on bread falls by four percent') })
   * MinHash.fromBytes(JSON.parse(line).signature).size // => 4
   */
  toJSON(): string {
    return base64(this.toBytes())
  }

  /**
   * Reads what `toBytes` wrote, or the string that a signature is in JSON.
   *
   * @throws DoppelwireError `SIGNATURE_INVALID` for bytes that are no signature, are damaged, or are of another version.
   */
  static fromBytes(encoded: Uint8Array | string): MinHash {
    return fromBytes(encoded)
  }
}

// Not in the class: one that names itself inside is called otherwise in what is built, as stack traces and consoles show.
const fromBytes = (encoded: Uint8Array | string): MinHash => new MinHash(decodeMinHash(encoded))

function checkObject(parts: MinHashParts): MinHashParts {
  if (typeof parts === 'object' && parts !== null && typeof parts.options === 'object' && parts.options !== null)
    return parts
  throw invalid(`MinHash: expected { options, size, values }, found ${describe(parts)}`)
}

// The options of the set before, frozen: those of all sets are mostly the same ones, and to check them takes as long as all the rest.
let checkedOptions: SignatureOptions | undefined

function checkParts({ options, size, values }: MinHashParts): void {
  if (options !== checkedOptions) {
    checkSignatureOptions(options)
    checkedOptions = options
  }
  checkNumber(size, 'size', { low: 0, high: 0xffffffff, whole: true })
  if (!(values instanceof Uint32Array)) throw invalid(`values: expected a Uint32Array, found ${describe(values)}`)
  const expected = size === 0 ? 0 : options.signatureValues
  if (values.length !== expected) {
    throw invalid(`values: expected ${expected} for a set of ${size}, found ${values.length}`)
  }
}

const invalid = (message: string) => new DoppelwireError('ARGUMENT_INVALID', message)

/**
 * Refuses what is no signature, and a signature of other options.
 *
 * @throws DoppelwireError `ARGUMENT_INVALID`, `SIGNATURE_MISMATCH`
 */
export function checkMinHash(value: MinHash, expected: SignatureOptions, what: string): void {
  if (!(value instanceof MinHash)) {
    throw invalid(`${what}: expected a signature as minhash gives it, found ${describe(value)}`)
  }
  const option = differingOption(value.options, expected)
  if (option === undefined) return
  throw new DoppelwireError(
    'SIGNATURE_MISMATCH',
    `${what}: signatures differ in ${option}: expected ${expected[option]}, found ${value.options[option]}; take all with the same options`,
  )
}

/**
 * Estimates the Jaccard similarity of two sets: the share of all their members that both have, 0 to 1. Unbiased, with a standard error
 * of at most sqrt(J (1 - J) / signatureValues): .044 with 128 values. 0 where either set is empty.
 *
 * @throws DoppelwireError `SIGNATURE_MISMATCH` for signatures of other options, `ARGUMENT_INVALID` for anything else.
 * @example
 * jaccard(minhash(['red', 'green', 'blue']), minhash(['blue', 'red', 'green'])) // => 1
 */
export function jaccard(a: MinHash, b: MinHash): number {
  checkMinHash(a, a?.options, 'jaccard: first signature')
  checkMinHash(b, a.options, 'jaccard: second signature')
  return shareOfEqual(a.values, b.values)
}

/**
 * Estimates how much of the first set stands in the second: the share of `a`'s members that `b` has too, 0 to 1. From the Jaccard
 * similarity J and both sizes, J (|a| + |b|) / ((1 + J) |a|); so the error grows with |b| / |a|. 0 where either set is empty.
 *
 * @throws DoppelwireError as {@link jaccard} does.
 * @example
 * const [part, whole] = [minhash(['red', 'green']), minhash(['red', 'green', 'blue', 'black'])]
 * containment(part, whole) > containment(whole, part) // => true
 */
export function containment(a: MinHash, b: MinHash): number {
  const similarity = jaccard(a, b)
  if (similarity === 0) return 0
  // No more members can be shared than the smaller set has.
  const shared = Math.min((similarity / (1 + similarity)) * (a.size + b.size), a.size, b.size)
  return shared / a.size
}
