import { createHash, type Hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
// The only place that knows what these two are called.
import { createDeduper, createFingerprinter, type Deduper, encodeFingerprint } from '../src/index.js'
import { dataFolder, listSets, streamDocuments } from './eval/data.js'

/*
 * One digest over what the public functions say of all articles at hand: whoever moves code runs it before and after. Scores
 * are taken to the last bit, so that two digests are equal only on one version of one runtime.
 *
 *     npm run digest -- ../shared/data [SET...]
 */

/** What is digested of a set, each by itself, so that a difference shows where it began. */
const PARTS = ['fingerprints', 'pairs', 'clusters', 'explained'] as const

const LEVELS = ['rewrite', 'reprint'] as const

async function main(): Promise<void> {
  const [folderArgument, ...chosen] = parseArgs({ allowPositionals: true }).positionals
  const folder = dataFolder(folderArgument)
  const started = performance.now()
  const total = createHash('sha256')
  console.log(['set'.padEnd(26), 'articles', 'pairs'.padStart(8), ...PARTS.map((part) => part.padEnd(12))].join('  '))
  for (const name of chosen.length > 0 ? chosen : await listSets(folder)) {
    const { articles, pairs, digests } = await digestSet(folder, name)
    total.update(`${name} ${digests.join(' ')}\n`)
    const counts = [String(articles).padStart(8), String(pairs).padStart(8)]
    console.log([name.padEnd(26), ...counts, ...digests.map((digest) => digest.slice(0, 12))].join('  '))
  }
  console.log(`\ntotal ${total.digest('hex')}`)
  console.error(`${((performance.now() - started) / 1000).toFixed(0)} s, Node ${process.version}`)
}

async function digestSet(folder: string, name: string) {
  const hashes = PARTS.map(() => createHash('sha256')) as [Hash, Hash, Hash, Hash]
  const [fingerprints, pairs, clusters, explained] = hashes
  const fingerprint = await createFingerprinter()
  const dedupers: Deduper[] = []
  for (const level of LEVELS) dedupers.push(await createDeduper({ level, onDuplicate: 'version' }))
  const [rewrites, reprints] = dedupers as [Deduper, Deduper]
  for await (const article of streamDocuments(folder, name)) {
    const taken = fingerprint(article)
    add(fingerprints, [article.id])
    fingerprints.update(encodeFingerprint(taken))
    // One is given fingerprints, the other texts: it takes fingerprints of its own, in memory that is used again.
    rewrites.store({ ...article, fingerprint: taken })
    reprints.store(article)
  }
  let found = 0
  for (const deduper of dedupers) {
    const lines = [...deduper.pairs()].map(({ a, b, relation, score }) => JSON.stringify([a, b, relation, score]))
    // The order of pairs is not promised.
    add(pairs, lines.sort())
    found += lines.length
    for (const { representative, size, lowestScore, near, members } of deduper.clusters()) {
      const who = members.map(({ id, relation, score, reprintOf }) => [id, relation, score, reprintOf])
      add(clusters, [representative, size, lowestScore, near, who])
    }
  }
  // The labelled pairs are compared as well: most of them are no copies. Of some the other half stands in another set.
  for (const [a, b] of await readPairs(folder, name)) {
    if (!rewrites.has(a) || !rewrites.has(b)) continue
    const { relation, score, direction = '', passages } = rewrites.explain(a, b)
    const shown = passages.map((one) => [one.a.start, one.a.end, one.b.start, one.b.end, one.words, one.similarity])
    add(explained, [a, b, relation, score, direction, shown])
  }
  return { articles: rewrites.size, pairs: found, digests: hashes.map((hash) => hash.digest('hex')) }
}

function add(hash: Hash, values: readonly unknown[]): void {
  hash.update(`${JSON.stringify(values)}\n`)
}

/** The ids of the labelled pairs of a set; what they are labelled as does not matter here. */
async function readPairs(folder: string, name: string): Promise<[a: string, b: string][]> {
  const file = join(folder, name, 'pairs.tsv')
  if (!existsSync(file)) return []
  const [header, ...rows] = (await readFile(file, 'utf8')).split(/\r?\n/).filter((line) => line !== '')
  const names = header!.split('\t')
  return rows.map((row) => {
    const cells = row.split('\t')
    return [cells[names.indexOf('a')]!, cells[names.indexOf('b')]!]
  })
}

await main()
