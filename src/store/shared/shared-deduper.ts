import { type Article, readDate } from '../../article.js'
import type { Cluster } from '../../cluster/clusters.js'
import type { Explanation } from '../../compare/compare.js'
import { createDeduper, type Deduper, type FingerprintedArticle } from '../../deduper/deduper.js'
import type { DeduperOptions } from '../../deduper/options.js'
import { fingerprintOf } from '../../deduper/read-article.js'
import type { BatchOptions, Pair } from '../../deduper/results.js'
import { toStoredBytes } from '../../deduper/text-keys.js'
import { DoppelwireError } from '../../errors.js'
import type { Fingerprint } from '../../fingerprint/fingerprint.js'
import { encodeFingerprint } from '../../fingerprint/sealed-bytes.js'
import type { Hash64 } from '../../structures/xxhash.js'
import type { StoreSchema } from '../contract.js'
import { answerInOrder } from '../in-order.js'
import type { StoredVerdict } from '../results.js'
import type { StoreClock } from '../window.js'
import type { Buckets } from './buckets.js'
import type { Connection } from './connection.js'
import { Groups } from './groups.js'
import { articleRecord, decidedRecord, pairRecord, type SharedArticle, type SharedText, SOUGHT } from './records.js'
import { Seeker, type Sought } from './seeker.js'
import { TextCache } from './text-cache.js'
import type { Texts } from './texts.js'
import { type Adding, bestOf, decideVerdict, firstOf, partnersIn } from './verdict.js'
import { articleOf, readAll, readWhole } from './whole.js'

interface Parts {
  readonly connection: Connection
  readonly buckets: Buckets
  readonly texts: Texts
  /** Takes fingerprints, and says what its options are; nothing is stored in it. */
  readonly deduper: Deduper
  readonly options: DeduperOptions
  readonly clock: StoreClock
  readonly hash64: Hash64
  readonly now: () => number
  readonly schema: StoreSchema
  readonly readOnly: boolean
}

/** So many articles are handed to the servers together. */
const BATCH = 128
/** So many failed calls are remembered, so that they are the same calls when they are made again. */
const MOST_FAILED = 10_000
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
  #waiting: {
    readonly given: Article | FingerprintedArticle
    readonly settle: (answer: Promise<StoredVerdict>) => void
  }[] = []
  #running: Promise<void> | undefined
  #lastOrder = 0
  /** By id and text: the order of a call that failed. */
  readonly #failed = new Map<string, number>()
  #closed = false
  /** Calls beside the batches that use the cache. */
  #using = 0

  /** @internal Made by `openSharedDeduper`. */
  constructor(parts: Parts) {
    const { buckets, texts, options } = parts
    this.#parts = parts
    this.#cache = new TextCache(options)
    this.#seeker = new Seeker(buckets, texts, this.#cache, options)
    this.#groups = new Groups(texts, this.#cache, this.#seeker, options)
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
    const fingerprint = this.#fingerprintOf(article)
    return this.#guarded(() => this.#lookUp(article, fingerprint, this.#nameOf(article, fingerprint)))
  }

  /** Whether an article of this id is stored, by whatever worker. */
  async has(id: string): Promise<boolean> {
    this.#checkOpen(false)
    return (await this.#parts.texts.textOf(id)) !== undefined
  }

  /** Removes an article for good. @returns whether it was stored */
  async remove(id: string): Promise<boolean> {
    this.#checkOpen(true)
    const removed = await this.#parts.texts.remove(id)
    await this.#parts.connection.settled()
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
    await this.#running
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

  async #addBatch(batch: readonly (Article | FingerprintedArticle)[]): Promise<Answered[]> {
    this.#checkOpen(true)
    const { connection, texts } = this.#parts
    const prepared = await this.#prepare(batch)
    const adding = prepared.filter((one): one is Adding => 'text' in one)
    // Until they are answered.
    for (const one of adding) if (!this.#failed.has(callOf(one))) this.#failed.set(callOf(one), one.order)
    for (const call of this.#failed.keys()) {
      if (this.#failed.size <= MOST_FAILED) break
      this.#failed.delete(call)
    }
    const textOf = await this.#storeAll(adding)
    const verdicts = new Map<Adding, Promise<StoredVerdict>>()
    const firsts = new Map<string, Promise<unknown>>()
    for (const one of adding) {
      // The same article twice in a batch: the first is answered first.
      const before = firsts.get(callOf(one))
      const decide = () => decideVerdict(one, textOf.get(one.text)!, texts, this.#groups)
      const verdict = before ? before.then(decide, decide) : decide()
      firsts.set(callOf(one), verdict)
      verdicts.set(one, verdict)
    }
    const answers = await Promise.all(
      prepared.map(async (one) => {
        if ('error' in one) return one
        return verdicts.get(one)!.then(
          (verdict) => ({ verdict }),
          (error: unknown) => ({ error }),
        )
      }),
    )
    await connection.settled()
    prepared.forEach((one, i) => {
      if ('text' in one && 'verdict' in answers[i]!) this.#failed.delete(callOf(one))
    })
    return answers
  }

  /** Stores articles, finds the copies of their texts and keeps the pairs. @returns the texts as they are then */
  async #storeAll(adding: readonly Adding[]): Promise<Map<string, SharedText>> {
    const { texts } = this.#parts
    const byText = new Map<string, Adding[]>()
    for (const one of adding) {
      this.#cache.add(one.text, one.fingerprint)
      const same = byText.get(one.text)
      if (same) same.push(one)
      else byText.set(one.text, [one])
    }
    const changes = [...byText].map(([text, same]) => ({
      ...{ text, fingerprint: encodeFingerprint(same[0]!.fingerprint) },
      records: same.map(({ id, order, time, article }) =>
        articleRecord({ id, order, time: article.date ? time : undefined, source: article.source ?? undefined }),
      ),
    }))
    const textOf = new Map<string, SharedText>()
    for (const stored of await texts.merge(changes)) textOf.set(stored!.text, stored!)
    const sought: Sought[] = []
    for (const [text, [one]] of byText) {
      if (!textOf.get(text)!.sought && one!.fingerprint.textHash !== 0n) sought.push(one!)
    }
    const records = new Map<string, Uint8Array[]>([...byText.keys()].map((text) => [text, []]))
    const found = await this.#seeker.seek(sought, true)
    for (const [text, pairs] of found) {
      records.get(text)!.push(SOUGHT)
      for (const { other, relation, score } of pairs) {
        records.get(text)!.push(pairRecord({ other, relation, score }))
        if (!records.has(other)) records.set(other, [])
        records.get(other)!.push(pairRecord({ other: text, relation, score }))
      }
    }
    for (const [text, same] of byText) {
      // Most have no pairs, and are decided at once, by the call that stored the first article.
      const first = same.find(({ id }) => id === textOf.get(text)!.articles[0]?.id)
      if (first && textOf.get(text)!.decided === undefined)
        records.get(text)!.push(decidedRecord(`new ${first.order}`, true))
    }
    const more = [...records].flatMap(([text, own]) => (own.length > 0 ? [{ text, records: own }] : []))
    for (const stored of await texts.merge(more)) if (stored && byText.has(stored.text)) textOf.set(stored.text, stored)
    return textOf
  }

  /** Takes the fingerprints, and gives the articles their ids. */
  async #prepare(
    batch: readonly (Article | FingerprintedArticle)[],
  ): Promise<(Adding | { readonly error: unknown })[]> {
    const { texts, clock, now } = this.#parts
    const read = batch.map((article): Omit<Adding, 'id' | 'status'> | { readonly error: unknown } => {
      try {
        const fingerprint = this.#fingerprintOf(article)
        const text = this.#nameOf(article, fingerprint)
        const time = article.date ? readDate(article.date) : undefined
        clock.place(time)
        const order = this.#failed.get(callOf({ article, text })) ?? this.#nextOrder()
        return { article, fingerprint, text, time: time ?? clock.latest ?? now(), order }
      } catch (error) {
        return { error }
      }
    })
    const asked = read.flatMap((one) => ('error' in one ? [] : [{ id: one.article.id, text: one.text }]))
    const known = (await texts.claim(asked))[Symbol.iterator]()
    const claims = read.map((one) => ('error' in one ? undefined : known.next().value))
    // One after the other where ids repeat: so the second knows the first.
    const prepared: (Adding | { readonly error: unknown })[] = []
    for (const [i, one] of read.entries()) {
      if ('error' in one) prepared.push(one)
      else if (claims[i] === one.text) prepared.push({ ...one, id: one.article.id, status: 'new' })
      else {
        const named = await this.#nameAnew(one.article, one.text).catch((error: unknown) => ({ error }))
        prepared.push('error' in named ? named : { ...one, ...named })
      }
    }
    return prepared
  }

  /** Gives an article an id of its own, or that of the article it replaces. */
  async #nameAnew(article: { readonly id: string }, text: string): Promise<Pick<Adding, 'id' | 'status'>> {
    const { texts, options } = this.#parts
    const claim = async (id: string) => (await texts.claim([{ id, text }]))[0] === text
    if (options.onDuplicate === 'error') {
      throw new DoppelwireError(
        'DUPLICATE_ID',
        `article ${JSON.stringify(article.id)} was stored with another text; give it its own id, or set onDuplicate to replace or version`,
      )
    }
    if (options.onDuplicate === 'replace') {
      await texts.remove(article.id)
      if (await claim(article.id)) return { id: article.id, status: 'new' }
    }
    for (let version = 2; ; version++) {
      const id = `${article.id}#${version}`
      if (await claim(id)) return { id, status: 'version' }
    }
  }

  /** An order of the wall clock, so that of two articles of different moments the earlier comes first. */
  #nextOrder(): number {
    this.#lastOrder = Math.max(this.#lastOrder + 1, Date.now() * 1000 + Math.floor(Math.random() * 1000))
    return this.#lastOrder
  }

  async #lookUp(
    { id, date, source }: Article | FingerprintedArticle,
    fingerprint: Fingerprint,
    text: string,
  ): Promise<StoredVerdict> {
    const { texts, clock, now } = this.#parts
    const known = await texts.textOf(id)
    if (known === text) {
      const { clusterOf } = await this.#groups.around(text)
      return { status: 'repeated', id, cluster: clusterOf.get(id)?.representative ?? id }
    }
    const time = date ? readDate(date) : undefined
    const sought = { text, fingerprint, time: time ?? clock.latest ?? now() }
    this.#cache.add(text, fingerprint)
    const pairs = fingerprint.textHash === 0n ? [] : (await this.#seeker.seek([sought], false)).get(text)!
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

  #fingerprintOf(article: Article | FingerprintedArticle): Fingerprint {
    const { deduper, options } = this.#parts
    const taken = fingerprintOf(
      article,
      (checked) => ({ fingerprint: deduper.fingerprint({ id: article.id, ...checked }) }),
      { options },
    )
    return taken.fingerprint
  }

  /** A text by the hash of its bytes; without words it equals nothing, so the id tells it from others. */
  #nameOf({ id }: { readonly id: string }, fingerprint: Fingerprint): string {
    const bytes = toStoredBytes(fingerprint)
    const named = fingerprint.textHash === 0n ? Buffer.concat([bytes, Buffer.from(id, 'utf16le')]) : bytes
    return this.#parts.hash64(named).toString(16).padStart(16, '0')
  }
}

type Answered = { readonly verdict: StoredVerdict } | { readonly error: unknown }

/** What tells one call of `add` from another. */
function callOf({ article, text }: Pick<Adding, 'article' | 'text'>): string {
  return `${text} ${article.id}`
}

/** What a store that many workers share holds. */
export interface SharedStatistics {
  /** How many articles are stored. */
  readonly articles: number
  /** Distinct texts. */
  readonly texts: number
}
