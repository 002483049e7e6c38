import { DoppelwireError } from '../errors.js'
import { checkNumber, describe, resolveOptions } from '../options.js'
import { type Band, checkBands, layBands } from './bands.js'

/** How common pairs of a similarity (0 to 1) are, up to a constant factor; 0 or more. */
export type SimilarityDensity = (similarity: number) => number

/** One point of an S-curve. */
export interface CurvePoint {
  /** The Jaccard similarity of the pair, 0 to 1. */
  readonly similarity: number
  /** The chance that a pair of this similarity becomes a candidate, 0 to 1. */
  readonly probability: number
}

/** How often bands are wrong on each side of a target; see `errorRates`. */
export interface ErrorRates {
  /** Of all pairs below the target, the share that becomes candidates, 0 to 1. */
  readonly falsePositiveRate: number
  /** Of all pairs from the target on, the share that does not, 0 to 1. */
  readonly falseNegativeRate: number
}

/** What a false-positive rate costs against a false-negative rate. */
export interface BandWeights {
  /** 0 to 1e9; not both are 0. */
  readonly falsePositive: number
  /** 0 to 1e9. */
  readonly falseNegative: number
}

/** What `chooseBands` chooses for. */
export interface BandOptions {
  /** Values of a signature, 1 to 4096. */
  readonly values: number
  /** The similarity from which pairs should be candidates, 0 to 1. */
  readonly target: number
  /** Uniform by default. */
  readonly density?: SimilarityDensity | undefined
  /** What one false-positive rate costs against one false-negative rate; equal by default. */
  readonly weights?: BandWeights | undefined
}

/** The bands that `chooseBands` found best, with what they get wrong. */
export interface BandChoice extends ErrorRates {
  /** Side by side, the narrow ones first; together they cover all values. */
  readonly bands: readonly Band[]
}

const uniform: SimilarityDensity = () => 1
const EQUAL: BandWeights = { falsePositive: 1, falseNegative: 1 }

/** A signature of any options has at most as many values. */
const MOST_VALUES = 4096

/**
 * The S-curve of bands: the chance, 0 to 1, that two signatures share a band, by the Jaccard similarity of their sets, 0 to 1.
 * Signatures whose values agree with chance s share all w values of a band with s^w, and at least one band with
 * 1 - (1 - s^w1)(1 - s^w2)... (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4.2).
 *
 * @throws DoppelwireError `OPTION_INVALID` for what are no bands, and for a similarity outside 0 to 1.
 * @example
 * sCurve([{ start: 0, width: 2 }, { start: 2, width: 3 }])(0.5) // => 0.34375
 * 1 - (3 / 4) * (7 / 8) // => 0.34375
 */
export function sCurve(bands: readonly Band[]): (similarity: number) => number {
  const chance = curveOf(checkBands(bands, MOST_VALUES))
  return (similarity) => {
    checkNumber(similarity, 'similarity', { low: 0, high: 1 })
    return chance(similarity)
  }
}

function curveOf(bands: readonly Band[]): (similarity: number) => number {
  const counts = new Map<number, number>()
  for (const { width } of bands) counts.set(width, (counts.get(width) ?? 0) + 1)
  const widths = [...counts]
  return (similarity) => {
    let missed = 1
    for (const [width, count] of widths) missed *= (1 - similarity ** width) ** count
    return 1 - missed
  }
}

/**
 * The S-curve as data: `steps + 1` points from similarity 0 to 1.
 *
 * @param steps 1 to 10,000; by default 20
 * @throws DoppelwireError `OPTION_INVALID`
 * @example
 * const [, half] = curvePoints([{ start: 0, width: 2 }], 2)
 * half // => { similarity: 0.5, probability: 0.25 }
 */
export function curvePoints(bands: readonly Band[], steps = 20): CurvePoint[] {
  checkNumber(steps, 'steps', { low: 1, high: 10_000, whole: true })
  const probability = sCurve(bands)
  return Array.from({ length: steps + 1 }, (_, step) => {
    const similarity = step / steps
    return { similarity, probability: probability(similarity) }
  })
}

/**
 * What bands get wrong on each side of a target, as rates: the integral of the error over the density, divided by the
 * density's mass on that side. A side without mass (a target of 0 or 1, a density that is 0 there) has a rate of 0, the
 * limit of the error at the target's end: pairs of similarity 1 always meet, those of 0 never.
 *
 * Within 1e-10 for a density smooth at the scale of 1/32 of its side and bands up to 256 wide (of 1,024: 2e-6).
 *
 * @throws DoppelwireError `OPTION_INVALID`
 * @example
 * const { bands } = chooseBands({ values: 128, target: 0.5 })
 * const { falsePositiveRate, falseNegativeRate } = errorRates(bands, 0.5)
 * falsePositiveRate.toFixed(3) // => '0.101'
 * falseNegativeRate.toFixed(3) // => '0.073'
 */
export function errorRates(bands: readonly Band[], target: number, density: SimilarityDensity = uniform): ErrorRates {
  checkBands(bands, MOST_VALUES)
  checkNumber(target, 'target', { low: 0, high: 1 })
  checkDensity(density)
  return ratesOn(bands, sampled(0, target, density), sampled(target, 1, density))
}

/**
 * The bands with the least weighted sum of error rates. All ways are tried to lay bands of one width, or of two
 * neighbouring ones, over all values: one way for each number of bands. Of equals, the one with fewer bands (each is a
 * row an article).
 *
 * @throws DoppelwireError `OPTION_INVALID`
 * @example
 * chooseBands({ values: 4, target: 0.5 }).bands // => [{ start: 0, width: 2 }, { start: 2, width: 2 }]
 */
export function chooseBands(options: BandOptions): BandChoice {
  const { values, target, density, weights } = checkBandOptions(options)
  const below = sampled(0, target, density)
  const above = sampled(target, 1, density)
  let best: BandChoice | undefined
  let leastCost = Number.POSITIVE_INFINITY
  for (let count = 1; count <= values; count++) {
    const bands = layBands(evenWidths(values, count))
    const rates = ratesOn(bands, below, above)
    const falsePositiveCost = weights.falsePositive * rates.falsePositiveRate
    // One band more makes none of the others wider, so it raises the curve everywhere: from here on it only gets worse.
    if (falsePositiveCost >= leastCost) break
    const cost = falsePositiveCost + weights.falseNegative * rates.falseNegativeRate
    if (cost < leastCost) {
      leastCost = cost
      best = { bands, ...rates }
    }
  }
  return best!
}

function checkBandOptions(
  given: BandOptions,
): Required<BandOptions> & { density: SimilarityDensity; weights: BandWeights } {
  const defaults = { values: Number.NaN, target: Number.NaN, density: uniform, weights: EQUAL }
  const { values, target, density, weights } = resolveOptions(
    given as Partial<typeof defaults>,
    defaults,
    'chooseBands',
  )
  checkNumber(values, 'values', { low: 1, high: MOST_VALUES, whole: true })
  checkNumber(target, 'target', { low: 0, high: 1 })
  checkDensity(density)
  if (typeof weights !== 'object' || weights === null) {
    throw new DoppelwireError(
      'OPTION_INVALID',
      `weights: expected { falsePositive, falseNegative }, found ${describe(weights)}`,
    )
  }
  checkNumber(weights.falsePositive, 'weights.falsePositive', { low: 0, high: 1e9 })
  checkNumber(weights.falseNegative, 'weights.falseNegative', { low: 0, high: 1e9 })
  if (weights.falsePositive + weights.falseNegative === 0) {
    throw new DoppelwireError('OPTION_INVALID', 'weights: expected at least one above 0, found 0 for both')
  }
  return { values, target, density, weights }
}

function checkDensity(density: unknown): void {
  if (typeof density === 'function') return
  throw new DoppelwireError('OPTION_INVALID', `density: expected a function, found ${describe(density)}`)
}

/** `count` widths that add up to `values` and differ by 1 at most, the narrow ones first. */
function evenWidths(values: number, count: number): number[] {
  const narrow = Math.floor(values / count)
  const wider = values - narrow * count
  return Array.from({ length: count }, (_, i) => (i < count - wider ? narrow : narrow + 1))
}

interface Sample {
  readonly similarity: number
  readonly mass: number
}

// Gauss-Legendre, 8 points on -1..1: exact up to degree 15 (Abramowitz and Stegun 1964, table 25.4).
const POINTS = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.22238103445337448],
  [0.9602898564975362, 0.10122853629037626],
].flatMap(([at, weight]) => [
  [-at!, weight!],
  [at!, weight!],
]) as readonly (readonly [number, number])[]
const PANELS = 32

/** Where and how heavily to sample an error between two similarities. */
function sampled(low: number, high: number, density: SimilarityDensity): Sample[] {
  const half = (high - low) / PANELS / 2
  return Array.from({ length: PANELS }, (_, panel) => low + half * (2 * panel + 1)).flatMap((middle) =>
    POINTS.map(([at, weight]) => {
      const similarity = middle + at * half
      const height = density(similarity)
      checkNumber(height, `density(${similarity})`, { low: 0, high: 1e100 })
      return { similarity, mass: weight * half * height }
    }),
  )
}

function ratesOn(bands: readonly Band[], below: readonly Sample[], above: readonly Sample[]): ErrorRates {
  const probability = curveOf(bands)
  return {
    falsePositiveRate: mean(below, probability),
    falseNegativeRate: mean(above, (similarity) => 1 - probability(similarity)),
  }
}

function mean(samples: readonly Sample[], error: (similarity: number) => number): number {
  const mass = samples.reduce((sum, sample) => sum + sample.mass, 0)
  if (mass === 0) return 0
  return samples.reduce((sum, sample) => sum + sample.mass * error(sample.similarity), 0) / mass
}
