import { lru } from 'tiny-lru'
import { type Article, checkArticle, readDate } from './article.js'
import { Candidates } from './candidates/candidates.js'
import { chooseBands } from './candidates/curve.js'
import { NONE, RowTable } from './candidates/rows.js'
import { Catalogue } from './catalogue.js'
import { type Cluster, type ClusterMember, formClusters } from './cluster/clusters.js'
import { EdgeList } from './cluster/edges.js'
import type { ClusterArticle, Level, VerifiedEdge } from './cluster/levels.js'
import { compareIds, type RepresentativePolicy } from './cluster/representative.js'
import { type Comparable, toComparable } from './compare/comparable.js'
import { type Comparison, compareComparables, type Explanation, explainComparables } from './compare/compare.js'
import type { Measures } from './compare/evidence.js'
import { PRESETS, type Preset } from './compare/model.js'
import type { Passage } from './compare/passages.js'
import { isCopy, type Relation } from './compare/relation.js'
import { Screen } from './compare/screen.js'
import { DoppelwireError } from './errors.js'
import { FingerprintArena } from './fingerprint/arena.js'
import { countWords, decode, encode, viewWords } from './fingerprint/codec.js'
import { type Content, contentOf } from './fingerprint/content.js'
import {
  createFingerprinter,
  FINGERPRINT_DEFAULTS,
  type Fingerprint,
  type Fingerprinter,
  type FingerprintOptions,
} from './fingerprint/fingerprint.js'
import { PHRASE_COUNT, phrases } from './fingerprint/phrases.js'
import { rarity } from './language/rarity.js'
import { checkNumber, checkOneOf, resolveOptions } from './options.js'
import { untilAborted } from './until-aborted.js'

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
  return new Deduper(await createFingerprinter({ shingleWords, signatureValues, seed }), options)
}

function checkRepresentative(policy: unknown): void {
  if (typeof policy === 'function') return
  if (typeof policy === 'object' && policy !== null && 'sources' in policy) {
    if (Array.isArray(policy.sources) && policy.sources.every((source) => typeof source === 'string')) return
    throw new DoppelwireError('OPTION_INVALID', 'representative.sources: expected an array of strings')
  }
  checkOneOf(policy, 'representative', ['central', 'earliest', 'latest', 'longest'])
}

// Comparables of a story that is going round are asked for again and again; one takes about 15 KB.
const CACHED_COMPARABLES = 2000

const NO_SIGNATURE = new Uint32Array(0)

// How long a batch works before it lets timers, signals and other requests have a turn.
const TURN_MILLISECONDS = 50

/** A stored text that was compared with a new one. */
interface Verified {
  readonly text: number
  readonly comparison: Comparison
}

/**
 * Made by {@link createDeduper}. Articles with the very same fingerprint share one text, which is stored, indexed and
 * compared once; texts are numbered from 0 and numbers are never used again.
 */
export class Deduper {
  readonly #options: DeduperOptions
  readonly #threshold: number
  readonly #fingerprinter: Fingerprinter
  readonly #catalogue = new Catalogue()
  readonly #arena = new FingerprintArena()
  readonly #candidates: Candidates
  readonly #identities = new RowTable(1)
  readonly #edges = new EdgeList()
  readonly #comparables = lru<Comparable>(CACHED_COMPARABLES)
  /** By text: the weight of its content, and its language. */
  readonly #masses: number[] = []
  readonly #languages: string[] = []
  #texts = 0
  #unreadableDates = 0
  #compared = 0
  #cappedIdentities = 0

  constructor(fingerprinter: Fingerprinter, options: DeduperOptions) {
    this.#options = options
    this.#threshold = options.threshold ?? PRESETS[options.preset]
    this.#fingerprinter = fingerprinter
    const { bands } = chooseBands({ values: options.signatureValues, target: options.target })
    const phraseCount = options.level === 'reprint' ? 0 : PHRASE_COUNT
    this.#candidates = new Candidates({ bands, bucketCap: options.bucketCap, phraseCount })
  }

  /** How many articles are stored. */
  get size(): number {
    return this.#catalogue.size
  }

  has(id: string): boolean {
    return this.#catalogue.textOf(id) !== undefined
  }

  /**
   * Stores an article and says at once what it is to those stored before it.
   *
   * @throws DoppelwireError `ARTICLE_INVALID`; `DUPLICATE_ID` for a known id with another text, unless `onDuplicate`
   *   says otherwise. Nothing stored is lost.
   */
  add(article: Article): Verdict {
    const checked = checkArticle(article)
    const fingerprint = this.#fingerprinter(checked)
    const stored = this.#store(checked, fingerprint)
    if (!stored.added) return { status: 'repeated', id: stored.id }
    const verified = stored.verified ?? this.#findCopies(fingerprint)
    const matches = this.#matches(verified, stored.id)
    const [best] = matches
    if (best === undefined) return { status: 'new', id: stored.id }
    const { reasons, passages } = this.explain(stored.id, best.id)
    const { id: of, relation, score, measures } = best
    return { status: 'copy', id: stored.id, of, relation, score, measures, reasons, passages, matches }
  }

  /**
   * Stores an article like {@link Deduper.add}, at less cost: what it is to the others is left to `clusters` and `pairs`.
   *
   * @returns the id it is stored under, and whether it is new: `false` where the same text was stored under it before
   * @throws DoppelwireError as {@link Deduper.add} does.
   */
  store(article: Article): { id: string; added: boolean } {
    const checked = checkArticle(article)
    const { id, added } = this.#store(checked, this.#fingerprinter(checked))
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
    articles: Iterable<Article> | AsyncIterable<Article>,
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
  find(article: Article): Match[] {
    const checked = checkArticle(article)
    const fingerprint = this.#fingerprinter(checked)
    return this.#matches(this.#findCopies(fingerprint), checked.id)
  }

  /** Forgets an article and its pairs. Returns whether it was stored. */
  remove(id: string): boolean {
    const text = this.#catalogue.remove(id)
    if (text === undefined) return false
    if (this.#catalogue.count(text) > 0) return true
    const content = this.#contentOf(decode(this.#arena.get(text)))
    this.#candidates.remove(text, content && phrases(content))
    this.#identities.remove(text)
    this.#edges.removeVertex(text)
    this.#comparables.delete(String(text))
    this.#texts--
    return true
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
      const text = this.#catalogue.textOf(id)
      if (text === undefined) throw new DoppelwireError('UNKNOWN_ID', `no article ${JSON.stringify(id)} is stored`)
      return this.#comparable(text)
    })
    return explainComparables(one!, other!, this.#threshold)
  }

  /**
   * Every stored article in exactly one cluster: clusters of two or more first, largest first, then the articles that
   * stand alone, by id. The order in which articles were added changes nothing, as long as no bucket was capped.
   */
  *clusters(): Generator<Cluster> {
    const { level, representative } = this.#options
    const edges = [...this.#edges]
    const texts = new Map<number, ClusterArticle[]>()
    const list = (text: number) => {
      if (!texts.has(text)) texts.set(text, this.#catalogue.articlesOf(text, countWords(this.#arena.get(text))))
    }
    for (const { a, b } of edges) {
      list(a)
      list(b)
    }
    for (const text of this.#catalogue.sharedTexts()) list(text)
    const alone: string[] = []
    for (const id of this.#catalogue.ids()) if (!texts.has(this.#catalogue.textOf(id)!)) alone.push(id)
    const verify = (a: number, b: number): VerifiedEdge | undefined => {
      const { relation, score } = compareComparables(this.#comparable(a), this.#comparable(b), this.#threshold)
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
    for (const text of this.#catalogue.sharedTexts()) {
      const ids = this.#catalogue.idsOf(text)
      for (let i = 1; i < ids.length; i++) {
        for (let j = 0; j < i; j++) yield pair(ids[i]!, ids[j]!, 'identical', 1)
      }
    }
    for (const { a, b, relation, score } of this.#edges) {
      for (const one of this.#catalogue.idsOf(a)) {
        for (const other of this.#catalogue.idsOf(b)) yield pair(one, other, relation, score)
      }
    }
  }

  statistics(): Statistics {
    return {
      articles: this.size,
      texts: this.#texts,
      unreadableDates: this.#unreadableDates,
      comparedPairs: this.#compared,
      verifiedPairs: this.#edges.size,
      cappedBuckets: this.#candidates.cappedBuckets + this.#cappedIdentities,
      fingerprintBytes: this.#arena.bytes,
      indexBytes: this.#candidates.bytes + this.#identities.bytes,
    }
  }

  /** Stores an article under the id that `onDuplicate` gives it; `verified` is missing where its text was known. */
  #store(article: Article, fingerprint: Fingerprint): { id: string; added: boolean; verified?: Verified[] } {
    // Without the signature: once the bands are filled, no comparison needs it.
    const bytes = encode({ ...fingerprint, signature: NO_SIGNATURE })
    const { id, known } = this.#resolveId(article.id, bytes)
    if (known) return { id, added: false }
    const time = article.date ? readDate(article.date) : undefined
    if (article.date && time === undefined) this.#unreadableDates++
    const twin = this.#sameText(fingerprint.identity, bytes)
    if (twin !== undefined) {
      this.#catalogue.add(id, twin, time, article.source ?? undefined)
      return { id, added: true }
    }
    const text = this.#arena.add(bytes)
    const content = this.#contentOf(fingerprint)
    const screen = content && new Screen(content)
    this.#masses[text] = screen?.mass ?? 0
    this.#languages[text] = fingerprint.language
    this.#texts++
    this.#catalogue.add(id, text, time, article.source ?? undefined)
    if (fingerprint.identity === 0n) return { id, added: true, verified: [] }
    this.#identities.insert(text, [identityKey(fingerprint.identity)])
    const proposed = this.#candidates.insertThenProbe(text, fingerprint.signature, content && phrases(content))
    const others = this.#withSameIdentity(proposed, fingerprint.identity).filter((other) => other !== text)
    const verified = this.#verify(others, fingerprint, content, screen)
    for (const { text: other, comparison } of verified) {
      this.#edges.add({ a: other, b: text, relation: comparison.relation, score: comparison.score })
    }
    return { id, added: true, verified }
  }

  /** The id to store a text under, and whether it is stored under it already. */
  #resolveId(id: string, bytes: Uint8Array): { id: string; known: boolean } {
    const { onDuplicate } = this.#options
    const holds = (name: string) => equalBytes(this.#arena.get(this.#catalogue.textOf(name)!), bytes)
    if (!this.has(id)) return { id, known: false }
    if (holds(id)) return { id, known: true }
    if (onDuplicate === 'replace') {
      this.remove(id)
      return { id, known: false }
    }
    if (onDuplicate === 'error') {
      throw new DoppelwireError(
        'DUPLICATE_ID',
        `article ${JSON.stringify(id)} was stored with another text; give it its own id, or set onDuplicate to replace or version`,
      )
    }
    for (let version = 2; ; version++) {
      const name = `${id}#${version}`
      if (!this.has(name)) return { id: name, known: false }
      if (holds(name)) return { id: name, known: true }
    }
  }

  /** What rewrites are found by; reprints are found by their bands alone. */
  #contentOf({ words, flags, language }: Fingerprint): Content | undefined {
    return this.#options.level === 'reprint' ? undefined : contentOf(words, flags, rarity(language))
  }

  /** The stored copies of a fingerprint that is not stored itself. */
  #findCopies(fingerprint: Fingerprint): Verified[] {
    const content = this.#contentOf(fingerprint)
    const proposed = this.#candidates.probe(fingerprint.signature, content && phrases(content))
    const texts = this.#withSameIdentity(proposed, fingerprint.identity)
    return this.#verify(texts, fingerprint, content, content && new Screen(content))
  }

  /** Adds the texts of the same identity, which short texts are found by, to the proposals of the bands. */
  #withSameIdentity(proposed: Uint32Array, identity: bigint): number[] {
    const texts = new Set(proposed)
    if (identity === 0n) return []
    let left = this.#options.bucketCap
    for (let row = this.#identities.newest(identityKey(identity)); row !== NONE; row = this.#identities.older(row)) {
      if (left-- === 0) {
        this.#cappedIdentities++
        break
      }
      texts.add(this.#identities.numberOf(row))
    }
    return [...texts]
  }

  /** The stored text with the very same fingerprint. */
  #sameText(identity: bigint, bytes: Uint8Array): number | undefined {
    if (identity === 0n) return undefined
    for (let row = this.#identities.newest(identityKey(identity)); row !== NONE; row = this.#identities.older(row)) {
      const text = this.#identities.numberOf(row)
      if (equalBytes(this.#arena.get(text), bytes)) return text
    }
    return undefined
  }

  #verify(texts: readonly number[], fingerprint: Fingerprint, content?: Content, screen?: Screen): Verified[] {
    const worthwhile = texts.filter((text) => this.#isWorthComparing(text, fingerprint.language, screen))
    if (worthwhile.length === 0) return []
    this.#compared += worthwhile.length
    const comparable = toComparable(fingerprint, content)
    return worthwhile
      .map((text) => ({ text, comparison: compareComparables(comparable, this.#comparable(text), this.#threshold) }))
      .filter(({ comparison }) => isCopy(comparison.relation))
  }

  /** Stems of two languages cannot be screened: such a pair may share its wording all the same. */
  #isWorthComparing(text: number, language: string, screen: Screen | undefined): boolean {
    if (screen === undefined || this.#languages[text] !== language) return true
    return screen.passes({ ...viewWords(this.#arena.get(text)), mass: this.#masses[text]! })
  }

  #matches(verified: readonly Verified[], self: string): Match[] {
    const matches = verified.flatMap(({ text, comparison: { relation, score, measures } }) =>
      this.#catalogue.idsOf(text).map((id): Match => ({ id, relation, score, measures })),
    )
    return matches.filter(({ id }) => id !== self).sort((a, b) => b.score - a.score || compareIds(a.id, b.id))
  }

  #comparable(text: number): Comparable {
    const key = String(text)
    const cached = this.#comparables.get(key)
    if (cached !== undefined) return cached
    const comparable = toComparable(decode(this.#arena.get(text)))
    this.#comparables.set(key, comparable)
    return comparable
  }
}

function pair(one: string, other: string, relation: Relation, score: number): Pair {
  return one < other ? { a: one, b: other, relation, score } : { a: other, b: one, relation, score }
}

function identityKey(identity: bigint): number {
  return Number(BigInt.asIntN(32, identity))
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
