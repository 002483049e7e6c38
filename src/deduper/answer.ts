import { type Clustering, cluster } from './clustering.js'
import type { Corpus } from './corpus.js'
import type { DeduperOptions } from './options.js'
import { type Settled, type Steps, settle } from './settle.js'
import type { Compare } from './settling.js'

/** What a set of articles comes to: its verified pairs, and the clusters that these form. */
export interface Answer {
  readonly settled: Settled
  readonly clustering: Clustering
}

/** @param compare compares the few pairs that the forming of clusters asks for */
export function* answer(corpus: Corpus, compare: Compare, options: DeduperOptions): Steps<Answer> {
  const settled = yield* settle(corpus, options)
  const clustering = yield* cluster(settled, compare, options)
  return { settled, clustering }
}
