import { GENERATED } from './corpus.js'
import { testPairs, trainingPairs } from './folds.js'
import type { MeasuredPair } from './measured.js'
import { joinedOf, trainModels } from './training.js'

const FOLDS = 5

/** Sets that share originals, texts or sources, which are left out together. The judged set is drawn from the two after it. */
const FAMILIES: readonly (readonly string[])[] = [
  ['llm-rewrite-politifact', 'llmfake-politifact', 'politifact-pp'],
  ['mt-versions-en', 'mt-versions-ja'],
  ['reuse-judged', 'ecbplus-events', 'energy-story-chains'],
]

/** The family of a pair: its set, or the first of the sets that go together. Templates are one family and write-throughs another. */
export function familyOf({ set, kind }: Pick<MeasuredPair, 'set' | 'kind'>): string {
  if (set === GENERATED) return kind.replace(/-[^-]+$/, '').split('-')[0]!
  return FAMILIES.find((family) => family.includes(set))?.[0] ?? set
}

/** Joined log odds of each pair, in order, by models trained on neither of its two articles. */
export function scoreInFolds(pairs: readonly MeasuredPair[]): Map<MeasuredPair, number> {
  const scores = new Map<MeasuredPair, number>()
  for (let fold = 0; fold < FOLDS; fold++) {
    const models = trainModels(trainingPairs(pairs, fold))
    for (const pair of testPairs(pairs, fold)) scores.set(pair, joinedOf(models, pair))
  }
  return scores
}

/** The same by models trained on no pair of its family: how well they do on a kind of text that they were not made for. */
export function scoreByFamilies(pairs: readonly MeasuredPair[]): Map<MeasuredPair, number> {
  const scores = new Map<MeasuredPair, number>()
  for (const family of new Set(pairs.map(familyOf))) {
    const models = trainModels(pairs.filter((pair) => familyOf(pair) !== family))
    for (const pair of pairs) if (familyOf(pair) === family) scores.set(pair, joinedOf(models, pair))
  }
  return scores
}
