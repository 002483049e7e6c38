import type { Verifier } from '../verify/verifier.js'
import { type Clustering, cluster } from './clustering.js'
import type { Corpus } from './corpus.js'
import type { DeduperOptions } from './options.js'
import { type Settled, type Steps, settle } from './settle.js'

/** What a set of articles comes to: its verified pairs, and the clusters that these form. */
export interface Answer {
  readonly settled: Settled
  readonly clustering: Clustering
}

export function* answer(corpus: Corpus, verifier: Verifier, options: DeduperOptions): Steps<Answer> {
  const settled = yield* settle(corpus, options)
  const clustering = yield* cluster(settled, verifier, options)
  return { settled, clustering }
}
