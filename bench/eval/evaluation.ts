import type { FeedShares } from '../../src/compare/feed-model.js'
import { type Calibration, calibrated, logOdds, storyInputs } from '../../src/compare/model.js'
import type { TreeTable } from '../../src/compare/trees.js'
import { calibrate, roundUp, type Scored, thresholdOfAlarms, thresholdOfPrecision } from './calibration.js'
import { judgedAgain } from './feeds.js'
import {
  type Basis,
  CERTAIN,
  isPartial,
  isTemplate,
  logOddsBy,
  type SharesAgain,
  scoreByFamilies,
  trainNeighbourly,
  trainStory,
  trainTrees,
  treesOfFolds,
} from './models.js'
import { type Examples, isLearnt, type Row } from './pairs-in-feeds.js'
import { feedFigures, hardNegatives, type ScoreOf, scoredBy, wirePairs } from './quality-table.js'
import type { Seen } from './seen.js'
import type { Weights } from './weights-file.js'

/** Of copies, the share that may be refused before they are compared. */
const REFUSED = 0.01

/** Shares of copies among found pairs of the wire feed, as calibrated scores have it, that the presets stand for, rounded to hundredths. */
export const PRECISIONS = { strict: 0.95, balanced: 0.845, broad: 0.5 }
/** Shares of hard negatives alone that the presets let through; `strict` none. */
export const ALARMS = { balanced: 0.05, broad: 0.15 }

/** A block that is carried over in other words is hard to see, so pairs that have one count a quarter more than others do. */
const OF_PARTIAL = 1.25

export interface Evaluation {
  readonly weights: Weights
  /** Calibrated scores by trees that saw neither article of the pair. */
  readonly pair: ScoreOf
  readonly feed: ScoreOf
  /** Trains on all rows what is shipped. */
  readonly trees: () => { readonly pair: TreeTable; readonly feed: TreeTable }
  /** The same by trees that saw no pair of its family. */
  readonly byFamilies: () => { readonly pair: ScoreOf; readonly feed: ScoreOf }
}

export function evaluate({ rows, feeds }: Examples): Evaluation {
  const story = trainStory(rows)
  const storyOf = ({ measures }: Seen): number => logOdds(story, storyInputs(measures))
  const gate = gateOf(rows, storyOf)
  const gated =
    (score: (row: Row) => number): ScoreOf =>
    (row) =>
      storyOf(row) < gate ? -CERTAIN : score(row)
  const wire = wirePairs(rows).filter(isLearnt)
  const calibrationOf = (score: ScoreOf): Calibration => calibrate(scoredBy(wire, score))
  const pairOdds = gated(inFolds(treesOfFolds(rows, 'pair'), 'pair'))
  /** What rows share in the second judgement, of which the first is by trees that saw no article of them. */
  const lookAgain = (trees: readonly TreeTable[]): SharesAgain => {
    const calibration = calibrationOf(gated(inFolds(trees, 'feed')))
    const again = new Map<Row, FeedShares>()
    for (const [fold, table] of trees.entries()) {
      const odds = logOddsBy(table, 'feed')
      const probabilityOf = (pair: Seen): number =>
        pair.decided ?? (storyOf(pair) < gate ? 0 : calibrated(calibration, odds(pair)))
      for (const feed of feeds) {
        const sharesOf = judgedAgain(feed, probabilityOf)
        for (const row of rows) if (row.fold === fold && row.feed === feed.name) again.set(row, sharesOf(row))
      }
    }
    return again
  }
  const once = lookAgain(treesOfFolds(rows, 'feed'))
  const feedTrees = treesOfFolds(rows, 'feed', once)
  const again = lookAgain(feedTrees)
  const feedOdds = gated(inFolds(feedTrees, 'feed', again))
  const feedCalibration = calibrationOf(feedOdds)
  const pairCalibration = calibrate(balancedPairs(rows, pairOdds))
  const pair: ScoreOf = (row) => row.decided ?? calibrated(pairCalibration, pairOdds(row))
  const feed: ScoreOf = (row) => row.decided ?? calibrated(feedCalibration, feedOdds(row))
  const hard = hardNegatives(rows).map((of) => of.map(pair))
  const presets = {
    strict: roundUp(Math.max(...hard.flat())),
    balanced: roundUp(thresholdOfAlarms(hard, ALARMS.balanced)),
    broad: roundUp(thresholdOfAlarms(hard, ALARMS.broad)),
  }
  const threshold = (precision: number): number =>
    roundUp(thresholdOfPrecision(scoredBy(wirePairs(rows), feed), precision) - 1e-3)
  const feedPresets = {
    strict: threshold(PRECISIONS.strict),
    balanced: threshold(PRECISIONS.balanced),
    broad: threshold(PRECISIONS.broad),
  }
  const qualityAt = (least: number): { precision: number; recall: number } => {
    const [precision, recall] = feedFigures(rows, feed, least).map(({ value }) => Number(value.toFixed(2)))
    return { precision: precision!, recall: recall! }
  }
  const quality = {
    strict: qualityAt(feedPresets.strict),
    balanced: qualityAt(feedPresets.balanced),
    broad: qualityAt(feedPresets.broad),
  }
  const weights = {
    quality,
    ...{ story, gate, pairCalibration, feedCalibration, presets, feedPresets },
    partial: trainNeighbourly(rows, isPartial, OF_PARTIAL),
    template: trainNeighbourly(
      rows.filter((row) => !isPartial(row)),
      isTemplate,
    ),
  }
  const byFamilies = () => {
    const score = (basis: Basis): ScoreOf => {
      const scores = scoreByFamilies(rows, basis, basis === 'feed' ? again : undefined)
      const odds = gated((row) => scores.get(row)!)
      return (row) => row.decided ?? calibrated(basis === 'pair' ? pairCalibration : feedCalibration, odds(row))
    }
    return { pair: score('pair'), feed: score('feed') }
  }
  const trees = () => ({ pair: trainTrees(rows, 'pair'), feed: trainTrees(rows, 'feed', once) })
  return { weights, pair, feed, trees, byFamilies }
}

/** Log odds of each row by the trees of its fold. */
function inFolds(trees: readonly TreeTable[], basis: Basis, again?: SharesAgain): ScoreOf {
  const odds = trees.map((table) => logOddsBy(table, basis))
  return (row) => odds[row.fold]!(row, again?.get(row))
}

/** The story's log odds below which `REFUSED` of all copies are. */
function gateOf(rows: readonly Row[], storyOf: ScoreOf): number {
  const copies = rows.filter((row) => row.label === 'copy' && isLearnt(row))
  const sorted = copies.map(storyOf).sort((a, b) => a - b)
  return Math.floor(100 * sorted[Math.floor(REFUSED * sorted.length)]!) / 100
}

/** One hard negative to every copy, as among the judged pairs of real feeds; among copies every set counts alike. */
function balancedPairs(rows: readonly Row[], scoreOf: ScoreOf): Scored[] {
  const copies = rows.filter((row) => row.label === 'copy' && isLearnt(row))
  const negatives = hardNegatives(rows).flat().filter(isLearnt)
  const counts = new Map<string, number>()
  for (const { source } of copies) counts.set(source, (counts.get(source) ?? 0) + 1)
  return [
    ...copies.map((row) => ({ score: scoreOf(row), copy: true, weight: 1 / counts.get(row.source)! / counts.size })),
    ...negatives.map((row) => ({ score: scoreOf(row), copy: false, weight: 1 / negatives.length })),
  ]
}
