import { checkComparable } from '../fingerprint/codec.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { checkNumber } from '../options.js'
import { Comparable } from './comparable.js'
import { type Evidence, type Measures, measure } from './features/features.js'
import { PRESETS, type Scores, scoreOf } from './model.js'
import { type Passage, passagesOf } from './passages.js'
import { reasonsFor } from './reasons.js'
import { type Relation, relationOf } from './relation.js'

/** The score from which a pair counts as a copy by default: the preset `balanced`. */
export const DEFAULT_THRESHOLD = PRESETS.balanced

export interface Comparison {
  readonly relation: Relation
  /** The probability that one article is a copy of the other, 0 to 1. The relation is a copy exactly from the threshold on. */
  readonly score: number
  readonly measures: Measures
  /** For an excerpt: which article stands in the other. */
  readonly direction?: 'aInB' | 'bInA'
}

export interface Explanation extends Comparison {
  /** In words: which model decided, and what it saw. */
  readonly reasons: readonly string[]
  /** The matching passages in the order of the first text. */
  readonly passages: readonly Passage[]
}

/**
 * Compares two fingerprints made with the same options.
 *
 * @param threshold score from which the pair is a copy, 0 to 1; by default that of the preset `balanced`
 * @throws DoppelwireError `FINGERPRINT_MISMATCH` if the options differ; `OPTION_INVALID` for a threshold out of range.
 */
export function compare(a: Fingerprint, b: Fingerprint, threshold = DEFAULT_THRESHOLD): Comparison {
  check(a, b, threshold)
  return compareComparables(new Comparable(a), new Comparable(b), threshold)
}

/**
 * Compares like {@link compare}, and adds the reasons and the matching passages.
 *
 * @throws DoppelwireError the same as {@link compare}
 */
export function explain(a: Fingerprint, b: Fingerprint, threshold = DEFAULT_THRESHOLD): Explanation {
  check(a, b, threshold)
  const [one, other] = [new Comparable(a), new Comparable(b)]
  return explainAssessment(one, other, assessComparables(one, other, threshold))
}

function check(a: Fingerprint, b: Fingerprint, threshold: number): void {
  checkComparable(a, b)
  checkNumber(threshold, 'threshold', { low: 0, high: 1 })
}

/** A comparison with what it was concluded from. `explainAssessment` makes an explanation from it without measuring again. */
export interface Assessment {
  readonly comparison: Comparison
  readonly evidence: Evidence
  /** What the models say; absent for identical texts, for which they are not asked. */
  readonly scores: Scores | undefined
}

export function compareComparables(a: Comparable, b: Comparable, threshold: number): Comparison {
  return assessComparables(a, b, threshold).comparison
}

/** Compares like {@link compareComparables}, and keeps the evidence. */
export function assessComparables(a: Comparable, b: Comparable, threshold: number): Assessment {
  const evidence = measure(a, b)
  const { measures, firstIsShorter } = evidence
  if (a.fingerprint.textHash === b.fingerprint.textHash && a.fingerprint.textHash !== 0n) {
    return { comparison: { relation: 'identical', score: 1, measures }, evidence, scores: undefined }
  }
  const scores = scoreOf(measures)
  // A text shorter than a shingle matches only exactly, and these two are not identical.
  if (a.wording.distinct === 0 || b.wording.distinct === 0) {
    return { comparison: { relation: 'unrelated', score: 0, measures }, evidence, scores }
  }
  const pages = Number(a.fingerprint.kind === 'page') + Number(b.fingerprint.kind === 'page')
  if (pages > 0) {
    // A page is no copy of a story. Of two pages the wording decides: their numbers and addresses differ each time.
    const score = pages === 2 ? measures.wording : 0
    const relation = score >= threshold && score > 0 ? 'reprint' : 'unrelated'
    return { comparison: { relation, score, measures }, evidence, scores }
  }
  const { score } = scores
  const [shorter, longer] = firstIsShorter ? [a, b] : [b, a]
  const lengthRatio = longer.fingerprint.words.length / shorter.fingerprint.words.length
  const relation = relationOf(measures, score, threshold, lengthRatio)
  if (relation !== 'excerpt') return { comparison: { relation, score, measures }, evidence, scores }
  const direction = firstIsShorter ? 'aInB' : 'bInA'
  return { comparison: { relation, score, measures, direction }, evidence, scores }
}

/** Adds reasons and passages to a comparison. `a` and `b` are the articles that were compared, in the same order. */
export function explainAssessment(
  a: Comparable,
  b: Comparable,
  { comparison, evidence, scores }: Assessment,
): Explanation {
  const reasons = reasonsFor(comparison.relation, scores, evidence, a, b)
  return { ...comparison, reasons, passages: passagesOf(a, b, evidence) }
}
