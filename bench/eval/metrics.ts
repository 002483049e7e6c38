/** Measures of a scorer, from the scores of copies (positives) and of others (negatives). An empty side gives NaN. */

/** The share of scores that reach the threshold: recall of positives, false alarms of negatives. */
export function shareAtLeast(scores: readonly number[], threshold: number): number {
  return scores.filter((score) => score >= threshold).length / scores.length
}

/** The chance that a positive scores above a negative, ties counting half: the area under the ROC curve. */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number {
  const sorted = [...negatives].sort((a, b) => a - b)
  let wins = 0
  for (const score of positives) wins += (countBelow(sorted, score) + countBelow(sorted, score, true)) / 2
  return wins / (positives.length * negatives.length)
}

/** How many of the ascending numbers lie below `limit`, or reach no further than it with `inclusive`. */
function countBelow(sorted: readonly number[], limit: number, inclusive = false): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < limit || (inclusive && sorted[middle] === limit)) low = middle + 1
    else high = middle
  }
  return low
}

/** The lowest threshold that at most `rate` of the negatives reach. Infinity where even the highest score does not do. */
export function thresholdAt(negatives: readonly number[], rate: number): number {
  const sorted = [...negatives].sort((a, b) => b - a)
  const allowed = Math.floor(rate * sorted.length + 1e-9)
  if (allowed >= sorted.length) return Number.NEGATIVE_INFINITY
  return nextAbove(sorted[allowed]!)
}

/** The smallest double above `value`, for thresholds that a score equal to `value` must not reach. */
function nextAbove(value: number): number {
  if (!Number.isFinite(value)) return Number.POSITIVE_INFINITY
  const cell = new Float64Array([value === 0 ? 0 : value])
  const bits = new BigInt64Array(cell.buffer)
  bits[0]! += value >= 0 ? 1n : -1n
  return cell[0]!
}

/** Recall at the threshold that lets through at most `rate` of the negatives. */
export function recallAt(positives: readonly number[], negatives: readonly number[], rate: number): number {
  return shareAtLeast(positives, thresholdAt(negatives, rate))
}

export interface Outcome {
  /** Said probability, 0 to 1. */
  readonly score: number
  readonly copy: boolean
  /** How much it counts; 1 where not given. */
  readonly weight?: number
}

/** The mean squared distance of the said probability from what was true (Brier, 1950); 0 is best. */
export function brierScore(outcomes: readonly Outcome[]): number {
  return weightedMean(outcomes, ({ score, copy }) => (score - (copy ? 1 : 0)) ** 2)
}

export interface CalibrationBin {
  readonly low: number
  readonly high: number
  /** Of outcomes, by weight. */
  readonly count: number
  readonly meanScore: number
  readonly copies: number
}

/** What was said and what came true, in bins of equal width; empty bins are left out. */
export function calibrationBins(outcomes: readonly Outcome[], bins = 10): CalibrationBin[] {
  return Array.from({ length: bins }, (_, bin) => {
    const [low, high] = [bin / bins, (bin + 1) / bins]
    const inside = outcomes.filter(({ score }) => Math.min(Math.floor(score * bins), bins - 1) === bin)
    const copies = weightedMean(inside, ({ copy }) => (copy ? 1 : 0))
    const count = inside.reduce((sum, { weight = 1 }) => sum + weight, 0)
    return { low, high, count, meanScore: weightedMean(inside, ({ score }) => score), copies }
  }).filter(({ count }) => count > 0)
}

/** The mean distance between said and true over the bins, weighted by their counts (Naeini et al., 2015). */
export function calibrationError(outcomes: readonly Outcome[], bins = 10): number {
  const distances = calibrationBins(outcomes, bins).map((bin) => bin.count * Math.abs(bin.meanScore - bin.copies))
  const total = outcomes.reduce((sum, { weight = 1 }) => sum + weight, 0)
  return distances.reduce((sum, distance) => sum + distance, 0) / total
}

/**
 * The rate that `count` of `total` leaves possible at 95 %, from above (Wilson, 1927; one-sided). Where none was seen it
 * is the rule of three, 3 / total (Hanley and Lippman-Hand, 1983).
 */
export function upperBound(count: number, total: number): number {
  if (count === 0) return Math.min(1, 3 / total)
  const z2 = 1.6449 ** 2
  const share = count / total
  const centre = share + z2 / (2 * total)
  const spread = Math.sqrt(z2 * ((share * (1 - share)) / total + z2 / (4 * total * total)))
  return Math.min(1, (centre + spread) / (1 + z2 / total))
}

function weightedMean(outcomes: readonly Outcome[], value: (outcome: Outcome) => number): number {
  const total = outcomes.reduce((sum, { weight = 1 }) => sum + weight, 0)
  return outcomes.reduce((sum, outcome) => sum + (outcome.weight ?? 1) * value(outcome), 0) / total
}
