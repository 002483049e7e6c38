import { DoppelwireError } from '../errors.js'
import { checkBoolean, describe, resolveOptions } from '../options.js'
import { BandBuckets } from './band-buckets.js'
import { type Band, bandKeys } from './bands.js'
import { decodeIndex, encodeIndex } from './index-bytes.js'
import { checkIndexOptions, type LshIndexOptions } from './index-options.js'
import { checkMinHash, MinHash } from './minhash.js'
import type { SignatureOptions } from './options.js'
import { SignatureRows } from './signature-rows.js'

/** A signature of an index that was found for another, with their estimated similarity. */
export interface SimilarId {
  /** The id that the signature was added under. */
  readonly id: string
  /** The estimated Jaccard similarity, 0 to 1; see `jaccard`. */
  readonly similarity: number
}

const QUERY_DEFAULTS = { estimates: false }

/** So many removed ones are left where they are, however few there are beside them. */
const FEW = 64

/**
 * Finds similar sets among many, without comparing with each: locality-sensitive hashing by bands (Leskovec, Rajaraman and
 * Ullman, Mining of Massive Datasets, 3.4). A set is found where its signature agrees with the one asked for in all values of
 * at least one band; `sCurve` says how likely that is at which similarity. Some found are less similar than the threshold and
 * some above it are missed, so ask with `estimates` and keep what you need.
 *
 * Holds every signature (512 bytes at 128 values) and 12 to 20 bytes for each band of it, up to 28 in an index of few. Signatures of empty
 * sets are neither stored nor found.
 *
 * @example
 * const index = new LshIndex({ threshold: 0.5 })
 * index.add('wire', minhash('the tax on bread falls by four percent from the first of june'))
 * index.query(minhash('the tax on bread falls by four percent from the first of july')) // => ['wire']
 */
export class LshIndex {
  /** The options of the signatures that it takes. */
  readonly signature: SignatureOptions
  /** The bands that it looks up, as `threshold` chose them or as they were given. */
  readonly bands: readonly Band[]
  readonly #buckets: BandBuckets
  readonly #rows: SignatureRows
  readonly #keys: Int32Array
  readonly #numbers = new Map<string, number>()
  /** By number, the id; nothing where it was removed. */
  #ids: (string | undefined)[] = []

  /** @throws DoppelwireError `OPTION_INVALID` for an unknown option or a value outside its range. */
  constructor(options: LshIndexOptions = {}) {
    const { bands, signature } = checkIndexOptions(options)
    this.signature = signature
    this.bands = bands
    this.#buckets = new BandBuckets(bands.length)
    this.#rows = new SignatureRows(signature.signatureValues)
    this.#keys = new Int32Array(bands.length)
  }

  /** How many signatures are stored. */
  get size(): number {
    return this.#numbers.size
  }

  /** Whether a signature of this id is stored. */
  has(id: string): boolean {
    return this.#numbers.has(id)
  }

  /**
   * Stores a signature under an id.
   *
   * @returns whether it is new: `false` where the same signature has this id already, and for that of an empty set
   * @throws DoppelwireError `ARGUMENT_INVALID` for an id that is no string or what is no signature, `SIGNATURE_MISMATCH` for one of other
   *   options, `DUPLICATE_ID` for a known id with another signature. The index stays as it was.
   */
  add(id: string, signature: MinHash): boolean {
    if (typeof id !== 'string') {
      throw new DoppelwireError('ARGUMENT_INVALID', `add: id: expected a string, found ${describe(id)}`)
    }
    checkMinHash(signature, this.signature, 'add')
    const { values } = signature
    const known = this.#numbers.get(id)
    if (known !== undefined) {
      if (this.#rows.countEqual(known, values) === this.signature.signatureValues) return false
      throw new DoppelwireError(
        'DUPLICATE_ID',
        `id ${describe(id)} was added with another signature; remove it first, or give this one its own id`,
      )
    }
    if (values.length === 0) return false
    this.#store(id, values)
    return true
  }

  /**
   * Stores many signatures, in order; a `Map` from ids to signatures is such a list. Stops at the first that is refused; those before it stay.
   *
   * @returns how many are new
   * @throws DoppelwireError as {@link LshIndex.add} does.
   */
  addAll(entries: Iterable<readonly [id: string, signature: MinHash]>): number {
    if (typeof entries?.[Symbol.iterator] !== 'function') {
      throw new DoppelwireError(
        'ARGUMENT_INVALID',
        `addAll: expected an iterable of [id, signature], found ${describe(entries)}`,
      )
    }
    let added = 0
    for (const entry of entries) {
      if (!Array.isArray(entry)) {
        throw new DoppelwireError('ARGUMENT_INVALID', `addAll: expected [id, signature], found ${describe(entry)}`)
      }
      if (this.add(entry[0], entry[1])) added++
    }
    return added
  }

  /**
   * The ids whose signatures agree with this one in a band, itself among them where it is stored: in the order in which they were added,
   * or with `estimates` by falling similarity, then in that order.
   *
   * Apart from that, two signatures meet by chance once in 2^32 pairs of bands.
   *
   * @param options `estimates: true` gives each with its estimated similarity. Default `false`.
   * @throws DoppelwireError `ARGUMENT_INVALID` for what is no signature, `SIGNATURE_MISMATCH` for one of other options.
   * @example
   * const index = new LshIndex()
   * const red = minhash(['red', 'green', 'blue'])
   * index.add('a', red)
   * index.query(red, { estimates: true }) // => [{ id: 'a', similarity: 1 }]
   */
  query(signature: MinHash, options?: { readonly estimates?: false }): string[]
  query(signature: MinHash, options: { readonly estimates: true }): SimilarId[]
  query(signature: MinHash, options?: { readonly estimates?: boolean }): string[] | SimilarId[] {
    checkMinHash(signature, this.signature, 'query')
    const { estimates } = options === undefined ? QUERY_DEFAULTS : resolveOptions(options, QUERY_DEFAULTS, 'query')
    checkBoolean(estimates, 'estimates')
    const numbers = this.#find(signature.values)
    if (!estimates) return numbers.map((number) => this.#ids[number]!)
    const values = this.signature.signatureValues
    return numbers
      .map((number) => ({
        id: this.#ids[number]!,
        similarity: this.#rows.countEqual(number, signature.values) / values,
      }))
      .sort((a, b) => b.similarity - a.similarity)
  }

  /** Removes a signature. @returns whether it was stored */
  remove(id: string): boolean {
    const number = this.#numbers.get(id)
    if (number === undefined) return false
    this.#numbers.delete(id)
    this.#ids[number] = undefined
    if (this.#ids.length > 2 * this.size + FEW) this.#renumber()
    return true
  }

  /** Everything stored, with a checksum. */
  toBytes(): Uint8Array {
    const numbers = [...this.#numbers.values()]
    return encodeIndex({
      signature: this.signature,
      bands: this.bands,
      ids: numbers.map((number) => this.#ids[number]!),
      valuesOf: (place) => this.#rows.get(numbers[place]!),
    })
  }

  /**
   * An index as it was when `toBytes` wrote it.
   *
   * @throws DoppelwireError `INDEX_INVALID` for bytes that are no index, are damaged, or are of another version.
   */
  static fromBytes(bytes: Uint8Array): LshIndex {
    return fromBytes(bytes)
  }

  #store(id: string, values: Uint32Array): void {
    const number = this.#ids.push(id) - 1
    this.#numbers.set(id, number)
    this.#rows.set(number, values)
    bandKeys(values, this.bands, this.#keys)
    this.#buckets.append(this.#keys)
  }

  /** The numbers of the signatures that meet this one in a band, ascending. */
  #find(values: Uint32Array): number[] {
    if (values.length === 0) return []
    bandKeys(values, this.bands, this.#keys)
    const found = this.#buckets.find(this.#keys)
    return this.#ids.length === this.size ? found : found.filter((number) => this.#ids[number] !== undefined)
  }

  /** Gives the place of those removed to others: after so many removals that each pays for few. */
  #renumber(): void {
    const numbers = [...this.#numbers.values()]
    this.#rows.keepOnly(numbers)
    this.#buckets.keepOnly(numbers)
    this.#ids = [...this.#numbers.keys()]
    for (const [number, id] of this.#ids.entries()) this.#numbers.set(id!, number)
  }
}

// Not in the class: one that names itself inside is called otherwise in what is built, as stack traces and consoles show.
function fromBytes(bytes: Uint8Array): LshIndex {
  const { signature, bands, ids, valuesOf } = decodeIndex(bytes)
  const index = new LshIndex({ signature, bands })
  for (let place = 0; place < ids.length; place++) {
    index.add(ids[place]!, new MinHash({ options: signature, size: 1, values: valuesOf(place) }))
  }
  return index
}
