import { FEED_TREES } from './feed-trees.table.js'
import { calibrated, logistic } from './model.js'
import { logOddsOfTrees, readTrees, type Trees } from './trees.js'
import { FEED_CALIBRATION } from './weights.js'

export { FEED_PRESETS, FEED_QUALITY } from './weights.js'

/**
 * What a feed adds to a pair, by text: the share of the phrases that stand for the text and that the other has, 0 to 1. `shared` counts
 * all alike, `exclusive` each by how few other texts of the feed keep it (see `exclusiveShare`), so it is never higher.
 */
export interface FeedShares {
  readonly shared: readonly [shorter: number, longer: number]
  readonly exclusive: readonly [shorter: number, longer: number]
}

/** Every phrase is shared, and nobody else has it: no feed says more for a pair. */
export const MOST_EXCLUSIVE: FeedShares = { shared: [1, 1], exclusive: [1, 1] }

/** No phrase is shared: no feed says less for a pair. */
export const LEAST_EXCLUSIVE: FeedShares = { shared: [0, 0], exclusive: [0, 0] }

/** The inputs of the trees for feeds: those of the pair alone, then those of the feed. They rise with each of the latter. */
export function feedInputs(inputs: ArrayLike<number>, { shared, exclusive }: FeedShares): Float64Array {
  const count = inputs.length
  const all = new Float64Array(count + 4)
  all.set(inputs)
  all[count] = exclusive[0]
  all[count + 1] = exclusive[1]
  all[count + 2] = shared[0]
  all[count + 3] = shared[1]
  return all
}

let trees: Trees | undefined

/**
 * The probability that a pair which a feed proposes is a copy, 0 to 1: in a large feed the share of copies among proposed pairs of such a
 * score. Boosted trees that rise with each input that speaks for a copy, so that no pair falls because it shares more.
 *
 * @param inputs of `pairInputs`
 */
export function feedProbability(inputs: ArrayLike<number>, shares: FeedShares): number {
  trees ??= readTrees(FEED_TREES)
  return calibrated(FEED_CALIBRATION, logOddsOfTrees(trees, feedInputs(inputs, shares)))
}

// With so many texts the feed and the pair alone count half each. In a feed of ten every phrase is exclusive, and says nothing; of 10,600
// stories of a wire feed .83 of what is found are copies with 300 and .79 with 1,000 (docs/research/feed-model.md).
const HALF_TEXTS = 300

/** A probability between that of the pair alone and that of the feed: of ten texts nearly the first, of 20,000 nearly the second. */
export function shaded(alone: number, inFeed: number, texts: number): number {
  const share = texts / (texts + HALF_TEXTS)
  return logistic(share * logOddsOf(inFeed) + (1 - share) * logOddsOf(alone))
}

function logOddsOf(probability: number): number {
  const bounded = Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, probability))
  return Math.log(bounded / (1 - bounded))
}
