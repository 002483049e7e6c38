import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { type Terms, termsOf } from '../fingerprint/terms.js'
import { idfTable } from '../language/idf.js'
import { sketchTerms, type TermSketch } from './term-sketch.js'

/**
 * A fingerprint that is to be compared with stored texts. Its terms and their sketch are made when they are first asked
 * for. Where only reprints are sought, there are neither: reprints are found by their wording alone.
 */
export class Query {
  readonly fingerprint: Fingerprint
  readonly #seeksRewrites: boolean
  #terms: Terms | undefined
  #sketch: TermSketch | undefined

  constructor(fingerprint: Fingerprint, seeksRewrites: boolean) {
    this.fingerprint = fingerprint
    this.#seeksRewrites = seeksRewrites
  }

  get terms(): Terms | undefined {
    const { words, flags, language } = this.fingerprint
    if (this.#seeksRewrites) this.#terms ??= termsOf(words, flags, idfTable(language))
    return this.#terms
  }

  get sketch(): TermSketch | undefined {
    if (this.terms) this.#sketch ??= sketchTerms(this.terms)
    return this.#sketch
  }
}
