import type { ArticleMeta } from '../article.js'
import { reusedMemory } from '../fingerprint/codec.js'
import { copyOf, type Fingerprint } from '../fingerprint/fingerprint.js'
import { Query } from '../verify/query.js'
import type { ScoredCandidate, Verifier } from '../verify/verifier.js'
import type { Corpus } from './corpus.js'
import { keysOf, type TextKeys, toStoredBytes } from './text-keys.js'

/** An article that was stored, and the stored copies of its text. */
export interface StoredWithCopies {
  /** The id that it is stored under. */
  readonly id: string
  readonly textId: number
  readonly copies: readonly ScoredCandidate[]
}

/** Stores articles, and finds the stored copies of an article at once, whatever the rest of the feed may say of them. */
export class CopyFinder {
  readonly #corpus: Corpus
  readonly #verifier: Verifier
  readonly #seeksRewrites: boolean
  readonly #areTransient: boolean
  readonly #storedBytes = reusedMemory()
  /** Texts whose copies were found when they were stored, and whose edges with these the corpus holds. */
  readonly #linked = new Set<number>()

  /**
   * @param areTransient whether the arrays of the fingerprints given are views that the next fingerprint overwrites: then
   *   those that the verifier caches are copied first
   */
  constructor(
    corpus: Corpus,
    verifier: Verifier,
    { seeksRewrites, areTransient }: { readonly seeksRewrites: boolean; readonly areTransient: boolean },
  ) {
    this.#corpus = corpus
    this.#verifier = verifier
    this.#seeksRewrites = seeksRewrites
    this.#areTransient = areTransient
  }

  /** Stores an article without looking for its copies. */
  store(article: ArticleMeta, fingerprint: Fingerprint): { id: string; added: boolean } {
    const bytes = toStoredBytes(fingerprint, this.#storedBytes)
    return this.storePrepared(article, bytes, fingerprint.textHash, () => keysOf(this.#queryOf(fingerprint)))
  }

  /** Like `store`, of an article whose bytes and keys are made already. The parameters are those of `Corpus.store`. */
  storePrepared(
    article: ArticleMeta,
    bytes: Uint8Array,
    textHash: bigint,
    keys: () => TextKeys,
  ): { id: string; added: boolean } {
    // Nobody has looked for the copies of this text, so of no text are all copies known.
    this.#linked.clear()
    const { id, added } = this.#corpus.store(article, bytes, textHash, keys)
    return { id, added }
  }

  /** Stores an article and finds the copies of its text. Gives the id alone where the same text was stored under it before. */
  storeAndFind(article: ArticleMeta, fingerprint: Fingerprint): StoredWithCopies | { readonly id: string } {
    const query = this.#queryOf(fingerprint)
    const bytes = toStoredBytes(fingerprint, this.#storedBytes)
    const stored = this.#corpus.store(article, bytes, fingerprint.textHash, () => keysOf(query), true)
    const { id, added, textId, candidates } = stored
    if (!added) return { id }
    if (candidates === undefined) return { id, textId, copies: this.#copiesOf(textId, query) }
    this.#linked.add(textId)
    if (candidates.length === 0) return { id, textId, copies: [] }
    const lasting = this.#areTransient ? this.#queryOf(copyOf(fingerprint)) : query
    const copies = this.#verifier.verify(lasting, candidates, textId)
    this.#corpus.link(textId, copies)
    return { id, textId, copies }
  }

  /** The stored copies of a text. Stores nothing. */
  find(fingerprint: Fingerprint): ScoredCandidate[] {
    return this.#find(this.#queryOf(fingerprint))
  }

  /** To be called when a text is no longer stored. */
  forget(textId: number): void {
    this.#linked.delete(textId)
  }

  /** The copies of a text that another article brought: those that were found then, where they were. */
  #copiesOf(textId: number, query: Query): ScoredCandidate[] {
    if (this.#linked.has(textId)) return this.#verifier.verify(query, this.#corpus.copiesOf(textId))
    return this.#find(query)
  }

  #find(query: Query): ScoredCandidate[] {
    return this.#verifier.verify(query, this.#corpus.find(query.fingerprint.textHash, keysOf(query)))
  }

  #queryOf(fingerprint: Fingerprint): Query {
    return new Query(fingerprint, this.#seeksRewrites)
  }
}
