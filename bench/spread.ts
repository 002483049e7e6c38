/** The median and quartiles of repeated measurements, which a single outlier does not change. */
export interface Spread {
  readonly median: number
  readonly low: number
  readonly high: number
}

/**
 * Median and quartiles to three digits, by linear interpolation between the two nearest.
 *
 * @param values one or more
 * @example
 * spreadOf([1, 2, 3, 4, 10]) // => { median: 3, low: 2, high: 4 }
 */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number): number => {
    const position = share * (sorted.length - 1)
    const below = Math.floor(position)
    const lower = sorted[below]!
    return lower + (position - below) * ((sorted[below + 1] ?? lower) - lower)
  }
  return { median: threeDigits(at(0.5)), low: threeDigits(at(0.25)), high: threeDigits(at(0.75)) }
}

/** Half of the distance between the quartiles, as a share of the median: `±3 %`. */
export function showSpread({ median, low, high }: Spread): string {
  return `±${((50 * (high - low)) / median).toFixed(1)} %`
}

/** Rounds to three significant digits. */
export function threeDigits(value: number): number {
  return Number(value.toPrecision(3))
}
