import type { Measures, StoryMeasures } from './features/features.js'
import { CALIBRATION, CONTENT, PRESETS, STORY, WORDING } from './weights.js'

/** How sure a pair must be to count as a copy. */
export type Preset = keyof typeof PRESETS

export { PRESETS }

/** Log odds by a weighted sum of inputs. */
export interface LogisticModel<Inputs> {
  readonly intercept: number
  readonly weights: Readonly<Record<keyof Inputs, number>>
}

/** Both witnesses, the judge of whether there is one story at all, and what turns their joined odds into a probability. */
export interface Model {
  readonly wording: LogisticModel<WordingInputs>
  readonly content: LogisticModel<ContentInputs>
  readonly story: LogisticModel<StoryInputs>
  readonly calibration: { readonly intercept: number; readonly slope: number }
}

const MODEL: Model = { wording: WORDING, content: CONTENT, story: STORY, calibration: CALIBRATION }

export type WordingInputs = ReturnType<typeof wordingInputs>
export type ContentInputs = ReturnType<typeof contentInputs>
export type StoryInputs = ReturnType<typeof storyInputs>

/**
 * What the witness for copied wording sees. Square roots, because the first few words copied tell more than the last. A
 * template shares its ordinary words while names and numbers change: what agrees much less than the rest speaks against, in
 * proportion to what is copied. Squared, for in a text of poor print (OCR) names and numbers agree a little less too.
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
 * What the witness for copied content sees: what is said again, in which order, with whose names and numbers. Squares,
 * because half of the names are soon shared by two reports of one event, and only a copy shares nearly all. Shared
 * wording speaks against: of two pairs with as much content in common, the one that owes less of it to quotes and
 * boilerplate is the likelier rewrite. The other witness speaks for it.
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

/** What tells one story from two pages that share a block, such as a gallery, a list of links, or paragraphs carried over. */
export function storyInputs({ lead, outsideShared, orderedLowQuartile }: StoryMeasures) {
  return { lead, outsideShared, orderedLowQuartile: Math.sqrt(orderedLowQuartile) }
}

/** What each says, as probabilities: of copied wording, copied content, one story, and a copy after all. */
export interface Scores {
  readonly wording: number
  readonly content: number
  readonly story: number
  readonly score: number
}

/** Joins the witnesses, each of which is blind to what the other finds. */
export function scoreOf(measures: Measures, { calibration, ...witnesses }: Model = MODEL): Scores {
  const said = ask(witnesses, measures)
  return {
    ...said,
    score: calibrated(calibration, joinedLogOdds(said, measures.provenance)),
  }
}

// More than rounding can make a score differ from its bound.
const ROUNDING = 1e-9

/**
 * Whether a pair may reach a score, by what tells one story from two alone: a copy is never surer than that there is one
 * story (see `joinedLogOdds`). Says yes of every pair that {@link score} gives the score to, also where a measure is given
 * higher than it is.
 */
export function mayScore(
  threshold: number,
  measures: StoryMeasures,
  { story, calibration }: Pick<Model, 'story' | 'calibration'> = MODEL,
): boolean {
  const said = logistic(logOdds(story, storyInputs(measures)))
  return calibrated(calibration, oddsAgainst(1 - said)) >= threshold - ROUNDING
}

/** What each witness says of a pair, before they are joined. */
export function ask({ wording, content, story }: Omit<Model, 'calibration'>, measures: Measures) {
  return {
    wording: logistic(logOdds(wording, wordingInputs(measures))),
    content: logistic(logOdds(content, contentInputs(measures))),
    story: logistic(logOdds(story, storyInputs(measures))),
  }
}

// Same agency and place, but perhaps a market report of another day: it moves the odds, and decides nothing alone.
const PROVENANCE_LOG_ODDS = Math.log(3)

/**
 * Log odds of noisy-or (Pearl 1988): a pair is no copy only if both witnesses are wrong. The dateline is a third. But a
 * copy is never surer than that there is one story: a shared block makes two stories no copies.
 */
export function joinedLogOdds({ wording, content, story }: Omit<Scores, 'score'>, provenance: boolean): number {
  const copied = oddsAgainst((1 - wording) * (1 - content)) + (provenance ? PROVENANCE_LOG_ODDS : 0)
  return Math.min(copied, oddsAgainst(1 - story))
}

function oddsAgainst(probability: number): number {
  const against = Math.max(probability, Number.MIN_VALUE)
  return Math.log1p(-against) - Math.log(against)
}

/** The probability that joined log odds come to. */
export function calibrated({ intercept, slope }: Model['calibration'], joined: number): number {
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
