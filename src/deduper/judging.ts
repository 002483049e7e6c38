import type { VerifiedEdge } from '../cluster/star-levels.js'
import type { FeedEvidence } from '../compare/feed-evidence.js'
import { FEED_PRESETS, feedProbability, shaded } from '../compare/feed-model.js'
import { PRESETS } from '../compare/model.js'
import { isCopy, type Neighbourly } from '../compare/relation.js'
import { type DfOf, exclusiveShare } from '../neighbourhood/exclusive-phrases.js'
import type { LikelyCopies, VersionsOf } from '../neighbourhood/likely-copies.js'
import type { DeduperOptions } from './options.js'

/** Two texts that are copies, or share a block or a form. */
export interface JudgedPair extends VerifiedEdge {
  /** For a partial copy: the share of each text, in words, that is carried over. */
  readonly shared?: { readonly a: number; readonly b: number } | undefined
}

/** The same pair with its texts in the other order, and what belongs to each of them with it. */
export function turned<P extends JudgedPair>(pair: P): P {
  const { a, b, shared } = pair
  return { ...pair, a: b, b: a, shared: shared && { a: shared.b, b: shared.a } }
}

/** A pair as it was compared alone: `relation` is what it is if it is a copy, and `score` that of the pair alone. */
export interface ComparedPair extends JudgedPair {
  /** What it is if the feed says that it is no copy; undefined for nothing that is told. */
  readonly otherwise?: Neighbourly | undefined
  /** Absent where the feed is not asked: for identical texts and pages, pairs that no feed makes copies, and where only reprints are sought. */
  readonly evidence?: FeedEvidence | undefined
}

/** Says what a compared pair is in its feed, and with what score; undefined for nothing that is told. */
export type Judge = (pair: ComparedPair) => JudgedPair | undefined

/** The scores from which a pair is a copy: alone, and in a large feed. */
export function thresholdsOf({ threshold, preset }: Pick<DeduperOptions, 'threshold' | 'preset'>) {
  return { alone: threshold ?? PRESETS[preset], inFeed: threshold ?? FEED_PRESETS[preset] }
}

/**
 * The score from which a pair is a copy in a feed.
 *
 * @param texts how many wordings the feed has
 */
export function thresholdIn(texts: number, options: Pick<DeduperOptions, 'threshold' | 'preset'>): number {
  const { alone, inFeed } = thresholdsOf(options)
  return alone === inFeed ? alone : shaded(alone, inFeed, texts)
}

const NO_VERSIONS: VersionsOf = () => []

/**
 * Scores compared pairs in a feed, 0 to 1.
 *
 * @param texts how many wordings the feed has
 * @param versionsOf likely copies of a pair's texts, which count less among others
 */
export function scoreIn(texts: number, dfOf: DfOf, versionsOf = NO_VERSIONS): (pair: ComparedPair) => number {
  const none = () => 0
  return ({ a, b, score, evidence }) => {
    if (evidence === undefined) return score
    const { inputs, shorter, longer } = evidence
    const versions = versionsOf(a, b)
    const shares = {
      shared: [exclusiveShare(shorter, longer, none), exclusiveShare(longer, shorter, none)],
      exclusive: [exclusiveShare(shorter, longer, dfOf, versions), exclusiveShare(longer, shorter, dfOf, versions)],
    } as const
    return shaded(score, feedProbability(inputs, shares), texts)
  }
}

/**
 * Adds the pairs that are likely copies by a judgement in which all texts count as others. It asks no option, so that scores do not depend
 * on what counts as a copy.
 *
 * @param numberOf the number of a text in `copies`
 */
export function addLikely(
  copies: LikelyCopies,
  pairs: Iterable<ComparedPair>,
  scoreOf: (pair: ComparedPair) => number,
  numberOf = (text: number): number => text,
): void {
  for (const pair of pairs) {
    // The score of others is of what they are if they are no copies.
    if (isCopy(pair.relation)) copies.add(numberOf(pair.a), numberOf(pair.b), scoreOf(pair))
  }
}

/** Judges pairs in a feed of so many wordings. */
export function judgeIn(
  texts: number,
  dfOf: DfOf,
  options: Pick<DeduperOptions, 'threshold' | 'preset'>,
  versionsOf?: VersionsOf,
): Judge {
  const least = thresholdIn(texts, options)
  const scoreOf = scoreIn(texts, dfOf, versionsOf)
  return (pair) => {
    const { a, b, relation, shared, otherwise, evidence } = pair
    if (evidence === undefined) return pair
    const judged = scoreOf(pair)
    if (judged >= least) return { a, b, relation, score: judged }
    return otherwise && { a, b, relation: otherwise, score: judged, shared }
  }
}
