import type { Measures } from './features/features.js'
import { BASE, FEED_CALIBRATION, TREES } from './feed-trees.table.js'
import { logistic, type Preset } from './model.js'

/** What a feed knows of a pair: the share of the phrases that stand for one text and that few others have. See `exclusiveShare`. */
export interface Exclusive {
  readonly ofShorter: number
  readonly ofLonger: number
}

/** How many inputs `feedInputs` gives. */
export const FEED_INPUTS = 17

/**
 * What the model for feeds reads of a pair alone, in the order of the trees.
 *
 * @param lengthRatio words of the text with more content by words of the other
 */
export function feedInputs(measures: Measures, lengthRatio: number): Float64Array {
  const { orderedCoverage, numbers, facts, orderedOverlap, orderedLowQuartile, outsideShared, lead } = measures
  const { otherContent, wording, content, order, copied } = measures
  const copiedRoot = Math.sqrt(orderedOverlap)
  return Float64Array.of(
    ...[orderedCoverage, numbers, facts.shorter, facts.longer, orderedOverlap, orderedLowQuartile, outsideShared, lead],
    ...[otherContent, wording, content, order],
    copiedRoot * Math.max(0, otherContent - facts.shorter) ** 2,
    copiedRoot * Math.max(0, otherContent - numbers) ** 2,
    Math.log(lengthRatio),
    ...[copied.shorter, copied.longer],
  )
}

/**
 * Log odds that a pair which a feed proposes is a copy, by boosted trees (Friedman 2001) that rise with every input which speaks for a
 * copy: no pair falls because it shares more.
 */
export function feedLogOdds(inputs: Float64Array, { ofShorter, ofLonger }: Exclusive): number {
  const all = Float64Array.of(...inputs, ofShorter, ofLonger)
  let sum = BASE
  for (const tree of TREES) sum += leafOf(tree, all)
  return FEED_CALIBRATION.intercept + FEED_CALIBRATION.slope * sum
}

function leafOf(tree: readonly number[], inputs: Float64Array): number {
  let node = 0
  while (tree[node]! >= 0) node = 4 * tree[node + (inputs[tree[node]!]! <= tree[node + 1]! ? 2 : 3)]!
  return tree[node + 1]!
}

/** Scores from which a pair is a copy in a large feed, measured out of fold on a wire feed: docs/research/feed-model.md. */
export const FEED_PRESETS: Readonly<Record<Preset, number>> = { strict: 0.811, balanced: 0.448, broad: 0.194 }

// With so many texts the feed and the pair alone count half each. In a feed of ten every phrase is exclusive, and says nothing.
const HALF_TEXTS = 1000

/** A probability between that of the pair alone and that of the feed: of ten texts nearly the first, of 20,000 nearly the second. */
export function shaded(alone: number, inFeed: number, texts: number): number {
  const share = texts / (texts + HALF_TEXTS)
  return logistic(share * logOddsOf(inFeed) + (1 - share) * logOddsOf(alone))
}

/**
 * The probability that a pair is a copy in a feed of so many texts, 0 to 1. In a large feed it is the share of copies among the pairs
 * of such a score that are proposed.
 *
 * @param alone the score of the pair alone
 */
export function feedScore(alone: number, feedOdds: number, texts: number): number {
  return shaded(alone, logistic(feedOdds), texts)
}

function logOddsOf(probability: number): number {
  const bounded = Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, probability))
  return Math.log(bounded / (1 - bounded))
}
