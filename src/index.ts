export { type Article, type ArticleMeta, readDate } from './article.js'
export type { Cluster, ClusterMember, NearCluster } from './cluster/clusters.js'
export type { Contender, RepresentativePolicy } from './cluster/representative.js'
export type { ClusterLevel } from './cluster/star-levels.js'
export { type Comparison, compare, type Explanation, explain } from './compare/compare.js'
export type { Measures } from './compare/features/features.js'
export { PRESETS, type Preset } from './compare/model.js'
export type { Passage, Span } from './compare/passages.js'
export { isCopy, RELATIONS, type Relation } from './compare/relation.js'
export type { ArticleKeys } from './deduper/article-keys.js'
export { type DedupeCluster, type DedupeCopy, type DedupeResult, dedupe } from './deduper/dedupe.js'
export type { DedupeOptions } from './deduper/dedupe-options.js'
export { createDeduper, type Deduper, type FingerprintedArticle } from './deduper/deduper.js'
export type { DeduperOptions } from './deduper/options.js'
export {
  type BatchOptions,
  type DeduperStatistics,
  type Match,
  PAIR_RELATIONS,
  type Pair,
  type PairRelation,
  type PairsOptions,
  type Verdict,
} from './deduper/results.js'
export { type ArticleVerdict, verdicts } from './deduper/verdicts.js'
export { DoppelwireError, ERROR_CODES, type ErrorCode } from './errors.js'
export { FORMAT_VERSION } from './fingerprint/codec.js'
export {
  createFingerprinter,
  type Fingerprint,
  type Fingerprinter,
  type FingerprintOptions,
} from './fingerprint/fingerprint.js'
export { decodeFingerprint, encodeFingerprint } from './fingerprint/sealed-bytes.js'
export { createSigner, type Signer } from './fingerprint/signer.js'
export type { Band } from './minhash/bands.js'
export type { SignatureOptions } from './minhash/options.js'
export {
  type BandChoice,
  type BandOptions,
  type BandWeights,
  type CurvePoint,
  chooseBands,
  curvePoints,
  type ErrorRates,
  errorRates,
  type SimilarityDensity,
  sCurve,
} from './minhash/s-curve.js'
export { estimateSimilarity } from './minhash/signature.js'
