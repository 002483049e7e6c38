import type { Evidence, Measures, StoryMeasures } from './features/features.js'
import type { Input } from './inputs.js'
import { PAIR_TREES } from './pair-trees.table.js'
import type { Neighbourly } from './relation.js'
import { logOddsOfTrees, readTrees, type Trees } from './trees.js'
import { PAIR_CALIBRATION, PARTIAL, PRESETS, STORY, STORY_GATE, TEMPLATE } from './weights.js'

/** How sure a pair must be to count as a copy. */
export type Preset = keyof typeof PRESETS

export { PRESETS }

/** Log odds as a weighted sum of inputs. */
export interface LogisticModel<Name extends string> {
  readonly intercept: number
  readonly weights: Readonly<Record<Name, number>>
}

/** Inputs of the story model. A shared block is a gallery, a list of links, or paragraphs carried over. */
export function storyInputs({ lead, outsideShared, orderedLowQuartile }: StoryMeasures) {
  return { lead, outsideShared, orderedLowQuartile: Math.sqrt(orderedLowQuartile) }
}

/**
 * Whether two texts share enough to be one story, or two stories with a block in common. `pairScore` is 0 for all others. True for every
 * pair with such measures even if these are upper bounds, so that most candidates are refused before they are compared.
 */
export function mayBeOneStory(measures: StoryMeasures): boolean {
  return logOdds(STORY, storyInputs(measures)) >= STORY_GATE - ROUNDING
}

// More than rounding can make a sum differ from its upper bound.
const ROUNDING = 1e-9

let trees: Trees | undefined

/**
 * The probability that a pair is a copy, 0 to 1, if somebody had reason to ask: among as many copies as alike texts that are none. Boosted
 * trees that rise with each input that speaks for a copy, so that no pair falls because it shares more.
 *
 * @param inputs of `pairInputs`
 */
export function pairScore(measures: Measures, inputs: ArrayLike<number>): number {
  if (!mayBeOneStory(measures)) return 0
  trees ??= readTrees(PAIR_TREES)
  return calibrated(PAIR_CALIBRATION, logOddsOfTrees(trees, inputs))
}

/** Inputs of the models that say what pairs are that are no copies. */
export const NEIGHBOURLY_INPUTS: readonly Omit<Input, 'sign'>[] = [
  { name: 'copiedOfShorter', of: ({ copied }) => copied.shorter },
  { name: 'wording', of: ({ wording }) => wording },
  { name: 'orderedOverlap', of: ({ orderedOverlap }) => Math.sqrt(orderedOverlap) },
  { name: 'orderedCoverage', of: ({ orderedCoverage }) => orderedCoverage },
  { name: 'coverageOfLonger', of: ({ coverageOfLonger }) => coverageOfLonger },
  { name: 'highestSection', of: ({ highestSection }) => highestSection },
  { name: 'orderedLowQuartile', of: ({ orderedLowQuartile }) => Math.sqrt(orderedLowQuartile) },
  { name: 'content', of: ({ content }) => content },
  { name: 'otherContent', of: ({ otherContent }) => otherContent },
  { name: 'outsideShared', of: ({ outsideShared }) => outsideShared },
  { name: 'lead', of: ({ lead }) => lead },
  { name: 'factsOfShorter', of: ({ facts }) => facts.shorter },
  { name: 'numbers', of: ({ numbers }) => numbers },
  { name: 'ownFactsOfShorter', of: ({ ownFacts }) => ownFacts.shorter },
  { name: 'ownFactsOfLonger', of: ({ ownFacts }) => ownFacts.longer },
  { name: 'ownNumbersOfShorter', of: ({ ownNumbers }) => ownNumbers.shorter },
  { name: 'factsAmongOwnOfShorter', of: ({ factsAmongOwn }) => factsAmongOwn.shorter },
  { name: 'conflictingNames', of: ({ conflicts }) => conflicts.names },
  { name: 'conflictingNumbers', of: ({ conflicts }) => conflicts.numbers },
  { name: 'lengthRatio', of: (_, lengthRatio) => Math.log(lengthRatio) },
]

/** The same by name. */
export function neighbourlyInputs(measures: Measures, lengthRatio: number): Record<string, number> {
  return Object.fromEntries(NEIGHBOURLY_INPUTS.map(({ name, of }) => [name, of(measures, lengthRatio)]))
}

// By input: to look weights and inputs up by name takes twenty times as long as to sum them up.
const PARTIAL_WEIGHTS = weightsByInput(PARTIAL.weights)
const TEMPLATE_WEIGHTS = weightsByInput(TEMPLATE.weights)
const neighbourlyValues = new Float64Array(NEIGHBOURLY_INPUTS.length)

function weightsByInput(weights: Readonly<Record<string, number>>): Float64Array {
  return Float64Array.from(NEIGHBOURLY_INPUTS, ({ name }) => weights[name]!)
}

function weighedSum(intercept: number, weights: Float64Array, values: Float64Array): number {
  let sum = intercept
  for (let i = 0; i < values.length; i++) sum += weights[i]! * values[i]!
  return sum
}

// Half of the words of a tenth of the text stand in the other in one order: a block was carried over, whatever else there is.
const BLOCK = 0.5

/** What may say that two texts have something in common, from upper bounds too. */
export interface GateMeasures extends StoryMeasures {
  /** The highest share of words in the longest common order in one section of the shorter text. */
  readonly highestOfShorter: number
}

/** Whether two texts may be copies, or share a block or a form. True for higher measures too, so that bounds refuse nothing. */
export function mayBeAlike(measures: GateMeasures): boolean {
  return measures.highestOfShorter >= BLOCK || mayBeOneStory(measures)
}

/** Of a pair that is no copy: whether a block is carried over, or a form recurs with other facts. */
export function neighbourlyRelation({ measures, lengthRatio, sections }: Evidence): Neighbourly | undefined {
  if (!mayBeAlike({ ...measures, highestOfShorter: sections.at(-1)! })) return undefined
  for (let i = 0; i < NEIGHBOURLY_INPUTS.length; i++)
    neighbourlyValues[i] = NEIGHBOURLY_INPUTS[i]!.of(measures, lengthRatio)
  if (weighedSum(PARTIAL.intercept, PARTIAL_WEIGHTS, neighbourlyValues) >= 0) return 'partial'
  return weighedSum(TEMPLATE.intercept, TEMPLATE_WEIGHTS, neighbourlyValues) >= 0 ? 'template' : undefined
}

/** A straight line from the log odds of a model to the share of copies found at such odds (Platt 1999), and that as a probability. */
export interface Calibration {
  readonly intercept: number
  readonly slope: number
}

export function calibrated({ intercept, slope }: Calibration, logOdds: number): number {
  return logistic(intercept + slope * logOdds)
}

export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}

export function logOdds<Name extends string>(
  { intercept, weights }: LogisticModel<Name>,
  inputs: Readonly<Record<Name, number>>,
): number {
  let sum = intercept
  for (const name in weights) sum += weights[name] * inputs[name]
  return sum
}
