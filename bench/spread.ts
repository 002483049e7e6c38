/** The middle of repeated measurements and how far they lie apart: the quartiles, which no single stray one moves. */
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
    const place = share * (sorted.length - 1)
    const below = Math.floor(place)
    const lower = sorted[below]!
    return lower + (place - below) * ((sorted[below + 1] ?? lower) - lower)
  }
  return { median: threeDigits(at(0.5)), low: threeDigits(at(0.25)), high: threeDigits(at(0.75)) }
}

/** Half of the distance between the quartiles, as a share of the median: `±3 %`. */
export function showSpread({ median, low, high }: Spread): string {
  return `±${((50 * (high - low)) / median).toFixed(1)} %`
}

/** Rounds to three digits, as measurements deserve. */
export function threeDigits(value: number): number {
  return Number(value.toPrecision(3))
}
