import { type Article, readDate } from '../../article.js'
import { MAX_CANDIDATES, MAX_DF, MIN_SHARED } from '../../candidates/phrase-index.js'
import { type Cluster, formClusters } from '../../cluster/clusters.js'
import type { ClusterArticle, VerifiedEdge } from '../../cluster/star-levels.js'
import { isCopy, type Relation } from '../../compare/relation.js'
import { createDeduper, type Deduper, type FingerprintedArticle } from '../../deduper/deduper.js'
import { type ComparedPair, judgeIn } from '../../deduper/internals.js'
import { type DeduperOptions, thresholdOf } from '../../deduper/options.js'
import { fingerprintOf } from '../../deduper/read-article.js'
import type { Pair } from '../../deduper/results.js'
import { keysOf, toStoredBytes } from '../../deduper/text-keys.js'
import { DoppelwireError } from '../../errors.js'
import type { Fingerprint } from '../../fingerprint/fingerprint.js'
import { decodeFingerprint, encodeFingerprint } from '../../fingerprint/sealed-bytes.js'
import { type Band, bandKeys } from '../../minhash/bands.js'
import { chooseBands } from '../../minhash/s-curve.js'
import type { Hash64 } from '../../structures/xxhash.js'
import { Query } from '../../verify/query.js'
import { answerInOrder } from '../in-order.js'
import type { StoredVerdict } from '../results.js'
import type { StoreClock } from '../window.js'
import type { Connection } from './connection.js'
import type { SharedTables, SharedText } from './tables.js'
import { TextCache } from './text-cache.js'

interface Parts {
  readonly connection: Connection
  readonly tables: SharedTables
  /** Takes fingerprints, and says what its options are; nothing is stored in it. */
  readonly deduper: Deduper
  readonly options: DeduperOptions
  readonly clock: StoreClock
  readonly hash64: Hash64
  readonly now: () => number
}

/** An article on its way, and what is known of its text. */
interface Adding {
  readonly article: Article | FingerprintedArticle
  readonly fingerprint: Fingerprint
  readonly bytes: Uint8Array
  readonly text: string
  readonly time: number | undefined
  readonly id: string
  readonly status: 'new' | 'version'
  /** Of this call, and of the same call made again after an error: by it the store knows what this call stored. */
  readonly order: number
}

/** So many articles are handed to the servers together. */
const BATCH = 64
/** So many texts of a bucket are kept, the latest: those of bands, and those of phrases, of which more say nothing. */
const BAND_CAP = 64
const PHRASE_CAP = 127
/** So many failed calls are remembered, so that they are the same calls when they are made again. */
const MOST_FAILED = 10_000
/** The most texts that are looked at together to form a cluster. */
const MOST_TEXTS = 128

/**
 * A deduper that many workers share, in one Redis or a cluster of them. Made by `openSharedDeduper`.
 *
 * Of two workers that add two copies at the same moment at least one finds the other, because every bucket inserts before it is read;
 * and exactly one of the two is `new`, because what an article is, is written once, in one place.
 */
export class SharedDeduper implements AsyncDisposable {
  readonly #parts: Parts
  readonly #cache: TextCache
  readonly #bands: readonly Band[]
  readonly #seeksRewrites: boolean
  #waiting: {
    readonly given: Article | FingerprintedArticle
    readonly settle: (answer: Promise<StoredVerdict>) => void
  }[] = []
  #running: Promise<void> | undefined
  #standing = 0
  #lastOrder = 0
  /** By id and text: the order of a call that failed. */
  readonly #failed = new Map<string, number>()
  #closed = false
  /** Calls beside the batches that use the cache. */
  #using = 0

  /** @internal Made by `openSharedDeduper`. */
  constructor(parts: Parts) {
    this.#parts = parts
    this.#cache = new TextCache(parts.options)
    this.#bands = chooseBands({ values: parts.options.signatureValues, target: parts.options.target }).bands
    this.#seeksRewrites = parts.options.level === 'rewrite'
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

  /** The verified copies that `add` would find, by falling score. Stores nothing. */
  async find(
    article: Article | FingerprintedArticle,
  ): Promise<{ readonly id: string; readonly relation: Relation; readonly score: number }[]> {
    this.#checkOpen()
    const fingerprint = this.#fingerprintOf(article)
    const text = this.#nameOf(toStoredBytes(fingerprint))
    const time = article.date ? readDate(article.date) : undefined
    const { pairs } = await this.#guarded(
      async () => (await this.#seek([{ text, fingerprint, time, inserts: false }])).get(text)!,
    )
    const found = await Promise.all(
      pairs.map(async ({ other, relation, score }) => {
        const stored = await this.#parts.tables.read(other)
        return (stored?.articles ?? []).map(({ id }) => ({ id, relation, score }))
      }),
    )
    return found.flat().sort((a, b) => b.score - a.score)
  }

  /** Whether an article of this id is stored, by whatever worker. */
  async has(id: string): Promise<boolean> {
    this.#checkOpen()
    return (await this.#parts.tables.textOf(id)) !== undefined
  }

  /** Removes an article for good. @returns whether it was stored */
  async remove(id: string): Promise<boolean> {
    this.#checkOpen()
    const removed = await this.#parts.tables.remove(id)
    await this.#parts.connection.settled()
    return removed
  }

  /** The cluster that an article is in by what is known so far. @throws DoppelwireError `UNKNOWN_ID` */
  async clusterOf(id: string): Promise<Cluster> {
    this.#checkOpen()
    const text = await this.#parts.tables.textOf(id)
    const cluster = text === undefined ? undefined : (await this.#guarded(() => this.#around(text))).get(id)
    if (cluster) return cluster
    throw new DoppelwireError('UNKNOWN_ID', `no article ${JSON.stringify(id)} is stored`)
  }

  /** The clusters of all stored articles, as one batch of them gives: reads everything, and holds it in memory. */
  async *clusters(): AsyncGenerator<Cluster> {
    const whole = await this.#whole()
    await whole.settle()
    yield* whole.clusters()
  }

  /** Every pair of copies, as one batch gives them: reads everything, and holds it in memory. */
  async *pairs(): AsyncGenerator<Pair> {
    yield* (await this.#whole()).pairs()
  }

  /** How many articles are stored: reads all of them. */
  async count(): Promise<number> {
    let count = 0
    for await (const { articles } of this.#parts.tables.texts()) count += articles.length
    return count
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

  #checkOpen(): void {
    if (this.#closed) throw new DoppelwireError('STORE_FAILED', 'the store is closed')
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

  async #addBatch(
    batch: readonly (Article | FingerprintedArticle)[],
  ): Promise<({ readonly verdict: StoredVerdict } | { readonly error: unknown })[]> {
    this.#checkOpen()
    const { connection } = this.#parts
    // One after the other where ids repeat: so the second knows the first.
    const prepared: (Adding | { readonly error: unknown })[] = []
    for (const given of batch) prepared.push(await this.#prepare(given).catch((error: unknown) => ({ error })))
    const adding = prepared.filter((one): one is Adding => 'text' in one)
    // Until they are answered.
    for (const one of adding) if (!this.#failed.has(callOf(one))) this.#failed.set(callOf(one), one.order)
    for (const call of this.#failed.keys()) {
      if (this.#failed.size <= MOST_FAILED) break
      this.#failed.delete(call)
    }
    const stored = await Promise.all(adding.map((one) => this.#put(one)))
    const sought = new Map<
      string,
      { text: string; fingerprint: Fingerprint; time: number | undefined; inserts: boolean }
    >()
    adding.forEach(({ text, fingerprint, time }, i) => {
      if (!stored[i]!.sought && fingerprint.textHash !== 0n)
        sought.set(text, { text, fingerprint, time, inserts: true })
    })
    const found = await this.#seek([...sought.values()])
    await Promise.all(
      [...found].flatMap(([text, { pairs }]) =>
        pairs.map(({ other, relation, score }) => this.#parts.tables.link(text, other, relation, score)),
      ),
    )
    await Promise.all([...found.keys()].map((text) => this.#parts.tables.sought(text)))
    await connection.settled()
    const verdicts = new Map<Adding, Promise<StoredVerdict>>()
    const firsts = new Map<string, Promise<unknown>>()
    adding.forEach((one, i) => {
      // The same article twice in a batch: the first is answered first.
      const before = firsts.get(callOf(one))
      const verdict = before
        ? before.then(
            () => this.#verdict(one, stored[i]!),
            () => this.#verdict(one, stored[i]!),
          )
        : this.#verdict(one, stored[i]!)
      firsts.set(callOf(one), verdict)
      verdicts.set(one, verdict)
    })
    return Promise.all(
      prepared.map(async (one) => {
        if ('error' in one) return one
        return verdicts.get(one)!.then(
          (verdict) => {
            this.#failed.delete(callOf(one))
            return { verdict }
          },
          (error: unknown) => ({ error }),
        )
      }),
    )
  }

  /** Takes the fingerprint, and gives the article its id. */
  async #prepare(article: Article | FingerprintedArticle): Promise<Adding> {
    const { tables, options, clock, now } = this.#parts
    const fingerprint = this.#fingerprintOf(article)
    const text = this.#nameOf(toStoredBytes(fingerprint))
    const time = article.date ? readDate(article.date) : undefined
    clock.place(time)
    const common = {
      article,
      fingerprint,
      bytes: encodeFingerprint(fingerprint),
      text,
      time: time ?? clock.latest ?? now(),
      order: this.#failed.get(callOf({ article, text })) ?? this.#nextOrder(),
    }
    let known = await tables.claim(article.id, text)
    if (known === text) return { ...common, id: article.id, status: 'new' }
    if (options.onDuplicate === 'error') {
      throw new DoppelwireError(
        'DUPLICATE_ID',
        `article ${JSON.stringify(article.id)} was stored with another text; give it its own id, or set onDuplicate to replace or version`,
      )
    }
    if (options.onDuplicate === 'replace') {
      await tables.remove(article.id)
      known = await tables.claim(article.id, text)
      if (known === text) return { ...common, id: article.id, status: 'new' }
    }
    for (let version = 2; ; version++) {
      const id = `${article.id}#${version}`
      if ((await tables.claim(id, text)) === text) return { ...common, id, status: 'version' }
    }
  }

  async #put({ article, bytes, text, id, time, order }: Adding): ReturnType<SharedTables['put']> {
    const source = article.source ?? undefined
    const own = article.date ? { time } : {}
    return this.#parts.tables.put(text, bytes, {
      id,
      order,
      ...own,
      ...(source !== undefined && { source }),
    })
  }

  /** An order of the wall clock, so that of two articles of different moments the earlier comes first. */
  #nextOrder(): number {
    this.#lastOrder = Math.max(this.#lastOrder + 1, Date.now() * 1000 + Math.floor(Math.random() * 1000))
    return this.#lastOrder
  }

  /** Inserts texts into the buckets, finds those they share, and judges the pairs. */
  async #seek(
    texts: readonly {
      readonly text: string
      readonly fingerprint: Fingerprint
      readonly time: number | undefined
      readonly inserts: boolean
    }[],
  ): Promise<Map<string, { readonly pairs: readonly Found[] }>> {
    const { options, now } = this.#parts
    const compared = new Map<string, ComparedPair[]>()
    const df = new Map<number, number>()
    for (const { text, fingerprint } of texts) this.#cache.add(text, fingerprint)
    const timeOf = ({ time }: { readonly time: number | undefined }) => time ?? now()
    const byBands = await this.#candidates(
      'bands',
      texts,
      (one) => this.#keysOf(one.fingerprint.signature),
      BAND_CAP,
      timeOf,
    )
    await this.#fetch(byBands.values())
    for (const { text } of texts) compared.set(text, [...this.#compareHere(text, [...byBands.get(text)!.keys()])])
    const least = thresholdOf(options)
    const isReprint = ({ score, relation }: ComparedPair) =>
      score >= least && (relation === 'identical' || relation === 'reprint')
    if (this.#seeksRewrites) {
      const standing = texts.filter(({ text }) => !compared.get(text)!.some(isReprint))
      const inserting = standing.filter(({ inserts }) => inserts).length
      this.#standing = await this.#parts.tables.countStanding(inserting)
      const phrasesOf = ({ fingerprint }: { readonly fingerprint: Fingerprint }) => [
        ...keysOf(new Query({ fingerprint }, true)).phrases(),
      ]
      const byPhrases = await this.#candidates('phrases', standing, phrasesOf, PHRASE_CAP, timeOf, df)
      await this.#fetch(byPhrases.values())
      for (const { text } of standing) {
        const known = byBands.get(text)!
        const others = [...byPhrases.get(text)!.keys()].filter((other) => !known.has(other))
        compared.get(text)!.push(...this.#compareHere(text, others))
      }
      await this.#count([...compared.values()].flat(), df, texts[0] ? timeOf(texts[0]) : now())
    }
    const judge = this.#judge(df)
    const found = new Map<string, { readonly pairs: readonly Found[] }>()
    for (const [text, pairs] of compared) {
      const judged = pairs.flatMap((pair) => judge(pair) ?? []).filter(({ relation }) => isCopy(relation))
      found.set(text, {
        pairs: judged.map(({ b, relation, score }) => ({ other: this.#cache.nameOf(b), relation, score })),
      })
    }
    return found
  }

  #judge(df: ReadonlyMap<number, number>): ReturnType<typeof judgeIn> {
    return judgeIn(this.#standing, (phrase) => df.get(phrase) ?? 1, this.#parts.options)
  }

  #compareHere(text: string, others: readonly string[]): readonly ComparedPair[] {
    const present = others.filter((other) => other !== text && this.#cache.has(other))
    return present.length === 0 ? [] : this.#cache.compare(text, present)
  }

  /** By text: the candidates, the best first. */
  async #candidates<
    Sought extends { readonly text: string; readonly inserts: boolean; readonly time: number | undefined },
  >(
    kind: 'bands' | 'phrases',
    texts: readonly Sought[],
    keysOfText: (one: Sought) => readonly number[],
    most: number,
    timeOf: (one: Sought) => number,
    df?: Map<number, number>,
  ): Promise<Map<string, Map<string, number>>> {
    const keys = texts.map(keysOfText)
    const lookUps = texts.flatMap((one, i) =>
      keys[i]!.map((key) => ({ key, text: one.inserts ? one.text : undefined, time: timeOf(one) })),
    )
    const buckets = await this.#parts.tables.probe(kind, lookUps, most)
    const found = new Map<string, Map<string, number>>()
    let at = 0
    for (const [i, { text }] of texts.entries()) {
      const weights = new Map<string, { weight: number; shared: number }>()
      for (const key of keys[i]!) {
        const bucket = buckets[at++]!
        df?.set(key, bucket.length)
        const others = bucket.filter((other) => other !== text)
        if (df && others.length > MAX_DF) continue
        const weight = df ? Math.log((this.#standing + 1) / Math.max(1, others.length)) : 1
        for (const other of others) {
          const known = weights.get(other) ?? { weight: 0, shared: 0 }
          weights.set(other, { weight: known.weight + weight, shared: known.shared + 1 })
        }
      }
      const ranked = [...weights].filter(([, { shared }]) => !df || shared >= MIN_SHARED)
      ranked.sort(([a, p], [b, q]) => q.weight - p.weight || (a < b ? -1 : 1))
      const best = ranked.slice(0, df ? MAX_CANDIDATES : BAND_CAP)
      found.set(text, new Map(best.map(([other, { weight }]) => [other, weight])))
    }
    return found
  }

  /** Reads the fingerprints that are not here. Those that left are passed over. */
  async #fetch(candidates: Iterable<ReadonlyMap<string, number>>): Promise<void> {
    const missing = new Set<string>()
    for (const own of candidates) for (const text of own.keys()) if (!this.#cache.has(text)) missing.add(text)
    await Promise.all(
      [...missing].map(async (text) => {
        const stored = await this.#parts.tables.fingerprint(text)
        if (stored) this.#cache.addBytes(text, stored.bytes)
      }),
    )
  }

  /** Reads how many texts keep the phrases that the feed is asked about. */
  async #count(pairs: readonly ComparedPair[], df: Map<number, number>, time: number): Promise<void> {
    const asked = new Set<number>()
    for (const { evidence } of pairs) {
      for (const phrase of [...(evidence?.shorter.shared ?? []), ...(evidence?.longer.shared ?? [])]) {
        if (!df.has(phrase)) asked.add(phrase)
      }
    }
    const phrases = [...asked]
    const lookUps = phrases.map((key) => ({ key, text: undefined, time }))
    const buckets = await this.#parts.tables.probe('phrases', lookUps, PHRASE_CAP)
    for (const [i, phrase] of phrases.entries()) df.set(phrase, buckets[i]!.length)
  }

  /**
   * What an article is. Of two texts that are copies the one that comes first in the order of all texts is emitted, unless the other was
   * emitted before it could be seen: whoever finds a pair says so of both, and what was said first of a text stands. What another call
   * was answered, or will be, is repeated; what a worker left undecided is decided now.
   */
  async #verdict(adding: Adding, put: Awaited<ReturnType<SharedTables['put']>>): Promise<StoredVerdict> {
    const { text, id, status, article, order } = adding
    const { first, isNew } = put
    const { tables } = this.#parts
    const around = await this.#around(text)
    const cluster = around.get(id)
    const common = { id, cluster: cluster?.representative ?? id }
    const version = status === 'version' ? ({ versionOf: article.id } as const) : undefined
    const shown = version ? 'version' : 'copy'
    if (first !== id) {
      if (!isNew) return { ...common, status: 'repeated', was: shown }
      return { ...common, status: shown, of: first, relation: 'identical', score: 1, ...version }
    }
    const own = await tables.read(text)
    const emits = `new ${order}`
    if (!isNew && own?.decided !== undefined && own.decided !== emits) {
      return { ...common, status: 'repeated', was: version || !own.decided.startsWith('new') ? shown : 'new' }
    }
    const members = new Set(cluster?.members.map((member) => member.id))
    const partners: { text: SharedText; relation: string; score: number }[] = []
    for (const { other, relation, score } of own?.pairs ?? []) {
      const partner = await tables.read(other)
      if (partner?.articles.some((one) => members.has(one.id))) partners.push({ text: partner, relation, score })
    }
    const comesFirst = (other: SharedText) =>
      other.order < own!.order || (other.order === own!.order && other.text < text)
    let held: string | undefined
    for (const partner of partners) {
      if (comesFirst(partner.text)) held ??= partner.text.text
      else if ((await tables.decide(partner.text.text, `copy ${text}`)).startsWith('new')) held ??= partner.text.text
    }
    const decided = await tables.decide(text, held === undefined ? emits : `copy ${held}`)
    if (decided === emits || decided === '') return { ...common, status: version ? 'version' : 'new', ...version }
    // Another call with the same article was faster.
    if (decided.startsWith('new')) return { ...common, status: 'repeated', was: version ? shown : 'new' }
    // Those that came later say nothing, so that the answer is the same whenever it is given.
    const earlier = partners.filter(({ text: other }) => comesFirst(other) || other.text === held)
    const [best] = earlier.sort((a, b) => b.score - a.score || a.text.order - b.text.order)
    const of = best && [...best.text.articles].sort((a, b) => a.order - b.order)[0]?.id
    return {
      ...common,
      status: shown,
      ...(of !== undefined && { of, relation: best!.relation as Relation, score: best!.score }),
      ...version,
    }
  }

  /** The clusters of the group of texts that pairs connect with one. */
  async #around(text: string): Promise<Map<string, Cluster>> {
    const group = new Map<string, SharedText>()
    const asked = [text]
    for (const name of asked) {
      if (group.size >= MOST_TEXTS) break
      const stored = await this.#parts.tables.read(name)
      if (!stored || stored.articles.length === 0) continue
      group.set(name, stored)
      this.#cache.addBytes(name, stored.fingerprint)
      for (const { other } of stored.pairs) if (!asked.includes(other)) asked.push(other)
    }
    const texts = new Map<number, ClusterArticle[]>()
    const edges: VerifiedEdge[] = []
    for (const [name, { articles, pairs }] of group) {
      const number = this.#cache.numberOf(name)
      const words = this.#cache.words(name)
      texts.set(
        number,
        articles.map(({ id, time, source }) => ({ id, words, time, source })),
      )
      for (const { other, relation, score } of pairs) {
        if (name < other && group.has(other)) {
          edges.push({ a: number, b: this.#cache.numberOf(other), relation: relation as Relation, score })
        }
      }
    }
    const judge = this.#judge(new Map())
    const verify = (a: number, b: number): VerifiedEdge | undefined => {
      const [pair] = this.#cache.compare(this.#cache.nameOf(a), [this.#cache.nameOf(b)])
      const judged = pair && judge(pair)
      return judged && isCopy(judged.relation) ? judged : undefined
    }
    const { level, representative } = this.#parts.options
    const clusterOf = new Map<string, Cluster>()
    for (const cluster of formClusters(texts, edges, { level, representative, verify })) {
      for (const { id } of cluster.members) clusterOf.set(id, cluster)
    }
    return clusterOf
  }

  /** A deduper of all stored articles. */
  async #whole(): Promise<Deduper> {
    this.#checkOpen()
    const deduper = await createDeduper({ ...this.#parts.options, onDuplicate: 'error' })
    for await (const { fingerprint, articles } of this.#parts.tables.texts()) {
      const decoded = decodeFingerprint(new Uint8Array(fingerprint))
      for (const { id, time, source } of articles) {
        deduper.store({
          id,
          date: time === undefined ? undefined : new Date(time).toISOString(),
          source,
          fingerprint: decoded,
        })
      }
    }
    return deduper
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

  /** A text by the hash of its bytes. */
  #nameOf(bytes: Uint8Array): string {
    return this.#parts.hash64(bytes).toString(16).padStart(16, '0')
  }

  #keysOf(signature: Uint32Array): number[] {
    if (signature.length === 0) return []
    const keys = new Int32Array(this.#bands.length)
    bandKeys(signature, this.#bands, keys)
    return [...new Set(keys)]
  }
}

/** What tells one call of `add` from another. */
function callOf({ article, text }: Pick<Adding, 'article' | 'text'>): string {
  return `${text} ${article.id}`
}

/** A verified pair of a text with another. */
interface Found {
  readonly other: string
  readonly relation: Relation
  readonly score: number
}
