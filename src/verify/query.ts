import type { Comparable } from '../compare/comparable.js'
import { copyOf, type Fingerprint, type TransientFingerprint } from '../fingerprint/fingerprint.js'
import { type Terms, termsOf } from '../fingerprint/terms.js'
import { idfTable } from '../language/idf.js'
import { sketchTerms, type TermSketch } from './term-sketch.js'

/**
 * A fingerprint that is to be compared with stored texts. Its terms and their sketch are made when they are first asked
 * for, which must be before the next fingerprint is taken. Where only reprints are sought, there are neither: reprints are
 * found by their wording alone.
 */
export class Query {
  readonly fingerprint: Fingerprint
  readonly #seeksRewrites: boolean
  readonly #idfSteps: Uint8Array | undefined
  #terms: Terms | undefined
  #sketch: TermSketch | undefined

  constructor({ fingerprint, idfSteps }: TransientFingerprint, seeksRewrites: boolean) {
    this.fingerprint = fingerprint
    this.#idfSteps = idfSteps
    this.#seeksRewrites = seeksRewrites
  }

  get terms(): Terms | undefined {
    const { words, flags, language } = this.fingerprint
    if (this.#seeksRewrites) this.#terms ??= termsOf(words, flags, idfTable(language), this.#idfSteps)
    return this.#terms
  }

  get sketch(): TermSketch | undefined {
    if (this.terms) this.#sketch ??= sketchTerms(this.terms)
    return this.#sketch
  }

  /** A stored text as a query: what was derived of it as a candidate is used again, and so is the sketch that it is stored with. */
  static ofStored({ fingerprint, termsInOrder }: Comparable, sketch: TermSketch, seeksRewrites: boolean): Query {
    const query = new Query({ fingerprint }, seeksRewrites)
    if (seeksRewrites) {
      query.#terms = termsInOrder
      query.#sketch = sketch
    }
    return query
  }

  /** The same query with arrays of its own, which stay as they are when the next fingerprint is taken. */
  copy(): Query {
    const query = new Query({ fingerprint: copyOf(this.fingerprint) }, this.#seeksRewrites)
    query.#terms = this.terms
    query.#sketch = this.sketch
    return query
  }
}
