import type { VerifiedEdge } from '../cluster/star-levels.js'
import type { FeedEvidence } from '../compare/feed-evidence.js'
import { FEED_PRESETS, feedLogOdds, feedScore, shaded } from '../compare/feed-model.js'
import { PRESETS } from '../compare/model.js'
import { type DfOf, exclusiveShare } from '../neighbourhood/exclusive-phrases.js'
import type { DeduperOptions } from './options.js'

/** A pair as it was compared alone: `relation` is what it is if it is a copy, and `score` that of the pair alone. */
export interface ComparedPair extends VerifiedEdge {
  /** Absent for identical texts, and where only reprints are sought. */
  readonly evidence?: FeedEvidence | undefined
}

/** Says of a compared pair whether it is a copy in its feed, and with what score; undefined for no copy. */
export type Judge = (pair: ComparedPair) => VerifiedEdge | undefined

/**
 * Judges pairs in a feed.
 *
 * @param texts how many wordings the feed has
 */
export function judgeIn(
  texts: number,
  dfOf: DfOf,
  { threshold, preset }: Pick<DeduperOptions, 'threshold' | 'preset'>,
): Judge {
  const least = threshold ?? shaded(PRESETS[preset], FEED_PRESETS[preset], texts)
  return ({ a, b, relation, score, evidence }) => {
    if (evidence === undefined) return { a, b, relation, score }
    const { inputs, shorter, longer } = evidence
    const exclusive = {
      ofShorter: exclusiveShare(shorter, longer, dfOf),
      ofLonger: exclusiveShare(longer, shorter, dfOf),
    }
    const inFeed = feedScore(score, feedLogOdds(inputs, exclusive), texts)
    return inFeed >= least ? { a, b, relation, score: inFeed } : undefined
  }
}
