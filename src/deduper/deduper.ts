import { type Article, checkArticle, checkId } from '../article.js'
import type { Cluster } from '../cluster/clusters.js'
import type { Explanation } from '../compare/compare.js'
import { DoppelwireError } from '../errors.js'
import { readIsPage } from '../fingerprint/codec.js'
import {
  copyOf,
  createTransientFingerprinter,
  type Fingerprint,
  type TransientFingerprint,
  type TransientFingerprinter,
} from '../fingerprint/fingerprint.js'
import { countMasks, isForeign, NO_MASKS } from '../neighbourhood/text-masks.js'
import { Verifier } from '../verify/verifier.js'
import { answer } from './answer.js'
import { AnswerCache } from './answer-cache.js'
import { atPosition } from './article-keys.js'
import { checkFeed, storeEach } from './batch.js'
import { clustersOf } from './clustering.js'
import { CopyFinder } from './copy-finder.js'
import { Corpus } from './corpus.js'
import { registerInternals } from './internals.js'
import { Learned } from './learning.js'
import { checkDeduperOptions, type DeduperOptions, thresholdOf } from './options.js'
import { matchesOf, pairsOf } from './pairs.js'
import { type FingerprintedArticle, fingerprintOf, isFingerprinted } from './read-article.js'
import {
  type BatchOptions,
  checkBatchOptions,
  checkPairsOptions,
  type DeduperStatistics,
  type Match,
  type Pair,
  type PairsOptions,
  type Verdict,
} from './results.js'
import { comparerOf } from './settling.js'
import type { Compare } from './steps.js'

export type { FingerprintedArticle } from './read-article.js'

/**
 * Makes a deduper: it stores articles, finds the copies among them and forms clusters.
 *
 * @throws DoppelwireError `OPTION_INVALID` for an unknown option or a value outside its range.
 * @example
 * const story = 'Ministers agreed on Friday to cut the tax on bread by four percent, the finance minister said.'
 * const deduper = await createDeduper()
 * deduper.add({ id: 'a', text: story }).status // => 'new'
 * deduper.add({ id: 'b', text: `${story} Reporting by our staff.` }).status // => 'copy'
 * deduper.add({ id: 'b', text: `${story} Reporting by our staff.` }).status // => 'repeated'
 */
export async function createDeduper(given: Partial<DeduperOptions> = {}): Promise<Deduper> {
  const options = checkDeduperOptions(given)
  const { shingleWords, signatureValues, seed, boilerplate } = options
  const fingerprinter = await createTransientFingerprinter({ shingleWords, signatureValues, seed, boilerplate })
  return new Deduper(fingerprinter, options)
}

/** Made by {@link createDeduper}. An article may come with its fingerprint in place of its text. */
export class Deduper {
  readonly #options: DeduperOptions
  readonly #fingerprinter: TransientFingerprinter
  readonly #corpus: Corpus
  readonly #verifier: Verifier
  readonly #finder: CopyFinder
  readonly #compare: Compare
  readonly #answers: AnswerCache
  readonly #learned = new Learned()
  #cutPairs = 0

  /** @internal Made by `createDeduper`. */
  constructor(fingerprinter: TransientFingerprinter, options: DeduperOptions) {
    this.#options = options
    this.#fingerprinter = fingerprinter
    this.#corpus = new Corpus(options, {
      onChange: () => {
        this.#answers.drop()
        this.#cutPairs = 0
      },
      onForget: (textId) => {
        this.#verifier.forget(textId)
        this.#finder.forget()
      },
    })
    const threshold = thresholdOf(options)
    const seeksRewrites = options.level === 'rewrite'
    this.#verifier = new Verifier(this.#corpus.fingerprints, threshold, seeksRewrites)
    this.#finder = new CopyFinder(this.#corpus, this.#verifier, seeksRewrites)
    const learned = this.#learned
    this.#compare = comparerOf(this.#verifier, options, () => learned.masks)
    this.#answers = new AnswerCache(() => answer(this.#corpus, this.#compare, options, learned), this.#compare)
    registerInternals(this, {
      ...{ options, threshold, corpus: this.#corpus, verifier: this.#verifier, learned },
      isPage: (id) => this.#isPage(id),
      storeChecked: (article) => this.#finder.storeText(article, this.#fingerprinter),
      storePrepared: (article, bytes, textHash, keys) => this.#finder.storePrepared(article, bytes, textHash, keys),
      settleBy: (run) => this.#answers.runBy(run),
    })
  }

  /** How many articles are stored. */
  get size(): number {
    return this.#corpus.articles.size
  }

  /**
   * Whether an article of this id is stored.
   *
   * @throws DoppelwireError `ARGUMENT_INVALID` for an id that is no string.
   */
  has(id: string): boolean {
    return this.#corpus.articles.textIdOf(checkId(id, 'has')) !== undefined
  }

  /**
   * Stores an article and says at once what it is to the articles stored before it. The answer is provisional: `clusters`
   * and `pairs` go by all articles, also by those stored later.
   *
   * @throws DoppelwireError `ARTICLE_INVALID`; `DUPLICATE_ID` for a known id with another text, unless `onDuplicate`
   *   says otherwise; `FINGERPRINT_MISMATCH` for a fingerprint of other options. No stored article is lost.
   */
  add(article: Article | FingerprintedArticle): Verdict {
    const stored = this.#finder.storeAndFind(article, this.#fingerprintOf(article))
    if (!('copies' in stored)) return { status: 'repeated', id: stored.id }
    const { id, textId, copies } = stored
    const matches = matchesOf(copies, this.#corpus.articles, id)
    const [best] = matches
    if (best === undefined) return { status: 'new', id }
    const { id: of, relation, score, measures } = best
    const copyId = this.#textIdOf(of)
    const { assessment } = copies.find((copy) => copy.textId === copyId)!
    const { reasons, passages } = assessment
      ? this.#verifier.explainAssessed(textId, copyId, assessment)
      : this.#verifier.explain(textId, copyId, NO_MASKS)
    return { status: 'copy', id, of, relation, score, measures, reasons, passages, matches }
  }

  /**
   * Stores an article like {@link Deduper.add}, at less cost: its copies show in `clusters` and `pairs` only.
   *
   * @returns the id it is stored under, and whether it is new: `false` where the same text was stored under it before
   * @throws DoppelwireError as {@link Deduper.add} does.
   */
  store(article: Article | FingerprintedArticle): { id: string; added: boolean } {
    const { id, added } = isFingerprinted(article)
      ? this.#finder.store(article, this.#fingerprintOf(article))
      : this.#finder.storeText(checkArticle(article), this.#fingerprinter)
    return { id, added }
  }

  /**
   * Adds many articles, in order, at the cost of {@link Deduper.store}: what each is to the others, `clusters` and `pairs` tell. Those are
   * the same as if each had been given to `add`. Stops with the signal's reason when `signal` aborts, even while it waits for the
   * next article; articles that were added before stay.
   *
   * @returns how many articles were added, and how many were stored before
   * @throws DoppelwireError as {@link Deduper.add} does, at the first article it refuses, with its position; `ARGUMENT_INVALID` for what
   *   is no iterable.
   * @example
   * const deduper = await createDeduper()
   * await deduper.addAll([{ id: 'a', text: 'One story.' }, { id: 'b', text: 'Another one.' }]) // => { added: 2, repeated: 0 }
   */
  async addAll(
    articles: Iterable<Article | FingerprintedArticle> | AsyncIterable<Article | FingerprintedArticle>,
    options: BatchOptions = {},
  ): Promise<{ added: number; repeated: number }> {
    let position = 0
    const store = (article: Article | FingerprintedArticle) => atPosition(position++, () => this.store(article))
    return storeEach(checkFeed(articles), store, checkBatchOptions(options, 'addAll'))
  }

  /**
   * The stored copies of an article, by falling score, without the article of the same id. Stores nothing.
   *
   * @throws DoppelwireError `ARTICLE_INVALID`; `FINGERPRINT_MISMATCH` for a fingerprint of other options.
   * @example
   * const deduper = await createDeduper()
   * const bread = 'Ministers agreed on Friday to cut the tax on bread by four percent, the finance minister said.'
   * deduper.store({ id: 'wire', text: bread })
   * deduper.find({ id: 'site', text: bread }).map(({ id, relation }) => `${id} ${relation}`) // => ['wire identical']
   * deduper.has('site') // => false
   */
  find(article: Article | FingerprintedArticle): Match[] {
    return matchesOf(this.#finder.find(this.#fingerprintOf(article)), this.#corpus.articles, article.id)
  }

  /**
   * Removes an article and its pairs.
   *
   * @returns whether it was stored
   * @throws DoppelwireError `ARGUMENT_INVALID` for an id that is no string.
   */
  remove(id: string): boolean {
    return this.#corpus.remove(checkId(id, 'remove'))
  }

  /**
   * The fingerprint of an article, with the options of this deduper. Stores nothing.
   *
   * @throws DoppelwireError `ARTICLE_INVALID`
   */
  fingerprint(article: Article): Fingerprint {
    return copyOf(this.#fingerprinter(checkArticle(article)).fingerprint)
  }

  /**
   * Compares two stored articles by themselves, says why, and points out the passages that match. Where the clusters were formed since the
   * last change, sentences that the feed has shown to be boilerplate are left out, as they were for the clusters, and the reasons say so.
   *
   * @throws DoppelwireError `UNKNOWN_ID` for an id that is not stored, `ARGUMENT_INVALID` for one that is no string.
   * @example
   * const deduper = await createDeduper()
   * const bread = 'Ministers agreed on Friday to cut the tax on bread by four percent, the finance minister said.'
   * deduper.store({ id: 'wire', text: bread })
   * deduper.store({ id: 'site', text: `${bread} Reporting by our staff.` })
   * const { relation, passages } = deduper.explain('wire', 'site')
   * relation // => 'reprint'
   * passages[0]?.a // => { start: 0, end: 93 }
   */
  explain(a: string, b: string): Explanation {
    const masks = this.#answers.known ? this.#learned.masks : NO_MASKS
    return this.#verifier.explain(this.#textIdOf(a), this.#textIdOf(b), masks)
  }

  /**
   * Every stored article in exactly one cluster: first the clusters of two or more articles, the largest first, then
   * the articles that stand alone, by id. Depends on the set of articles alone, not on their order. The first call after
   * a change compares what is new to the clusters, all at once; `settle` does so in turns with other work. The
   * clusters are of the articles that were stored when the first cluster was asked for, whatever is added or removed while they are read.
   */
  *clusters(): Generator<Cluster> {
    yield* clustersOf(this.#answers.now().clustering)
  }

  /**
   * Every pair of copies, once, in an order that depends on the set of articles alone. Articles of one wording stand for
   * each other: each is paired with the first of them by id, and that one with articles of other wordings.
   *
   * Compares what the clusters need not: of 100 prints of one story that is 4,950 pairs. Of more than 128, each is paired with 32 that are
   * most alike, unless `all` is set.
   *
   * Articles that are added while the pairs are read are not among them.
   *
   * @param options `relations` says which pairs: `['partial', 'template']` gives those that share a block or a form, and are no copies
   * @throws DoppelwireError `OPTION_INVALID` for an unknown option or relation; `ARTICLES_REMOVED` where an article was removed or replaced
   *   while the pairs were read.
   */
  *pairs(options: PairsOptions = {}): Generator<Pair> {
    const { settled } = this.#answers.now()
    const given = { ...checkPairsOptions(options), basis: this.#options.level === 'rewrite' ? 'feed' : 'pair' } as const
    const onCut = (pairs: number) => {
      this.#cutPairs = pairs
    }
    const { removals } = this.#corpus
    for (const pair of pairsOf(this.#corpus, settled, this.#compare, this.#options.bucketCap, onCut, given)) {
      yield pair
      if (this.#corpus.removals === removals) continue
      throw new DoppelwireError(
        'ARTICLES_REMOVED',
        'pairs: an article was removed or replaced while the pairs were read; read all pairs before you remove articles, or ask for the pairs again',
      )
    }
  }

  /**
   * Compares what `clusters` needs and forms these, in turns with timers, signals and other work; then `clusters` answers at
   * once until an article is added or removed.
   *
   * @throws the reason of the signal when that aborts; then nothing is lost, and the next call starts anew. DoppelwireError
   *   `OPTION_INVALID`.
   * @example
   * const deduper = await createDeduper()
   * deduper.store({ id: 'a', text: 'One story.' })
   * await deduper.settle({ signal: AbortSignal.timeout(60_000) })
   * ;[...deduper.clusters()].map(({ representative }) => representative) // => ['a']
   */
  async settle(options: BatchOptions = {}): Promise<void> {
    await this.#answers.inTurns(checkBatchOptions(options, 'settle'))
  }

  /** What is stored, and what was done for it so far. */
  statistics(): DeduperStatistics {
    const { fingerprints, texts, unreadableDates, cappedBuckets, indexBytes } = this.#corpus
    const { edges, cutBuckets = 0, cappedPhrases = 0, outrankedPairs = 0 } = this.#answers.known?.settled ?? {}
    return {
      ...{ articles: this.size, texts, unreadableDates },
      ...{ comparedPairs: this.#verifier.compared, verifiedPairs: edges?.length ?? this.#corpus.edges.size },
      ...{
        cappedBuckets: cappedBuckets + cutBuckets,
        cappedPhrases,
        outrankedPairs,
        cutPairs: this.#cutPairs,
        learnedBoilerplate: this.#answers.known ? countMasks(this.#learned.masks) : { maskedTexts: 0, foreignTexts: 0 },
        preparedTexts: { ...this.#verifier.prepared },
        fingerprintBytes: fingerprints.bytes,
        indexBytes,
      },
    }
  }

  #fingerprintOf(article: Article | FingerprintedArticle): TransientFingerprint {
    return fingerprintOf(article, this.#fingerprinter, { options: this.#options })
  }

  #isPage(id: string): boolean {
    const textId = this.#corpus.articles.textIdOf(id)
    if (textId === undefined) return false
    return isForeign(this.#learned.masks, textId) || readIsPage(this.#corpus.fingerprints.get(textId))
  }

  #textIdOf(id: string): number {
    const textId = this.#corpus.articles.textIdOf(checkId(id, 'explain'))
    if (textId === undefined) throw new DoppelwireError('UNKNOWN_ID', `no article ${JSON.stringify(id)} is stored`)
    return textId
  }
}
