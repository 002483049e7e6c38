import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Article } from '../src/article.js'
import { createFingerprinter, type Fingerprint, type Fingerprinter } from '../src/fingerprint/fingerprint.js'
import { type Terms, termsOf } from '../src/fingerprint/terms.js'
import { idfTable } from '../src/language/idf.js'
import { scanWords, type Words } from '../src/text/tokens.js'
import { generateArticles } from './generate/articles.js'

/** What the rooms work on: for each, what the one before it gives. */
export interface Stock {
  /** A few generated texts, what their words are, and the same with every accent in a character of its own. */
  readonly texts: readonly string[]
  readonly words: readonly Words[]
  /** No newspaper is like this, but nothing else shows what the general path of normalising costs. */
  readonly decomposed: readonly string[]
  readonly seeds: readonly string[]
  /** Enough generated articles to fill an index, their fingerprints, contents and the bytes of their texts. */
  readonly articles: readonly Article[]
  readonly prints: readonly Fingerprint[]
  readonly contents: readonly Terms[]
  readonly storedBytes: number
  /** Numbers of a copy and its original. */
  readonly copies: readonly (readonly [number, number])[]
  readonly fingerprinter: Fingerprinter
}

export async function stockOf(sizes: { texts: number; stored: number }): Promise<Stock> {
  const generated = [...generateArticles({ count: sizes.stored })]
  const articles = generated.map(({ article }) => article)
  const texts = articles.slice(0, sizes.texts).map(({ text }) => text)
  const fingerprinter = await createFingerprinter()
  const prints = articles.map(fingerprinter)
  const numbers = new Map(articles.map(({ id }, number) => [id, number]))
  return {
    texts,
    words: texts.map(scanWords),
    decomposed: texts.map((text) => text.replaceAll('e', 'e\u0301')),
    seeds: readSeeds().map(({ text }) => text),
    articles,
    prints,
    contents: prints.map(({ words, flags, language }) => termsOf(words, flags, idfTable(language))),
    storedBytes: bytesOf(articles.map(({ text }) => text)),
    copies: generated.flatMap(({ original }, number) =>
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
