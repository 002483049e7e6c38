import { type Article, type ArticleMeta, checkArticle } from '../article.js'
import type { Cluster } from '../cluster/clusters.js'
import type { Explanation } from '../compare/compare.js'
import { DoppelwireError } from '../errors.js'
import { reusedMemory } from '../fingerprint/codec.js'
import {
  copyOf,
  createFingerprinter,
  createTransientFingerprinter,
  type Fingerprint,
  type Fingerprinter,
} from '../fingerprint/fingerprint.js'
import { resolveOptions } from '../options.js'
import { Query } from '../verify/query.js'
import { type ScoredCandidate, Verifier } from '../verify/verifier.js'
import { type Answer, answer } from './answer.js'
import { storeEach } from './batch.js'
import { clustersOf } from './clustering.js'
import { Corpus, type Stored } from './corpus.js'
import { registerInternals } from './internals.js'
import { checkDeduperOptions, type DeduperOptions, thresholdOf } from './options.js'
import { matchesOf, pairsOf } from './pairs.js'
import { checkFingerprinted, type FingerprintedArticle, isFingerprinted } from './read-article.js'
import type { BatchOptions, Match, Pair, Statistics, Verdict } from './results.js'
import type { Steps } from './settle.js'
import { type Compare, comparerOf, settleInTurns, settleNow } from './settling.js'
import { keysOf, toStoredBytes } from './text-keys.js'

export type { FingerprintedArticle } from './read-article.js'

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
  const options = checkDeduperOptions(given)
  const { shingleWords, signatureValues, seed, boilerplate } = options
  const fingerprinter = await createFingerprinter({ shingleWords, signatureValues, seed, boilerplate })
  // Where rewrites are sought, most articles are compared, and the verifier caches what it compares.
  const transientFingerprinter =
    options.level === 'reprint'
      ? await createTransientFingerprinter({ shingleWords, signatureValues, seed, boilerplate })
      : fingerprinter
  return new Deduper(fingerprinter, transientFingerprinter, options)
}

/** Made by {@link createDeduper}. An article may come with its fingerprint in place of its text. */
export class Deduper {
  readonly #options: DeduperOptions
  readonly #fingerprinter: Fingerprinter
  /** At the level `reprint` its fingerprints are views that the next fingerprint of any fingerprinter overwrites. */
  readonly #transientFingerprinter: Fingerprinter
  readonly #corpus: Corpus
  readonly #verifier: Verifier
  readonly #compare: Compare
  readonly #storedBytes = reusedMemory()
  /** Texts whose copies `add` found, and which are in the list of edges with these. */
  readonly #linked = new Set<number>()
  /** What the articles stored now come to; undefined until somebody asks, and again after every change. */
  #answer: Answer | undefined
  #changes = 0

  constructor(fingerprinter: Fingerprinter, transientFingerprinter: Fingerprinter, options: DeduperOptions) {
    this.#options = options
    this.#fingerprinter = fingerprinter
    this.#transientFingerprinter = transientFingerprinter
    this.#corpus = new Corpus(options, (textId) => {
      this.#verifier.forget(textId)
      this.#linked.delete(textId)
    })
    const threshold = thresholdOf(options)
    this.#verifier = new Verifier(this.#corpus.fingerprints, threshold)
    this.#compare = comparerOf(this.#verifier, this.#corpus.fingerprints, options.level)
    registerInternals(this, {
      ...{ options, threshold, corpus: this.#corpus, verifier: this.#verifier },
      storeChecked: (article) => this.#stored(article, this.#transientFingerprinter(article)),
      changed: () => this.#changed(),
      settleWith: (run) => this.#settleWith(run),
    })
  }

  /** How many articles are stored. */
  get size(): number {
    return this.#corpus.articles.size
  }

  has(id: string): boolean {
    return this.#corpus.articles.textIdOf(id) !== undefined
  }

  /**
   * Stores an article and says at once what it is to the articles stored before it.
   *
   * The answer is provisional: it goes by the articles stored so far. `clusters` and `pairs` go by all.
   *
   * @throws DoppelwireError `ARTICLE_INVALID`; `DUPLICATE_ID` for a known id with another text, unless `onDuplicate`
   *   says otherwise; `FINGERPRINT_MISMATCH` for a fingerprint of other options. No stored article is lost.
   */
  add(article: Article | FingerprintedArticle): Verdict {
    const fingerprint = this.#fingerprintOf(article)
    const { id, added, textId, copies } = this.#store(article, fingerprint)
    if (!added) return { status: 'repeated', id }
    const found = copies ?? this.#copiesOf(textId, fingerprint)
    const matches = matchesOf(found, this.#corpus.articles, id)
    const [best] = matches
    if (best === undefined) return { status: 'new', id }
    const { id: of, relation, score, measures } = best
    const copyId = this.#textIdOf(of)
    const { assessment } = found.find((candidate) => candidate.textId === copyId)!
    const { reasons, passages } = this.#verifier.explain(textId, copyId, assessment)
    return { status: 'copy', id, of, relation, score, measures, reasons, passages, matches }
  }

  /**
   * Stores an article like {@link Deduper.add}, at less cost: its copies show in `clusters` and `pairs` only.
   *
   * @returns the id it is stored under, and whether it is new: `false` where the same text was stored under it before
   * @throws DoppelwireError as {@link Deduper.add} does.
   */
  store(article: Article | FingerprintedArticle): { id: string; added: boolean } {
    return this.#stored(article, this.#fingerprintOf(article))
  }

  /**
   * Adds many articles, in order. Stops with the signal's reason when `signal` aborts, even while it waits for the next
   * article; articles that were added before stay.
   *
   * @returns how many articles were added, and how many were stored before
   * @throws DoppelwireError as {@link Deduper.add} does, at the first article it refuses.
   */
  async addAll(
    articles: Iterable<Article | FingerprintedArticle> | AsyncIterable<Article | FingerprintedArticle>,
    options: BatchOptions = {},
  ): Promise<{ added: number; repeated: number }> {
    return storeEach(articles, (article) => this.store(article), options)
  }

  /** The stored copies of an article, by falling score, without the article of the same id. Stores nothing. */
  find(article: Article | FingerprintedArticle): Match[] {
    const query = this.#queryOf(this.#fingerprintOf(article))
    const candidates = this.#corpus.find(query.fingerprint.textHash, keysOf(query))
    return matchesOf(this.#verifier.verify(query, candidates), this.#corpus.articles, article.id)
  }

  /** Removes an article and its pairs. @returns whether it was stored */
  remove(id: string): boolean {
    this.#changed()
    return this.#corpus.remove(id)
  }

  /** The fingerprint of an article, with the options of this deduper. Stores nothing. */
  fingerprint(article: Article): Fingerprint {
    return this.#fingerprinter(checkArticle(article))
  }

  /**
   * Compares two stored articles, says why, and points out the passages that match.
   *
   * @throws DoppelwireError `UNKNOWN_ID` for an id that is not stored.
   */
  explain(a: string, b: string): Explanation {
    return this.#verifier.explain(this.#textIdOf(a), this.#textIdOf(b))
  }

  /**
   * Every stored article in exactly one cluster: first the clusters of two or more articles, the largest first, then
   * the articles that stand alone, by id. Depends on the set of articles alone, not on their order. The first call after
   * a change compares what is new to the clusters, all at once; `settle` does so in turns with other work.
   */
  *clusters(): Generator<Cluster> {
    yield* clustersOf(this.#settleNow().clustering)
  }

  /**
   * Every pair of copies, once, in an order that depends on the set of articles alone. Articles of one wording stand for
   * each other: each is paired with the first of them by id, and that one with articles of other wordings.
   *
   * Compares what the clusters need not: of 400 prints of one story that is 79,800 pairs.
   *
   * @param options `all: true` gives every pair of articles instead, also of one wording. Default `false`.
   */
  *pairs(options: { readonly all?: boolean } = {}): Generator<Pair> {
    const { all } = resolveOptions(options, { all: false }, 'pairs')
    yield* pairsOf(this.#corpus, this.#settleNow().settled, this.#compare, this.#options.bucketCap, all === true)
  }

  /**
   * Compares what `clusters` needs and forms these, in turns with timers, signals and other work; then `clusters` answers at
   * once until an article is added or removed.
   *
   * @throws the reason of the signal when that aborts; then nothing is lost, and the next call starts anew.
   * @example
   * await deduper.settle({ signal: AbortSignal.timeout(60_000) })
   * for (const cluster of deduper.clusters()) console.log(cluster.representative)
   */
  async settle(options: BatchOptions = {}): Promise<void> {
    await this.#settleWith((steps) => settleInTurns(steps, this.#compare, options))
  }

  statistics(): Statistics {
    const { fingerprints, texts, unreadableDates, cappedBuckets, indexBytes } = this.#corpus
    const { edges, cutBuckets = 0 } = this.#answer?.settled ?? {}
    return {
      ...{ articles: this.size, texts, unreadableDates },
      ...{ comparedPairs: this.#verifier.compared, verifiedPairs: edges?.length ?? this.#corpus.edges.size },
      ...{ cappedBuckets: cappedBuckets + cutBuckets, fingerprintBytes: fingerprints.bytes, indexBytes },
    }
  }

  #steps(): Steps<Answer> {
    return answer(this.#corpus, this.#compare, this.#options)
  }

  /** Where articles are added or removed meanwhile, what was compared is of no use, and `clusters` compares again. */
  async #settleWith(run: (steps: Steps<Answer>) => Promise<Answer>): Promise<void> {
    if (this.#answer) return
    const changes = this.#changes
    const found = await run(this.#steps())
    if (changes === this.#changes) this.#answer = found
  }

  #changed(): void {
    this.#changes++
    this.#answer = undefined
  }

  #settleNow(): Answer {
    this.#answer ??= settleNow(this.#steps(), this.#compare)
    return this.#answer
  }

  /** Checks an article from outside, and takes its fingerprint unless it comes with one. */
  #fingerprintOf(article: Article | FingerprintedArticle): Fingerprint {
    if (!isFingerprinted(article)) return this.#transientFingerprinter(checkArticle(article))
    checkFingerprinted(article, { options: this.#options })
    return article.fingerprint
  }

  #queryOf(fingerprint: Fingerprint): Query {
    return new Query(fingerprint, this.#options.level === 'rewrite')
  }

  #stored(article: ArticleMeta, fingerprint: Fingerprint): { id: string; added: boolean } {
    const query = this.#queryOf(fingerprint)
    const bytes = toStoredBytes(fingerprint, this.#storedBytes)
    const { id, added } = this.#corpus.store(article, bytes, fingerprint.textHash, () => keysOf(query))
    // Nobody has looked for the copies of this text, so of no text are all copies known.
    this.#linked.clear()
    if (added) this.#changed()
    return { id, added }
  }

  /** Stores an article and finds the copies of its text. `copies` is absent where the text was stored before. */
  #store(article: ArticleMeta, fingerprint: Fingerprint): Stored & { readonly copies?: ScoredCandidate[] } {
    const query = this.#queryOf(fingerprint)
    const bytes = toStoredBytes(fingerprint, this.#storedBytes)
    const stored = this.#corpus.store(article, bytes, fingerprint.textHash, () => keysOf(query), true)
    const { added, textId, candidates } = stored
    if (added) this.#changed()
    if (candidates === undefined) return stored
    this.#linked.add(textId)
    if (candidates.length === 0) return { ...stored, copies: [] }
    const copies = this.#verifier.verify(this.#lastingQueryOf(fingerprint, query), candidates, textId)
    this.#corpus.link(textId, copies)
    return { ...stored, copies }
  }

  /** The copies of a text that was stored before; those that `add` found then, where it did. */
  #copiesOf(textId: number, fingerprint: Fingerprint): ScoredCandidate[] {
    const query = this.#queryOf(fingerprint)
    if (this.#linked.has(textId)) return this.#verifier.verify(query, this.#corpus.copiesOf(textId))
    return this.#verifier.verify(query, this.#corpus.find(fingerprint.textHash, keysOf(query)))
  }

  /** The verifier caches the query of a stored text, so a transient fingerprint is copied first. */
  #lastingQueryOf(fingerprint: Fingerprint, query: Query): Query {
    const isTransient = this.#transientFingerprinter !== this.#fingerprinter
    return isTransient ? this.#queryOf(copyOf(fingerprint)) : query
  }

  #textIdOf(id: string): number {
    const textId = this.#corpus.articles.textIdOf(id)
    if (textId === undefined) throw new DoppelwireError('UNKNOWN_ID', `no article ${JSON.stringify(id)} is stored`)
    return textId
  }
}
