import { checkComparable, checkFingerprint } from '../fingerprint/check.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { checkNumber } from '../options.js'
import { Comparable } from './comparable.js'
import { type Evidence, type Measures, measure } from './features/features.js'
import { pairInputs } from './inputs.js'
import { neighbourlyRelation, PRESETS, pairScore } from './model.js'
import { type Passage, passagesOf, sharesOf } from './passages.js'
import { reasonsFor } from './reasons.js'
import { copyRelation, eventRelation, type Relation } from './relation.js'

/** The score from which a pair counts as a copy by default: the preset `balanced`. */
export const DEFAULT_THRESHOLD = PRESETS.balanced

/** What one article is to another, from `compare`. */
export interface Comparison {
  /** What the first article is to the second. */
  readonly relation: Relation
  /**
   * The probability that one article is a copy of the other, 0 to 1, if somebody had reason to compare these two. The relation is a copy
   * exactly from the threshold on.
   */
  readonly score: number
  /** What the score rests on: these two texts alone. A deduper judges pairs in their feed. */
  readonly basis: 'pair'
  /** What was measured of the two. */
  readonly measures: Measures
  /** For an excerpt: which article stands in the other. */
  readonly direction?: 'aInB' | 'bInA'
  /** For a partial copy: the share of each text, in words, that its passages take. */
  readonly shared?: { readonly a: number; readonly b: number }
}

/** A comparison with what it rests on, from `explain`. */
export interface Explanation extends Comparison {
  /** In words: which model decided, and what it saw. */
  readonly reasons: readonly string[]
  /** The matching passages in the order of the first text. */
  readonly passages: readonly Passage[]
}

/**
 * Compares two fingerprints made with the same options: what the one article is to the other, and how probably a copy.
 *
 * @param threshold score from which the pair is a copy, 0 to 1; by default that of the preset `balanced`
 * @throws DoppelwireError `FINGERPRINT_INVALID` for what is no fingerprint; `FINGERPRINT_MISMATCH` if the options differ;
 *   `OPTION_INVALID` for a threshold out of range.
 * @example
 * const fingerprint = await createFingerprinter()
 * const bread = 'Ministers agreed on Friday to cut the tax on bread by four percent, the finance minister said.'
 * const { relation, score } = compare(fingerprint({ text: bread }), fingerprint({ text: `${bread} Reporting by our staff.` }))
 * relation // => 'reprint'
 * score > 0.9 // => true
 */
export function compare(a: Fingerprint, b: Fingerprint, threshold = DEFAULT_THRESHOLD): Comparison {
  check(a, b, threshold)
  return compareComparables(new Comparable(a), new Comparable(b), threshold)
}

/**
 * Compares like {@link compare}, and adds the reasons and the matching passages.
 *
 * @throws DoppelwireError the same as {@link compare}
 * @example
 * const fingerprint = await createFingerprinter()
 * const bread = 'Ministers agreed on Friday to cut the tax on bread by four percent, the finance minister said.'
 * const longer = `LISBON (Reuters) - ${bread}`
 * const { reasons, passages } = explain(fingerprint({ text: bread }), fingerprint({ text: longer }))
 * reasons[0] // => 'the same wording but for edits'
 * passages.map(({ b }) => longer.slice(b.start, b.start + 16)) // => ['Ministers agreed']
 */
export function explain(a: Fingerprint, b: Fingerprint, threshold = DEFAULT_THRESHOLD): Explanation {
  check(a, b, threshold)
  const [one, other] = [new Comparable(a), new Comparable(b)]
  return explainAssessment(one, other, assessComparables(one, other, threshold))
}

function check(a: Fingerprint, b: Fingerprint, threshold: number): void {
  checkFingerprint(a, 'first fingerprint')
  checkFingerprint(b, 'second fingerprint')
  checkComparable(a, b)
  checkNumber(threshold, 'threshold', { low: 0, high: 1 })
}

/** A comparison with what it was concluded from. `explainAssessment` makes an explanation from it without measuring again. */
export interface Assessment {
  readonly comparison: Comparison
  readonly evidence: Evidence
  /**
   * What the models were asked with; undefined where a rule decides: of identical texts, of one shorter than a shingle, of pages, of two
   * languages.
   */
  readonly inputs: Float64Array | undefined
}

export function compareComparables(a: Comparable, b: Comparable, threshold: number): Comparison {
  return assessComparables(a, b, threshold).comparison
}

/** Compares like {@link compareComparables}, and keeps the evidence. */
export function assessComparables(a: Comparable, b: Comparable, threshold: number): Assessment {
  const evidence = measure(a, b)
  const { measures, firstIsShorter, lengthRatio } = evidence
  const decided = decidedScore(a, b, evidence)
  const inputs = decided === undefined ? pairInputs(measures, lengthRatio) : undefined
  const score = decided ?? pairScore(measures, inputs!)
  const relation = relationOf(evidence, score, threshold, decided !== undefined)
  const comparison = { relation, score, basis: 'pair', measures } as const
  return {
    comparison: {
      ...comparison,
      ...(relation === 'excerpt' && { direction: firstIsShorter ? 'aInB' : 'bInA' }),
      ...(relation === 'partial' && { shared: sharesOf(a, b, evidence) }),
    },
    evidence,
    inputs,
  }
}

function relationOf(evidence: Evidence, score: number, threshold: number, isDecided: boolean): Relation {
  const { measures, lengthRatio } = evidence
  if (isDecided && score === 1) return 'identical'
  if (score >= threshold && score > 0) return copyRelation(measures, lengthRatio)
  if (isDecided && score < NEARLY_VERBATIM) return 'unrelated'
  return neighbourlyRelation(evidence) ?? eventRelation(measures)
}

// Short of that of identical texts, as is that of texts nearly so.
const MOST_BY_WORDING = 0.999
/** The score of texts that a rule calls copies, and that models may learn from. */
export const NEARLY_VERBATIM = 0.9999

/**
 * The score that rules give a pair without asking the models: 1 to identical texts alone; 0 where one is shorter than a shingle, which
 * matches only exactly, and to a page and a story. Of two pages the wording decides, because their numbers and addresses differ each time.
 * It decides of two languages too, whose stems differ; there squared, because forms share half of it. Texts with nearly all wording in
 * common and every name and number are copies, whatever the models learnt from such as share less.
 */
export function decidedScore(
  { fingerprint: a, wording: ofA }: Comparable,
  { fingerprint: b, wording: ofB }: Comparable,
  { measures: { wording }, nearlyVerbatim }: Pick<Evidence, 'measures' | 'nearlyVerbatim'>,
): number | undefined {
  if (a.textHash === b.textHash && a.textHash !== 0n) return 1
  if (ofA.distinct === 0 || ofB.distinct === 0 || a.kind !== b.kind) return 0
  if (a.kind === 'page') return Math.min(MOST_BY_WORDING, wording)
  if (a.language !== b.language) return Math.min(MOST_BY_WORDING, wording ** 2)
  return nearlyVerbatim ? NEARLY_VERBATIM : undefined
}

/** Adds reasons and passages to a comparison. `a` and `b` are the articles that were compared, in the same order. */
export function explainAssessment(a: Comparable, b: Comparable, { comparison, evidence }: Assessment): Explanation {
  const reasons = reasonsFor(comparison.relation, evidence, a, b)
  return { ...comparison, reasons, passages: passagesOf(a, b, evidence) }
}
