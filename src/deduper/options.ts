import type { RepresentativePolicy } from '../cluster/representative.js'
import type { ClusterLevel } from '../cluster/star-levels.js'
import { PRESETS, type Preset } from '../compare/model.js'
import { DoppelwireError } from '../errors.js'
import { FINGERPRINT_DEFAULTS, type FingerprintOptions } from '../fingerprint/fingerprint.js'
import { checkNumber, checkOneOf, resolveOptions } from '../options.js'

/** How a deduper finds copies and forms clusters. Every option has a default. */
export interface DeduperOptions extends FingerprintOptions {
  /**
   * How sure a pair must be to count as a copy: `strict` lets almost no independent story pass, `balanced` (the
   * default) weighs both kinds of error, `broad` finds most copies. Measured in a wire feed, of 100 found pairs 92, 87 and 51 are
   * copies, and of 100 copies 70, 88 and 95 are found.
   */
  preset: Preset
  /** The score from which a pair is a copy, 0 to 1; replaces the score of the preset (see `PRESETS`). */
  threshold: number | undefined
  /**
   * Which copies share a cluster: `reprint` (identical texts and reprints) or `rewrite` (rewrites and excerpts too; the
   * default). Pairs and matches are copies of every kind at both levels.
   */
  level: ClusterLevel
  /**
   * The Jaccard similarity of shingle sets that the candidate search is tuned for, 0 to 1. Other MinHash libraries call
   * it the threshold. Default .4.
   */
  target: number
  /**
   * How many articles of one bucket `add` and `find` compare with an article at most, 1 to 1e9. Of a fuller bucket only the
   * latest are compared, and `cappedBuckets` counts it. Of a family of more reprints, `pairs` compares each with half as many
   * that follow it in the order of their bands. Default 1,000.
   */
  bucketCap: number
  /** Which article represents a cluster. Default `central`. */
  representative: RepresentativePolicy
  /**
   * What happens when a known id comes with another text: an `error` (the default), the new text may `replace` the old
   * one, or both are kept, the new one as `id#2` (`version`).
   */
  onDuplicate: 'error' | 'replace' | 'version'
}

export const DEDUPER_DEFAULTS: DeduperOptions = {
  ...FINGERPRINT_DEFAULTS,
  preset: 'balanced',
  threshold: undefined,
  level: 'rewrite',
  target: 0.4,
  bucketCap: 1000,
  representative: 'central',
  onDuplicate: 'error',
}

/**
 * The options with their defaults. The options of the fingerprint are checked where the fingerprinter is made.
 *
 * @throws DoppelwireError `OPTION_INVALID` for an unknown option or a value outside its range.
 */
export function checkDeduperOptions(given: Partial<DeduperOptions>): DeduperOptions {
  const options = resolveOptions(given, DEDUPER_DEFAULTS, 'createDeduper')
  checkOneOf(options.preset, 'preset', ['strict', 'balanced', 'broad'])
  if (options.threshold !== undefined) checkNumber(options.threshold, 'threshold', { low: 0, high: 1 })
  checkNumber(options.target, 'target', { low: 0, high: 1 })
  checkNumber(options.bucketCap, 'bucketCap', { low: 1, high: 1e9, whole: true })
  checkOneOf(options.level, 'level', ['reprint', 'rewrite'])
  checkOneOf(options.onDuplicate, 'onDuplicate', ['error', 'replace', 'version'])
  checkRepresentative(options.representative)
  return options
}

/** The score from which a pair is a copy. */
export function thresholdOf({ threshold, preset }: Pick<DeduperOptions, 'threshold' | 'preset'>): number {
  return threshold ?? PRESETS[preset]
}

function checkRepresentative(policy: unknown): void {
  if (typeof policy === 'function') return
  if (typeof policy === 'object' && policy !== null && 'sources' in policy) {
    if (Array.isArray(policy.sources) && policy.sources.every((source) => typeof source === 'string')) return
    throw new DoppelwireError('OPTION_INVALID', 'representative.sources: expected an array of strings')
  }
  checkOneOf(policy, 'representative', ['central', 'earliest', 'latest', 'longest'])
}
