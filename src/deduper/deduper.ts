import { untilAborted } from '../abortable.js'
import { type Article, checkArticle, checkArticleMeta } from '../article.js'
import { type Cluster, type ClusterMember, formClusters } from '../cluster/clusters.js'
import { compareIds, type RepresentativePolicy } from '../cluster/representative.js'
import type { ClusterArticle, Level, VerifiedEdge } from '../cluster/star-levels.js'
import { compareComparables, type Explanation, explainComparables } from '../compare/compare.js'
import type { Measures } from '../compare/features/features.js'
import { PRESETS, type Preset } from '../compare/model.js'
import type { Passage } from '../compare/passages.js'
import { isCopy, type Relation } from '../compare/relation.js'
import { DoppelwireError } from '../errors.js'
import { checkComparable, countWords, reusedMemory } from '../fingerprint/codec.js'
import {
  copyOf,
  createFingerprinter,
  createTransientFingerprinter,
  FINGERPRINT_DEFAULTS,
  type Fingerprint,
  type Fingerprinter,
  type FingerprintOptions,
} from '../fingerprint/fingerprint.js'
import { checkNumber, checkOneOf, describe, resolveOptions } from '../options.js'
import { Query, type ScoredCandidate, Verifier } from '../verify/verifier.js'
import { type ArticleMeta, Corpus, keysOf, type Stored, toStoredBytes } from './corpus.js'

export interface DeduperOptions extends FingerprintOptions {
  /**
   * How sure a pair must be to count as a copy: `strict` lets next to no independent story pass, `balanced` (the default)
   * weighs both errors, `broad` finds most.
   */
  preset: Preset
  /** Score from which a pair is a copy, 0 to 1, in place of the preset's (`PRESETS` has them). */
  threshold: number | undefined
  /**
   * Which copies share a cluster: identical texts and `reprint`s, or `rewrite`s and excerpts too (the default). Pairs and
   * matches are copies of any kind.
   */
  level: Level
  /** Similarity of shingle sets that the candidate search is tuned for, 0 to 1. Default .4. */
  target: number
  /** Most articles of one bucket that are compared with a new one; a fuller bucket is counted. Default 1,000. */
  bucketCap: number
  /** Which article represents a cluster. Default `central`. */
  representative: RepresentativePolicy
  /**
   * What to do with an id that was seen with another text: refuse it (`error`, the default), let the new text
   * `replace` the old one, or keep both, the new one as `id#2` (`version`).
   */
  onDuplicate: 'error' | 'replace' | 'version'
}

const DEDUPER_DEFAULTS: DeduperOptions = {
  ...FINGERPRINT_DEFAULTS,
  preset: 'balanced',
  threshold: undefined,
  level: 'rewrite',
  target: 0.4,
  bucketCap: 1000,
  representative: 'central',
  onDuplicate: 'error',
}

/** An article stored earlier, and what a new one is to it; in `measures`, `a` is the new one. */
export interface Match {
  readonly id: string
  readonly relation: Relation
  readonly score: number
  readonly measures: Measures
}

/** The answer of {@link Deduper.add}: provisional, for a later article may tell more. */
export type Verdict =
  | { readonly status: 'new'; readonly id: string }
  /** The same id with the same text was stored before; nothing changed. */
  | { readonly status: 'repeated'; readonly id: string }
  /** A copy of `of`, the surest match; `matches` holds them all, surest first. `a` is this article, `b` the other. */
  | {
      readonly status: 'copy'
      readonly id: string
      readonly of: string
      readonly relation: Relation
      readonly score: number
      readonly measures: Measures
      /** In words: which witness decided, and why. */
      readonly reasons: readonly string[]
      readonly passages: readonly Passage[]
      readonly matches: readonly Match[]
    }

/** Two stored articles of which one is a copy of the other; `a` is the smaller id. */
export interface Pair {
  readonly a: string
  readonly b: string
  readonly relation: Relation
  readonly score: number
}

/** What a deduper has done and holds. */
export interface Statistics {
  readonly articles: number
  /** Distinct texts; the very same text is kept and compared once. */
  readonly texts: number
  readonly unreadableDates: number
  readonly comparedPairs: number
  readonly verifiedPairs: number
  /** Look-ups that met a bucket with more articles than `bucketCap`: pairs in it may be missed. */
  readonly cappedBuckets: number
  /** Of fingerprints, and of the outlines of content that tell candidates apart: some 700 bytes an article. */
  readonly fingerprintBytes: number
  readonly indexBytes: number
}

export interface BatchOptions {
  readonly signal?: AbortSignal | undefined
  /** Called about twenty times a second with the number of articles handled so far. */
  readonly onProgress?: ((articles: number) => void) | undefined
}

/**
 * Makes a deduper: it stores articles, finds the copies among them and forms clusters.
 *
 * @throws DoppelwireError `OPTION_INVALID` for an unknown option or a value outside its range.
 * @example
 * const deduper = await createDeduper()
 * deduper.add({ id: 'a', text: story }).status // => 'new'
 * deduper.add({ id: 'b', text: `${story} Reporting by our staff.` }).status // => 'copy'
 * deduper.add({ id: 'b', text: `${story} Reporting by our staff.` }).status // => 'repeated'
 */
export async function createDeduper(given: Partial<DeduperOptions> = {}): Promise<Deduper> {
  const options = resolveOptions(given, DEDUPER_DEFAULTS, 'createDeduper')
  checkOneOf(options.preset, 'preset', ['strict', 'balanced', 'broad'])
  if (options.threshold !== undefined) checkNumber(options.threshold, 'threshold', { low: 0, high: 1 })
  checkNumber(options.target, 'target', { low: 0, high: 1 })
  checkNumber(options.bucketCap, 'bucketCap', { low: 1, high: 1e9, whole: true })
  checkOneOf(options.level, 'level', ['reprint', 'rewrite'])
  checkOneOf(options.onDuplicate, 'onDuplicate', ['error', 'replace', 'version'])
  checkRepresentative(options.representative)
  const { shingleWords, signatureValues, seed } = options
  const fingerprinter = await createFingerprinter({ shingleWords, signatureValues, seed })
  // Where rewrites are sought, most articles are compared, and what is compared is remembered.
  const brief =
    options.level === 'reprint'
      ? await createTransientFingerprinter({ shingleWords, signatureValues, seed })
      : fingerprinter
  return new Deduper(fingerprinter, brief, options)
}

function checkRepresentative(policy: unknown): void {
  if (typeof policy === 'function') return
  if (typeof policy === 'object' && policy !== null && 'sources' in policy) {
    if (Array.isArray(policy.sources) && policy.sources.every((source) => typeof source === 'string')) return
    throw new DoppelwireError('OPTION_INVALID', 'representative.sources: expected an array of strings')
  }
  checkOneOf(policy, 'representative', ['central', 'earliest', 'latest', 'longest'])
}

// How long a batch works before it lets timers, signals and other requests have a turn.
const TURN_MILLISECONDS = 50

/** An article of which only the fingerprint is at hand: taken earlier, or elsewhere, with the options of the deduper. */
export type FingerprintedArticle = ArticleMeta & { readonly fingerprint: Fingerprint }

/** What `workers` works on. */
export interface Internals {
  readonly options: DeduperOptions
  readonly threshold: number
  readonly corpus: Corpus
  readonly verifier: Verifier
}

/**
 * The inside of a deduper, for the rooms of this package that stand above it.
 *
 * @throws DoppelwireError `OPTION_INVALID` for anything else, such as the deduper of another copy of this package.
 */
export let internalsOf: (deduper: Deduper) => Internals

/** Made by {@link createDeduper}. Whoever adds an article may give its fingerprint in place of its text. */
export class Deduper {
  readonly #options: DeduperOptions
  readonly #threshold: number
  readonly #fingerprinter: Fingerprinter
  /** Gives fingerprints that may be good only until the next. */
  readonly #transientFingerprinter: Fingerprinter
  readonly #corpus: Corpus
  readonly #verifier: Verifier
  readonly #memory = reusedMemory()

  static {
    internalsOf = (deduper) => {
      if (typeof deduper !== 'object' || deduper === null || !(#corpus in deduper)) {
        throw new DoppelwireError(
          'OPTION_INVALID',
          `deduper: expected one that createDeduper of this very package made, found ${describe(deduper)}`,
        )
      }
      return {
        options: deduper.#options,
        threshold: deduper.#threshold,
        corpus: deduper.#corpus,
        verifier: deduper.#verifier,
      }
    }
  }

  constructor(fingerprinter: Fingerprinter, brief: Fingerprinter, options: DeduperOptions) {
    this.#options = options
    this.#threshold = options.threshold ?? PRESETS[options.preset]
    this.#fingerprinter = fingerprinter
    this.#transientFingerprinter = brief
    this.#corpus = new Corpus(options, (text) => this.#verifier.forget(text))
    this.#verifier = new Verifier(this.#corpus.fingerprints, this.#threshold)
  }

  /** How many articles are stored. */
  get size(): number {
    return this.#corpus.articles.size
  }

  has(id: string): boolean {
    return this.#corpus.articles.textIdOf(id) !== undefined
  }

  /**
   * Stores an article and says at once what it is to those stored before it.
   *
   * @throws DoppelwireError `ARTICLE_INVALID`; `DUPLICATE_ID` for a known id with another text, unless `onDuplicate`
   *   says otherwise; `FINGERPRINT_MISMATCH` for a fingerprint of other options. Nothing stored is lost.
   */
  add(article: Article | FingerprintedArticle): Verdict {
    const { card, fingerprint } = this.#read(article)
    const { id, added, found } = this.#store(card, fingerprint)
    if (!added) return { status: 'repeated', id }
    const matches = this.#matches(found ?? this.#find(fingerprint), id)
    const [best] = matches
    if (best === undefined) return { status: 'new', id }
    const { reasons, passages } = this.explain(id, best.id)
    const { id: of, relation, score, measures } = best
    return { status: 'copy', id, of, relation, score, measures, reasons, passages, matches }
  }

  /**
   * Stores an article like {@link Deduper.add}, at less cost: what it is to the others is left to `clusters` and `pairs`.
   *
   * @returns the id it is stored under, and whether it is new: `false` where the same text was stored under it before
   * @throws DoppelwireError as {@link Deduper.add} does.
   */
  store(article: Article | FingerprintedArticle): { id: string; added: boolean } {
    const { card, fingerprint } = this.#read(article)
    const { id, added } = this.#store(card, fingerprint)
    return { id, added }
  }

  /**
   * Adds many articles, in order. Stops with the signal's reason when `signal` aborts, even while it waits for the next
   * article; what was added stays.
   *
   * @returns how many articles were added, and how many were stored before
   * @throws DoppelwireError as {@link Deduper.add} does, at the first article it refuses.
   */
  async addAll(
    articles: Iterable<Article | FingerprintedArticle> | AsyncIterable<Article | FingerprintedArticle>,
    { signal, onProgress }: BatchOptions = {},
  ): Promise<{ added: number; repeated: number }> {
    const done = { added: 0, repeated: 0 }
    let turnEnds = Date.now() + TURN_MILLISECONDS
    for await (const article of signal ? untilAborted(articles, signal) : articles) {
      if (this.store(article).added) done.added++
      else done.repeated++
      if (Date.now() >= turnEnds) {
        onProgress?.(done.added + done.repeated)
        await new Promise((resolve) => setTimeout(resolve))
        turnEnds = Date.now() + TURN_MILLISECONDS
      }
    }
    return done
  }

  /** What an article is to the stored ones, surest copy first, without storing it; one of its own id is left out. */
  find(article: Article | FingerprintedArticle): Match[] {
    const { card, fingerprint } = this.#read(article)
    return this.#matches(this.#find(fingerprint), card.id)
  }

  /** Forgets an article and its pairs. Returns whether it was stored. */
  remove(id: string): boolean {
    return this.#corpus.remove(id)
  }

  /** The fingerprint of an article, with the options of this deduper; nothing is stored. */
  fingerprint(article: Article): Fingerprint {
    return this.#fingerprinter(checkArticle(article))
  }

  /**
   * Compares two stored articles and points out what matches.
   *
   * @throws DoppelwireError `UNKNOWN_ID` for an id that is not stored.
   */
  explain(a: string, b: string): Explanation {
    const [one, other] = [a, b].map((id) => {
      const text = this.#corpus.articles.textIdOf(id)
      if (text === undefined) throw new DoppelwireError('UNKNOWN_ID', `no article ${JSON.stringify(id)} is stored`)
      return this.#verifier.comparable(text)
    })
    return explainComparables(one!, other!, this.#threshold)
  }

  /**
   * Every stored article in exactly one cluster: clusters of two or more first, largest first, then the articles that
   * stand alone, by id. The order in which articles were added changes nothing, as long as no bucket was capped.
   */
  *clusters(): Generator<Cluster> {
    const { level, representative } = this.#options
    const { articles, fingerprints } = this.#corpus
    const edges = [...this.#corpus.edges]
    const texts = new Map<number, ClusterArticle[]>()
    const list = (text: number) => {
      if (!texts.has(text)) texts.set(text, articles.articlesOf(text, countWords(fingerprints.get(text))))
    }
    for (const { a, b } of edges) {
      list(a)
      list(b)
    }
    for (const text of articles.sharedTexts()) list(text)
    const alone: string[] = []
    for (const id of articles.ids()) if (!texts.has(articles.textIdOf(id)!)) alone.push(id)
    const verify = (a: number, b: number): VerifiedEdge | undefined => {
      const { relation, score } = compareComparables(
        this.#verifier.comparable(a),
        this.#verifier.comparable(b),
        this.#threshold,
      )
      return isCopy(relation) ? { a, b, relation, score } : undefined
    }
    const formed = formClusters(texts, edges, { level, representative, verify })
    for (const cluster of formed) {
      if (cluster.size > 1) yield cluster
      else alone.push(cluster.representative)
    }
    const near = new Map(formed.map((cluster) => [cluster.representative, cluster.near]))
    for (const id of alone.sort(compareIds)) {
      const member: ClusterMember = { id, relation: 'representative', score: 1, reprintOf: null }
      yield { representative: id, members: [member], size: 1, lowestScore: 1, near: near.get(id) ?? [] }
    }
  }

  /** Every verified pair of copies, once. */
  *pairs(): Generator<Pair> {
    const { articles, edges } = this.#corpus
    for (const text of articles.sharedTexts()) {
      const ids = articles.idsOfText(text)
      for (let i = 1; i < ids.length; i++) {
        for (let j = 0; j < i; j++) yield pair(ids[i]!, ids[j]!, 'identical', 1)
      }
    }
    for (const { a, b, relation, score } of edges) {
      for (const one of articles.idsOfText(a)) {
        for (const other of articles.idsOfText(b)) yield pair(one, other, relation, score)
      }
    }
  }

  statistics(): Statistics {
    const { fingerprints, edges, texts, unreadableDates, cappedBuckets, indexBytes } = this.#corpus
    return {
      articles: this.size,
      texts,
      unreadableDates,
      comparedPairs: this.#verifier.compared,
      verifiedPairs: edges.size,
      cappedBuckets,
      fingerprintBytes: fingerprints.bytes,
      indexBytes,
    }
  }

  /** Checks what a caller gave, and takes the fingerprint unless it is there. */
  #read(article: Article | FingerprintedArticle): { card: ArticleMeta; fingerprint: Fingerprint } {
    if (!('fingerprint' in Object(article))) {
      const card = checkArticle(article)
      return { card, fingerprint: this.#transientFingerprinter(card) }
    }
    const card = checkArticleMeta(article) as FingerprintedArticle
    const { fingerprint } = card
    if (typeof fingerprint?.options !== 'object' || !(fingerprint.words instanceof Uint32Array)) {
      throw new DoppelwireError(
        'ARTICLE_INVALID',
        `article ${JSON.stringify(card.id)}: fingerprint: expected one as createFingerprinter or decode gives it, found ${describe(fingerprint)}`,
      )
    }
    checkComparable({ options: this.#options }, fingerprint)
    return { card, fingerprint }
  }

  /** Stores an article; `found` is missing where its text was known. */
  #store(card: ArticleMeta, fingerprint: Fingerprint): Stored & { readonly found?: ScoredCandidate[] } {
    const query = new Query(fingerprint, this.#options.level === 'rewrite')
    const bytes = toStoredBytes(fingerprint, this.#memory)
    const stored = this.#corpus.store(card, bytes, fingerprint.textHash, () => keysOf(query))
    if (stored.others === undefined) return stored
    const found =
      stored.others.length === 0 ? [] : this.#verifier.verify(this.#lasting(query), stored.others, stored.text)
    this.#corpus.link(stored.text, found)
    return { ...stored, found }
  }

  /** Who compares a suspect remembers it, so its fingerprint has to last. */
  #lasting(query: Query): Query {
    return this.#transientFingerprinter === this.#fingerprinter ? query : new Query(copyOf(query.fingerprint), false)
  }

  /** The stored copies of a fingerprint that is not stored itself. */
  #find(fingerprint: Fingerprint): ScoredCandidate[] {
    const query = new Query(fingerprint, this.#options.level === 'rewrite')
    return this.#verifier.verify(query, this.#corpus.find(fingerprint.textHash, keysOf(query)))
  }

  #matches(found: readonly ScoredCandidate[], self: string): Match[] {
    const matches = found.flatMap(({ text, relation, score, measures }) =>
      this.#corpus.articles.idsOfText(text).map((id): Match => ({ id, relation, score, measures })),
    )
    return matches.filter(({ id }) => id !== self).sort((a, b) => b.score - a.score || compareIds(a.id, b.id))
  }
}

function pair(one: string, other: string, relation: Relation, score: number): Pair {
  return one < other ? { a: one, b: other, relation, score } : { a: other, b: one, relation, score }
}
