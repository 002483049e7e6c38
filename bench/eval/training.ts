import {
  type ContentInputs,
  contentInputs,
  joinedLogOdds,
  type LogisticModel,
  type Models,
  predict,
  type StoryInputs,
  storyInputs,
  type WordingInputs,
  wordingInputs,
} from '../../src/compare/model.js'
import { GENERATED } from './corpus.js'
import { FEED, type FeedKind } from './feed-pairs.js'
import { fitLogistic, type LogisticFit, type Sign } from './logistic.js'
import type { MeasuredPair } from './measured.js'
import { SANITY } from './pools.js'

const TRANSLATED = ['human-vs-mt', 'mt-vs-mt', 'back-translation']

/** Copies that the wording model must find, which keep their wording, and copies that the content model must find, which change it.
 * Translations keep some. */
const WORDING_COPIES = new Set([
  ...['ocr-noise', 'rewrite', 'reprint', 'answer-cut', 'answer-light', ...TRANSLATED],
  ...['human-rewrite-adv-int', 'human-rewrite-int-ele', 'human-rewrite-adv-ele'],
])
const CONTENT_COPIES = new Set(['llm-rewrite', 'llm-paraphrase', ...TRANSLATED])

/** The sign that each weight may have: what is shared speaks for a copy, what differs or is merely quoted against a copy. */
const WORDING_SIGNS: Signs<WordingInputs> = {
  orderedOverlap: 1,
  orderedLowQuartile: 1,
  otherContent: 1,
  otherNames: -1,
  otherNumbers: -1,
}
const CONTENT_SIGNS: Signs<ContentInputs> = {
  wording: -1,
  factsOfShorter: 1,
  factsOfLonger: 1,
  numbers: 1,
  order: 1,
  content: 1,
  orderedOverlap: 1,
  orderedCoverage: 1,
}
const STORY_SIGNS: Signs<StoryInputs> = { lead: 1, outsideShared: 1, orderedLowQuartile: 1 }

type Signs<Inputs> = Readonly<Record<keyof Inputs, Sign>>

const isWriteThrough = ({ kind }: Pick<MeasuredPair, 'kind'>): boolean => kind.startsWith('write-through')

const teachesWording = (pair: MeasuredPair): boolean => WORDING_COPIES.has(pair.kind) || isWriteThrough(pair)
const teachesContent = (pair: MeasuredPair): boolean => CONTENT_COPIES.has(pair.kind)

/** Added to the mean log loss; a third of it, or three times as much, changes no recall at `balanced` by more than .02. */
const RIDGE = 3e-4

/**
 * Trains the wording and the content model each on its own copies and on all negatives, and the story model on all copies and
 * the feed's other stories. Pairs without a claim, or decided without the models, are left out.
 */
export function trainModels(pairs: readonly MeasuredPair[]): Models {
  const undecided = pairs.filter(({ decided }) => decided === undefined)
  const taught = (teaches: (pair: MeasuredPair) => boolean): MeasuredPair[] =>
    undecided.filter((pair) => (pair.pool === 'copy' ? teaches(pair) : pair.pool.endsWith('negative')))
  const stories = undecided.filter(
    ({ pool, set, kind }) => (pool === 'copy' && set !== SANITY) || (set === FEED && kind === OTHER_STORY),
  )
  return {
    wording: train(taught(teachesWording), ({ measures }) => wordingInputs(measures), WORDING_SIGNS, groupWeight),
    content: train(taught(teachesContent), ({ measures }) => contentInputs(measures), CONTENT_SIGNS, groupWeight),
    story: train(
      stories,
      ({ measures }) => storyInputs(measures),
      STORY_SIGNS,
      ({ pool }) => (pool === 'copy' ? 1 : 2),
    ),
  }
}

const OTHER_STORY: FeedKind = 'other-story'

/** @param weightOf how much a kind of pair counts as a whole, however many pairs it has */
function train<Inputs extends Record<string, number>>(
  pairs: readonly MeasuredPair[],
  inputsOf: (pair: MeasuredPair) => Inputs,
  signs: Signs<Inputs>,
  weightOf: (pair: MeasuredPair) => number,
): LogisticModel<Inputs> {
  const groupOf = ({ set, kind }: MeasuredPair): string => `${set} ${kind}`
  const counts = countBy(pairs.map(groupOf))
  const names = Object.keys(signs)
  const examples = pairs.map((pair) => {
    const inputs = inputsOf(pair)
    const weight = weightOf(pair) / counts.get(groupOf(pair))!
    return { inputs: names.map((name) => inputs[name]!), copy: pair.pool === 'copy', weight }
  })
  const fit = fitLogistic(
    examples,
    RIDGE,
    names.map((name) => signs[name]!),
  )
  return named(fit, names)
}

function named<Inputs>({ intercept, weights }: LogisticFit, names: readonly string[]): LogisticModel<Inputs> {
  const pairs = names.map((name, input) => [name, weights[input]!])
  return { intercept, weights: Object.fromEntries(pairs) as Record<keyof Inputs, number> }
}

const HEAVY_SETS = new Set(['basil-same-event', 'reuse-judged'])
const FEED_WEIGHTS: Readonly<Record<FeedKind, number>> = { 'same-event': 2, 'other-story': 1, candidate: 0.5 }

/**
 * How much a kind of pair counts. Every kind of copy counts 1. Independent reports of one event are the negatives that
 * matter: they count 3, those of a feed 2. Other negatives count .5 to 1, a kind of template .4.
 */
function groupWeight(pair: MeasuredPair): number {
  if (pair.pool === 'copy') return isWriteThrough(pair) ? 0.2 : 1
  if (pair.set === FEED) return FEED_WEIGHTS[pair.kind as FeedKind]
  if (HEAVY_SETS.has(pair.set)) return 3
  return pair.set === GENERATED ? 0.4 : 0.5
}

export function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** Joined log odds of a pair by these models, before calibration; certain for a pair decided without the models. */
export function joinedOf(models: Models, { measures, decided }: MeasuredPair): number {
  if (decided !== undefined) return decided === 1 ? CERTAIN : -CERTAIN
  return joinedLogOdds(predict(models, measures), measures.provenance)
}

/** e^-50 = 2e-22 is as good as 0, and still a number. */
const CERTAIN = 50
