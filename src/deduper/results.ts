import { checkSignal } from '../abortable.js'
import type { Measures } from '../compare/features/features.js'
import type { Passage } from '../compare/passages.js'
import { isCopy, type Relation } from '../compare/relation.js'
import { DoppelwireError } from '../errors.js'
import { checkOneOf, describe, resolveOptions } from '../options.js'

/** A stored article that forms a copy pair with a new article. In `measures`, `a` is the new article. */
export interface Match {
  /** The id of the stored article. */
  readonly id: string
  /** What the two are to each other: one of the copies. */
  readonly relation: Relation
  /** How probable it is that one is a copy of the other, 0 to 1. */
  readonly score: number
  /** What was measured of the two. */
  readonly measures: Measures
}

/** The answer of `Deduper.add`. It is provisional: articles that are added later may change the clusters. */
export type Verdict =
  | { readonly status: 'new'; readonly id: string }
  /** The same text was stored under the same id before; nothing changed. */
  | { readonly status: 'repeated'; readonly id: string }
  /** A copy. In `measures` and `passages`, `a` is the new article and `b` is the article `of`. */
  | {
      readonly status: 'copy'
      readonly id: string
      /** The match of the highest score. */
      readonly of: string
      readonly relation: Relation
      readonly score: number
      readonly measures: Measures
      /** In words: which model decided, and why. */
      readonly reasons: readonly string[]
      readonly passages: readonly Passage[]
      /** All matches, by falling score, then by id. */
      readonly matches: readonly Match[]
    }

/** Two stored articles of which one is a copy of the other, or that share a block or a form; `a` is the smaller id. */
export interface Pair {
  /** The smaller id, by UTF-16 code units. */
  readonly a: string
  /** The other id. */
  readonly b: string
  /** What the two are to each other. */
  readonly relation: Relation
  /** How probable it is that one is a copy of the other, 0 to 1. */
  readonly score: number
  /** What the score rests on: the whole feed, or at the level `reprint` the two texts alone. */
  readonly basis: 'feed' | 'pair'
  /** For a partial copy: the share of each text, in words, that is carried over. */
  readonly shared?: { readonly a: number; readonly b: number }
}

/** The relations that `pairs` tells of, strongest first. */
export const PAIR_RELATIONS = ['identical', 'reprint', 'rewrite', 'excerpt', 'partial', 'template'] as const
/** What two articles of a pair that `pairs` gives are to each other. */
export type PairRelation = (typeof PAIR_RELATIONS)[number]

/** Which pairs `pairs` gives. */
export interface PairsOptions {
  /** `true` gives every pair of articles, also of one wording, and of a story that more than 128 print. Default `false`. */
  readonly all?: boolean
  /** Which pairs to give. Default: copies, that is `identical`, `reprint`, `rewrite` and `excerpt`. */
  readonly relations?: readonly PairRelation[]
}

const COPIES = PAIR_RELATIONS.filter(isCopy)

export function checkPairsOptions(given: PairsOptions): {
  readonly all: boolean
  readonly relations: ReadonlySet<Relation>
} {
  const { all, relations } = resolveOptions<Required<PairsOptions>>(given, { all: false, relations: COPIES }, 'pairs')
  for (const relation of relations) checkOneOf(relation, 'relations', PAIR_RELATIONS)
  return { all, relations: new Set(relations) }
}

/** What a deduper has done so far, and what it stores. */
export interface DeduperStatistics {
  /** How many articles are stored. */
  readonly articles: number
  /** Distinct texts. A text that several articles share is stored and compared once. */
  readonly texts: number
  /** Articles whose date could not be read; they count as undated. */
  readonly unreadableDates: number
  /** Pairs of texts that were compared in full. */
  readonly comparedPairs: number
  /** Of the clusters, where these were formed since the last change; else those that `add` found. */
  readonly verifiedPairs: number
  /**
   * How often `add` or `find` met a bucket with more than `bucketCap` articles, and in how many buckets of more than 32
   * the clusters left out pairs of articles that are copies of no leader; such pairs may be missing.
   */
  readonly cappedBuckets: number
  /** How many look-ups by a phrase the clusters left out because more than 100 texts keep it, where these were formed since the last change. */
  readonly cappedPhrases: number
  /**
   * How many pairs that share rare phrases the clusters left out because both texts share more with others, where these were formed since
   * the last change. Few are copies: a copy stands out from the stories of its matter.
   */
  readonly outrankedPairs: number
  /** How many pairs of prints of one story `pairs` left out when it was last asked since a change, because more than 128 print it. */
  readonly cutPairs: number
  /**
   * Texts with sentences that many texts of the feed have under different stories, and texts that are nothing but such stories of others.
   * The clusters mask the sentences, and compare the texts with none; as of the last time that these were formed.
   */
  readonly learnedBoilerplate: { readonly maskedTexts: number; readonly foreignTexts: number }
  /**
   * How often this thread needed what is derived of a stored text (sorted terms, indexes of its words), and how often that was still at hand
   * from an earlier comparison: 256 texts are, at the level `reprint` 64. To derive it takes about as long as a comparison.
   */
  readonly preparedTexts: { readonly needed: number; readonly atHand: number }
  /**
   * Bytes of fingerprints and term sketches. A sketch, by which most candidates are rejected, takes about 700 bytes.
   */
  readonly fingerprintBytes: number
  /**
   * Bytes of the tables that candidates, texts and articles are found in: buckets, phrases, equal texts, articles by id (without the ids
   * themselves), and where each fingerprint stands.
   */
  readonly indexBytes: number
}

/** For work on many articles, which gives timers and signals their turn. */
export interface BatchOptions {
  /** Ends the work with its reason. */
  readonly signal?: AbortSignal | undefined
  /** Called about twenty times a second with the number of articles handled so far. */
  readonly onProgress?: ((articles: number) => void) | undefined
}

/** @throws DoppelwireError `OPTION_INVALID` for an unknown option or one of another type; `what` names who takes them */
export function checkBatchOptions(given: BatchOptions, what: string): BatchOptions {
  const defaults: Required<BatchOptions> = { signal: undefined, onProgress: undefined }
  const options = resolveOptions(given, defaults, what)
  checkSignal(options.signal)
  const { onProgress } = options
  if (onProgress === undefined || typeof onProgress === 'function') return options
  throw new DoppelwireError('OPTION_INVALID', `${what}: onProgress: expected a function, found ${describe(onProgress)}`)
}
