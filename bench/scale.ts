/**
 * Cost and quality from ten thousand to a million generated articles: `npm run bench:scale -- --articles 10000,1000000 --level reprint`.
 * Each size runs in a process of its own, so that its peak memory is its own.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createDeduper } from '../src/index.js'
import { numbersArgument } from './arguments.js'
import { logLogChart } from './chart.js'
import { type Agreement, type Membership, measureAgreement } from './families.js'
import { type Generated, generateArticle } from './generate/articles.js'
import { writeResults } from './results.js'
import { formatTable } from './table.js'

interface ScaleResult {
  readonly articles: number
  readonly megabytes: number
  /** Seconds. */
  readonly generating: number
  readonly adding: number
  readonly clustering: number
  readonly articlesPerSecond: number
  readonly peakMemoryMegabytes: number
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
const level = process.argv.includes('rewrite') ? 'rewrite' : 'reprint'
const seconds = (since: number): number => (performance.now() - since) / 1000

async function measure(articles: number): Promise<ScaleResult> {
  const deduper = await createDeduper({ level })
  const memberships: Membership[] = []
  let [generating, adding, characters] = [0, 0, 0]
  for (let first = 0; first < articles; first += BATCH) {
    let start = performance.now()
    const batch: Generated[] = []
    for (let number = first; number < Math.min(first + BATCH, articles); number++) {
      batch.push(generateArticle(number, { seed: SEED }))
    }
    generating += seconds(start)
    for (const { article, original, relation } of batch) {
      memberships.push({ family: numberOf(original ?? article.id), excerpt: relation === 'excerpt' })
      characters += article.text.length
    }
    start = performance.now()
    await deduper.addAll(batch.map(({ article }) => article))
    adding += seconds(start)
    showProgress(`${articles} articles: ${first + batch.length}, ${Math.round((first + batch.length) / adding)}/s`)
  }
  const start = performance.now()
  const clusters: number[][] = []
  for (const { members } of deduper.clusters()) clusters.push(members.map(({ id }) => numberOf(id)))
  const clustering = seconds(start)
  const statistics = deduper.statistics()
  return {
    articles,
    megabytes: characters / 1e6,
    generating,
    adding,
    clustering,
    articlesPerSecond: articles / (adding + clustering),
    peakMemoryMegabytes: process.resourceUsage().maxRSS / 1024,
    indexBytesPerArticle: statistics.indexBytes / articles,
    fingerprintBytesPerArticle: statistics.fingerprintBytes / articles,
    comparedPairsPerArticle: statistics.comparedPairs / articles,
    verifiedPairs: statistics.verifiedPairs,
    cappedBuckets: statistics.cappedBuckets,
    clusters: clusters.length,
    agreement: measureAgreement(clusters, memberships),
  }
}

const numberOf = (id: string): number => Number(id.slice(1))

function showProgress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K`)
}

function measureApart(articles: number): Promise<ScaleResult> {
  const child = fork(fileURLToPath(import.meta.url), ['--child', '--level', level, '--articles', String(articles)])
  return new Promise((resolve, reject) => {
    child.once('message', (result) => resolve(result as ScaleResult))
    child.once('exit', (code) => reject(new Error(`the process for ${articles} articles ended with ${code}`)))
  })
}

/** The exponent of a power law through the points: the least-squares slope of their logarithms. */
function growthExponent(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const)
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length
  const above = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  return above / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
}

async function main(): Promise<void> {
  const sizes = numbersArgument('articles', [10_000, 100_000, 1_000_000])
  if (process.argv.includes('--child')) {
    process.send?.(await measure(sizes[0]!))
    return
  }
  const results: ScaleResult[] = []
  for (const size of sizes) results.push(await measureApart(size))
  const header = [
    'articles',
    's',
    'articles/s',
    'peak MB',
    'index B',
    'fingerprint B',
    'compared',
    'recall',
    'precision',
  ]
  const rows = results.map((result) => [
    result.articles,
    result.adding + result.clustering,
    Math.round(result.articlesPerSecond),
    Math.round(result.peakMemoryMegabytes),
    Math.round(result.indexBytesPerArticle),
    Math.round(result.fingerprintBytesPerArticle),
    result.comparedPairsPerArticle,
    result.agreement.recall,
    result.agreement.precision,
  ])
  console.log(formatTable(header, rows))
  console.log(
    '\nSeconds are without generating. Index, fingerprint and compared pairs are per article. Recall and precision',
  )
  console.log(
    'count pairs of articles in one cluster against families of identical texts and reprints; see families.ts.',
  )
  const points = results.map((result) => [result.articles, result.adding + result.clustering] as const)
  const exponent = growthExponent(points)
  if (results.length > 1) console.log(`Time grows with the ${exponent.toFixed(3)}th power of the number of articles.`)
  const chart = logLogChart('Time and memory by number of articles', sizes, [
    { name: 'seconds', values: points.map(([, time]) => time) },
    { name: 'peak memory in MB', values: results.map((result) => result.peakMemoryMegabytes) },
  ])
  writeResults(`scale-${level}`, { seed: SEED, level, exponent: results.length > 1 ? exponent : null, results }, chart)
}

await main()
