import type { Measures } from './evidence.js'
import { CALIBRATION, CONTENT, PRESETS, WORDING } from './weights.js'

/** How sure a pair must be to count as a copy. */
export type Preset = keyof typeof PRESETS

export { PRESETS }

/** Log odds by a weighted sum of inputs. */
export interface Witness<Inputs> {
  readonly intercept: number
  readonly weights: Readonly<Record<keyof Inputs, number>>
}

/** Both witnesses, and what turns their joined odds into a probability. */
export interface Model {
  readonly wording: Witness<WordingInputs>
  readonly content: Witness<ContentInputs>
  readonly calibration: { readonly intercept: number; readonly slope: number }
}

const MODEL: Model = { wording: WORDING, content: CONTENT, calibration: CALIBRATION }

export type WordingInputs = ReturnType<typeof wordingInputs>
export type ContentInputs = ReturnType<typeof contentInputs>

/**
 * What the witness for copied wording sees. A square root, because the first few words copied tell more than the last. A
 * template shares its ordinary words while names and numbers change: what agrees less than the rest speaks against, in
 * proportion to what is copied, for in a text of poor print (OCR) names and numbers are what breaks first. Content in
 * common speaks for it: an outlet's standing lines are copied wording too, around another story.
 */
export function wordingInputs({ copied, content, rest, facts, numbers }: Measures) {
  const copiedOfLonger = Math.sqrt(copied.longer)
  return {
    copiedOfLonger,
    copiedOfShorter: copied.shorter,
    content,
    rest,
    otherNames: copiedOfLonger * Math.max(0, rest - facts.shorter),
    otherNumbers: copiedOfLonger * Math.max(0, rest - numbers),
  }
}

/**
 * What the witness for copied content sees: what is said again, in which order, with whose names and numbers. Squares,
 * because half of the names are soon shared by two reports of one event, and only a copy shares nearly all. Shared
 * wording speaks against: of two pairs with as much content in common, the one that owes less of it to quotes and
 * boilerplate is the likelier rewrite. The other witness speaks for it.
 */
export function contentInputs({ wording, facts, numbers, order, content, aligned }: Measures) {
  return {
    wording: Math.sqrt(wording),
    factsOfShorter: facts.shorter ** 2,
    factsOfLonger: facts.longer ** 2,
    numbers,
    order,
    content,
    alignedOfShorter: aligned.shorter,
    alignedOfLonger: aligned.longer,
  }
}

/** What each witness says, and both together, as probabilities of a copy. */
export interface Judgement {
  readonly wording: number
  readonly content: number
  readonly score: number
}

/** Joins the witnesses, each of which is blind to what the other finds. */
export function judge(measures: Measures, model = MODEL): Judgement {
  const wording = logistic(logOdds(model.wording, wordingInputs(measures)))
  const content = logistic(logOdds(model.content, contentInputs(measures)))
  const joined = joinedLogOdds(wording, content, measures.provenance)
  return { wording, content, score: logistic(model.calibration.intercept + model.calibration.slope * joined) }
}

// Same agency and place, but perhaps a market report of another day: it moves the odds, and decides nothing alone.
const PROVENANCE_LOG_ODDS = Math.log(3)

/** Log odds of noisy-or (Pearl 1988): a pair is no copy only if both witnesses are wrong. The dateline is a third. */
export function joinedLogOdds(wording: number, content: number, provenance: boolean): number {
  const neither = Math.max((1 - wording) * (1 - content), Number.MIN_VALUE)
  return Math.log1p(-neither) - Math.log(neither) + (provenance ? PROVENANCE_LOG_ODDS : 0)
}

export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

export function logOdds<Inputs extends Readonly<Record<string, number>>>(
  { intercept, weights }: Witness<Inputs>,
  inputs: Inputs,
): number {
  let sum = intercept
  for (const name in inputs) sum += weights[name] * inputs[name]!
  return sum
}
