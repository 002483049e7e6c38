/**
 * Trains the model and writes src/compare/weights.ts: `npm run train -- [folder of data]`.
 *
 * Data: the labelled sets of the folder (which are no part of this project; only weights leave them) and generated pairs, 200
 * templates and 200 write-throughs of seed 1. Copies teach the model that can find them (training.ts says which); hard and
 * clean negatives teach all models. Pairs of low confidence, without a claim, or over five times apart in length teach nothing, and the
 * seeds of this repository are no part of the data. Candidate pairs of the unlabelled background are negatives as well
 * (feed-pairs.ts), less those that may be copies.
 *
 * Split: five folds by original article (corpus.ts); generated pairs are folded by whole kinds. The calibration and the presets come from the
 * scores of each fold by models trained on the other four; the weights written are then trained on all. The only
 * randomness is the generator's, with a fixed seed: the same data give the same file.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { firstArgument } from '../arguments.js'
import { formatTable } from '../table.js'
import { dataFolder } from './data.js'
import { evaluate } from './evaluation.js'
import { feedPairs } from './feed-pairs.js'
import { measurePairs, readPairs } from './measured.js'
import { weightsFile } from './weights-file.js'

const folder = dataFolder(firstArgument())
const labelled = await measurePairs(
  (await readPairs(folder)).filter(({ pool }) => pool === 'copy' || pool.endsWith('negative')),
)
const pairs = [...labelled, ...(await feedPairs(folder))]
const { model, presets } = evaluate(pairs)

for (const name of ['wording', 'content'] as const) {
  const { intercept, weights } = model[name]
  console.log(`\n${name}: ${intercept}`)
  console.log(formatTable(['input', 'weight'], Object.entries(weights)))
}
console.log('\n', model.calibration, presets)
writeFileSync(fileURLToPath(new URL('../../src/compare/weights.ts', import.meta.url)), weightsFile(model, presets))
