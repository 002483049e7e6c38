import { type CopyModel, calibrated, type LogisticModel } from '../../src/compare/model.js'
import { balancedWeights, calibrate, choosePresets, type Presets } from './calibration.js'
import { scoreByFamilies, scoreInFolds } from './held-out.js'
import type { MeasuredPair } from './measured.js'
import { trainModels } from './training.js'

/** A model, and the scores that pairs get when held out. */
export interface Evaluation {
  readonly model: CopyModel
  readonly presets: Presets
  /** By pair: the score by models trained without its fold, and by models trained without its family, calibrated like the model. */
  readonly inFolds: ReadonlyMap<MeasuredPair, number>
  readonly byFamilies: () => ReadonlyMap<MeasuredPair, number>
}

export function evaluate(pairs: readonly MeasuredPair[]): Evaluation {
  const joined = scoreInFolds(pairs)
  const examples = balancedWeights(pairs).map(({ pair, weight }) => ({
    ...{ joined: joined.get(pair)!, copy: pair.pool === 'copy', weight },
  }))
  const calibration = roundAll(calibrate(examples))
  const inFolds = mapValues(joined, (score) => calibrated(calibration, score))
  const negatives = [...inFolds].flatMap(([{ set, pool }, score]) =>
    pool.endsWith('negative') ? [{ score, set, pool }] : [],
  )
  const presets = choosePresets(negatives)
  const { wording, content, story } = trainModels(pairs)
  const model = { wording: rounded(wording), content: rounded(content), story: rounded(story), calibration }
  const byFamilies = () => mapValues(scoreByFamilies(pairs), (score) => calibrated(calibration, score))
  return { model, presets, inFolds, byFamilies }
}

function rounded<Inputs>({ intercept, weights }: LogisticModel<Inputs>): LogisticModel<Inputs> {
  return { intercept: round(intercept), weights: roundAll(weights) }
}

/** To three significant digits, as the file shows them. */
const round = (value: number): number => Number(value.toPrecision(3))

function roundAll<Values extends object>(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, round(value)])) as Values
}

function mapValues<Key>(map: ReadonlyMap<Key, number>, change: (value: number) => number): Map<Key, number> {
  return new Map([...map].map(([key, value]) => [key, change(value)]))
}
