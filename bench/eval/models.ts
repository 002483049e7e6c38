import { type FeedShares, feedInputs } from '../../src/compare/feed-model.js'
import { PAIR_INPUTS } from '../../src/compare/inputs.js'
import { type LogisticModel, neighbourlyInputs, storyInputs } from '../../src/compare/model.js'
import { logOddsOfTrees, readTrees, type TreeTable } from '../../src/compare/trees.js'
import { BOOSTING, type BoostingOptions, boost } from './boosting.js'
import { examplesOf, type Weighted } from './examples.js'
import { FOLDS } from './folds.js'
import { fitLogistic, type Sign } from './logistic.js'
import type { Row } from './pairs-in-feeds.js'
import type { Seen } from './seen.js'

export type Basis = 'pair' | 'feed'

const PAIR_SIGNS = PAIR_INPUTS.map(({ sign }) => sign)
const FEED_SIGNS: readonly Sign[] = [...PAIR_SIGNS, 1, 1, 1, 1]

/** What rows share where the feed judges again, and likely copies count less among others. */
export type SharesAgain = ReadonlyMap<Row, FeedShares>

const inputsOf = (row: Seen, basis: Basis, shares: FeedShares = row): ArrayLike<number> =>
  basis === 'pair' ? row.inputs : feedInputs(row.inputs, shares)

/**
 * Trees of pairs alone read the longest gaps as they are. In a feed these find more poor scans (.955 in place of .902), but put partial copies of the
 * background above the threshold (precision .70 in place of .79); gaps that count to .15 of a text find the scans and leave the partial copies
 * below it. See docs/research/feed-model.md.
 */
const isOfPairs = (name: string): boolean => name.startsWith('longestGap')
const isOfFeeds = (name: string): boolean => name === 'shortGap' || name === 'lowQuartileOfLonger'
const placesOf = (is: (name: string) => boolean): number[] =>
  PAIR_INPUTS.flatMap(({ name }, input) => (is(name) ? [input] : []))
const BOOSTING_ALONE: BoostingOptions = { ...BOOSTING, unused: placesOf(isOfFeeds) }
/** In a feed a tree may divide by half of the inputs, and two lots of trees are averaged, so that trainings differ less. */
const BOOSTING_IN_FEED: BoostingOptions = { ...BOOSTING, lots: 2, share: 0.5, unused: placesOf(isOfPairs) }
/** Of a pair that the feed sees differently when it judges again, the first look counts so much. The same trees judge both times. */
const FIRST_LOOK = 0.4

/** @param again without it, the trees are to judge once */
export function trainTrees(rows: readonly Row[], basis: Basis, again?: SharesAgain): TreeTable {
  const weighted = examplesOf(rows, basis)
  if (basis === 'pair') {
    const examples = weighted.map(({ row, copy, weight }) => ({ inputs: inputsOf(row, basis), copy, weight }))
    return boost(examples, PAIR_SIGNS, BOOSTING_ALONE)
  }
  const examples = weighted.flatMap(({ row, copy, weight }) => {
    const first = { inputs: inputsOf(row, basis), copy, weight }
    const shares = again?.get(row)
    if (shares === undefined || shares.exclusive.every((share, i) => share === row.exclusive[i])) return [first]
    return [
      { ...first, weight: FIRST_LOOK * weight },
      { inputs: inputsOf(row, basis, shares), copy, weight: (1 - FIRST_LOOK) * weight },
    ]
  })
  // Of mean 1 again.
  const scale = examples.length / weighted.length
  return boost(
    examples.map((example) => ({ ...example, weight: scale * example.weight })),
    FEED_SIGNS,
    BOOSTING_IN_FEED,
  )
}

/** Log odds of a pair by trees, whatever a rule says. */
export function logOddsBy(table: TreeTable, basis: Basis): (row: Seen, shares?: FeedShares) => number {
  const trees = readTrees(table)
  return (row, shares) => logOddsOfTrees(trees, inputsOf(row, basis, shares))
}

// e^-50 = 2e-22 is as good as 0, and still a number.
export const CERTAIN = 50

/** By fold, trees that saw no article of its rows. */
export function treesOfFolds(rows: readonly Row[], basis: Basis, again?: SharesAgain): TreeTable[] {
  return Array.from({ length: FOLDS }, (_, fold) =>
    trainTrees(
      rows.filter((row) => row.fold !== fold),
      basis,
      again,
    ),
  )
}

/** Sets that share originals, texts or sources, which are left out together. */
const FAMILIES: readonly (readonly string[])[] = [
  ['llm-rewrite-politifact', 'llmfake-politifact', 'politifact-pp'],
  ['mt-versions-en', 'mt-versions-ja'],
  ['reuse-judged', 'ecbplus-events', 'energy-story-chains'],
  ['wire-feed', 'wire-silver'],
  ['background', 'background-silver'],
]

export const familyOf = ({ source }: Pick<Row, 'source'>): string =>
  FAMILIES.find((family) => family.includes(source))?.[0] ?? source

/** Log odds of each pair by trees that saw no pair of its family: how well they do on a kind of text that they were not made for. */
export function scoreByFamilies(rows: readonly Row[], basis: Basis, again?: SharesAgain): Map<Row, number> {
  const scores = new Map<Row, number>()
  for (const family of new Set(rows.map(familyOf))) {
    const others = rows.filter((row) => familyOf(row) !== family)
    const score = logOddsBy(trainTrees(others, basis, again), basis)
    for (const row of rows) if (familyOf(row) === family) scores.set(row, score(row, again?.get(row)))
  }
  return scores
}

/** Added to the mean log loss. */
const RIDGE = 3e-4

/** A logistic model with the names of its inputs, to three significant digits. */
function logistic(
  examples: readonly Weighted[],
  inputs: (row: Row) => Record<string, number>,
  signs: Readonly<Record<string, Sign>> = {},
): LogisticModel<string> {
  const names = Object.keys(inputs(examples[0]!.row))
  const rows = examples.map(({ row, copy, weight }) => {
    const values = inputs(row)
    return { inputs: names.map((name) => values[name]!), copy, weight }
  })
  const fit = fitLogistic(
    rows,
    RIDGE,
    names.map((name) => signs[name] ?? 0),
  )
  const round = (value: number): number => Number(value.toPrecision(3))
  return {
    intercept: round(fit.intercept),
    weights: Object.fromEntries(names.map((name, i) => [name, round(fit.weights[i]!)])),
  }
}

const OTHER_STORIES = new Set(['wire-silver', 'background-silver', 'energy-story-chains', 'ecbplus-events'])

/** Copies against other stories that a feed proposes: what the gate is to refuse. */
export function trainStory(rows: readonly Row[]): LogisticModel<string> {
  const signs = { lead: 1, outsideShared: 1, orderedLowQuartile: 1 } as const
  const chosen = rows.filter(({ label, source }) => label === 'copy' || OTHER_STORIES.has(source))
  return logistic(examplesOf(chosen, 'pair'), ({ measures }) => storyInputs(measures), signs)
}

/**
 * Of pairs that are no copies, those with a label or kind against the others.
 *
 * @param ofOnes how much those count as a whole, where the others count 1
 */
export function trainNeighbourly(
  rows: readonly Row[],
  isOne: (row: Row) => boolean,
  ofOnes = 1,
): LogisticModel<string> {
  // Two briefs with a standing paragraph in common share a block that is no story: neither way is wrong.
  const examples = examplesOf(rows, 'pair').filter(({ copy, row }) => !copy && row.source !== 'snippets')
  const total = (one: boolean): number =>
    examples.reduce((sum, { row, weight }) => sum + (isOne(row) === one ? weight : 0), 0)
  const [ones, others] = [total(true), total(false)]
  const balanced = examples.map(({ row, weight }) => ({
    ...{ row, copy: isOne(row), weight: isOne(row) ? (ofOnes * weight) / ones : weight / others },
  }))
  return logistic(balanced, ({ measures, lengthRatio }) => neighbourlyInputs(measures, lengthRatio))
}

export const isPartial = ({ label }: Row): boolean => label === 'partial'
/** Of the rest: what recurs in form. Also the generated forms and the reported cases of their kinds. */
export const isTemplate = ({ kind, source, label }: Row): boolean =>
  label === 'independent' &&
  (kind === 'template' || source === 'forms' || source === 'templates' || /template|lottery/.test(kind))
