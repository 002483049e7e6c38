import { type Article, readDate } from '../../article.js'
import type { Cluster } from '../../cluster/clusters.js'
import type { Explanation } from '../../compare/compare.js'
import { createDeduper, type Deduper, type FingerprintedArticle } from '../../deduper/deduper.js'
import type { DeduperOptions } from '../../deduper/options.js'
import type { BatchOptions, Pair } from '../../deduper/results.js'
import { DoppelwireError } from '../../errors.js'
import { encodeFingerprint } from '../../fingerprint/sealed-bytes.js'
import type { StoreSchema } from '../contract.js'
import { answerInOrder } from '../in-order.js'
import type { StoredVerdict } from '../results.js'
import { type Added, Adder } from './adder.js'
import type { Buckets } from './buckets.js'
import type { Connection } from './connection.js'
import { Groups } from './groups.js'
import type { Preparer } from './preparer.js'
import { Recent } from './recent.js'
import type { SharedArticle } from './records.js'
import { Seeker } from './seeker.js'
import type { TextCache } from './text-cache.js'
import type { Texts } from './texts.js'
import { bestOf, firstOf, partnersIn } from './verdict.js'
import { articleOf, readAll, readWhole } from './whole.js'

interface Parts {
  readonly connection: Connection
  /** What the servers were known by when they were reached. */
  readonly epoch: string
  readonly buckets: Buckets
  readonly texts: Texts
  readonly cache: TextCache
  readonly preparer: Preparer
  readonly options: DeduperOptions
  readonly schema: StoreSchema
  readonly replicated: boolean
  readonly readOnly: boolean
}

/** So many articles are handed to the servers together. */
const BATCH = 128
/** So often it is asked, in milliseconds, whether servers may have forgotten something. */
const WATCH = 1000
/** The id under which an article is looked up; nobody's own id begins like this. */
const LOOKED_UP = '\u0000looked up\u0000'

/**
 * A deduper that many workers share, in one Redis or a cluster of them. Made by `openSharedDeduper`.
 *
 * Of two workers that add two copies at the same moment at least one finds the other, because every bucket inserts before it is read;
 * and exactly one of the two is `new`, because what an article is, is written once, in one place.
 */
export class SharedDeduper implements AsyncDisposable {
  readonly #parts: Parts
  readonly #cache: TextCache
  readonly #seeker: Seeker
  readonly #groups: Groups
  readonly #adder: Adder
  readonly #recent: Recent
  readonly #watch: NodeJS.Timeout
  #waiting: {
    readonly given: Article | FingerprintedArticle
    readonly settle: (answer: Promise<StoredVerdict>) => void
  }[] = []
  #running: Promise<void> | undefined
  #closed = false
  /** Calls beside the batches that use the cache. */
  #using = 0

  /** @internal Made by `openSharedDeduper`. */
  constructor(parts: Parts) {
    const { buckets, texts, cache, preparer, options, epoch } = parts
    this.#parts = parts
    this.#cache = cache
    this.#seeker = new Seeker(buckets, texts, cache, options)
    this.#groups = new Groups(texts, cache, this.#seeker, options)
    const [seeker, groups, replaces] = [this.#seeker, this.#groups, options.onDuplicate === 'replace']
    this.#adder = new Adder({ preparer, texts, cache, seeker, groups, replaces })
    this.#recent = new Recent(epoch, () => performance.now())
    // Where servers cannot be asked, the next time tells.
    this.#watch = setInterval(() => this.#sendAgain().catch(() => {}), WATCH).unref()
  }

  /**
   * Stores an article and says what it is to those stored before it, by whatever worker. Resolves when it is as safe as asked. To give it
   * twice changes nothing: the second is `repeated`, and `was` says what the first was answered.
   *
   * @throws DoppelwireError `ARTICLE_INVALID`, `DUPLICATE_ID`, `FINGERPRINT_MISMATCH`; `STORE_FAILED` where the servers do not answer:
   *   then the article may be stored or not, and may be given again; given to the same deduper, it gets the answer that was lost.
   */
  add(article: Article | FingerprintedArticle): Promise<StoredVerdict> {
    return new Promise((resolve) => {
      this.#waiting.push({ given: article, settle: resolve })
      this.#running ??= Promise.resolve().then(() => this.#run())
    })
  }

  /** Adds articles in order, a group at a time, and hands over each answer in the same order. */
  async *addAll(
    articles: Iterable<Article | FingerprintedArticle> | AsyncIterable<Article | FingerprintedArticle>,
    { signal }: { readonly signal?: AbortSignal | undefined } = {},
  ): AsyncGenerator<StoredVerdict> {
    yield* answerInOrder(articles, (article) => this.add(article), signal)
  }

  /** What `add` would answer. Stores nothing. */
  async find(article: Article | FingerprintedArticle): Promise<StoredVerdict> {
    this.#checkOpen(false)
    return this.#guarded(() => this.#lookUp(article))
  }

  /** Whether an article of this id is stored, by whatever worker. */
  async has(id: string): Promise<boolean> {
    this.#checkOpen(false)
    return (await this.#parts.texts.textOf(id)) !== undefined
  }

  /** Removes an article for good. @returns whether it was stored */
  async remove(id: string): Promise<boolean> {
    this.#checkOpen(true)
    const begun = this.#recent.epoch
    const removed = await this.#parts.texts.remove(id)
    this.#recent.keep({ id, removed: true }, begun)
    await this.#settle()
    return removed
  }

  /** Compares two stored articles; the feed is not asked. @throws DoppelwireError `UNKNOWN_ID` */
  async explain(a: string, b: string): Promise<Explanation> {
    this.#checkOpen(false)
    const deduper = await createDeduper({ ...this.#parts.options, onDuplicate: 'error' })
    for (const id of new Set([a, b])) deduper.store(articleOf(await this.#stored(id)))
    return deduper.explain(a, b)
  }

  /** The cluster that an article is in by what is known so far. @throws DoppelwireError `UNKNOWN_ID` */
  async clusterOf(id: string): Promise<Cluster> {
    this.#checkOpen(false)
    const { text } = await this.#stored(id)
    return (await this.#guarded(() => this.#groups.around(text))).clusterOf.get(id)!
  }

  /** The clusters of all stored articles, as one batch of them gives: reads everything, and holds it in memory. */
  async *clusters(options: BatchOptions = {}): AsyncGenerator<Cluster> {
    const whole = await this.whole()
    await whole.settle(options)
    yield* whole.clusters()
  }

  /** Every pair of copies, as one batch gives them: reads everything, and holds it in memory. */
  async *pairs(options: { readonly all?: boolean } = {}): AsyncGenerator<Pair> {
    yield* (await this.whole()).pairs(options)
  }

  /** The ids of all stored articles, in no order: reads all of them. */
  async *ids(): AsyncGenerator<string> {
    this.#checkOpen(false)
    for await (const { articles } of this.#parts.texts.all()) for (const { id } of articles) yield id
  }

  /** How many articles are stored: reads all of them. */
  async count(): Promise<number> {
    return (await this.statistics()).articles
  }

  /** What is stored: reads all of it. */
  async statistics(): Promise<SharedStatistics> {
    this.#checkOpen(false)
    let [articles, texts] = [0, 0]
    for await (const text of this.#parts.texts.all()) {
      texts++
      articles += text.articles.length
    }
    return { articles, texts }
  }

  /** @throws DoppelwireError always: what other workers change is not told */
  events(): never {
    throw new DoppelwireError(
      'OPTION_INVALID',
      'events: a store that many workers share has none; ask clusterOf or clusters, or use the folder of a store',
    )
  }

  /** @internal The options that the tables were made with. */
  get schema(): StoreSchema {
    return this.#parts.schema
  }

  /** @internal A deduper of all stored articles, in memory. */
  async whole(): Promise<Deduper> {
    this.#checkOpen(false)
    return readWhole(this.#parts.texts, this.#parts.options)
  }

  /** @internal All stored articles with their fingerprints, in the order of storing. */
  async *export(): AsyncGenerator<FingerprintedArticle> {
    this.#checkOpen(false)
    yield* readAll(this.#parts.texts)
  }

  /** Resolves when everything that was added so far is answered. */
  async flush(): Promise<void> {
    await this.#running
  }

  /** Answers what is pending and leaves the servers. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    clearInterval(this.#watch)
    await this.#running
    await this.#sendAgain().catch(() => {})
    this.#parts.connection.close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  async #guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#using++
    try {
      return await work()
    } finally {
      this.#using--
    }
  }

  #checkOpen(writes: boolean): void {
    if (this.#closed) throw new DoppelwireError('STORE_FAILED', 'the store is closed')
    if (writes && this.#parts.readOnly) throw new DoppelwireError('STORE_FAILED', 'the store was opened to be read')
  }

  /** @throws DoppelwireError `UNKNOWN_ID` */
  async #stored(id: string): Promise<SharedArticle & { readonly text: string; readonly fingerprint: Uint8Array }> {
    const { texts } = this.#parts
    const text = await texts.textOf(id)
    const stored = text === undefined ? undefined : await texts.readWhole(text)
    const article = stored?.articles.find((one) => one.id === id)
    if (article) return { ...article, text: text!, fingerprint: stored!.fingerprint }
    throw new DoppelwireError('UNKNOWN_ID', `no article ${JSON.stringify(id)} is stored`)
  }

  /** Handles what waits, a batch at a time, until nothing does. */
  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH)
      const answers = this.#addBatch(batch.map(({ given }) => given))
      batch.forEach(({ settle }, i) => {
        const answer = answers.then((all) => {
          const one = all[i]!
          if ('error' in one) throw one.error
          return one.verdict
        })
        answer.catch(() => {})
        settle(answer)
      })
      await answers.catch(() => {})
      if (this.#using === 0) this.#cache.trim()
    }
    this.#running = undefined
  }

  async #addBatch(batch: readonly (Article | FingerprintedArticle)[]): Promise<Added[]> {
    this.#checkOpen(true)
    const begun = this.#recent.epoch
    const added = await this.#adder.add(batch)
    for (const one of added) if ('change' in one) this.#recent.keep(one.change, begun)
    await this.#settle()
    for (const one of added) if ('of' in one) this.#parts.preparer.answered(one.of)
    return added
  }

  /** Resolves when what was written is as safe as asked. */
  async #settle(): Promise<void> {
    if (!this.#parts.replicated) return
    // A replica may acknowledge to another master than the one that was written to.
    do await this.#parts.connection.settled()
    while (await this.#sendAgain())
  }

  /** Sends again what servers may have forgotten. @returns whether there was something */
  async #sendAgain(): Promise<boolean> {
    if (this.#recent.isEmpty) return false
    const { connection } = this.#parts
    const asked = performance.now()
    const epoch = await connection.epoch()
    const lost = this.#recent.lost(epoch, asked)
    if (lost.length > 0) await this.#guarded(() => this.#adder.again(lost))
    this.#recent.sent(lost, epoch)
    return lost.length > 0
  }

  async #lookUp(article: Article | FingerprintedArticle): Promise<StoredVerdict> {
    const { texts, preparer } = this.#parts
    const { id, date, source } = article
    const fingerprint = preparer.fingerprint(article)
    const text = preparer.nameOf(article, fingerprint)
    const known = await texts.textOf(id)
    if (known === text) {
      const { clusterOf } = await this.#groups.around(text)
      return { status: 'repeated', id, cluster: clusterOf.get(id)?.representative ?? id }
    }
    const time = date ? readDate(date) : undefined
    this.#cache.add(text, fingerprint, encodeFingerprint(fingerprint).length)
    const sought = { text, fingerprint, time: preparer.timeOf(time) }
    const pairs = fingerprint.textHash === 0n ? [] : (await this.#seeker.seek([sought], 'no')).get(text)!
    const stored = await texts.read(text)
    const asked = { id: LOOKED_UP, order: Number.POSITIVE_INFINITY, time, source: source ?? undefined }
    const articles = [...(stored?.articles ?? []), asked]
    const lookedUp = { text, articles, decided: undefined, sought: true, pairs: stored?.pairs ?? pairs }
    const group = await this.#groups.around(text, lookedUp)
    const best = stored
      ? { of: firstOf(stored), relation: 'identical' as const, score: 1 }
      : bestOf(partnersIn(group, text, LOOKED_UP))
    const cluster = best.of === undefined ? id : (await this.clusterOf(best.of)).representative
    const status = best.of === undefined ? 'new' : 'copy'
    return { status, id, ...best, cluster, ...(known !== undefined && { status: 'version', versionOf: id }) }
  }
}

/** What a store that many workers share holds. */
export interface SharedStatistics {
  /** How many articles are stored. */
  readonly articles: number
  /** Distinct texts. */
  readonly texts: number
}
