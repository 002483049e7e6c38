import type { Measures, StoryMeasures } from './features/features.js'
import { CALIBRATION, CONTENT, PRESETS, STORY, WORDING } from './weights.js'

/** How sure a pair must be to count as a copy. */
export type Preset = keyof typeof PRESETS

export { PRESETS }

/** Log odds as a weighted sum of inputs. */
export interface LogisticModel<Inputs> {
  readonly intercept: number
  readonly weights: Readonly<Record<keyof Inputs, number>>
}

/** Says how likely wording was copied. */
export type WordingModel = LogisticModel<WordingInputs>
/** Says how likely content was copied, in whatever words. */
export type ContentModel = LogisticModel<ContentInputs>
/** Says how likely two texts are one story, not two stories that share a block. */
export type StoryModel = LogisticModel<StoryInputs>

export interface Models {
  readonly wording: WordingModel
  readonly content: ContentModel
  readonly story: StoryModel
}

/** The three models, and what turns their joined log odds into a probability. */
export interface CopyModel extends Models {
  readonly calibration: { readonly intercept: number; readonly slope: number }
}

const MODEL: CopyModel = { wording: WORDING, content: CONTENT, story: STORY, calibration: CALIBRATION }

export type WordingInputs = ReturnType<typeof wordingInputs>
export type ContentInputs = ReturnType<typeof contentInputs>
export type StoryInputs = ReturnType<typeof storyInputs>

/**
 * Inputs of the wording model. Square roots, because the first few copied words say more than the last. A template shares its
 * ordinary words while names and numbers change; so names and numbers that agree much less than the other words speak against
 * a copy, in proportion to what is copied. Squared, because in poor print (OCR) they agree a little less too.
 */
export function wordingInputs({ orderedOverlap, orderedLowQuartile, otherContent, facts, numbers }: Measures) {
  const copied = Math.sqrt(orderedOverlap)
  return {
    orderedOverlap: copied,
    orderedLowQuartile: Math.sqrt(orderedLowQuartile),
    otherContent,
    otherNames: copied * Math.max(0, otherContent - facts.shorter) ** 2,
    otherNumbers: copied * Math.max(0, otherContent - numbers) ** 2,
  }
}

/**
 * Inputs of the content model: what is said again, in which order, with which names and numbers. Squares, because two reports
 * of one event easily share half of the names, and only a copy shares nearly all. Shared wording speaks against a rewrite: of
 * two pairs with as much content in common, the likelier rewrite is the pair that owes less of it to quotations and
 * boilerplate. (For the wording model, shared wording speaks for a copy.)
 */
export function contentInputs({ wording, facts, numbers, order, content, orderedOverlap, orderedCoverage }: Measures) {
  return {
    wording: Math.sqrt(wording),
    factsOfShorter: facts.shorter ** 2,
    factsOfLonger: facts.longer ** 2,
    numbers,
    order,
    content,
    orderedOverlap: Math.sqrt(orderedOverlap),
    orderedCoverage,
  }
}

/** Inputs of the story model. A shared block is a gallery, a list of links, or paragraphs carried over. */
export function storyInputs({ lead, outsideShared, orderedLowQuartile }: StoryMeasures) {
  return { lead, outsideShared, orderedLowQuartile: Math.sqrt(orderedLowQuartile) }
}

/** Probabilities, each 0 to 1: of copied wording, of copied content, and of one story. */
export interface Probabilities {
  readonly wording: number
  readonly content: number
  readonly story: number
}

/** The probabilities of the three models, and the calibrated probability of a copy that follows from them. */
export interface Scores extends Probabilities {
  readonly score: number
}

export function scoreOf(measures: Measures, model: CopyModel = MODEL): Scores {
  const probabilities = predict(model, measures)
  return {
    ...probabilities,
    score: calibrated(model.calibration, joinedLogOdds(probabilities, measures.provenance)),
  }
}

// More than rounding can make a score differ from its upper bound.
const ROUNDING = 1e-9

/**
 * Whether a pair may reach a score, by the story model alone: the probability of a copy is never higher than that of one story
 * (see `joinedLogOdds`). True for every pair that `scoreOf` gives the score to, even if `measures` are upper bounds.
 */
export function mayScore(
  threshold: number,
  measures: StoryMeasures,
  { story, calibration }: Pick<CopyModel, 'story' | 'calibration'> = MODEL,
): boolean {
  const oneStory = logistic(logOdds(story, storyInputs(measures)))
  return calibrated(calibration, logOddsAgainst(1 - oneStory)) >= threshold - ROUNDING
}

/** The probability that each model gives a pair. */
export function predict({ wording, content, story }: Models, measures: Measures): Probabilities {
  return {
    wording: logistic(logOdds(wording, wordingInputs(measures))),
    content: logistic(logOdds(content, contentInputs(measures))),
    story: logistic(logOdds(story, storyInputs(measures))),
  }
}

// Same agency and place, but perhaps a market report of another day: it moves the odds, and decides nothing alone.
const PROVENANCE_LOG_ODDS = Math.log(3)

/**
 * Log odds of a copy, by noisy-or (Pearl 1988): a pair is no copy only if both the wording model and the content model are
 * wrong. A common dateline adds to the odds. The result is never higher than the log odds of one story, because two stories
 * that share a block are no copies.
 */
export function joinedLogOdds({ wording, content, story }: Probabilities, provenance: boolean): number {
  const copied = logOddsAgainst((1 - wording) * (1 - content)) + (provenance ? PROVENANCE_LOG_ODDS : 0)
  return Math.min(copied, logOddsAgainst(1 - story))
}

/** The log odds that something of this probability does not happen; finite for probability 0. */
function logOddsAgainst(probability: number): number {
  const against = Math.max(probability, Number.MIN_VALUE)
  return Math.log1p(-against) - Math.log(against)
}

/** The probability of a copy at these joined log odds. */
export function calibrated({ intercept, slope }: CopyModel['calibration'], joined: number): number {
  return logistic(intercept + slope * joined)
}

export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

export function logOdds<Inputs extends Readonly<Record<string, number>>>(
  { intercept, weights }: LogisticModel<Inputs>,
  inputs: Inputs,
): number {
  let sum = intercept
  for (const name in inputs) sum += weights[name] * inputs[name]!
  return sum
}
