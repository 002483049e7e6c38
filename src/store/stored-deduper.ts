import { checkSignal } from '../abortable.js'
import { type Article, checkId, readDate } from '../article.js'
import type { Cluster } from '../cluster/clusters.js'
import type { Explanation } from '../compare/compare.js'
import { checkFeed } from '../deduper/batch.js'
import type { Deduper, FingerprintedArticle } from '../deduper/deduper.js'
import { internalsOf } from '../deduper/internals.js'
import { fingerprintOf } from '../deduper/read-article.js'
import type { BatchOptions, Pair } from '../deduper/results.js'
import { bytesKey } from '../deduper/text-keys.js'
import { DoppelwireError } from '../errors.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { resolveOptions } from '../options.js'
import { writeCheckpoint } from './checkpoint.js'
import type { Batch, Durability, KeptCheckpoint, Store, StoredArticle, StoredText } from './contract.js'
import { EventSource, eventsOf, type StoreEvent } from './events.js'
import { GroupCommit } from './group-commit.js'
import { answerInOrder } from './in-order.js'
import { type ClusterOf, LiveClusters } from './live-clusters.js'
import type { Placed } from './live-index.js'
import { type Restored, tablesOf } from './restore.js'
import type { StoredStatistics, StoredVerdict } from './results.js'
import { type Known, verdictOf } from './verdict.js'
import type { StoreClock } from './window.js'

interface Parts extends Restored {
  readonly store: Store
  readonly clock: StoreClock
  readonly durability: Durability
  readonly readOnly: boolean
  readonly maxArticles: number
}

/** Tables of so many articles are kept between runs: to make smaller ones again takes no time. */
const WORTH_KEEPING = 1000
// In a run, tables are kept again after so many changes at least, and so many of an article stored: so that to keep them takes a part of
// the time that the changes took. Sooner where the tables that are kept fit no more, because something left that is in them.
const LEAST_CHANGES = 10_000
const MOST_BEHIND = 1 / 8
const MOST_UNKEPT = 1 / 32

/** The id under which an article is looked up; nobody's own id begins like this. */
const LOOKED_UP = '\u0000looked up\u0000'

/** Made by {@link openDeduper}. Whatever is acknowledged survives as it was asked for. */
export class StoredDeduper implements AsyncDisposable {
  readonly #parts: Parts
  readonly #commits: GroupCommit
  readonly #clusters: LiveClusters
  readonly #events = new EventSource()
  /** The tables that were kept last, or read. */
  #kept: KeptCheckpoint | undefined
  /** Articles that came or left since then. */
  #changes = 0
  #oldest = -1
  #closed: Promise<void> | undefined

  /** @internal Made by `openDeduper`. */
  constructor(parts: Parts) {
    this.#parts = parts
    this.#kept = parts.kept
    this.#commits = new GroupCommit(parts.store, parts.durability, () => this.#keepWhereDue())
    const internals = internalsOf(parts.deduper)
    this.#clusters = new LiveClusters(internals, (a, b) => parts.index.verify(a, b))
  }

  /** How many articles are stored. */
  get size(): number {
    return this.#parts.deduper.size
  }

  /** The ids of all stored articles. */
  ids(): Iterable<string> {
    return internalsOf(this.#parts.deduper).corpus.articles.ids()
  }

  /** Whether an article of this id is stored. */
  has(id: string): boolean {
    return this.#parts.deduper.has(id)
  }

  /**
   * Stores an article and says what it is to those stored before it. Resolves when the article is stored as durably as asked; the
   * order of calls is the order of storing. To give an article twice, as after a crash, changes nothing.
   *
   * The answer goes by the articles stored so far; `events` tells what later ones change of it.
   *
   * @throws DoppelwireError `ARTICLE_INVALID`, `DUPLICATE_ID`, `FINGERPRINT_MISMATCH`; `STORE_FAILED`, `STORE_LOCKED`: then this deduper
   *   takes nothing more, and what was acknowledged is stored.
   */
  async add(article: Article | FingerprintedArticle): Promise<StoredVerdict> {
    this.#checkOpen(true)
    const fingerprint = this.#fingerprintOf(article)
    const time = article.date ? readDate(article.date) : undefined
    const { slice, expired, clock } = this.#parts.clock.place(time)
    const acknowledged: Promise<void>[] = []
    if (clock !== undefined) acknowledged.push(this.#commits.add({ clock }))
    if (this.#parts.clock.oldest > this.#oldest) acknowledged.push(this.#commits.add(this.#expire()))
    if (expired) {
      const verdict = this.#lookUp(article, fingerprint)
      await Promise.all(acknowledged)
      return { ...verdict, stored: false }
    }
    const { verdict, changes } = this.#place(article, fingerprint, slice, time)
    for (const change of changes) acknowledged.push(this.#commits.add(change))
    const surplus = this.size - this.#parts.maxArticles
    if (surplus > 0) acknowledged.push(this.#commits.add(this.#take(this.#parts.numbers.oldest(surplus))))
    // What is stored already may wait for its commit still.
    if (changes.length === 0) acknowledged.push(this.#commits.add({}))
    await Promise.all(acknowledged)
    return verdict
  }

  /**
   * Adds articles in order, a group at a time, and hands over each answer when its article is acknowledged, in the same order. Takes
   * no further article while a group waits for the disk.
   */
  async *addAll(
    articles: Iterable<Article | FingerprintedArticle> | AsyncIterable<Article | FingerprintedArticle>,
    options: Pick<BatchOptions, 'signal'> = {},
  ): AsyncGenerator<StoredVerdict> {
    checkFeed(articles)
    const { signal } = resolveOptions<Pick<BatchOptions, 'signal'>>(options, { signal: undefined }, 'addAll')
    checkSignal(signal)
    yield* answerInOrder(articles, (article) => this.add(article), signal)
  }

  /** What `add` would answer. Stores nothing. */
  async find(article: Article | FingerprintedArticle): Promise<StoredVerdict> {
    this.#checkOpen(false)
    return this.#lookUp(article, this.#fingerprintOf(article))
  }

  /** Removes an article for good. @returns whether it was stored, when that is acknowledged */
  async remove(id: string): Promise<boolean> {
    this.#checkOpen(true)
    if (!this.has(id)) return false
    await this.#commits.add(this.#take([id]))
    return true
  }

  /** Compares two stored articles. @throws DoppelwireError `UNKNOWN_ID` */
  async explain(a: string, b: string): Promise<Explanation> {
    this.#checkOpen(false)
    return this.#parts.deduper.explain(a, b)
  }

  /** The clusters of all stored articles, as `Deduper.clusters` gives them: the same as in one batch, in whatever order they came. */
  async *clusters(options: BatchOptions = {}): AsyncGenerator<Cluster> {
    this.#checkOpen(false)
    await this.#parts.deduper.settle(options)
    yield* this.#parts.deduper.clusters()
  }

  /** Every pair of copies, as `Deduper.pairs` gives them. */
  async *pairs(options: { readonly all?: boolean } = {}): AsyncGenerator<Pair> {
    this.#checkOpen(false)
    yield* this.#parts.deduper.pairs(options)
  }

  /** The cluster that an article is in by what is known so far. @throws DoppelwireError `UNKNOWN_ID` */
  async clusterOf(id: string): Promise<Cluster> {
    this.#checkOpen(false)
    return this.#around([this.#textIdOf(checkId(id, 'clusterOf'))]).get(id)!
  }

  /** What later articles, and the end of a slice, change of earlier answers, from now on until the deduper is closed. */
  events(): AsyncIterableIterator<StoreEvent> {
    return this.#events.iterate()
  }

  /** What is stored, and what was done for it so far. */
  statistics(): StoredStatistics {
    const { deduper, store, numbers, clock } = this.#parts
    const latest = clock.latest
    return {
      ...deduper.statistics(),
      ...{ slices: numbers.slices, clock: latest === undefined ? undefined : new Date(latest).toISOString() },
      ...{ cappedGroups: this.#clusters.capped, storeBytes: store.bytes },
    }
  }

  /** @internal Of a deduper that only reads: the tables, to which articles may be added that are not stored. */
  get tables(): Deduper {
    return this.#parts.deduper
  }

  /** @internal Writes the tables to the checkpoint of the store. To be called when all that is in them is stored. */
  keepTables(): void {
    this.#kept = writeCheckpoint(this.#parts.store, tablesOf(this.#parts))
    this.#changes = 0
  }

  /** Resolves when everything that was added so far is stored. */
  async flush(): Promise<void> {
    await this.#commits.flush()
  }

  /** Stores what is pending and closes the store. Further calls are refused. */
  close(): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  async #close(): Promise<void> {
    this.#events.end()
    try {
      await this.#commits.flush()
      const { store, readOnly } = this.#parts
      const isKept = this.#areKept && this.#kept?.next === store.state?.next
      if (!readOnly && !isKept && this.size >= WORTH_KEEPING) this.keepTables()
    } finally {
      await this.#parts.store.close()
    }
  }

  /** Whether the next opening would read the tables that are kept. */
  get #areKept(): boolean {
    return this.#kept !== undefined && this.#kept.mark === this.#parts.store.checkpoint?.kept?.mark
  }

  #keepWhereDue(): void {
    const share = this.#areKept ? MOST_BEHIND : MOST_UNKEPT
    if (this.#changes >= Math.max(LEAST_CHANGES, share * this.size)) this.keepTables()
  }

  #checkOpen(writes: boolean): void {
    if (this.#closed) throw new DoppelwireError('STORE_FAILED', 'the store is closed')
    if (writes && this.#parts.readOnly) throw new DoppelwireError('STORE_FAILED', 'the store was opened to be read')
    this.#commits.check()
  }

  #fingerprintOf(article: Article | FingerprintedArticle): Fingerprint {
    const { deduper } = this.#parts
    const { fingerprint } = fingerprintOf(
      article,
      (checked) => ({ fingerprint: deduper.fingerprint({ id: article.id, ...checked }) }),
      internalsOf(deduper),
    )
    return fingerprint
  }

  #place(
    article: Article | FingerprintedArticle,
    fingerprint: Fingerprint,
    slice: number,
    time: number | undefined,
  ): { verdict: StoredVerdict; changes: Partial<Batch>[] } {
    const { index, numbers } = this.#parts
    const replaced = this.#entryOf(article.id)
    const before = this.#events.isHeard ? this.#beforeAdding.bind(this) : undefined
    const placed = index.add(article, fingerprint)
    const { id, added, textId, isNewText } = placed
    if (!added) return { verdict: { status: 'repeated', id, cluster: this.#representativeOf(id) }, changes: [] }
    const changes: Partial<Batch>[] = []
    if (replaced && id === article.id) {
      numbers.removeAt(replaced.place)
      changes.push({ removedArticles: [replaced.number], removedTexts: replaced.lastText })
    }
    const texts = isNewText ? [this.#storedText(placed, fingerprint)] : []
    const number = numbers.give()
    numbers.addArticle(id, number, slice)
    const stored: StoredArticle = {
      number,
      id,
      text: numbers.textOf(textId),
      slice,
      time,
      source: article.source ?? undefined,
    }
    changes.push({ texts, articles: [stored] })
    this.#changes++
    const after = this.#around([textId])
    if (before) this.#events.emit(eventsOf(before(placed), after, (one) => this.#numberOf(one)))
    const verdict = verdictOf(placed, after.get(id), this.#known)
    if (id === article.id) return { verdict, changes }
    return { verdict: { ...verdict, status: 'version', versionOf: article.id }, changes }
  }

  #storedText({ textId, edges, phrases, stands }: Placed, { textHash, signature }: Fingerprint): StoredText {
    const { numbers, deduper } = this.#parts
    const { fingerprints } = internalsOf(deduper).corpus
    const number = numbers.give()
    numbers.setText(textId, number)
    const bytes = fingerprints.get(textId)
    return {
      ...{ number, fingerprint: bytes, bytesKey: bytesKey(bytes), textHash, phrases, stands },
      ...{ language: fingerprints.language(textId), hasUnsegmented: fingerprints.hasUnsegmented(textId) },
      // What a caller gave may be used again before it is stored.
      signature: signature.slice(),
      pairs: edges.map(({ a, relation, score }) => ({ other: numbers.textOf(a), relation, score })),
    }
  }

  /** The clusters that an article was added to, as they were. */
  #beforeAdding({ id, textId, isNewText, edges }: Placed): ClusterOf {
    const before = isNewText
      ? this.#clusters.around(
          edges.map(({ a }) => a),
          new Set([textId]),
        )
      : this.#clusters.around([textId])
    if (!isNewText) (before as Map<string, Cluster>).delete(id)
    return before
  }

  #lookUp(article: Article | FingerprintedArticle, fingerprint: Fingerprint): StoredVerdict {
    const { index, deduper } = this.#parts
    const { id } = article
    if (deduper.has(id) && index.holds(id, fingerprint)) {
      return { status: 'repeated', id, cluster: this.#representativeOf(id) }
    }
    const verdict = index.lookUp(LOOKED_UP, fingerprint, (placed) =>
      verdictOf(placed, this.#around([placed.textId]).get(LOOKED_UP), this.#known),
    )
    const cluster = verdict.of === undefined ? id : this.#representativeOf(verdict.of)
    const version = deduper.has(id) ? ({ status: 'version', versionOf: id } as const) : undefined
    return { ...verdict, ...version, id, cluster }
  }

  #around(textIds: Iterable<number>): ClusterOf {
    return this.#clusters.around(textIds)
  }

  #representativeOf(id: string): string {
    return this.#around([this.#textIdOf(id)]).get(id)?.representative ?? id
  }

  get #known(): Known {
    const { articles } = internalsOf(this.#parts.deduper).corpus
    return { idsOfText: (textId) => articles.idsOfText(textId), numberOf: (id) => this.#numberOf(id) }
  }

  #numberOf(id: string): number {
    return this.#parts.numbers.articleOf(id)?.number ?? Infinity
  }

  #textIdOf(id: string): number {
    const textId = internalsOf(this.#parts.deduper).corpus.articles.textIdOf(id)
    if (textId === undefined) throw new DoppelwireError('UNKNOWN_ID', `no article ${JSON.stringify(id)} is stored`)
    return textId
  }

  #entryOf(id: string): { place: number; number: number; lastText: number[] } | undefined {
    const { numbers, deduper } = this.#parts
    const found = numbers.articleOf(id)
    if (found === undefined) return undefined
    const { articles } = internalsOf(deduper).corpus
    const textId = articles.textIdOf(id)!
    return { ...found, lastText: articles.articleCount(textId) === 1 ? [numbers.textOf(textId)] : [] }
  }

  /** Lets the slices go that fell out of the window. */
  #expire(): Partial<Batch> {
    this.#oldest = this.#parts.clock.oldest
    return this.#take(this.#parts.numbers.before(this.#oldest))
  }

  /** Takes articles out of the tables. @returns what is to be removed from the store */
  #take(ids: readonly string[]): Partial<Batch> {
    const { index, numbers, deduper } = this.#parts
    const { corpus } = internalsOf(deduper)
    const touched = new Set<number>()
    const leaving = new Set<number>()
    if (this.#events.isHeard) {
      for (const id of ids) {
        const textId = this.#textIdOf(id)
        for (const other of [textId, ...corpus.edges.neighboursOf(textId)]) touched.add(other)
      }
    }
    const before: ClusterOf = touched.size > 0 ? this.#around(touched) : new Map()
    const removedArticles: number[] = []
    const removedTexts: number[] = []
    for (const id of ids) {
      const { place, number, lastText } = this.#entryOf(id)!
      const textId = this.#textIdOf(id)
      if (lastText.length > 0) leaving.add(textId)
      numbers.removeAt(place)
      index.remove(id)
      removedArticles.push(number)
      removedTexts.push(...lastText)
    }
    this.#changes += ids.length
    const staying = [...touched].filter((textId) => !leaving.has(textId))
    if (staying.length > 0) {
      this.#events.emit(eventsOf(before, this.#around(staying), (one) => this.#numberOf(one)))
    }
    return { removedArticles, removedTexts }
  }
}
