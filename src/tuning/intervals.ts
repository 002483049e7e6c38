/** An estimate and the interval that holds the true value in 95 of 100 such samples. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

// The 97.5th percentile of the normal distribution.
const Z = 1.959964

/**
 * A weighted share with Wilson's score interval (1927), which stays within 0 and 1 and does not shrink to a point where all
 * observations agree. Weights cost certainty: the number of observations is that of equal weights with the same variance
 * (Kish 1965, `(sum w)^2 / sum w^2`).
 *
 * @returns undefined of no observations
 */
export function weightedShare(
  observations: Iterable<{ readonly weight: number; readonly isHit: boolean }>,
): Estimate | undefined {
  let [total, squares, hits] = [0, 0, 0]
  for (const { weight, isHit } of observations) {
    total += weight
    squares += weight * weight
    if (isHit) hits += weight
  }
  if (total === 0) return undefined
  const value = hits / total
  const count = (total * total) / squares
  const z = (Z * Z) / count
  const centre = (value + z / 2) / (1 + z)
  const half = (Z / (1 + z)) * Math.sqrt((value * (1 - value)) / count + z / (4 * count))
  return { value, low: Math.max(0, Math.min(value, centre - half)), high: Math.min(1, Math.max(value, centre + half)) }
}

/** The middle 95 of 100 of some values (percentile bootstrap, Efron 1979). */
export function middleOf(values: readonly number[]): { readonly low: number; readonly high: number } {
  const sorted = [...values].sort((p, q) => p - q)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!
  return { low: at(0.025), high: at(0.975) }
}
