/**
 * What the work comes to on generated articles and the seeds, in numbers that no machine's speed changes. `npm run bench:counts`
 * writes them to `counts.json`; a test compares.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Article } from '../src/article.js'
import { Candidates } from '../src/candidates/candidates.js'
import type { ClusterLevel } from '../src/cluster/star-levels.js'
import { createDeduper } from '../src/deduper/deduper.js'
import { createFingerprinter, FINGERPRINT_DEFAULTS } from '../src/fingerprint/fingerprint.js'
import { MOST_PHRASES, phrases } from '../src/fingerprint/phrases.js'
import { encodeFingerprint } from '../src/fingerprint/sealed-bytes.js'
import { termsOf } from '../src/fingerprint/terms.js'
import { idfTable } from '../src/language/idf.js'
import { chooseBands } from '../src/minhash/s-curve.js'
import { generateArticles } from './generate/articles.js'
import { readSeeds } from './inputs.js'

/** By set and level, by name of the count. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>

const ARTICLES = 400

export async function takeCounts(): Promise<Counts> {
  const generated = [...generateArticles({ count: ARTICLES })].map(({ article }) => article)
  const counts: Record<string, Record<string, number>> = {}
  for (const [name, articles] of Object.entries({ generated, seeds: readSeeds() })) {
    for (const level of ['reprint', 'rewrite'] as const) {
      counts[`${name}, level ${level}`] = { ...(await proposals(articles, level)), ...(await dedupe(articles, level)) }
    }
  }
  return counts
}

/** What the index stores and proposes. */
async function proposals(articles: readonly Article[], level: ClusterLevel): Promise<Record<string, number>> {
  const fingerprinter = await createFingerprinter()
  const { bands } = chooseBands({ values: FINGERPRINT_DEFAULTS.signatureValues, target: 0.4 })
  const phraseCount = level === 'rewrite' ? MOST_PHRASES : 0
  const index = new Candidates({ bands, bucketCap: 1000, phraseCount })
  let [words, encodedBytes, candidates] = [0, 0, 0]
  for (const [number, article] of articles.entries()) {
    const print = fingerprinter(article)
    words += print.words.length
    encodedBytes += encodeFingerprint(print).length
    const kept = phrases(termsOf(print.words, print.flags, idfTable(print.language)))
    candidates += index.insertThenProbe(number, print.signature, kept).length
  }
  return { words, 'bytes of encoded fingerprints': encodedBytes, rows: index.rows, candidates }
}

/** What a deduper does and holds. */
async function dedupe(articles: readonly Article[], level: ClusterLevel): Promise<Record<string, number>> {
  const deduper = await createDeduper({ level })
  await deduper.addAll(articles)
  const clusters = [...deduper.clusters()]
  const { texts, comparedPairs, verifiedPairs, fingerprintBytes, indexBytes } = deduper.statistics()
  return {
    ...{ texts, 'compared pairs': comparedPairs, 'verified pairs': verifiedPairs, clusters: clusters.length },
    ...{ 'bytes of stored fingerprints': fingerprintBytes, 'bytes of index': indexBytes },
  }
}

/** One line for each count that moved: which, from what to what, by how much. */
export function changesOf(expected: Counts, found: Counts): string[] {
  const keysOf = (a: object = {}, b: object = {}): string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return keysOf(expected, found).flatMap((set) =>
    keysOf(expected[set], found[set]).flatMap((name) => {
      const [before, now] = [expected[set]?.[name], found[set]?.[name]]
      return before === now ? [] : [`${set}: ${name}: ${describeChange(before, now)}`]
    }),
  )
}

function describeChange(before: number | undefined, now: number | undefined): string {
  if (before === undefined) return `new, ${now}`
  if (now === undefined) return `gone, was ${before}`
  const difference = now - before
  const share = before === 0 ? '' : ` (${difference > 0 ? '+' : ''}${((100 * difference) / before).toFixed(2)} %)`
  return `expected ${before}, found ${now}: ${difference > 0 ? '+' : ''}${difference}${share}`
}

export const EXPECTED_COUNTS = new URL('./counts.json', import.meta.url)

async function main(): Promise<void> {
  writeFileSync(EXPECTED_COUNTS, `${JSON.stringify(await takeCounts(), null, 2)}\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
