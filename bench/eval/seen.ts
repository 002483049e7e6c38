import { Comparable } from '../../src/compare/comparable.js'
import { decidedScore } from '../../src/compare/compare.js'
import { type Measures, measure } from '../../src/compare/features/features.js'
import { feedEvidenceOf, type KeptPhrases } from '../../src/compare/feed-evidence.js'
import type { FeedShares } from '../../src/compare/feed-model.js'
import { pairInputs } from '../../src/compare/inputs.js'
import { exclusiveShare } from '../../src/neighbourhood/exclusive-phrases.js'
import type { Corpus } from './corpora.js'

/** What is seen of a pair alone, and in its feed where all others count. */
export interface Seen extends FeedShares {
  readonly measures: Measures
  readonly inputs: Float64Array
  readonly lengthRatio: number
  /** The score that a rule gives, without a model: to identical texts, texts shorter than a shingle, pages, texts of two languages. */
  readonly decided: number | undefined
}

/** The same with what the feed is asked about. */
export interface SeenInFeed extends Seen {
  readonly shorter: KeptPhrases
  readonly longer: KeptPhrases
}

/** So many texts are kept ready to be compared. */
const READY = 3000

/** Looks at pairs of articles of a corpus, by id. */
export function createObserver(corpus: Corpus): (a: string, b: string) => SeenInFeed {
  const comparables = new Map<string, Comparable>()
  const comparableOf = (id: string): Comparable => {
    const known = comparables.get(id) ?? new Comparable(corpus.articles.get(id)!.fingerprint)
    if (comparables.size > READY) comparables.clear()
    comparables.set(id, known)
    return known
  }
  return (a, b) => {
    const [one, other] = [comparableOf(a), comparableOf(b)]
    const evidence = measure(one, other)
    const { measures, lengthRatio } = evidence
    const inputs = pairInputs(measures, lengthRatio)
    const { shorter, longer } = feedEvidenceOf(one, other, evidence, inputs)
    return {
      ...{ measures, inputs, lengthRatio, shorter, longer, decided: decidedScore(one, other, evidence) },
      shared: [exclusiveShare(shorter, longer, () => 0), exclusiveShare(longer, shorter, () => 0)],
      exclusive: [exclusiveShare(shorter, longer, corpus.dfOf), exclusiveShare(longer, shorter, corpus.dfOf)],
    }
  }
}
