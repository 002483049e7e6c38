import { type Clustering, cluster } from './clustering.js'
import type { Corpus } from './corpus.js'
import type { Learned } from './learning.js'
import type { DeduperOptions } from './options.js'
import { type Settled, settle } from './settle.js'
import type { Compare, Steps } from './steps.js'

/** What a set of articles comes to: its verified pairs, and the clusters that these form. */
export interface Answer {
  readonly settled: Settled
  readonly clustering: Clustering
}

/**
 * @param compare compares the few pairs for which it is not worth while to ask others
 * @param learned is told what is learned of the feed, before anything is compared
 */
export function* answer(corpus: Corpus, compare: Compare, options: DeduperOptions, learned: Learned): Steps<Answer> {
  const settled = yield* settle(corpus, compare, options, learned)
  const clustering = yield* cluster(settled, compare, options)
  return { settled, clustering }
}
