import { fitLogistic } from './logistic.js'
import type { MeasuredPair } from './measured.js'
import { upperBound } from './metrics.js'
import { type Pool, SANITY } from './pools.js'
import { countBy } from './training.js'

export interface Calibration {
  readonly intercept: number
  readonly slope: number
}

/** A joined score, whether it is a copy, and how much it counts. */
export interface Weighted {
  readonly joined: number
  readonly copy: boolean
  readonly weight: number
}

/**
 * The pairs that say what a score means, and how much each counts: one hard negative to every copy, as among the judged
 * pairs of real feeds (38 to 37); among copies every kind counts alike. Clean negatives would only flatter it.
 */
export function balancedWeights(pairs: Iterable<MeasuredPair>): { pair: MeasuredPair; weight: number }[] {
  const kindOf = ({ set, kind, pool }: MeasuredPair): string => (pool === 'copy' ? `${set} ${kind}` : pool)
  const chosen = [...pairs].filter(({ pool, set }) => (pool === 'copy' && set !== SANITY) || pool === 'hard-negative')
  const counts = countBy(chosen.map(kindOf))
  const weightOf = (pair: MeasuredPair): number =>
    1 / counts.get(kindOf(pair))! / (pair.pool === 'copy' ? counts.size - 1 : 1)
  return chosen.map((pair) => ({ pair, weight: weightOf(pair) }))
}

/** Beyond these log odds nothing more is learned, and texts that are identical would only bend the curve. */
const FAR = 10

/** Platt scaling (1999): a straight line from joined log odds to calibrated ones. */
export function calibrate(examples: readonly Weighted[]): Calibration {
  const { intercept, weights } = fitLogistic(
    examples.map(({ joined, ...example }) => ({
      ...example,
      inputs: [Math.max(-FAR, Math.min(FAR, joined))],
    })),
    1e-6,
    [1],
  )
  return { intercept, slope: weights[0]! }
}

/** Scores from which a pair is a copy, least first sure of it. */
export interface Presets {
  readonly strict: number
  readonly balanced: number
  readonly broad: number
}

/** A held-out score of a pair that is no copy, and the set it is from. */
export interface Negative {
  readonly score: number
  readonly set: string
  readonly pool: Pool
}

const BALANCED_ALARMS = 0.03
const BROAD_ALARMS = 0.1
/** Of the feed's own negatives, some of which are copies after all. */
const FEED_ALARMS = 0.002

/** What `balanced` keeps to in each set of hard negatives by itself: the targets of targets.ts. */
const MOST_ALARMS: Readonly<Record<string, number>> = {
  'basil-same-event': 0.02,
  'reuse-judged': 0.05,
  generated: 0.05,
}

/** Thresholds rounded up, so that none lets through more than it may: `strict` no labelled negative at all, hard or clean. */
export function choosePresets(negatives: readonly Negative[]): Presets {
  const hard = negatives.filter(({ pool }) => pool === 'hard-negative')
  const feed = negatives.filter(({ pool }) => pool === 'feed-negative')
  const labelled = negatives.filter(({ pool }) => pool !== 'feed-negative')
  const limits = Object.entries(MOST_ALARMS).map(([set, rate]) =>
    barrier(
      hard.filter((negative) => negative.set === set),
      rate,
    ),
  )
  return {
    strict: roundUp(barrier(labelled, 0)),
    balanced: roundUp(Math.max(barrier(hard, BALANCED_ALARMS), barrier(feed, FEED_ALARMS), ...limits)),
    broad: roundUp(barrier(hard, BROAD_ALARMS)),
  }
}

/** The highest score that a threshold must stay above, to let through at most `rate` of all. */
function barrier(negatives: readonly Negative[], rate: number): number {
  const sorted = negatives.map(({ score }) => score).sort((a, b) => b - a)
  return sorted[Math.floor(rate * sorted.length + 1e-9)] ?? 0
}

/** The next number above with three decimals, or as many nines as it takes: .61234 gives .613, .99991 gives .99992. */
export function roundUp(score: number): number {
  for (let decimals = 3; decimals <= 15; decimals++) {
    const rounded = (Math.floor(score * 10 ** decimals) + 1) / 10 ** decimals
    if (rounded < 1 && rounded > score) return rounded
  }
  return 1
}

/** What share of such negatives may still pass `strict`, at 95 %: 3 / n. */
export function strictBound(negatives: number): number {
  return upperBound(0, negatives)
}
