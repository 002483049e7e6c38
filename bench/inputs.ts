import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Article } from '../src/article.js'
import { createFingerprinter, type Fingerprint, type Fingerprinter } from '../src/fingerprint/fingerprint.js'
import { type Terms, termsOf } from '../src/fingerprint/terms.js'
import { idfTable } from '../src/language/idf.js'
import { scanWords, type Words } from '../src/text/tokens.js'
import { generateArticles } from './generate/articles.js'

/** What the timed steps work on: for each room of src/, the output of the rooms before it. */
export interface BenchInputs {
  /** A few generated texts. */
  readonly texts: readonly string[]
  readonly words: readonly Words[]
  /** The same texts with an accent on every e, as a character of its own. Only such texts take the general path of normalising. */
  readonly decomposed: readonly string[]
  readonly seeds: readonly string[]
  /** Enough generated articles to fill an index, with their fingerprints and terms, and the bytes of their texts. */
  readonly articles: readonly Article[]
  readonly fingerprints: readonly Fingerprint[]
  readonly terms: readonly Terms[]
  readonly storedBytes: number
  /** Numbers of a copy and its original. */
  readonly copyPairs: readonly (readonly [number, number])[]
  readonly fingerprinter: Fingerprinter
}

export async function makeInputs(sizes: { texts: number; stored: number }): Promise<BenchInputs> {
  const generated = [...generateArticles({ count: sizes.stored })]
  const articles = generated.map(({ article }) => article)
  const texts = articles.slice(0, sizes.texts).map(({ text }) => text)
  const fingerprinter = await createFingerprinter()
  const fingerprints = articles.map(fingerprinter)
  const numbers = new Map(articles.map(({ id }, number) => [id, number]))
  return {
    texts,
    words: texts.map(scanWords),
    decomposed: texts.map((text) => text.replaceAll('e', 'e\u0301')),
    seeds: readSeeds().map(({ text }) => text),
    articles,
    fingerprints,
    terms: fingerprints.map(({ words, flags, language }) => termsOf(words, flags, idfTable(language))),
    storedBytes: bytesOf(articles.map(({ text }) => text)),
    copyPairs: generated.flatMap(({ original }, number) =>
      original === undefined ? [] : [[number, numbers.get(original)!] as const],
    ),
    fingerprinter,
  }
}

export function readSeeds(): Article[] {
  const folder = fileURLToPath(new URL('../seeds/', import.meta.url))
  return readdirSync(folder)
    .sort()
    .map((id) => ({ id, text: readFileSync(folder + id, 'utf8') }))
}

/** Bytes of texts in UTF-8. */
export function bytesOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
