import type { Calibration } from '../../src/compare/model.js'
import { fitLogistic } from './logistic.js'

/** A score, whether the pair is a copy, and how much it counts. */
export interface Scored {
  readonly score: number
  readonly copy: boolean
  readonly weight: number
}

/** Beyond these log odds nothing more is learned, and texts that are identical would only bend the line. */
const FAR = 10

/** Platt scaling (1999): a straight line from the log odds of a model to calibrated ones. */
export function calibrate(scored: readonly Scored[]): Calibration {
  const { intercept, weights } = fitLogistic(
    scored.map(({ score, copy, weight }) => ({ inputs: [Math.max(-FAR, Math.min(FAR, score))], copy, weight })),
    1e-6,
    [1],
  )
  return { intercept: Number(intercept.toPrecision(3)), slope: Number(weights[0]!.toPrecision(3)) }
}

/**
 * The lowest score from which at least `precision` of the pairs, by weight, are copies as their calibrated scores have it, and half of the way
 * from there to the next pair, which says as much; Infinity if there is none. By labels, a single judged pair that stands for many would
 * move it by .1.
 */
export function thresholdOfPrecision(scored: readonly Pick<Scored, 'score' | 'weight'>[], precision: number): number {
  const sorted = [...scored].sort((a, b) => b.score - a.score)
  let [copies, all, threshold] = [0, 0, Number.POSITIVE_INFINITY]
  for (const [place, { score, weight }] of sorted.entries()) {
    all += weight
    copies += weight * score
    if (copies >= precision * all) threshold = (score + (sorted[place + 1]?.score ?? score)) / 2
  }
  return threshold
}

/** The lowest score that at most `rate` of the scores reach: the mean over groups of their shares. */
export function thresholdOfAlarms(groups: readonly (readonly number[])[], rate: number): number {
  const filled = groups.filter(({ length }) => length > 0)
  const shareFrom = (score: number): number =>
    filled.reduce((sum, scores) => sum + scores.filter((other) => other >= score).length / scores.length, 0) /
    filled.length
  const candidates = [...new Set(filled.flat())].sort((a, b) => a - b).map((score) => score + 1e-9)
  return candidates.find((score) => shareFrom(score) <= rate) ?? Number.POSITIVE_INFINITY
}

/** The next number above with three decimals, or as many nines as it takes: .61234 gives .613, .99991 gives .99992. */
export function roundUp(score: number): number {
  for (let decimals = 3; decimals <= 15; decimals++) {
    const rounded = (Math.floor(score * 10 ** decimals) + 1) / 10 ** decimals
    if (rounded < 1 && rounded > score) return rounded
  }
  return 1
}
