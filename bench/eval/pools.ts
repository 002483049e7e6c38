import type { LabelledPair } from './data.js'

/**
 * What a pair counts as. Hard negatives are alike on purpose (one event, one template, one question); clean ones are other
 * articles on like topics, and many: kept apart, so that thousands of them do not make a rate look small. Feed negatives are
 * labelled by date, outlet and title alone (feed-pairs.ts); most labels are right.
 */
export type Pool =
  | 'copy'
  | 'hard-negative'
  | 'clean-negative'
  | 'feed-negative'
  | 'unclaimed'
  | 'low-confidence'
  | 'far-apart'

/** Synthetic, and found by every method, so models learn nothing from it. */
export const SANITY = 'mccormick-1000'

const HARD_KINDS = new Set(['same-event', 'independent', 'quotes-only', 'answer-non'])
const CLEAN_KINDS = new Set(['similar-event', 'same-trade', 'nearest-other-article', 'unrelated'])

/** Pairs of which one text is this many times longer than the other are reported apart, because they are excerpts at best. */
const FAR_APART = 5

/** Whether a kind is of different articles on like topics, whatever the lengths. */
export const isClean = (kind: string): boolean => CLEAN_KINDS.has(kind)

/** The pool of a pair, by its label, its kind, its confidence, and the lengths of its texts, both in one unit. */
export function poolOf(pair: LabelledPair, lengthA: number, lengthB: number): Pool {
  if (pair.label === 'other') return 'unclaimed'
  if (pair.confidence === 'low') return 'low-confidence'
  if (Math.max(lengthA, lengthB) > FAR_APART * Math.min(lengthA, lengthB)) return 'far-apart'
  if (pair.label === 'copy') return 'copy'
  if (HARD_KINDS.has(pair.kind) || pair.kind.startsWith('template-')) return 'hard-negative'
  if (isClean(pair.kind)) return 'clean-negative'
  throw new Error(`pair ${pair.a} and ${pair.b}: kind "${pair.kind}" is in no pool; add it to pools.ts`)
}
