import type { Article, ArticleMeta } from '../article.js'
import type { Fingerprint, TransientFingerprint, TransientFingerprinter } from '../fingerprint/fingerprint.js'
import { reuse } from '../structures/buffers.js'
import { NumberSet } from '../structures/number-set.js'
import { Query } from '../verify/query.js'
import type { ScoredCandidate, Verifier } from '../verify/verifier.js'
import type { Corpus, Stored } from './corpus.js'
import { RecentTexts } from './recent-texts.js'
import { keysOf, type TextKeys, toStoredBytes } from './text-keys.js'

/** An article that was stored, and the stored copies of its text. */
export interface StoredWithCopies {
  /** The id that it is stored under. */
  readonly id: string
  readonly textId: number
  readonly copies: readonly ScoredCandidate[]
}

/** Stores articles, and finds the stored copies of an article at once, by each pair alone: the feed is not asked. */
export class CopyFinder {
  readonly #corpus: Corpus
  readonly #verifier: Verifier
  readonly #seeksRewrites: boolean
  #storedBytes = new Uint8Array(0)
  /**
   * Texts whose copies were found when they were stored, and whose edges with these the corpus holds. The number of a removed
   * text may stay: the next text with that number is linked too, or clears the set.
   */
  readonly #linked = new NumberSet()
  readonly #recentTexts = new RecentTexts()

  constructor(corpus: Corpus, verifier: Verifier, seeksRewrites: boolean) {
    this.#corpus = corpus
    this.#verifier = verifier
    this.#seeksRewrites = seeksRewrites
  }

  /** Stores an article without looking for its copies. */
  store(article: ArticleMeta, taken: TransientFingerprint): Stored {
    const bytes = this.#storedBytesOf(taken.fingerprint)
    return this.storePrepared(article, bytes, taken.fingerprint.textHash, () => keysOf(this.#queryOf(taken)))
  }

  /** Like `store`, of an article whose fingerprint is taken where no article had its text of late. */
  storeText(article: Article, fingerprinter: TransientFingerprinter): Stored {
    const same = this.#recentTexts.textIdOf(article)
    if (same !== undefined) return this.#corpus.storeSame(article, same)
    const taken = fingerprinter(article)
    const stored = this.store(article, taken)
    // Each text without words has a number of its own.
    if (taken.fingerprint.textHash !== 0n) this.#recentTexts.add(article, stored.textId)
    return stored
  }

  /** Like `store`, of an article whose bytes and keys are made already. The parameters are those of `Corpus.store`. */
  storePrepared(article: ArticleMeta, bytes: Uint8Array, textHash: bigint, keys: () => TextKeys): Stored {
    // Nobody has looked for the copies of this text, so of no text are all copies known.
    this.#linked.clear()
    return this.#corpus.store(article, bytes, textHash, keys)
  }

  /** To be called where a text is no longer stored. */
  forget(): void {
    this.#recentTexts.clear()
  }

  /** Stores an article and finds the copies of its text. Gives the id alone where the same text was stored under it before. */
  storeAndFind(article: ArticleMeta, taken: TransientFingerprint): StoredWithCopies | { readonly id: string } {
    const query = this.#queryOf(taken)
    const bytes = this.#storedBytesOf(query.fingerprint)
    const stored = this.#corpus.store(article, bytes, query.fingerprint.textHash, () => keysOf(query), true)
    const { id, added, textId, candidates } = stored
    if (!added) return { id }
    if (candidates === undefined) return { id, textId, copies: this.#copiesOf(textId, query) }
    this.#linked.add(textId)
    if (candidates.length === 0) return { id, textId, copies: [] }
    // The verifier caches the query of a stored text.
    const copies = this.#verifier.verify(query.copy(), candidates, textId)
    this.#corpus.link(textId, copies)
    return { id, textId, copies }
  }

  /** The stored copies of a text. Stores nothing. */
  find(taken: TransientFingerprint): ScoredCandidate[] {
    return this.#find(this.#queryOf(taken))
  }

  /** The copies of a text that another article brought: those that were found then, where they were. */
  #copiesOf(textId: number, query: Query): ScoredCandidate[] {
    if (this.#linked.has(textId)) return this.#verifier.verify(query, this.#corpus.copiesOf(textId))
    return this.#find(query)
  }

  #find(query: Query): ScoredCandidate[] {
    return this.#verifier.verify(query, this.#corpus.find(query.fingerprint.textHash, keysOf(query)))
  }

  /** A view that the next call overwrites; the corpus copies what it stores. */
  #storedBytesOf(fingerprint: Fingerprint): Uint8Array {
    return toStoredBytes(fingerprint, (length) => {
      this.#storedBytes = reuse(this.#storedBytes, length)
      return this.#storedBytes
    })
  }

  #queryOf(taken: TransientFingerprint): Query {
    return new Query(taken, this.#seeksRewrites)
  }
}
