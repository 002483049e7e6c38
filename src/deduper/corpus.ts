import { type ArticleMeta, readDate } from '../article.js'
import { Candidates } from '../candidates/candidates.js'
import type { PhraseRows } from '../candidates/phrase-rows.js'
import { DoppelwireError } from '../errors.js'
import { MOST_PHRASES } from '../fingerprint/phrases.js'
import { storedPhrases } from '../fingerprint/stored-phrases.js'
import { type LshTable, NONE } from '../minhash/lsh-table.js'
import { chooseBands } from '../minhash/s-curve.js'
import { isForeign, maskedRanges, NO_MASKS } from '../neighbourhood/text-masks.js'
import { type Imaged, type ImageReader, type ImageWriter, readNumbers, writeNumbers } from '../structures/image.js'
import { NumberSet } from '../structures/number-set.js'
import { ownString } from '../structures/own-string.js'
import { FingerprintStore, type Header } from '../verify/fingerprint-store.js'
import { NO_TERM_SKETCH } from '../verify/term-sketch.js'
import type { VerifiedText } from '../verify/verifier.js'
import { ArticleTable } from './article-table.js'
import { EdgeList } from './edges.js'
import type { DeduperOptions } from './options.js'
import { bytesKey, equalBytes, SameTexts } from './same-texts.js'
import { NO_PHRASES, type StoredTextKeys, type TextKeys } from './text-keys.js'
import { VersionNames } from './versions.js'

/** What became of an article that was to be stored. */
export interface Stored {
  /** The id that it is stored under. */
  readonly id: string
  /** `false` where the same text was stored under this id before: then nothing changed. */
  readonly added: boolean
  readonly textId: number
  /** The stored texts that a new text should be compared with. Absent where the text was stored before, or nobody asked. */
  readonly candidates?: readonly number[]
}

export type CorpusOptions = Pick<DeduperOptions, 'signatureValues' | 'target' | 'bucketCap' | 'level' | 'onDuplicate'>

/** Is told what becomes of a corpus. */
export interface CorpusListener {
  /** An article was added or removed. */
  onChange(): void
  /** A text is no longer stored; called before its number is given to another text. */
  onForget(textId: number): void
}

/**
 * The stored articles, their texts, an index that finds texts, and the verified pairs of texts. Texts are numbered.
 * Articles with the very same fingerprint share one text, which is stored, indexed and compared once.
 */
export class Corpus implements Imaged {
  readonly articles = new ArticleTable()
  readonly fingerprints = new FingerprintStore()
  readonly edges = new EdgeList()
  readonly #options: CorpusOptions
  readonly #listener: CorpusListener
  readonly #candidates: Candidates
  readonly #sameTexts: SameTexts
  readonly #versionNames = new VersionNames((id) => {
    const textId = this.articles.textIdOf(id)
    return textId === undefined ? undefined : this.fingerprints.get(textId)
  })
  /** Texts that are not found by their phrases yet: only `add` and `find` look there, and nobody may ever ask. */
  readonly #withoutPhrases = new NumberSet()
  #texts = 0
  #unreadableDates = 0
  #removals = 0

  constructor(options: CorpusOptions, listener: CorpusListener) {
    this.#options = options
    this.#listener = listener
    this.#sameTexts = new SameTexts(this.fingerprints, options.bucketCap)
    const { bands } = chooseBands({ values: options.signatureValues, target: options.target })
    const phraseCount = options.level === 'reprint' ? 0 : MOST_PHRASES
    this.#candidates = new Candidates({ bands, bucketCap: options.bucketCap, phraseCount })
  }

  /** How many distinct texts are stored. */
  get texts(): number {
    return this.#texts
  }

  get unreadableDates(): number {
    return this.#unreadableDates
  }

  /** How many articles were removed so far. */
  get removals(): number {
    return this.#removals
  }

  get cappedBuckets(): number {
    return this.#candidates.cappedBuckets + this.#sameTexts.capped
  }

  get indexBytes(): number {
    return this.#candidates.bytes + this.#sameTexts.bytes + this.articles.bytes + this.fingerprints.tableBytes
  }

  get bandTable(): LshTable {
    return this.#candidates.bandTable
  }

  /**
   * Stores an article under the id that `onDuplicate` gives it.
   *
   * @param probes whether to look for the texts that a new text should be compared with
   * @param bytes the fingerprint, as `toStoredBytes` encodes it; copied
   * @param textHash of that fingerprint
   * @param keys called only where no stored text has the same bytes
   */
  store(meta: ArticleMeta, bytes: Uint8Array, textHash: bigint, keys: () => TextKeys, probes = false): Stored {
    const { id, known } = this.#resolveId(meta.id, bytes)
    if (known) return { id, added: false, textId: this.articles.textIdOf(id)! }
    const same = this.#sameTexts.ofBytes(textHash, bytes)
    if (same !== undefined) return this.#addArticle(id, meta, same, bytes)
    const { signature, phrases, header } = keys()
    if (probes) this.#insertPhrases()
    const textId = this.fingerprints.add(bytes, header)
    this.#texts++
    const stored = this.#addArticle(id, meta, textId, bytes)
    if (textHash === 0n) return { ...stored, candidates: [] }
    this.#sameTexts.insert(textId, textHash, bytesKey(bytes))
    if (!probes) {
      this.#candidates.insertBands(textId, signature)
      if (signature.length > 0) this.#withoutPhrases.add(textId)
      return stored
    }
    const proposed = this.#candidates.insertThenProbe(textId, signature, phrases())
    return { ...stored, candidates: this.#withSameWording(proposed, textHash, textId) }
  }

  /** Stores an article like `store`, whose text is known to be a stored one. */
  storeSame(meta: ArticleMeta, textId: number): Stored {
    const bytes = this.fingerprints.get(textId)
    const { id, known } = this.#resolveId(meta.id, bytes)
    return known ? { id, added: false, textId } : this.#addArticle(id, meta, textId, bytes)
  }

  #addArticle(id: string, { date, source }: ArticleMeta, textId: number, bytes: Uint8Array): Stored {
    this.#listener.onChange()
    const time = date ? readDate(date) : undefined
    if (date && time === undefined) this.#unreadableDates++
    this.#versionNames.added(id, bytes)
    this.articles.add(ownString(id), textId, time, source ?? undefined)
    return { id, added: true, textId }
  }

  /** The stored texts that a fingerprint should be compared with; the fingerprint itself is not stored. */
  find(textHash: bigint, { signature, phrases }: Pick<TextKeys, 'signature' | 'phrases'>): number[] {
    this.#insertPhrases()
    return this.#withSameWording(this.#candidates.probe(signature, phrases()), textHash, NONE)
  }

  /** The stored texts that share a band or the wording, without `self`. */
  findByBands(textHash: bigint, signature: Uint32Array, self = NONE): number[] {
    return this.#withSameWording(this.#candidates.probeBands(signature, self), textHash, self)
  }

  /** All stored texts that may have the wording of a stored text, with that text; one without words has no equal. */
  textsOfWording(textHash: bigint, textId: number): Iterable<number> {
    return textHash === 0n ? [textId] : this.#sameTexts.sharingHash(textHash)
  }

  /** The texts that share phrases, among those that were added by their phrases. Without `self`, those that a stored text would find. */
  findByPhrases(phrases: Uint32Array, self = NONE): number[] {
    return this.#candidates.probePhrases(phrases, self)
  }

  /** Adds a text by its phrases that was stored without: from now on it is found by them, and counts among their holders. */
  insertPhrasesOf(textId: number, phrases: Uint32Array): void {
    if (this.#withoutPhrases.delete(textId)) this.#candidates.insertPhrases(textId, phrases)
  }

  hasPhrases(textId: number): boolean {
    return !this.#withoutPhrases.has(textId)
  }

  /** How many texts that were added by their phrases have one. */
  holdersOf(phrase: number): number {
    return this.#candidates.holdersOf(phrase)
  }

  /** A stored text and its verified copies, by number. */
  copiesOf(textId: number): number[] {
    return [textId, ...this.edges.neighboursOf(textId)].sort((a, b) => a - b)
  }

  /** Stores the copies that were found of a stored text. */
  link(textId: number, copies: readonly VerifiedText[]): void {
    for (const { textId: other, relation, score } of copies) this.edges.add({ a: other, b: textId, relation, score })
  }

  /** Removes an article, and its text where no other article has it. @returns whether the article was stored */
  remove(id: string): boolean {
    const textId = this.articles.remove(id)
    if (textId === undefined) return false
    this.#removals++
    this.#listener.onChange()
    if (this.articles.articleCount(textId) > 0) return true
    if (this.#withoutPhrases.delete(textId)) this.#candidates.removeBands(textId)
    else this.#candidates.remove(textId, this.phrasesOf(textId))
    this.#sameTexts.remove(textId)
    this.#texts--
    this.#forget(textId)
    return true
  }

  /** Writes all but the bytes of the fingerprints. */
  writeTo(image: ImageWriter): void {
    writeNumbers(image, this.#texts, this.#unreadableDates)
    for (const table of this.#tables) table.writeTo(image)
  }

  readFrom(image: ImageReader): void {
    this.#listener.onChange()
    ;[this.#texts = 0, this.#unreadableDates = 0] = readNumbers(image)
    for (const table of this.#tables) table.readFrom(image)
  }

  get #tables(): readonly Imaged[] {
    return [this.articles, this.fingerprints, this.edges, this.#candidates, this.#sameTexts, this.#withoutPhrases]
  }

  #insertPhrases(): void {
    for (const textId of this.#withoutPhrases) this.#candidates.insertPhrases(textId, this.phrasesOf(textId))
    this.#withoutPhrases.clear()
  }

  /**
   * The phrases of a text, made again: to store them would take 256 bytes a text.
   *
   * @param masks what is masked of the texts; a text that is nothing but the stories of others has no phrases
   */
  phrasesOf(textId: number, masks = NO_MASKS): Uint32Array {
    if (this.#options.level === 'reprint' || isForeign(masks, textId)) return NO_PHRASES
    const { fingerprints } = this
    return storedPhrases(fingerprints.get(textId), fingerprints.language(textId), maskedRanges(masks, textId))
  }

  /**
   * Puts a text in place that an earlier run stored, whose bytes are kept elsewhere. No text with the same bytes is stored.
   *
   * @param stands whether it is found by its phrases
   * @param rows given where nothing but such texts is in place: takes the phrases, and the text is found when `linkRestored` was called
   */
  restoreText(keys: StoredTextKeys, stands: boolean, rows?: PhraseRows): number {
    const { textHash, bytesKey, signature, phrases, language, hasUnsegmented } = keys
    const sketch = this.#options.level === 'rewrite' ? undefined : NO_TERM_SKETCH
    const textId = this.fingerprints.addOutside({ sketch, language, hasUnsegmented })
    this.#texts++
    if (textHash === 0n) return textId
    if (!stands && signature.length > 0) this.#withoutPhrases.add(textId)
    if (rows) {
      this.#sameTexts.insertUnlinked(textId, textHash, bytesKey)
      this.#candidates.insertUnlinked(textId, signature)
      if (stands && phrases.length > 0) rows.add(textId, phrases)
    } else {
      this.#sameTexts.insert(textId, textHash, bytesKey)
      this.#candidates.insertBands(textId, signature)
      if (stands && phrases.length > 0) this.#candidates.insertPhrases(textId, phrases)
    }
    return textId
  }

  /** Makes the tables of all texts that were put in place in bulk. */
  linkRestored(rows: PhraseRows): void {
    this.#sameTexts.link()
    this.#candidates.link(rows)
  }

  /** Puts an article in place that an earlier run stored. @returns its place */
  restoreArticle(id: string, textId: number, time: number | undefined, source: string | undefined): number {
    this.#listener.onChange()
    return this.articles.add(id, textId, time, source)
  }

  /**
   * Gives an article a place and a text a number for a moment. The text is in no table: nobody finds it, and no answer changes.
   *
   * @param header called only where no stored text has the same bytes
   */
  admit(id: string, bytes: Uint8Array, textHash: bigint, header: () => Header): { textId: number; isNewText: boolean } {
    const same = this.#sameTexts.ofBytes(textHash, bytes)
    const textId = same ?? this.fingerprints.add(bytes, header())
    this.articles.add(id, textId, undefined, undefined)
    return { textId, isNewText: same === undefined }
  }

  /** Undoes `admit`, with the pairs that the text was given meanwhile. */
  dismiss(id: string): void {
    const textId = this.articles.remove(id)!
    if (this.articles.articleCount(textId) === 0) this.#forget(textId)
  }

  #forget(textId: number): void {
    this.edges.removeVertex(textId)
    this.fingerprints.remove(textId)
    this.#listener.onForget(textId)
  }

  /** The id that a text is stored under, and whether the same text is stored under it already. */
  #resolveId(id: string, bytes: Uint8Array): { id: string; known: boolean } {
    const { onDuplicate } = this.#options
    const hasBytes = (textId: number) => equalBytes(this.fingerprints.get(textId), bytes)
    const textId = this.articles.textIdOf(id)
    if (textId === undefined) return { id, known: false }
    if (hasBytes(textId)) return { id, known: true }
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
    return this.#versionNames.resolve(id, bytes)
  }

  /** Adds the texts of the same wording to the proposals of the index. */
  #withSameWording(proposed: Uint32Array, textHash: bigint, self: number): number[] {
    if (textHash === 0n) return []
    const same = this.#sameTexts.ofWording(textHash, self)
    return same.length === 0 ? [...proposed] : [...new Set([...proposed, ...same])]
  }
}
