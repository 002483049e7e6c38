import {
  type ContentInputs,
  contentInputs,
  joinedLogOdds,
  logistic,
  logOdds,
  type Witness,
  type WordingInputs,
  wordingInputs,
} from '../../src/compare/model.js'
import { GENERATED } from './corpus.js'
import { FEED } from './feed-pairs.js'
import { fitLogistic, type LogisticFit, type Sign } from './logistic.js'
import type { MeasuredPair } from './measured.js'

/** The two witnesses, before calibration. */
export interface Witnesses {
  readonly wording: Witness<WordingInputs>
  readonly content: Witness<ContentInputs>
}

const TRANSLATED = ['human-vs-mt', 'mt-vs-mt', 'back-translation']

/** What each witness must find: copies that keep their wording, and copies that change it. Translations keep some. */
const WORDING_COPIES = new Set([
  ...['ocr-noise', 'rewrite', 'reprint', 'answer-cut', 'answer-light', ...TRANSLATED],
  ...['human-rewrite-adv-int', 'human-rewrite-int-ele', 'human-rewrite-adv-ele'],
])
const CONTENT_COPIES = new Set(['llm-rewrite', 'llm-paraphrase', ...TRANSLATED])

/** Copied words never speak against a copy; names and numbers that differ never speak for one. */
const WORDING_SIGNS: Readonly<Record<keyof WordingInputs, Sign>> = {
  copiedOfLonger: 1,
  copiedOfShorter: 1,
  content: 1,
  rest: 1,
  otherNames: -1,
  otherNumbers: -1,
}

const isWriteThrough = ({ kind }: Pick<MeasuredPair, 'kind'>): boolean => kind.startsWith('write-through')

const teachesWording = (pair: MeasuredPair): boolean => WORDING_COPIES.has(pair.kind) || isWriteThrough(pair)
const teachesContent = (pair: MeasuredPair): boolean => CONTENT_COPIES.has(pair.kind)

/** On the mean log loss; a third of it, or three times as much, moves no recall at `balanced` by more than .02. */
const RIDGE = 3e-4

/** Trains both witnesses on the copies that are theirs and on all negatives. Pairs that make no sure claim are left out. */
export function trainWitnesses(pairs: readonly MeasuredPair[]): Witnesses {
  return {
    wording: train(pairs, teachesWording, ({ measures }) => wordingInputs(measures), WORDING_SIGNS),
    content: train(pairs, teachesContent, ({ measures }) => contentInputs(measures)),
  }
}

function train<Inputs extends Record<string, number>>(
  pairs: readonly MeasuredPair[],
  teaches: (pair: MeasuredPair) => boolean,
  inputsOf: (pair: MeasuredPair) => Inputs,
  signs?: Readonly<Record<keyof Inputs, Sign>>,
): Witness<Inputs> {
  const chosen = pairs.filter((pair) => (pair.pool === 'copy' ? teaches(pair) : pair.pool.endsWith('negative')))
  const shares = sharesOf(chosen)
  const names = Object.keys(inputsOf(chosen[0]!))
  const examples = chosen.map((pair, place) => {
    const inputs = inputsOf(pair)
    return { inputs: names.map((name) => inputs[name]!), copy: pair.pool === 'copy', weight: shares[place]! }
  })
  const fit = fitLogistic(examples, RIDGE, signs && names.map((name) => signs[name]!))
  return named(fit, names)
}

function named<Inputs>({ intercept, weights }: LogisticFit, names: readonly string[]): Witness<Inputs> {
  const pairs = names.map((name, place) => [name, weights[place]!])
  return { intercept, weights: Object.fromEntries(pairs) as Record<keyof Inputs, number> }
}

/**
 * How much each pair counts. Every kind of copy counts 1 in all, however many pairs it has. Independent reports of one event are the
 * negatives that matter, and count 3; the pairs of a feed, which a deduper
 * meets all day, count 6; what else is no copy counts .5, a kind of template .4.
 */
function sharesOf(pairs: readonly MeasuredPair[]): number[] {
  const groupOf = ({ set, kind }: MeasuredPair): string => `${set} ${kind}`
  const counts = countBy(pairs.map(groupOf))
  return pairs.map((pair) => groupWeight(pair) / counts.get(groupOf(pair))!)
}

const HEAVY_SETS = new Set(['basil-same-event', 'reuse-judged'])

function groupWeight(pair: MeasuredPair): number {
  if (pair.pool === 'copy') return isWriteThrough(pair) ? 0.2 : 1
  if (pair.set === FEED) return 6
  if (HEAVY_SETS.has(pair.set)) return 3
  return pair.set === GENERATED ? 0.4 : 0.5
}

export function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** Joined log odds of a pair by these witnesses, before calibration; beyond all doubt where no witness is asked. */
export function joinedOf({ wording, content }: Witnesses, { measures, decided }: MeasuredPair): number {
  if (decided !== undefined) return decided === 1 ? CERTAIN : -CERTAIN
  return joinedLogOdds(
    logistic(logOdds(wording, wordingInputs(measures))),
    logistic(logOdds(content, contentInputs(measures))),
    measures.provenance,
  )
}

/** e^-50 is nothing, and still a number. */
const CERTAIN = 50
