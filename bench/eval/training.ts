import {
  ask,
  type ContentInputs,
  contentInputs,
  joinedLogOdds,
  type LogisticModel,
  type Model,
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

/** The witnesses, before calibration. */
export type Witnesses = Omit<Model, 'calibration'>

const TRANSLATED = ['human-vs-mt', 'mt-vs-mt', 'back-translation']

/** What each witness must find: copies that keep their wording, and copies that change it. Translations keep some. */
const WORDING_COPIES = new Set([
  ...['ocr-noise', 'rewrite', 'reprint', 'answer-cut', 'answer-light', ...TRANSLATED],
  ...['human-rewrite-adv-int', 'human-rewrite-int-ele', 'human-rewrite-adv-ele'],
])
const CONTENT_COPIES = new Set(['llm-rewrite', 'llm-paraphrase', ...TRANSLATED])

/** Which way each input may speak: what is shared for a copy, what differs and what is merely quoted against one. */
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

/** On the mean log loss; a third of it, or three times as much, moves no recall at `balanced` by more than .02. */
const RIDGE = 3e-4

/**
 * Trains the two witnesses on the copies that are theirs and on all negatives, and the judge of one story on all copies and
 * the feed's other stories. Pairs that make no claim, or where no witness is asked, are left out.
 */
export function trainWitnesses(pairs: readonly MeasuredPair[]): Witnesses {
  const asked = pairs.filter(({ decided }) => decided === undefined)
  const taught = (teaches: (pair: MeasuredPair) => boolean): MeasuredPair[] =>
    asked.filter((pair) => (pair.pool === 'copy' ? teaches(pair) : pair.pool.endsWith('negative')))
  const stories = asked.filter(
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

/** @param weightOf what a kind of pair counts in all, however many it has */
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
  const pairs = names.map((name, place) => [name, weights[place]!])
  return { intercept, weights: Object.fromEntries(pairs) as Record<keyof Inputs, number> }
}

const HEAVY_SETS = new Set(['basil-same-event', 'reuse-judged'])
const FEED_WEIGHTS: Readonly<Record<FeedKind, number>> = { 'same-event': 2, 'other-story': 1, candidate: 0.5 }

/**
 * How much a kind of pair counts. Every kind of copy counts 1. Independent reports of one event are the negatives that
 * matter, and count 3, those of a feed 2; what else is no copy counts .5 to 1, a kind of template .4.
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

/** Joined log odds of a pair by these witnesses, before calibration; beyond all doubt where no witness is asked. */
export function joinedOf(witnesses: Witnesses, { measures, decided }: MeasuredPair): number {
  if (decided !== undefined) return decided === 1 ? CERTAIN : -CERTAIN
  return joinedLogOdds(ask(witnesses, measures), measures.provenance)
}

/** e^-50 is nothing, and still a number. */
const CERTAIN = 50
