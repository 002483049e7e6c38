import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { generateWire } from '../../bench/generate/wire.js'
import type { Article } from '../../src/article.js'
import type { DeduperOptions } from '../../src/deduper/options.js'
import { retold } from '../deduper/retold.js'

const dist = join(import.meta.dirname, '../../dist')
if (!existsSync(join(dist, 'batch.js'))) throw new Error('dist is missing: run npm run build')
export const { runBatch } = (await import(join(dist, 'batch.js'))) as typeof import('../../src/batch.js')
const { createDeduper } = (await import(join(dist, 'index.js'))) as typeof import('../../src/index.js')

/** A wire feed; stories that many outlets print, so that buckets are large; one that many retell, so that it has likely copies; one wording with other blanks; hostile ids. */
export function feed(count: number): Article[] {
  const wire = [...generateWire({ count })].map(({ article }) => article)
  const prints = [...generateWire({ count: 6, seed: 7 })].flatMap(({ article }, story) =>
    Array.from({ length: 12 }, (_, outlet) => ({
      ...article,
      id: `story ${story} outlet ${outlet}`,
      text: `${article.text}\n\nPrinted in the ${'morning evening weekly daily'.split(' ')[outlet % 4]} edition of outlet ${outlet % 9}.`,
    })),
  )
  const [one, other, third] = wire
  const hostile = ['__proto__', "o'clock; DROP TABLE kept", '\u{1f600}', '\ue000', 'tab\tline\n', '<b>', '=1+1'].map(
    (id) => ({
      ...one!,
      id,
    }),
  )
  return [
    ...wire,
    ...prints,
    ...retold(),
    ...hostile,
    { ...other!, id: 'blanks', text: other!.text.replaceAll(' ', '  ') },
    { id: 'short', text: 'Short.' },
    { id: 'short too', text: 'Short.' },
    { id: 'empty', text: '' },
    { id: 'empty too', text: '' },
    { ...third!, id: wire[5]!.id },
    { ...third!, id: `${wire[5]!.id}#2`, text: `${third!.text} More.` },
    { ...wire[6]! },
  ]
}

export async function writeFeed(path: string, articles: readonly Article[]): Promise<string> {
  await writeFile(path, articles.map((article) => `${JSON.stringify(article)}\n`).join(''))
  return path
}

async function rows(path: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const reader = await connection.runAndReadAll(`SELECT * FROM '${path.replaceAll("'", "''")}'`)
  const found = reader.getRows().map((row) => row.map((value) => (typeof value === 'bigint' ? Number(value) : value)))
  connection.closeSync()
  instance.closeSync()
  return found
}

/** What one process finds, in the form of the files. */
export async function inOneProcess(articles: readonly Article[], options: Partial<DeduperOptions>) {
  const deduper = await createDeduper({ onDuplicate: 'version', ...options })
  for (const article of articles) deduper.store(article)
  const clusters = [...deduper.clusters()].flatMap(({ members }, i) =>
    members.map(({ id, relation, score, reprintOf }) => [i + 1, id, relation, score, reprintOf]),
  )
  const pairs = [...deduper.pairs()].map(({ a, b, relation, score }) => [a, b, relation, score])
  const learned = deduper.statistics().learnedBoilerplate
  return { clusters, pairs: pairs.map((pair) => JSON.stringify(pair)).sort(), learned }
}

export async function inFiles(out: string) {
  const pairs = await rows(join(out, 'pairs.parquet'))
  return {
    clusters: await rows(join(out, 'clusters.parquet')),
    pairs: pairs.map((pair) => JSON.stringify(pair)).sort(),
  }
}
