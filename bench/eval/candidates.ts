/**
 * Which keys find copies: candidate recall among the background articles, against the rows that an article takes and the
 * candidates that a query brings. `npx tsx bench/eval/candidates.ts [folder] --filler 180000` adds, for the keys in use,
 * the same with so many filler articles more. docs/research/candidates.md holds the table.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { PhraseIndex } from '../../src/candidates/phrase-index.js'
import { createFingerprinter } from '../../src/fingerprint/fingerprint.js'
import { phrases } from '../../src/fingerprint/phrases.js'
import { type Terms, termsOf } from '../../src/fingerprint/terms.js'
import { idfTable } from '../../src/language/idf.js'
import { firstArgument, numbersArgument } from '../arguments.js'
import { Random } from '../generate/random.js'
import { writeResults } from '../results.js'
import { formatTable } from '../table.js'
import { createCandidates } from './candidate-index.js'
import { dataFolder, type LabelledDocument, listSets, readSet, streamDocuments } from './data.js'
import { SCHEMES } from './keys.js'
import { shuffledArticles } from './shuffled.js'

const FAR_APART = 5
const BACKGROUND = 'background'
const SEEDS = 'seeds'
const PAIRS_A_SET = 150
const QUERIES = 1000

interface Entry {
  readonly set: string
  readonly words: Uint32Array
  readonly flags: Uint8Array
  readonly signature: Uint32Array
  readonly content: Terms
}

interface CopyPair {
  readonly set: string
  readonly stored: number
  readonly query: number
}

interface Outcome {
  readonly name: string
  readonly rows: number
  readonly candidates: number
  readonly microseconds: number
  readonly macro: number
  readonly recall: Readonly<Record<string, number>>
}

const folder = dataFolder(firstArgument())
const fingerprint = await createFingerprinter()
const entries: Entry[] = []
const copies: CopyPair[] = []

function enter(set: string, { text, lang }: Pick<LabelledDocument, 'text' | 'lang'>): number {
  const { words, flags, signature, language } = fingerprint({ text, ...(lang !== undefined && { lang }) })
  entries.push({ set, words, flags, signature, content: termsOf(words, flags, idfTable(language)) })
  return entries.length - 1
}

for await (const document of streamDocuments(folder, BACKGROUND)) enter(BACKGROUND, document)
const background = entries.length
for (const name of (await listSets(folder)).filter((name) => name !== BACKGROUND && name !== 'mccormick-1000')) {
  const { documents, pairs } = await readSet(folder, name)
  const numbers = new Map([...documents.values()].map((document) => [document.id, enter(name, document)]))
  const length = (id: string) => Math.max(1, documents.get(id)!.text.trim().length)
  // A pair over five times apart in length is an excerpt at best.
  const sure = pairs.filter(
    ({ a, b, label, confidence }) =>
      label === 'copy' &&
      confidence === 'high' &&
      Math.max(length(a), length(b)) <= FAR_APART * Math.min(length(a), length(b)),
  )
  for (const { a, b } of new Random(1).sample(sure, PAIRS_A_SET)) {
    copies.push({ set: name, stored: numbers.get(a)!, query: numbers.get(b)! })
  }
}
const seeds = readdirSync('seeds')
  .sort()
  .map((name) => enter(SEEDS, { text: readFileSync(`seeds/${name}`, 'utf8') }))
for (const query of [0, 1, 3]) copies.push({ set: SEEDS, stored: seeds[2]!, query: seeds[query]! })

const sets = [...new Set(copies.map(({ set }) => set))]
const queries = new Random(2).sample([...new Array(background).keys()], QUERIES)
const outcomes: Outcome[] = []

/** Looks up the other article of every pair. The mean over the sets leaves out the seeds. */
function ask(name: string, rows: number, probe: (number: number) => ArrayLike<number>): void {
  const hits = new Map<string, boolean[]>()
  for (const { set, stored, query } of copies) {
    hits.set(set, [...(hits.get(set) ?? []), Array.from(probe(query)).includes(stored)])
  }
  const recall = Object.fromEntries(sets.map((set) => [set, mean(hits.get(set)!.map(Number))]))
  const start = performance.now()
  const candidates = mean(queries.map((query) => probe(query).length))
  const microseconds = Math.round(((performance.now() - start) / queries.length) * 1000)
  const macro = mean(sets.filter((set) => set !== SEEDS).map((set) => recall[set]!))
  outcomes.push({ name, rows, candidates, microseconds, macro, recall })
  console.error(`${name}: ${macro.toFixed(3)}`)
}

for (const { name, keysOf } of SCHEMES) {
  const keys = entries.map(({ content, flags }) => keysOf({ content, flags }))
  const index = new PhraseIndex(Math.max(...keys.map(({ length }) => length)))
  for (const [number, own] of keys.entries()) index.insert(number, own)
  ask(name, index.rows / entries.length, (number) => index.find(keys[number]!, number))
}

const tiers = [createCandidates(0), createCandidates(64)]
const kept = entries.map(({ content }) => phrases(content))
for (const [tier, candidates] of tiers.entries()) {
  for (const [number, { signature }] of entries.entries()) {
    candidates.insertThenProbe(number, signature, kept[number]!)
  }
  ask(tier === 0 ? 'bands alone' : 'bands + 64 phrases', candidates.rows / entries.length, (number) =>
    candidates.insertThenProbe(number, entries[number]!.signature, kept[number]!),
  )
}

const [filler] = numbersArgument('filler', [])
const index = new PhraseIndex(64)
for (const [number, own] of kept.entries()) index.insert(number, own)
let stored = entries.length
if (filler !== undefined) {
  for (const { words, flags } of shuffledArticles(entries.slice(0, background), filler)) {
    index.insert(stored++, phrases(termsOf(words, flags, idfTable('en'))))
  }
  ask(`64 phrases among ${stored}`, index.rows / stored, (number) => index.find(kept[number]!, number))
}
console.log(`index of ${stored} articles, phrases: ${Math.round(index.bytes / stored)} bytes an article`)

console.log(
  formatTable(
    ['keys', 'rows', 'candidates', 'µs', 'macro', ...sets],
    outcomes.map(({ name, rows, candidates, microseconds, macro, recall }) => [
      name,
      rows,
      candidates,
      microseconds,
      macro,
      ...sets.map((set) => recall[set]),
    ]),
  ),
)
writeResults('candidates', { background, articles: entries.length, outcomes })

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
