import type { ArticleMeta } from '../article.js'
import type { PhraseRows } from '../candidates/phrase-rows.js'
import type { VerifiedEdge } from '../cluster/star-levels.js'
import { isCopy } from '../compare/relation.js'
import type { Deduper } from '../deduper/deduper.js'
import {
  addLikely,
  type Compare,
  type ComparedPair,
  comparerOf,
  FIRST,
  type Internals,
  internalsOf,
  type JudgedPair,
  judgeIn,
  StandingOut,
  scoreIn,
  turned,
} from '../deduper/internals.js'
import { keysOf, NO_PHRASES, toStoredBytes } from '../deduper/text-keys.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { LikelyCopies } from '../neighbourhood/likely-copies.js'
import { reuse } from '../structures/buffers.js'
import { Query } from '../verify/query.js'
import type { StoredKeys } from './contract.js'

/** How many texts are compared before it is asked whether these are enough. */
const AT_ONCE = 16
/** Of so many reprints of a text, the next says nothing new. */
const ENOUGH = 8

/** Of a story that thousands print, so many of the latest edges are asked for likely copies. */
const MOST_EDGES = 64

/** What was found of a text. */
interface Found {
  /** Verified pairs with texts stored before; `a` is the other text. */
  readonly edges: readonly VerifiedEdge[]
  /** Pairs with texts stored before that are no copies, and share a block; `a` is the other text. */
  readonly partial: readonly JudgedPair[]
  /** Whether the text is no reprint of another, so that it is found by its phrases. */
  readonly stands: boolean
  /** What it is found by while it stands. */
  readonly phrases: Uint32Array
}

/** What became of an article. */
export interface Placed extends Found {
  readonly id: string
  /** False where the same text was stored under this id before. */
  readonly added: boolean
  readonly textId: number
  /** Whether no other article had this text. */
  readonly isNewText: boolean
}

const NOTHING_FOUND: Found = { edges: [], partial: [], stands: true, phrases: NO_PHRASES }

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
  /** The phrases of a text that is looked up, which counts as stored meanwhile. */
  #guest: ReadonlySet<number> | undefined
  readonly #orderOf: (textId: number) => number

  /** @param orderOf the place of a text in the order of storing */
  constructor(deduper: Deduper, orderOf: (textId: number) => number) {
    this.#orderOf = orderOf
    this.#parts = internalsOf(deduper)
    const { verifier, corpus, options } = this.#parts
    this.#seeksRewrites = options.level === 'rewrite'
    this.#standingOut = new StandingOut(corpus.fingerprints)
    this.#compare = comparerOf(verifier, options)
  }

  /** Stores an article, then looks for its copies: of two that are copies, the later always sees the earlier. */
  add(article: ArticleMeta, fingerprint: Fingerprint): Placed {
    const { corpus, options } = this.#parts
    const isReplaced = options.onDuplicate === 'replace' && !this.holds(article.id, fingerprint)
    if (isReplaced) this.remove(article.id)
    const query = new Query({ fingerprint }, this.#seeksRewrites)
    const bytes = this.#bytesOf(fingerprint)
    const { id, added, textId } = corpus.store(article, bytes, fingerprint.textHash, () => keysOf(query))
    const isNewText = added && corpus.articles.articleCount(textId) === 1
    const insert = (phrases: Uint32Array) => corpus.insertPhrasesOf(textId, phrases)
    const found = isNewText ? this.#seek(query, textId, textId, insert) : NOTHING_FOUND
    return { id, added, textId, isNewText, ...found }
  }

  /**
   * Says of an article what `add` would. While `use` is asked, it has a place among the articles, and its text pairs; no table holds it,
   * and nothing else changes.
   */
  lookUp<Result>(id: string, fingerprint: Fingerprint, use: (placed: Placed) => Result): Result {
    const { corpus } = this.#parts
    const query = new Query({ fingerprint }, this.#seeksRewrites)
    const bytes = this.#bytesOf(fingerprint)
    const { textId, isNewText } = corpus.admit(id, bytes, fingerprint.textHash, () => keysOf(query).header)
    try {
      const guest = new Set<number>()
      if (isNewText) this.#guest = guest
      const insert = (phrases: Uint32Array) => {
        for (const phrase of phrases) guest.add(phrase)
      }
      const found = isNewText ? this.#seek(query, textId, undefined, insert) : NOTHING_FOUND
      return use({ id, added: true, textId, isNewText, ...found })
    } finally {
      this.#guest = undefined
      corpus.dismiss(id)
    }
  }

  /**
   * @param self the text, where the tables hold it
   * @param insert is given the phrases that the text is found by from now on
   */
  #seek(query: Query, textId: number, self: number | undefined, insert: (phrases: Uint32Array) => void): Found {
    const { corpus } = this.#parts
    const { textHash, signature } = query.fingerprint
    if (textHash === 0n) return NOTHING_FOUND
    const byBands = corpus.findByBands(textHash, signature, self)
    const found = this.#compareByBands(byBands, textId)
    const stands = !found.some((pair) => this.#isReprint(pair))
    const phrases = stands && this.#seeksRewrites ? keysOf(query).phrases() : NO_PHRASES
    if (phrases.length > 0) {
      insert(phrases)
      const known = new Set(byBands)
      this.#standingOut.set(textId)
      const others = corpus
        .findByPhrases(phrases, self)
        .filter((other) => !known.has(other))
        .filter((other, place) => place < FIRST || this.#standingOut.sharesMuch(other))
      found.push(...this.#compare({ textId, candidates: others }))
    }
    const judged = this.#judged(found)
    const edges = judged.filter(({ relation }) => isCopy(relation))
    for (const edge of edges) corpus.edges.add(edge)
    return { edges, partial: judged.filter(({ relation }) => relation === 'partial'), stands, phrases }
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

  /** Puts a text in place that was stored in an earlier run, as `Corpus.restoreText` does. @returns its number */
  restoreText(keys: StoredKeys, rows?: PhraseRows): number {
    return this.#parts.corpus.restoreText(keys, keys.stands || !this.#seeksRewrites, rows)
  }

  restoreEdge(edge: VerifiedEdge): void {
    this.#parts.corpus.edges.add(edge)
  }

  /** Compares two stored texts; undefined where neither is a copy of the other. */
  verify(a: number, b: number): VerifiedEdge | undefined {
    const [pair] = this.#compare({ textId: a, candidates: [b] })
    const judged = pair && this.#judge([pair])(pair)
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
    const judge = this.#judge(found)
    return found.flatMap((pair) => {
      const judged = judge(pair)
      return judged ? [turned(judged)] : []
    })
  }

  /** Judges pairs in their feed: likely copies of a text are those found with it, and those of earlier. */
  #judge(found: readonly ComparedPair[]) {
    const { corpus, options } = this.#parts
    const guest = this.#guest
    const texts = corpus.texts + Number(guest !== undefined)
    const dfOf = (phrase: number) => corpus.holdersOf(phrase) + Number(guest?.has(phrase) ?? false)
    const copies = new LikelyCopies({
      has: (textId) => corpus.hasPhrases(textId),
      phrasesOf: (textId) => corpus.phrasesOf(textId),
    })
    addLikely(copies, found, scoreIn(texts, dfOf))
    for (const textId of new Set(found.flatMap(({ a, b }) => [a, b]))) {
      let edges = 0
      for (const { a, b, score } of corpus.edges.of(textId)) {
        if (edges++ === MOST_EDGES) break
        copies.add(a, b, score)
      }
    }
    return judgeIn(texts, dfOf, options, copies.beside)
  }
}

/** The earlier text of the first pair of a text; the text itself where its first pair was with a later one. */
function firstOf(edges: Iterable<VerifiedEdge>, textId: number): number {
  let first = textId
  for (const { a } of edges) first = a
  return first
}
