/**
 * How well copies of every kind are found, in two real feeds and alone: `npm run bench:quality -- [folder of data] [options]`.
 *
 * Each pair is judged by models that saw neither of its articles, and by models that saw no pair of its kind of text. Beside it: other tools
 * on the same pairs (`--peer-pairs 30` of each set), the seeds planted in both feeds, and whether dates, titles and sources change an answer.
 * `--quick` leaves all but the models in folds out. Prints tables, or with `--json` an object; writes the object and charts to bench/results.
 * No text of the data leaves it.
 */
import { firstArgument, numbersArgument } from '../arguments.js'
import { writeChart, writeResults } from '../results.js'
import { dataFolder } from './data.js'
import { evaluate } from './evaluation.js'
import { readExamples } from './pairs-in-feeds.js'
import { type Beside, measureBeside, sampleOfPairs } from './peers/beside.js'
import { peersOf } from './peers/peers.js'
import { plantedSeeds } from './planted-seeds.js'
import { besideChart, qualityChart, scoresChart } from './quality-charts.js'
import { formatBeside, formatQuality, formatSeeds, formatWithoutMetadata, measureQuality } from './quality-report.js'
import { withoutMetadata } from './without-metadata.js'

const folder = dataFolder(firstArgument())
const log = (what: string): void => console.error(`measuring: ${what}`)
const [peerPairs] = numbersArgument('peer-pairs', [30])
const isQuick = process.argv.includes('--quick')
const seeds = isQuick ? [] : await plantedSeeds(folder, log)
if (!isQuick) log('without dates, titles and sources')
const metadata = isQuick ? [] : await withoutMetadata(folder)
const { rows, texts, feeds } = await readExamples(folder, log)
log('models in folds')
const evaluation = evaluate({ rows, texts, feeds })
if (!isQuick) log('models without a family of sets')
const quality = measureQuality(rows, evaluation, !isQuick)
const beside = isQuick ? undefined : await besidePeers()
const results = { ...quality, beside, seeds, withoutMetadata: metadata }
writeResults('quality', results, qualityChart(quality))
writeChart('quality-scores', scoresChart(quality))
if (beside) writeChart('quality-beside', besideChart(beside, quality))
const tables = [
  formatQuality(quality),
  ...(beside ? [formatBeside(beside)] : []),
  ...(isQuick ? [] : [formatSeeds(seeds), formatWithoutMetadata(metadata)]),
]
console.log(process.argv.includes('--json') ? JSON.stringify(results, null, 2) : tables.join('\n\n'))

async function besidePeers(): Promise<Beside> {
  log('other tools')
  const sample = sampleOfPairs(rows, peerPairs!)
  return measureBeside(sample, evaluation, await peersOf(sample, texts))
}
