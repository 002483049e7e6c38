import { type Article, readDate } from '../article.js'
import { Candidates } from '../candidates/candidates.js'
import { DoppelwireError } from '../errors.js'
import { type Allocate, decodeFingerprint, encodeTo } from '../fingerprint/codec.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { PHRASE_COUNT, phrases } from '../fingerprint/phrases.js'
import { termsOf } from '../fingerprint/terms.js'
import { idfTable } from '../language/idf.js'
import { LshTable, NONE } from '../minhash/lsh-table.js'
import { chooseBands } from '../minhash/s-curve.js'
import { UNSEGMENTED } from '../text/tokens.js'
import { FingerprintStore, type Header } from '../verify/fingerprint-store.js'
import { NO_TERM_SKETCH } from '../verify/term-sketch.js'
import type { Query, VerifiedText } from '../verify/verifier.js'
import { ArticleTable } from './article-table.js'
import { EdgeList } from './edges.js'

/** What an article is stored under, beside its text. */
export type ArticleMeta = Pick<Article, 'id' | 'date' | 'source'>

/** What a text is found by, once it is known to be new. */
export interface Keys {
  readonly signature: Uint32Array
  readonly phrases: Uint32Array
  readonly header: Header
}

/** What became of an article: its id, its text, and, where that is new, the texts that it should be compared with. */
export interface Stored {
  readonly id: string
  /** Whether anything was stored: `false` where the same text was stored under this id before. */
  readonly added: boolean
  readonly text: number
  /** Absent for a text that was here before. */
  readonly others?: readonly number[]
}

export interface CorpusOptions {
  readonly signatureValues: number
  readonly target: number
  readonly bucketCap: number
  readonly level: 'reprint' | 'rewrite'
  readonly onDuplicate: 'error' | 'replace' | 'version'
}

const NO_SIGNATURE = new Uint32Array(0)
const NO_PHRASES = new Uint32Array(0)

/** The bytes that a corpus keeps a copy of: without the signature, which no comparison needs once the bands are filled. */
export function toStoredBytes(fingerprint: Fingerprint, allocate?: Allocate): Uint8Array {
  return encodeTo({ ...fingerprint, signature: NO_SIGNATURE }, allocate)
}

export function keysOf({ fingerprint, terms, sketch = NO_TERM_SKETCH }: Query): Keys {
  const { signature, language, flags } = fingerprint
  let all = 0
  for (let i = 0; i < flags.length; i++) all |= flags[i]!
  return {
    signature,
    phrases: terms ? phrases(terms) : NO_PHRASES,
    header: { sketch, language, hasUnsegmented: (all & UNSEGMENTED) !== 0 },
  }
}

/**
 * The stored articles: which text each carries, where texts are found, and which were verified as copies of each other.
 * Articles with the very same fingerprint share one text, which is stored, indexed and compared once. Texts are numbered.
 */
export class Corpus {
  readonly articles = new ArticleTable()
  readonly fingerprints = new FingerprintStore()
  readonly edges = new EdgeList()
  readonly #options: CorpusOptions
  readonly #candidates: Candidates
  readonly #identities = new LshTable(1)
  #texts = 0
  #unreadableDates = 0
  #cappedIdentities = 0

  readonly #onForget: (text: number) => void

  /** @param onForget hears of a text that is no longer stored, before its number is given to another */
  constructor(options: CorpusOptions, onForget: (text: number) => void) {
    this.#options = options
    this.#onForget = onForget
    const { bands } = chooseBands({ values: options.signatureValues, target: options.target })
    const phraseCount = options.level === 'reprint' ? 0 : PHRASE_COUNT
    this.#candidates = new Candidates({ bands, bucketCap: options.bucketCap, phraseCount })
  }

  get texts(): number {
    return this.#texts
  }

  get unreadableDates(): number {
    return this.#unreadableDates
  }

  get cappedBuckets(): number {
    return this.#candidates.cappedBuckets + this.#cappedIdentities
  }

  get indexBytes(): number {
    return this.#candidates.bytes + this.#identities.bytes
  }

  /**
   * Stores an article under the id that `onDuplicate` gives it.
   *
   * @param bytes of its fingerprint, as `toStoredBytes` gives them
   * @param keys asked for only where no stored text is the same
   */
  store(card: ArticleMeta, bytes: Uint8Array, identity: bigint, keys: () => Keys): Stored {
    const { id, known } = this.#resolveId(card.id, bytes)
    if (known) return { id, added: false, text: this.articles.textIdOf(id)! }
    const time = card.date ? readDate(card.date) : undefined
    if (card.date && time === undefined) this.#unreadableDates++
    const source = card.source ?? undefined
    const twin = this.#sameText(identity, bytes)
    if (twin !== undefined) {
      this.articles.add(id, twin, time, source)
      return { id, added: true, text: twin }
    }
    const { signature, phrases, header } = keys()
    const text = this.fingerprints.add(bytes, header)
    this.#texts++
    this.articles.add(id, text, time, source)
    if (identity === 0n) return { id, added: true, text, others: [] }
    this.#identities.insert(text, [identityKey(identity)])
    const proposed = this.#candidates.insertThenProbe(text, signature, phrases)
    return { id, added: true, text, others: this.#withSameIdentity(proposed, identity, text) }
  }

  /** The stored texts that a fingerprint should be compared with; it is not stored itself. */
  find(identity: bigint, { signature, phrases }: Pick<Keys, 'signature' | 'phrases'>): number[] {
    return this.#withSameIdentity(this.#candidates.probe(signature, phrases), identity, NONE)
  }

  /** Keeps what verifying a stored text has found, except of texts that were removed meanwhile. */
  link(text: number, verified: readonly VerifiedText[]): void {
    if (verified.length === 0 || this.articles.articleCount(text) === 0) return
    for (const { text: other, relation, score } of verified) {
      if (this.articles.articleCount(other) > 0) this.edges.add({ a: other, b: text, relation, score })
    }
  }

  /** Forgets an article, and its text where no other article carries that. Returns whether it was stored. */
  remove(id: string): boolean {
    const text = this.articles.remove(id)
    if (text === undefined) return false
    if (this.articles.articleCount(text) > 0) return true
    this.#candidates.remove(text, this.#phrasesOf(text))
    this.#identities.remove(text)
    this.edges.removeVertex(text)
    this.fingerprints.remove(text)
    this.#texts--
    this.#onForget(text)
    return true
  }

  /** The phrases that a text was inserted with, taken again: to keep them would cost every text 256 bytes. */
  #phrasesOf(text: number): Uint32Array {
    if (this.#options.level === 'reprint') return NO_PHRASES
    const { words, flags, language } = decodeFingerprint(this.fingerprints.get(text))
    return phrases(termsOf(words, flags, idfTable(language)))
  }

  /** The id to store a text under, and whether it is stored under it already. */
  #resolveId(id: string, bytes: Uint8Array): { id: string; known: boolean } {
    const { onDuplicate } = this.#options
    const textOf = (name: string) => this.articles.textIdOf(name)
    const holds = (text: number) => equalBytes(this.fingerprints.get(text), bytes)
    const text = textOf(id)
    if (text === undefined) return { id, known: false }
    if (holds(text)) return { id, known: true }
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
      const other = textOf(name)
      if (other === undefined) return { id: name, known: false }
      if (holds(other)) return { id: name, known: true }
    }
  }

  /** Adds the texts of the same identity, which short texts are found by, to the proposals of the bands. */
  #withSameIdentity(proposed: Uint32Array, identity: bigint, self: number): number[] {
    if (identity === 0n) return []
    const same: number[] = []
    let left = this.#options.bucketCap
    for (let row = this.#identities.newest(identityKey(identity)); row !== NONE; row = this.#identities.older(row)) {
      if (left-- === 0) {
        this.#cappedIdentities++
        break
      }
      const text = this.#identities.numberOf(row)
      if (text !== self) same.push(text)
    }
    return same.length === 0 ? [...proposed] : [...new Set([...proposed, ...same])]
  }

  /** The stored text with the very same fingerprint. */
  #sameText(identity: bigint, bytes: Uint8Array): number | undefined {
    if (identity === 0n) return undefined
    for (let row = this.#identities.newest(identityKey(identity)); row !== NONE; row = this.#identities.older(row)) {
      const text = this.#identities.numberOf(row)
      if (equalBytes(this.fingerprints.get(text), bytes)) return text
    }
    return undefined
  }
}

function identityKey(identity: bigint): number {
  return Number(BigInt.asIntN(32, identity))
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
