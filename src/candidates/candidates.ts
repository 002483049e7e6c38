import { DoppelwireError } from '../errors.js'
import { type Band, bandKeys, valuesOf } from '../minhash/bands.js'
import { linkRows } from '../minhash/link-rows.js'
import { LshTable, NONE } from '../minhash/lsh-table.js'
import { checkNumber } from '../options.js'
import type { Imaged, ImageReader, ImageWriter } from '../structures/image.js'
import { PhraseIndex } from './phrase-index.js'
import type { PhraseRows } from './phrase-rows.js'

const NOTHING = new Uint32Array(0)

/** Rows that wait to be linked, at most: so many take a quarter of a second, for which nothing else runs. */
const MOST_WAITING = 2 ** 22

export interface CandidatesOptions {
  readonly bands: readonly Band[]
  /** How many articles one bucket may propose, from 1. */
  readonly bucketCap: number
  /** Most phrases of an article, to 1,000; 0, the default, for bands alone. */
  readonly phraseCount?: number
}

/**
 * Pairs worth comparing, found in two ways: articles whose signatures agree in at least one band, by locality-sensitive
 * hashing (Indyk and Motwani 1998), which finds reprints; and articles that share rare phrases (`PhraseIndex`), which finds
 * rewrites. How likely a pair is to agree in a band is the S-curve of the bands (`sCurve`).
 *
 * If a bucket holds more than `bucketCap` articles, a probe sees only the `bucketCap` inserted last, so the time of a probe
 * is bounded even if one text is repeated without end; in a stream the latest are the likelier copies. `cappedBuckets`
 * counts such cuts. A pair is missed only if every band it shares is cut between the two. As long as no bucket is cut, the
 * order of insertion changes no pair of the bands; what it may change of the phrases, `PhraseIndex` says.
 *
 * The caller numbers the articles from 0, without large gaps. An empty signature is never inserted and finds nothing.
 */
export class Candidates implements Imaged {
  readonly #bands: readonly Band[]
  readonly #bucketCap: number
  readonly #values: number
  readonly #table: LshTable
  readonly #phraseIndex: PhraseIndex | undefined
  readonly #keys: Int32Array
  #cappedBuckets = 0
  /** Rows that wait to be linked; undefined once any are linked, from when on each article is inserted by itself. */
  #waiting: number | undefined = 0

  /** @throws DoppelwireError `OPTION_INVALID` */
  constructor({ bands, bucketCap, phraseCount = 0 }: CandidatesOptions) {
    checkNumber(bucketCap, 'bucketCap', { low: 1, high: 2 ** 31 - 1, whole: true })
    this.#bands = bands
    this.#bucketCap = bucketCap
    this.#values = valuesOf(bands)
    this.#table = new LshTable(bands.length)
    this.#phraseIndex = phraseCount === 0 ? undefined : new PhraseIndex(phraseCount)
    this.#keys = new Int32Array(bands.length)
  }

  /** Rows stored: for each article, one a band and one a phrase. */
  get rows(): number {
    return this.#linked.rows + (this.#phraseIndex?.rows ?? 0)
  }

  /** Bytes allocated. */
  get bytes(): number {
    return this.#linked.bytes + (this.#phraseIndex?.bytes ?? 0)
  }

  /** How many buckets were cut to `bucketCap`, over all probes so far. */
  get cappedBuckets(): number {
    return this.#cappedBuckets
  }

  /** The articles by the bands of their signatures. */
  get bandTable(): LshTable {
    return this.#linked
  }

  /**
   * Inserts an article that was not inserted before by its bands alone; it is found by its phrases once `insertPhrases` adds these. The
   * first articles wait until somebody looks for one: to link all at once takes a tenth of the time.
   */
  insertBands(number: number, signature: Uint32Array): void {
    if (signature.length === 0) return
    this.#readKeys(signature)
    if (this.#waiting === undefined || this.#waiting >= MOST_WAITING) this.#linked.insert(number, this.#keys)
    else {
      this.#table.insertUnlinked(number, this.#keys)
      this.#waiting += this.#keys.length
    }
  }

  insertPhrases(number: number, phrases: Uint32Array): void {
    this.#phraseIndex?.insert(number, phrases)
  }

  /** Adds an article by its bands to tables that hold nothing but such articles; it is found once `link` was called. */
  insertUnlinked(number: number, signature: Uint32Array): void {
    if (signature.length === 0) return
    this.#readKeys(signature)
    this.#table.insertUnlinked(number, this.#keys)
  }

  /** @param rows the phrases of the articles that were inserted unlinked */
  link(rows: PhraseRows): void {
    this.#link()
    this.#phraseIndex?.fill(rows)
  }

  /** Removes an article that was inserted by its bands alone. */
  removeBands(number: number): void {
    this.#linked.remove(number)
  }

  has(number: number): boolean {
    return this.#linked.has(number)
  }

  /**
   * Inserts the article, then looks for others. An article that is stored already is not inserted again; to give it other
   * keys, `remove` it first.
   *
   * @param phrases as `phrases` of `fingerprint/` gives them; ignored if `phraseCount` is 0.
   * @returns numbers of candidates, ascending, each once, without `number` itself.
   * @throws DoppelwireError `FINGERPRINT_MISMATCH` for a signature of another length than the bands were made for.
   */
  insertThenProbe(number: number, signature: Uint32Array, phrases: Uint32Array = NOTHING): Uint32Array {
    if (signature.length === 0) return NOTHING
    this.#readKeys(signature)
    if (this.#linked.insert(number, this.#keys)) this.#phraseIndex?.insert(number, phrases)
    return this.#find(phrases, number)
  }

  /** Looks for articles without inserting anything. Result and errors are those of `insertThenProbe`. */
  probe(signature: Uint32Array, phrases: Uint32Array = NOTHING): Uint32Array {
    if (signature.length === 0) return NOTHING
    this.#readKeys(signature)
    return this.#find(phrases, NONE)
  }

  /** Looks by the bands alone for others than `self`. */
  probeBands(signature: Uint32Array, self = NONE): Uint32Array {
    if (signature.length === 0) return NOTHING
    this.#readKeys(signature)
    const found: number[] = []
    for (const key of this.#keys) this.#walkBucket(key, self, found)
    return found.length === 0 ? NOTHING : sortedOnce(found)
  }

  /** Looks by the phrases alone for others than `self`, the heaviest first. Without `self`, finds what one that is stored would. */
  probePhrases(phrases: Uint32Array, self = NONE): number[] {
    return this.#phraseIndex?.find(phrases, self, self === NONE ? 1 : 0) ?? []
  }

  /** How many articles were inserted with a phrase. */
  holdersOf(phrase: number): number {
    return this.#phraseIndex?.countOf(phrase) ?? 0
  }

  /**
   * Removes an article; its number may be used again. Returns whether it was stored.
   *
   * @param phrases the same that it was inserted with
   */
  remove(number: number, phrases: Uint32Array = NOTHING): boolean {
    const removed = this.#linked.remove(number)
    if (removed) this.#phraseIndex?.remove(number, phrases)
    return removed
  }

  writeTo(image: ImageWriter): void {
    this.#linked.writeTo(image)
    this.#phraseIndex?.writeTo(image)
  }

  readFrom(image: ImageReader): void {
    this.#waiting = undefined
    this.#table.readFrom(image)
    this.#phraseIndex?.readFrom(image)
  }

  get #linked(): LshTable {
    if (this.#waiting !== undefined) this.#link()
    return this.#table
  }

  #link(): void {
    this.#waiting = undefined
    this.#table.link(linkRows)
  }

  #readKeys(signature: Uint32Array): void {
    if (signature.length !== this.#values) {
      throw new DoppelwireError(
        'FINGERPRINT_MISMATCH',
        `signature: expected ${this.#values} values, found ${signature.length}; fingerprint all articles with the same options`,
      )
    }
    bandKeys(signature, this.#bands, this.#keys)
  }

  #find(phrases: Uint32Array, self: number): Uint32Array {
    const found = this.#phraseIndex?.find(phrases, self) ?? []
    for (const key of this.#keys) this.#walkBucket(key, self, found)
    return found.length === 0 ? NOTHING : sortedOnce(found)
  }

  #walkBucket(key: number, self: number, found: number[]): void {
    const table = this.#linked
    let left = this.#bucketCap
    for (let row = table.newest(key); row !== NONE; row = table.older(row)) {
      const number = table.numberOf(row)
      if (number === self) continue
      if (left-- === 0) {
        this.#cappedBuckets++
        return
      }
      found.push(number)
    }
  }
}

function sortedOnce(numbers: number[]): Uint32Array {
  const sorted = new Uint32Array(numbers).sort()
  let kept = 0
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[kept]) sorted[++kept] = sorted[i]!
  return sorted.slice(0, kept + 1)
}
