import { checkComparable } from '../fingerprint/codec.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { checkNumber } from '../options.js'
import { Comparable } from './comparable.js'
import { type Evidence, type Measures, measure } from './features/features.js'
import { PRESETS, type Scores, scoreOf } from './model.js'
import { type Passage, passagesOf } from './passages.js'
import { reasonsFor } from './reasons.js'
import { type Relation, relationOf } from './relation.js'

/** The score from which a pair counts as a copy, unless the caller moves it: the preset `balanced`. */
export const DEFAULT_THRESHOLD = PRESETS.balanced

export interface Comparison {
  readonly relation: Relation
  /** The probability that one is a copy of the other, 0 to 1. A relation is a copy exactly from the threshold on. */
  readonly score: number
  readonly measures: Measures
  /** For an excerpt: which one stands in the other. */
  readonly direction?: 'aInB' | 'bInA'
}

export interface Explanation extends Comparison {
  /** In words: which witness decided, and why. */
  readonly reasons: readonly string[]
  /** The matching passages in the order of the first text. */
  readonly passages: readonly Passage[]
}

/**
 * Compares two fingerprints made with the same options.
 *
 * @param threshold score from which the pair is a copy, 0 to 1; by default that of the preset `balanced`
 * @throws DoppelwireError `FINGERPRINT_MISMATCH` where the options differ; `OPTION_INVALID` for another threshold.
 */
export function compare(a: Fingerprint, b: Fingerprint, threshold = DEFAULT_THRESHOLD): Comparison {
  checkComparable(a, b)
  checkNumber(threshold, 'threshold', { low: 0, high: 1 })
  return compareComparables(new Comparable(a), new Comparable(b), threshold)
}

/** Compares like {@link compare}, says why, and points out the passages that match. */
export function explain(a: Fingerprint, b: Fingerprint, threshold = DEFAULT_THRESHOLD): Explanation {
  checkComparable(a, b)
  checkNumber(threshold, 'threshold', { low: 0, high: 1 })
  const [one, other] = [new Comparable(a), new Comparable(b)]
  return explainAssessment(one, other, assessComparables(one, other, threshold))
}

/** A comparison with what it was concluded from, for {@link explainAssessment}. */
export interface Assessment {
  readonly comparison: Comparison
  readonly evidence: Evidence
  /** What the models say; absent for identical texts, of which they are not asked. */
  readonly scores: Scores | undefined
}

export function compareComparables(a: Comparable, b: Comparable, threshold: number): Comparison {
  return assessComparables(a, b, threshold).comparison
}

/** Compares like {@link compareComparables} and keeps the evidence. */
export function assessComparables(a: Comparable, b: Comparable, threshold: number): Assessment {
  const evidence = measure(a, b)
  const { measures, firstIsShorter } = evidence
  if (a.fingerprint.textHash === b.fingerprint.textHash && a.fingerprint.textHash !== 0n) {
    return { comparison: { relation: 'identical', score: 1, measures }, evidence, scores: undefined }
  }
  const scores = scoreOf(measures)
  // A text shorter than a shingle matches only exactly (and was not identical).
  if (a.wording.distinct === 0 || b.wording.distinct === 0) {
    return { comparison: { relation: 'unrelated', score: 0, measures }, evidence, scores }
  }
  const { score } = scores
  const [shorter, longer] = firstIsShorter ? [a, b] : [b, a]
  const lengthRatio = longer.fingerprint.words.length / shorter.fingerprint.words.length
  const relation = relationOf(measures, score, threshold, lengthRatio)
  if (relation !== 'excerpt') return { comparison: { relation, score, measures }, evidence, scores }
  const direction = firstIsShorter ? 'aInB' : 'bInA'
  return { comparison: { relation, score, measures, direction }, evidence, scores }
}

/** Says why two texts were assessed so, and where they match; `a` and `b` are the ones that were assessed. */
export function explainAssessment(
  a: Comparable,
  b: Comparable,
  { comparison, evidence, scores }: Assessment,
): Explanation {
  const reasons = reasonsFor(comparison.relation, scores, evidence, a, b)
  return { ...comparison, reasons, passages: passagesOf(a, b, evidence) }
}
