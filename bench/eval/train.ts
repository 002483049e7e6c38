/**
 * Trains the models and writes their tables in src/compare: `npm run train -- [folder of data]`.
 *
 * Data: the labelled sets of the folder (which are no part of this project; only weights leave them), each pair in a feed (pairs-in-feeds.ts), and
 * generated pairs: forms with other facts, and verbatim copies in twelve languages. What each source counts stands in examples.ts.
 *
 * Folds: five, by original article, by kind of reported case and by kind of form. Calibrations and presets come from the scores of each
 * fold by trees trained on the other four, in both judgements of a feed; the trees written are then trained on all. Nothing is random: the same data give the same
 * files.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { firstArgument } from '../arguments.js'
import { dataFolder } from './data.js'
import { evaluate } from './evaluation.js'
import { readExamples } from './pairs-in-feeds.js'
import { formatQuality, measureQuality } from './quality-report.js'
import { treesFile, weightsFile } from './weights-file.js'

const examples = await readExamples(dataFolder(firstArgument()), (feed) => console.error(`measuring: ${feed}`))
const evaluation = evaluate(examples)
const write = (name: string, text: string): void =>
  writeFileSync(fileURLToPath(new URL(`../../src/compare/${name}`, import.meta.url)), text)
write('weights.ts', weightsFile(evaluation.weights))
const { pair, feed } = evaluation.trees()
write('pair-trees.table.ts', treesFile('PAIR_TREES', pair))
write('feed-trees.table.ts', treesFile('FEED_TREES', feed))
console.log(formatQuality(measureQuality(examples.rows, evaluation)))
