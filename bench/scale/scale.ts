/**
 * Cost and quality from ten thousand to a million generated articles: `npm run bench:scale -- --articles 10000,1000000 --level reprint`.
 * Each size runs in a process of its own, so that its peak memory is its own. `--feed FILE` takes the articles of real JSON Lines instead,
 * as many as there are; then nothing is known of their families, and all quality figures are 0.
 */
import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createDeduper } from '../../src/index.js'
import { numbersArgument } from '../arguments.js'
import { logLogChart } from '../chart.js'
import { type Generated, generateArticle } from '../generate/articles.js'
import { processorTime } from '../measure.js'
import { circumstances, writeResults } from '../results.js'
import { threeDigits } from '../spread.js'
import { formatTable } from '../table.js'
import { type Agreement, type Membership, measureAgreement } from './families.js'
import { growthExponent } from './growth.js'
import { STAGES, type StageName, StageTimes } from './stages.js'

interface ScaleResult {
  readonly articles: number
  readonly megabytes: number
  /** Processor seconds of each stage, and of making the articles, which counts nowhere. */
  readonly stages: Readonly<Record<StageName, number>>
  readonly generating: number
  readonly seconds: number
  readonly articlesPerSecond: number
  /** Of the whole process: once all articles are added, and at the end. */
  readonly peakMegabytes: { readonly added: number; readonly clustered: number }
  readonly indexBytesPerArticle: number
  readonly fingerprintBytesPerArticle: number
  readonly comparedPairsPerArticle: number
  readonly verifiedPairs: number
  readonly cappedBuckets: number
  readonly clusters: number
  readonly agreement: Agreement
}

const BATCH = 1000
const SEED = 1
const { feed: feedFile } = parseArgs({ options: { feed: { type: 'string' } }, strict: false }).values as {
  feed?: string
}
const level = process.argv.includes('rewrite') ? 'rewrite' : 'reprint'
const secondsSince = (start: number): number => (processorTime() - start) / 1000
const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1024

async function measure(wanted: number): Promise<ScaleResult> {
  const feed = feedFile === undefined ? undefined : readFeed(feedFile, wanted)
  const articles = feed?.length ?? wanted
  const deduper = await createDeduper({ level })
  const times = new StageTimes()
  const memberships: Membership[] = []
  let [generating, characters] = [0, 0]
  for (let first = 0; first < articles; first += BATCH) {
    const start = processorTime()
    const batch: Generated[] = []
    for (let number = first; number < Math.min(first + BATCH, articles); number++) {
      batch.push(feed ? { article: feed[number]! } : generateArticle(number, { seed: SEED }))
    }
    generating += secondsSince(start)
    for (const { article, original, relation } of batch) {
      if (!feed) memberships.push({ family: numberOf(original ?? article.id), excerpt: relation === 'excerpt' })
      characters += article.text.length
    }
    await times.add(
      deduper,
      batch.map(({ article }) => article),
    )
    showProgress(`${articles} articles: ${first + batch.length}, ${Math.round((first + batch.length) / times.sum)}/s`)
  }
  const added = peakMegabytes()
  const clusters: number[][] = []
  await times.compare(deduper)
  times.cluster(() => {
    for (const { members } of deduper.clusters()) clusters.push(feed ? [] : members.map(({ id }) => numberOf(id)))
  })
  const statistics = deduper.statistics()
  return {
    articles,
    megabytes: characters / 1e6,
    stages: times.seconds,
    generating,
    seconds: times.sum,
    articlesPerSecond: articles / times.sum,
    peakMegabytes: { added, clustered: peakMegabytes() },
    indexBytesPerArticle: statistics.indexBytes / articles,
    fingerprintBytesPerArticle: statistics.fingerprintBytes / articles,
    comparedPairsPerArticle: statistics.comparedPairs / articles,
    verifiedPairs: statistics.verifiedPairs,
    cappedBuckets: statistics.cappedBuckets,
    clusters: clusters.length,
    agreement: measureAgreement(feed ? [] : clusters, memberships),
  }
}

function readFeed(file: string, count: number): Generated['article'][] {
  const lines = readFileSync(file, 'utf8')
    .split('\n', count)
    .filter((line) => line.trim() !== '')
  return lines.map((line, number) => ({ ...(JSON.parse(line) as Generated['article']), id: `r${number}` }))
}

const numberOf = (id: string): number => Number(id.slice(1))

function showProgress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K`)
}

function measureApart(articles: number): Promise<ScaleResult> {
  const child = fork(fileURLToPath(import.meta.url), [
    ...['--child', '--level', level, '--articles', String(articles)],
    ...(feedFile === undefined ? [] : ['--feed', feedFile]),
  ])
  return new Promise((resolve, reject) => {
    child.once('message', (result) => resolve(result as ScaleResult))
    child.once('exit', (code) => reject(new Error(`the process for ${articles} articles ended with ${code}`)))
  })
}

async function main(): Promise<void> {
  const sizes = numbersArgument('articles', [10_000, 100_000, 1_000_000])
  if (process.argv.includes('--child')) {
    process.send?.(await measure(sizes[0]!))
    return
  }
  const { machine, cores, node, commit } = circumstances()
  console.log(`${machine}, ${cores} cores; Node ${node}; commit ${commit}; level ${level}\n`)
  const results: ScaleResult[] = []
  for (const size of sizes) results.push(await measureApart(size))
  const exponents = sizes.length > 1 ? exponentsOf(results) : undefined
  printTables(results, exponents)
  const chart = logLogChart('Processor seconds and memory by number of articles', sizes, [
    ...STAGES.map((stage) => ({ name: stage, values: results.map(({ stages }) => stages[stage]) })),
    { name: 'peak memory in MB', values: results.map(({ peakMegabytes }) => peakMegabytes.clustered) },
  ])
  writeResults(`scale-${level}`, { seed: SEED, level, exponents: exponents ?? null, results }, chart)
}

function printTables(results: readonly ScaleResult[], exponents: Exponents | undefined): void {
  const stageRows = results.map(({ articles, seconds, stages, peakMegabytes: { added, clustered } }) => [
    articles.toLocaleString('en-US'),
    ...[...STAGES.map((stage) => stages[stage]), seconds, added, clustered].map((figure) =>
      String(threeDigits(figure)),
    ),
  ])
  const exponentRow = exponents && [
    'exponent',
    ...[...STAGES, 'seconds', 'added', 'clustered'].map((name) => exponents[name]!.toFixed(2)),
  ]
  console.log(
    formatTable(
      ['articles', ...STAGES, 'all seconds', 'MB, added', 'MB, clustered'],
      exponentRow ? [...stageRows, exponentRow] : stageRows,
    ),
  )
  console.log(`
Processor seconds of each stage, without generating; peak memory of the whole process. The exponent is that of a power law:
1 is linear.
`)
  console.log(
    formatTable(
      ['articles', 'articles/s', 'index B', 'fingerprint B', 'compared', 'recall', 'precision'],
      results.map((result) => [
        ...[result.articles, Math.round(result.articlesPerSecond), Math.round(result.indexBytesPerArticle)],
        ...[Math.round(result.fingerprintBytesPerArticle), result.comparedPairsPerArticle],
        ...[result.agreement.recall, result.agreement.precision],
      ]),
    ),
  )
  console.log(`
Index, fingerprint and compared pairs are per article. Recall and precision count pairs of articles in one cluster against
families of identical texts and reprints; see families.ts.`)
}

type Exponents = Readonly<Record<string, number>>

function exponentsOf(results: readonly ScaleResult[]): Exponents {
  const exponent = (figure: (result: ScaleResult) => number): number =>
    growthExponent(results.map((result) => [result.articles, figure(result)]))
  return {
    ...Object.fromEntries(STAGES.map((stage) => [stage, exponent(({ stages }) => stages[stage])])),
    seconds: exponent(({ seconds }) => seconds),
    added: exponent(({ peakMegabytes: { added } }) => added),
    clustered: exponent(({ peakMegabytes: { clustered } }) => clustered),
  }
}

await main()
