import { SharedBuckets } from '../candidates/bucket-groups.js'
import type { LshTable } from '../minhash/lsh-table.js'
import { compareInGroups, type Leaders } from './alike.js'
import { ComparedPairs } from './compared-pairs.js'
import type { ComparedPair } from './judging.js'
import { settleNow } from './settling.js'
import type { Compare } from './steps.js'

/** What comparing the texts of large buckets came to. */
export interface AlikeTexts {
  /** The pairs that may be copies; the text of lower number comes first. */
  readonly pairs: Iterable<ComparedPair>
  /** By text, the leader of its group of alike texts; a leader, and a text without a group, is its own. */
  readonly leaders: Leaders
  /** Large buckets of which not all pairs of leaders were compared. */
  readonly cutBuckets: number
}

/**
 * Compares the texts of large buckets as `settle` does among all texts. The result for a text depends on those alone that a chain of
 * large buckets connects with it: so a caller may hand over such parts of a feed one by one.
 *
 * @param table the texts, numbered without gaps in the order of their ranks
 * @param ranks by number: the rank in the feed
 */
export function compareAlike(
  table: LshTable,
  ranks: Int32Array,
  compare: Compare,
  isReprint: (pair: ComparedPair) => boolean,
): AlikeTexts {
  const textIds = Int32Array.from(ranks, (_, textId) => textId)
  const wordings = { textIds, ranks }
  const pairs = new ComparedPairs(ranks)
  const buckets = new SharedBuckets(table, ranks)
  for (const textId of textIds) buckets.visit(textId)
  const steps = compareInGroups(table, buckets, [], wordings, pairs, compare, isReprint)
  return { ...settleNow(steps, compare), pairs }
}
