import type { ArticleMeta } from '../article.js'
import type { VerifiedEdge } from '../cluster/star-levels.js'
import { isCopy } from '../compare/relation.js'
import type { Deduper } from '../deduper/deduper.js'
import {
  type Compare,
  type ComparedPair,
  comparerOf,
  FIRST,
  type Internals,
  internalsOf,
  type JudgedPair,
  judgeIn,
  StandingOut,
  turned,
} from '../deduper/internals.js'
import { keysOf, NO_PHRASES, storedKeys, toStoredBytes } from '../deduper/text-keys.js'
import { readTextHash } from '../fingerprint/codec.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { splitFingerprint } from '../fingerprint/sealed-bytes.js'
import { reuse } from '../structures/buffers.js'
import { Query } from '../verify/query.js'
import type { StoredText } from './contract.js'

/** How many texts are compared before it is asked whether these are enough. */
const AT_ONCE = 16
/** Of so many reprints of a text, the next says nothing new. */
const ENOUGH = 8

/** What became of an article. */
export interface Placed {
  readonly id: string
  /** False where the same text was stored under this id before. */
  readonly added: boolean
  readonly textId: number
  /** Whether no other article had this text. */
  readonly isNewText: boolean
  /** Verified pairs with texts stored before; `a` is the other text. */
  readonly edges: readonly VerifiedEdge[]
  /** Pairs with texts stored before that are no copies, and share a block; `a` is the other text. */
  readonly partial: readonly JudgedPair[]
  /** Whether the text is no reprint of another, so that it is found by its phrases. */
  readonly stands: boolean
  /** What it is found by while it stands. */
  readonly phrases: Uint32Array
}

/**
 * Finds the copies of one article after the other in the tables of a deduper, and judges them as the clusters are judged: phrases
 * are counted over texts that are no reprint of another, and pairs by how few other texts share what the two do.
 */
export class LiveIndex {
  readonly #parts: Internals
  readonly #seeksRewrites: boolean
  readonly #compare: Compare
  readonly #standingOut: StandingOut
  #memory: Uint8Array = new Uint8Array(0)

  readonly #orderOf: (textId: number) => number

  /** @param orderOf the place of a text in the order of storing */
  constructor(deduper: Deduper, orderOf: (textId: number) => number) {
    this.#orderOf = orderOf
    this.#parts = internalsOf(deduper)
    const { verifier, corpus, options } = this.#parts
    this.#seeksRewrites = options.level === 'rewrite'
    this.#standingOut = new StandingOut(corpus.fingerprints)
    this.#compare = comparerOf(verifier, corpus.fingerprints, options)
  }

  /** Stores an article, then looks for its copies: of two that are copies, the later always sees the earlier. */
  add(article: ArticleMeta, fingerprint: Fingerprint): Placed {
    const { corpus, options } = this.#parts
    const isReplaced = options.onDuplicate === 'replace' && !this.holds(article.id, fingerprint)
    if (isReplaced) this.remove(article.id)
    const { id, added, textId, isNewText, query } = this.#store(article, fingerprint)
    if (!isNewText || fingerprint.textHash === 0n) {
      return { id, added, textId, isNewText, edges: [], partial: [], stands: true, phrases: NO_PHRASES }
    }
    const byBands = corpus.findByBands(fingerprint.textHash, fingerprint.signature, textId)
    const found = this.#compareByBands(byBands, textId)
    const stands = !found.some((pair) => this.#isReprint(pair))
    const phrases = stands && this.#seeksRewrites ? keysOf(query).phrases() : NO_PHRASES
    if (phrases.length > 0) {
      corpus.insertPhrasesOf(textId, phrases)
      const known = new Set(byBands)
      this.#standingOut.set(textId)
      const others = corpus
        .findByPhrases(phrases, textId)
        .filter((other) => !known.has(other))
        .filter((other, place) => place < FIRST || this.#standingOut.sharesMuch(other))
      found.push(...this.#compare({ textId, candidates: others }))
    }
    const judged = this.#judged(found)
    const edges = judged.filter(({ relation }) => isCopy(relation))
    for (const edge of edges) corpus.edges.add(edge)
    const partial = judged.filter(({ relation }) => relation === 'partial')
    return { id, added, textId, isNewText, edges, partial, stands, phrases }
  }

  /**
   * Compares a text with the latest that share a band, until enough of them are its reprints; then with the texts that these were
   * found to be reprints of. So the thousandth print of a story costs no more than the tenth, and meets the first one all the same.
   */
  #compareByBands(candidates: readonly number[], textId: number): ComparedPair[] {
    const { corpus } = this.#parts
    const latestFirst = [...candidates].sort((a, b) => this.#orderOf(b) - this.#orderOf(a))
    const found: ComparedPair[] = []
    const compared = new Set<number>()
    const compare = (textIds: readonly number[]) => {
      for (const other of textIds) compared.add(other)
      found.push(...this.#compare({ textId, candidates: textIds }))
    }
    for (let from = 0; from < latestFirst.length; from += AT_ONCE) {
      compare(latestFirst.slice(from, from + AT_ONCE))
      if (found.filter((pair) => this.#isReprint(pair)).length >= ENOUGH) break
    }
    const firsts = found.filter((pair) => this.#isReprint(pair)).map((pair) => firstOf(corpus.edges.of(pair.b), pair.b))
    compare(
      [...new Set(firsts)].filter((first) => !compared.has(first)).sort((a, b) => this.#orderOf(a) - this.#orderOf(b)),
    )
    // The earliest first: the first pair of a text is with what it is a reprint of.
    return found.sort((a, b) => this.#orderOf(a.b) - this.#orderOf(b.b))
  }

  /** Whether an article is stored with this very text. */
  holds(id: string, fingerprint: Fingerprint): boolean {
    const { corpus } = this.#parts
    const textId = corpus.articles.textIdOf(id)
    if (textId === undefined) return false
    const [stored, given] = [corpus.fingerprints.get(textId), this.#bytesOf(fingerprint)]
    return stored.length === given.length && stored.every((byte, i) => byte === given[i])
  }

  /** Puts an article in place that was stored in an earlier run. */
  restore(article: ArticleMeta, { fingerprint, phrases, stands }: StoredText): number {
    const { corpus } = this.#parts
    const { signature, bytes } = splitFingerprint(fingerprint)
    const keys = () => storedKeys(signature, bytes, phrases, this.#seeksRewrites)
    const { added, textId } = corpus.store(article, bytes, readTextHash(bytes), keys)
    const isNewText = added && corpus.articles.articleCount(textId) === 1
    if (isNewText && stands && this.#seeksRewrites) corpus.insertPhrasesOf(textId, phrases)
    return textId
  }

  restoreEdge(edge: VerifiedEdge): void {
    this.#parts.corpus.edges.add(edge)
  }

  /** Compares two stored texts; undefined where neither is a copy of the other. */
  verify(a: number, b: number): VerifiedEdge | undefined {
    const [pair] = this.#compare({ textId: a, candidates: [b] })
    const judged = pair && this.#judge()(pair)
    return judged && isCopy(judged.relation) ? judged : undefined
  }

  /** Removes an article. Of the reprints that its text stood for, the first stands from now on. */
  remove(id: string): void {
    const { corpus } = this.#parts
    const textId = corpus.articles.textIdOf(id)
    if (textId === undefined) return
    const isLast = corpus.articles.articleCount(textId) === 1
    const reprints = isLast && corpus.hasPhrases(textId) ? this.#reprintsOf(textId) : []
    corpus.remove(id)
    for (const reprint of reprints.sort((one, other) => one - other)) this.letStand(reprint)
  }

  /** Lets a text be found by its phrases unless a text stands for it. */
  letStand(textId: number): void {
    const { corpus } = this.#parts
    if (!this.#seeksRewrites || corpus.hasPhrases(textId)) return
    if (this.#reprintsOf(textId).some((other) => corpus.hasPhrases(other))) return
    corpus.insertPhrasesOf(textId, corpus.phrasesOf(textId))
  }

  #store(article: ArticleMeta, fingerprint: Fingerprint) {
    const { corpus } = this.#parts
    const query = new Query({ fingerprint }, this.#seeksRewrites)
    const bytes = this.#bytesOf(fingerprint)
    const { id, added, textId } = corpus.store(article, bytes, fingerprint.textHash, () => keysOf(query))
    return { id, added, textId, query, isNewText: added && corpus.articles.articleCount(textId) === 1 }
  }

  #reprintsOf(textId: number): number[] {
    const reprints: number[] = []
    for (const { a, b, relation } of this.#parts.corpus.edges.of(textId)) {
      if (relation === 'identical' || relation === 'reprint') reprints.push(a === textId ? b : a)
    }
    return reprints
  }

  #bytesOf(fingerprint: Fingerprint): Uint8Array {
    return toStoredBytes(fingerprint, (length) => {
      this.#memory = reuse(this.#memory, length)
      return this.#memory.subarray(0, length)
    })
  }

  #isReprint({ relation, score }: ComparedPair): boolean {
    return score >= this.#parts.threshold && (relation === 'identical' || relation === 'reprint')
  }

  /** What the pairs are in their feed; `a` is the text stored before. */
  #judged(found: readonly ComparedPair[]): JudgedPair[] {
    const judge = this.#judge()
    return found.flatMap((pair) => {
      const judged = judge(pair)
      return judged ? [turned(judged)] : []
    })
  }

  #judge() {
    const { corpus, options } = this.#parts
    return judgeIn(corpus.texts, (phrase) => corpus.holdersOf(phrase), options)
  }
}

/** The earlier text of the first pair of a text; the text itself where its first pair was with a later one. */
function firstOf(edges: Iterable<VerifiedEdge>, textId: number): number {
  let first = textId
  for (const { a } of edges) first = a
  return first
}
