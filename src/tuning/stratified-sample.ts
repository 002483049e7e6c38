import { compareIds } from '../cluster/representative.js'
import { randomFrom, shuffle } from './random.js'
import type { ScoredPair } from './scored-feed.js'

/** A pair that is worth labelling. */
export interface SampledPair extends ScoredPair {
  /** The range of scores it was drawn from, as `0.35-0.5`. */
  readonly stratum: string
  /** How many pairs of that range it stands for. */
  readonly weight: number
}

// Closer where models err: near their thresholds, and near 0 and 1, where most pairs are.
const BOUNDS = [0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97, 0.99, 1]

// Of the sample half is spread evenly, so that the curve is known everywhere; half goes where the total is most uncertain.
const EVEN_SHARE = 0.5
// Even of pairs that the model is sure of some are otherwise.
const LEAST_DOUBT = 0.02

/**
 * Draws pairs by ranges of scores: at random within each, more from ranges with many pairs of which the score says little (Neyman 1934,
 * with the score for the share of copies). The pairs come in random order, mixed, so that any beginning of the list is a sample too.
 *
 * @param size how many pairs to draw; all, if there are fewer
 */
export function sampleByScore(pairs: Iterable<ScoredPair>, size: number, seed: number): SampledPair[] {
  const strata = BOUNDS.slice(1).map((high, i) => ({
    name: `${BOUNDS[i]}-${high}`,
    high,
    pairs: [] as ScoredPair[],
  }))
  for (const pair of pairs) strata.find(({ high }, i) => pair.score < high || i === strata.length - 1)!.pairs.push(pair)
  const filled = strata.filter((stratum) => stratum.pairs.length > 0)
  const sizes = allocate(
    filled.map(({ pairs }) => ({ size: pairs.length, spread: spreadOf(pairs) })),
    size,
  )
  const random = randomFrom(seed)
  const drawn = filled.flatMap(({ name, pairs }, i) => {
    // The order in which pairs were found depends on the order of the input; the sample does not.
    pairs.sort((p, q) => compareIds(p.a, q.a) || compareIds(p.b, q.b))
    const sample = shuffle(pairs, random).slice(0, sizes[i])
    // Weights of up to six digits: short to read, and exact to a millionth.
    const weight = Number((pairs.length / sample.length).toPrecision(6))
    return sample.map((pair, number) => ({
      pair: { ...pair, stratum: name, weight },
      // Evenly spread over the list, so that who labels a beginning of it has some of each stratum.
      place: (number + random()) / sample.length,
    }))
  })
  return drawn.sort((p, q) => p.place - q.place).map(({ pair }) => pair)
}

/** The standard deviation of being a copy, with the mean score for its probability. */
function spreadOf(pairs: readonly ScoredPair[]): number {
  const mean = pairs.reduce((sum, { score }) => sum + score, 0) / pairs.length
  const share = Math.min(1 - LEAST_DOUBT, Math.max(LEAST_DOUBT, mean))
  return Math.sqrt(share * (1 - share))
}

/** How many to draw of each stratum: at least one, at most all, and `total` together where there are so many. */
function allocate(strata: readonly { readonly size: number; readonly spread: number }[], total: number): number[] {
  const doubt = strata.reduce((sum, { size, spread }) => sum + size * spread, 0)
  const wanted = strata.map(
    ({ size, spread }) => total * (EVEN_SHARE / strata.length + ((1 - EVEN_SHARE) * size * spread) / doubt),
  )
  const counts = strata.map(({ size }, i) => Math.max(1, Math.min(size, Math.floor(wanted[i]!))))
  // What small strata cannot take, and rounding leaves over, goes where most is wanting.
  for (let left = total - counts.reduce((sum, count) => sum + count, 0); left > 0; left--) {
    let most = -1
    for (let i = 0; i < strata.length; i++) {
      if (counts[i]! < strata[i]!.size && (most < 0 || wanted[i]! / counts[i]! > wanted[most]! / counts[most]!))
        most = i
    }
    if (most < 0) break
    counts[most]!++
  }
  return counts
}
