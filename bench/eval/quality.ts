/**
 * How well copies of every kind are distinguished from other pairs, on labelled real articles: `npm run bench:quality -- [folder
 * of data] [--misses]`. Each pair is compared by models that saw neither of its articles. Prints figures, and with `--misses` ids
 * and measures of what went wrong; no text of the data leaves it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PRESETS, scoreOf } from '../../src/compare/model.js'
import { compare, createFingerprinter } from '../../src/index.js'
import { firstArgument } from '../arguments.js'
import { barChart } from '../chart.js'
import { writeResults } from '../results.js'
import { formatTable } from '../table.js'
import { balancedWeights, strictBound } from './calibration.js'
import { candidateRecall } from './candidate-recall.js'
import { dataFolder } from './data.js'
import { evaluate } from './evaluation.js'
import { feedPairs } from './feed-pairs.js'
import { type MeasuredPair, measurePairs, readPairs } from './measured.js'
import { brierScore, calibrationError, shareAtLeast } from './metrics.js'
import { shinglePairs } from './peers.js'
import { type KindSummary, type ScoredPair, summarise } from './scored.js'
import { type Met, measureTarget, TARGETS } from './targets.js'

const folder = dataFolder(firstArgument())
const pairs = await readPairs(folder)
const measured = [...(await measurePairs(pairs)), ...(await feedPairs(folder))]
const { inFolds, byFamilies, presets } = evaluate(measured)
const families = byFamilies()
const shipped = new Map(measured.map((pair) => [pair, pair.decided ?? scoreOf(pair.measures).score]))
const threshold = presets.balanced
if (Object.entries(presets).some(([name, value]) => PRESETS[name as keyof typeof PRESETS] !== value))
  console.log('The shipped presets are not those of this data: run `npm run train`.\n')

const summaryOf = (scores: ReadonlyMap<MeasuredPair, number>, from: number): KindSummary[] =>
  summarise(
    measured.map((pair): ScoredPair => ({ ...pair, score: scores.get(pair)!, relation: '' })),
    from,
  )
const ours = summaryOf(inFolds, threshold)
const peers = await shinglePairs(pairs)
const columns = [
  { name: 'families out', summaries: summaryOf(families, threshold) },
  { name: 'in-sample', summaries: summaryOf(shipped, PRESETS.balanced) },
  ...peers.map(({ name, scored, threshold }) => ({ name, summaries: summarise(scored, threshold) })),
]
const acceptedOf = (summaries: readonly KindSummary[], { set, kind, pool }: KindSummary): number | undefined =>
  summaries.find((one) => one.set === set && one.kind === kind && one.pool === pool)?.accepted

console.log(`Accepted from a score of ${threshold} (preset balanced); in folds, beside others:\n`)
console.log(
  formatTable(
    ['pool', 'set', 'kind', 'pairs', 'in folds', 'at most', 'AUC', ...columns.map(({ name }) => name)],
    ours.map((one) => [
      ...[one.pool, one.set, one.kind, one.pairs, one.accepted, one.atMost, one.areaUnderCurve],
      ...columns.map(({ summaries }) => acceptedOf(summaries, one)),
    ]),
  ),
)
console.log(`
Accepted is recall for copies and false alarms for negatives; "at most" is its upper bound at 95 %. AUC is against all
hard negatives. "families out" leaves whole families of sets out of training; "in-sample" is the shipped model on what it
was trained on. Pairs over five times apart in length, of low confidence, or without a claim count in no figure below.`)

const inPool = (wanted: string) => measured.filter(({ pool }) => pool.endsWith(wanted))
console.log('\nPresets, in folds; copies count by kind, each alike:\n')
const negatives = inPool('hard-negative').length + inPool('clean-negative').length
console.log(
  formatTable(
    ['preset', 'score', 'recall', 'hard negatives', 'clean negatives', 'feed negatives'],
    Object.entries(presets).map(([name, from]) => [
      ...[name, String(from), kindMean(summaryOf(inFolds, from))],
      ...['hard-negative', 'clean-negative', 'feed-negative'].map((pool) =>
        shareAtLeast(
          inPool(pool).map((pair) => inFolds.get(pair)!),
          from,
        ),
      ),
    ]),
  ),
)
console.log(
  `strict accepts none of ${negatives} labelled negatives: at most ${strictBound(negatives).toPrecision(2)} of such, at 95 %.`,
)

console.log('\nCalibration, with as many hard negatives as copies, kinds of copies alike:\n')
const scorings = { 'in folds': inFolds, 'families out': families, 'in-sample': shipped }
const calibration = Object.entries(scorings).map(([name, scores]) => {
  const outcomes = balancedWeights(measured).map(({ pair, weight }) => ({
    ...{ score: scores.get(pair)!, copy: pair.pool === 'copy', weight },
  }))
  return { name, error: calibrationError(outcomes), brier: brierScore(outcomes) }
})
console.log(
  formatTable(
    ['model', 'ECE', 'Brier'],
    calibration.map(({ name, error, brier }) => [name, error, brier]),
  ),
)

const targets = TARGETS.map((target) => ({ ...target, ...measureTarget(target, inFolds, threshold) }))
console.log('\nTargets, in folds:\n')
console.log(
  formatTable(
    ['on', 'of', 'pairs', 'needed', 'aim', 'reached', '', 'families out'],
    targets.map((target) => [
      ...[target.on, target.of, target.pairs, target.needed, target.aim, target.accepted, target.verdict],
      measureTarget(target, families, threshold).accepted,
    ]),
  ),
)
if (process.argv.includes('--misses')) for (const target of targets) printMisses(target.on, target)

const candidates = await candidateRecall(folder, pairs)
const macro = candidates.reduce((sum, { proposed }) => sum + proposed, 0) / candidates.length
console.log('\nCandidate recall among all documents and the background:\n')
console.log(
  formatTable(
    ['set', 'kind', 'copies', 'proposed'],
    [...candidates.map(({ set, kind, pairs, proposed }) => [set, kind, pairs, proposed]), ['mean', '', '', macro]],
  ),
)

const seeds = await compareSeeds()
console.log('\nSeeds, by the shipped model (never training data):\n')
console.log(formatTable(['pair', 'relation', 'score'], seeds))

const copies = ours.filter(({ pool }) => pool === 'copy')
const chart = barChart(
  'Copies found by comparing each labelled pair',
  copies.map(({ set, kind }) => `${set}: ${kind}`),
  [{ name: 'doppelwire, in folds', summaries: ours }, ...columns.filter(({ name }) => name !== 'in-sample')].map(
    ({ name, summaries }) => ({ name, values: copies.map((one) => acceptedOf(summaries, one) ?? Number.NaN) }),
  ),
)
const figures = targets.map(({ covers, misses, ...figures }) => ({ ...figures, misses: misses.length }))
writeResults(
  'quality',
  { presets, inFolds: ours, others: columns, calibration, targets: figures, candidates, seeds },
  chart,
)

/** The mean share accepted, over kinds of copies. */
function kindMean(summaries: readonly KindSummary[]): number {
  const shares = summaries.filter(({ pool }) => pool === 'copy').map(({ accepted }) => accepted)
  return shares.reduce((sum, share) => sum + share, 0) / shares.length
}

function printMisses(on: string, { verdict, misses }: Met): void {
  if (verdict !== 'not met') return
  console.log(`\nMissed on ${on}, ${misses.length} pairs; at most ten, evenly from the worst to the nearest:\n`)
  const step = Math.max(1, misses.length / 10)
  const shown = Array.from({ length: Math.min(10, misses.length) }, (_, index) => misses[Math.floor(index * step)]!)
  console.log(
    formatTable(
      'score wording ordered lowQuartile lead outside content facts ofLonger other numbers order a b'.split(' '),
      shown.map(([{ measures, a, b }, score]) => [
        ...[
          score,
          measures.wording,
          measures.orderedOverlap,
          measures.orderedLowQuartile,
          measures.lead,
          measures.outsideShared,
        ],
        measures.content,
        ...[
          measures.facts.shorter,
          measures.facts.longer,
          measures.otherContent,
          measures.numbers,
          measures.order,
          a,
          b,
        ],
      ]),
    ),
  )
}

async function compareSeeds(): Promise<[pair: string, relation: string, score: number][]> {
  const seedFolder = fileURLToPath(new URL('../../seeds/', import.meta.url))
  const fingerprinter = await createFingerprinter()
  const prints = readdirSync(seedFolder)
    .sort()
    .map((name) => ({ id: name.slice(0, 3), print: fingerprinter({ text: readFileSync(seedFolder + name, 'utf8') }) }))
  return prints.flatMap((one, index) =>
    prints.slice(index + 1).map((other): [string, string, number] => {
      const { relation, score } = compare(one.print, other.print)
      return [`${one.id}-${other.id}`, relation, score]
    }),
  )
}
