import { type Compare, type ComparedPair, comparerOf } from '../../deduper/internals.js'
import { type DeduperOptions, thresholdOf } from '../../deduper/options.js'
import { keysOf, toStoredBytes } from '../../deduper/text-keys.js'
import { countWords } from '../../fingerprint/codec.js'
import type { Fingerprint } from '../../fingerprint/fingerprint.js'
import { decodeFingerprint } from '../../fingerprint/sealed-bytes.js'
import { FingerprintStore } from '../../verify/fingerprint-store.js'
import { Query } from '../../verify/query.js'
import { Verifier } from '../../verify/verifier.js'

/** So many fingerprints stay in memory: about 60 MB. They never change, so what is here is true. */
const MOST_TEXTS = 20_000

/** The fingerprints that this worker compared last, and what compares them. */
export class TextCache {
  readonly #options: DeduperOptions
  #texts = new Map<string, number>()
  #names: string[] = []
  /** How long each fingerprint is as `encodeFingerprint` gives it. */
  #sizes: number[] = []
  #fingerprints = new FingerprintStore()
  #compare: Compare

  constructor(options: DeduperOptions) {
    this.#options = options
    this.#compare = this.#comparer()
  }

  has(text: string): boolean {
    return this.#texts.has(text)
  }

  /** @param size of what `encodeFingerprint` gives, where it is stored */
  add(text: string, fingerprint: Fingerprint, size: number): void {
    if (this.#texts.has(text)) return
    const { header } = keysOf(new Query({ fingerprint }, this.#options.level === 'rewrite'))
    const number = this.#fingerprints.add(toStoredBytes(fingerprint), header)
    this.#texts.set(text, number)
    this.#names[number] = text
    this.#sizes[number] = size
  }

  addBytes(text: string, bytes: Uint8Array): void {
    if (!this.#texts.has(text)) this.add(text, decodeFingerprint(new Uint8Array(bytes)), bytes.length)
  }

  /** Compares a text with others; all are here. `a` and `b` of the pairs are those of {@link nameOf}. */
  compare(text: string, others: readonly string[]): readonly ComparedPair[] {
    return this.#compare({
      textId: this.#texts.get(text)!,
      candidates: others.map((other) => this.#texts.get(other)!),
    })
  }

  nameOf(number: number): string {
    return this.#names[number]!
  }

  sizeOf(text: string): number | undefined {
    const number = this.#texts.get(text)
    return number === undefined ? undefined : this.#sizes[number]
  }

  numberOf(text: string): number {
    return this.#texts.get(text)!
  }

  words(text: string): number {
    return countWords(this.#fingerprints.get(this.#texts.get(text)!))
  }

  /** Lets all go, where there are many. To be called while nothing is compared. */
  trim(): void {
    if (this.#texts.size <= MOST_TEXTS) return
    this.#texts = new Map()
    this.#names = []
    this.#sizes = []
    this.#fingerprints = new FingerprintStore()
    this.#compare = this.#comparer()
  }

  #comparer(): Compare {
    const options = this.#options
    return comparerOf(new Verifier(this.#fingerprints, thresholdOf(options), options.level === 'rewrite'), options)
  }
}
