import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Database, GetOptions, RootDatabase, TransactionFlags } from 'lmdb'
import { DoppelwireError } from '../errors.js'
import { createHash64, type Hash64 } from '../structures/xxhash.js'
import type {
  Batch,
  CheckpointPlace,
  Durability,
  Store,
  StoredArticle,
  StoredText,
  StoreSchema,
  StoreState,
} from './contract.js'
import { decodeState, encodeState, type KeptState, Tally } from './kept-state.js'
import { CHECKPOINT_FILE, checkFolder, DATA_FILE } from './lmdb-files.js'
import { LmdbLock, WRITER } from './lmdb-lock.js'
import { laterClock, nextNumber } from './memory-store.js'
import { checksumOf, type Kind, RecordCodec } from './record.js'

// Without overlapping flushes each commit is on the disk when it returns, and a file that lost its end opens as it was then.
// A value of 3 KB takes a page of its own where pages have 4 KB, and two where it is larger; nine or ten stand in one of 32 KB: 4.0 KB an article of
// 400 words in place of 4.9. Pages of 64 KB would save .3 KB more, and a commit of one article writes half a dozen pages.
const PAGE = 32_768
const ROOT = { noSubdir: true, encoding: 'binary', maxDbs: 4, overlappingSync: false, pageSize: PAGE } as const
const META = { name: 'meta', encoding: 'binary' } as const
const STATE = 'state'
// A transaction that can be aborted, and is on the disk when it returns. To leave that out would cost consistency when the power goes,
// and saves little: a hundred articles wait for the disk once.
const FLUSHED = 3 as TransactionFlags
const LAST_NUMBER = 2 ** 32 - 1

/**
 * Opens a store in a folder, kept by LMDB.
 *
 * @param folder made where it does not exist
 * @param readOnly a reader sees the store as it was at opening, and may stand beside a writer
 * @throws DoppelwireError `PACKAGE_MISSING`, `INPUT_MISSING`, `STORE_INVALID`, `STORE_LOCKED`, `STORE_FAILED`
 */
export async function openLmdbStore(folder: string, readOnly = false): Promise<LmdbStore> {
  const lmdb = await import('lmdb').catch((cause: unknown) => {
    const message = 'a store on disk needs the optional package lmdb, which is not installed: npm install lmdb@3'
    throw new DoppelwireError('PACKAGE_MISSING', message, { cause })
  })
  checkFolder(folder, readOnly)
  const path = join(folder, DATA_FILE)
  const hash64 = await createHash64()
  const store = failing(folder, () => new LmdbStore(folder, lmdb.open(path, { ...ROOT, readOnly }), readOnly, hash64))
  try {
    await store.load()
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

/** What tells one content of a store from another: the sums are of the checksums of all values. */
type Content = Pick<KeptState, 'articles' | 'articleSum' | 'texts' | 'textSum' | 'next'>

/** Made by {@link openLmdbStore}. Texts and articles by number; each value begins with its checksum. */
export class LmdbStore implements Store {
  readonly #folder: string
  readonly #root: RootDatabase<Buffer, string>
  readonly #meta: Database<Buffer, string>
  readonly #values: Readonly<Record<Kind, Database<Buffer, number>>>
  readonly #lock: LmdbLock | undefined
  readonly #hash64: Hash64
  readonly #codec: RecordCodec
  /** Of a reader: what it sees, for as long as it is open. */
  readonly #snapshot: GetOptions['transaction']
  #state: KeptState | undefined
  #closed = false

  constructor(folder: string, root: RootDatabase<Buffer, string>, readOnly: boolean, hash64: Hash64) {
    this.#folder = folder
    this.#root = root
    this.#hash64 = hash64
    this.#codec = new RecordCodec(hash64)
    this.#meta = root.openDB(META)
    this.#values = {
      article: root.openDB({ name: 'articles', encoding: 'binary', keyEncoding: 'uint32' }),
      text: root.openDB({ name: 'texts', encoding: 'binary', keyEncoding: 'uint32' }),
    }
    this.#lock = readOnly ? undefined : new LmdbLock(this.#meta, folder)
    this.#snapshot = readOnly ? root.useReadTransaction() : undefined
  }

  /** Takes the lock of a writer, and reads the state. */
  async load(): Promise<void> {
    await this.#lock?.take((action) => this.#transaction(action))
    const bytes = this.#meta.get(STATE, this.#reading)
    if (bytes === undefined && this.#lock === undefined) {
      throw new DoppelwireError('STORE_INVALID', `${this.#folder}: expected a store, found one that was never written`)
    }
    this.#state = bytes && decodeState(bytes, this.#hash64, this.#folder)
  }

  get state(): StoreState | undefined {
    if (this.#state === undefined) return undefined
    const { schema, articles, texts, clock, next } = this.#state
    return { schema, articles, texts, clock, next }
  }

  get bytes(): number {
    return statSync(join(this.#folder, DATA_FILE)).size
  }

  create(schema: StoreSchema): void {
    if (this.#state) return
    this.#write(() => ({
      ...{ schema, articles: 0, texts: 0, clock: undefined, next: 0 },
      ...{ articleSum: '0', textSum: '0' },
    }))
  }

  get checkpoint(): CheckpointPlace {
    return {
      path: join(this.#folder, CHECKPOINT_FILE),
      mark: () => JSON.stringify(this.#content),
      nextAt: (mark) => this.#nextAt(JSON.parse(mark) as Content),
    }
  }

  *articles(from = 0): Generator<StoredArticle> {
    for (const [number, bytes] of this.#walk('article', from)) yield this.#codec.decodeArticle(number, bytes)
  }

  *texts(from = 0): Generator<StoredText> {
    for (const [number, bytes] of this.#walk('text', from)) yield this.#codec.decodeText(number, bytes)
  }

  article(number: number): StoredArticle | undefined {
    const bytes = this.#values.article.get(number, this.#reading)
    return bytes && this.#codec.decodeArticle(number, bytes)
  }

  text(number: number): StoredText | undefined {
    const bytes = this.#values.text.get(number, this.#reading)
    return bytes && this.#codec.decodeText(number, bytes)
  }

  /** On the disk when it resolves, whatever durability is asked for. */
  async commit(batch: Batch, _durability: Durability): Promise<void> {
    const before = this.#state
    if (before === undefined) throw failed(this.#folder, 'has no schema yet: call create first')
    this.#write(() => {
      const texts = new Tally(before.texts, before.textSum)
      const articles = new Tally(before.articles, before.articleSum)
      for (const text of batch.texts) this.#put('text', text.number, this.#codec.encodeText(text), before, texts)
      for (const article of batch.articles) {
        this.#put('article', article.number, this.#codec.encodeArticle(article), before, articles)
      }
      for (const number of batch.removedArticles) this.#remove('article', number, articles)
      for (const number of batch.removedTexts) this.#remove('text', number, texts)
      return {
        schema: before.schema,
        ...{ articles: articles.count, articleSum: articles.hex, texts: texts.count, textSum: texts.hex },
        ...{ clock: laterClock(before.clock, batch), next: nextNumber(before.next, batch) },
      }
    })
  }

  /** Everything that is damaged or missing, in words; nothing for a sound store. */
  *damage(): Generator<string> {
    const textsOfArticles = new Set<number>()
    yield* this.#damageOf('article', (number, bytes) => {
      textsOfArticles.add(this.#codec.decodeArticle(number, bytes).text)
    })
    yield* this.#damageOf('text', (number, bytes) => {
      this.#codec.decodeText(number, bytes)
      textsOfArticles.delete(number)
    })
    for (const number of textsOfArticles) yield `text ${number}: an article has it, and it is missing or damaged`
  }

  /** Writes a copy without free pages to a file; nobody holds its lock. */
  async copyTo(path: string): Promise<void> {
    await this.#root.backup(path, true)
    const { open } = await import('lmdb')
    const copy = open<Buffer, string>(path, ROOT)
    copy.openDB<Buffer, string>(META).removeSync(WRITER)
    await copy.close()
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#snapshot?.done()
    try {
      if (this.#lock?.isTaken) {
        this.#transaction(() => this.#lock?.giveBack())
        this.#lock.noteLength(this.bytes)
      }
    } finally {
      this.#lock?.close()
      await this.#root.close()
    }
  }

  get #reading(): GetOptions {
    return this.#snapshot ? { transaction: this.#snapshot } : {}
  }

  get #content(): Content {
    const { articles = 0, articleSum = '0', texts = 0, textSum = '0', next = 0 } = this.#state ?? {}
    return { articles, articleSum, texts, textSum, next }
  }

  /** What was stored at a mark is stored still where, with what was added since, it sums up to what is stored now. */
  #nextAt({ articles, articleSum, texts, textSum, next }: Content): number | undefined {
    const tallies = { article: new Tally(articles, articleSum), text: new Tally(texts, textSum) }
    for (const kind of ['article', 'text'] as const) {
      for (const { value } of this.#values[kind].getRange({ ...this.#reading, start: next })) {
        tallies[kind].add(checksumOf(value))
      }
      if (this.#unsound(kind, tallies[kind])) return undefined
    }
    return next
  }

  *#walk(kind: Kind, from: number): Generator<readonly [number, Uint8Array]> {
    const tally = new Tally()
    for (const { key, value } of this.#values[kind].getRange({ ...this.#reading, start: from })) {
      yield [key, value]
      tally.add(checksumOf(value))
    }
    if (from > 0) return
    const unsound = this.#unsound(kind, tally)
    if (unsound) throw new DoppelwireError('STORE_INVALID', `${this.#folder}: the store is damaged: ${unsound}`)
  }

  *#damageOf(kind: Kind, decode: (number: number, bytes: Uint8Array) => void): Generator<string> {
    const tally = new Tally()
    for (const number of this.#values[kind].getKeys(this.#reading)) {
      const bytes = this.#values[kind].get(number, this.#reading)
      if (bytes === undefined) yield `${kind} ${number}: its key stands in the store, and it cannot be found`
      else {
        try {
          decode(number, bytes)
          tally.add(checksumOf(bytes))
        } catch (error) {
          yield (error as Error).message
        }
      }
    }
    const unsound = this.#unsound(kind, tally)
    if (unsound) yield unsound
  }

  #unsound(kind: Kind, { count, hex }: Tally): string | undefined {
    const { articles, articleSum, texts, textSum } = this.#content
    const expected = kind === 'article' ? articles : texts
    if (count === expected && hex === (kind === 'article' ? articleSum : textSum)) return undefined
    return `expected ${expected} ${kind}s, found ${count} sound ones${count === expected ? ', others than were stored' : ''}`
  }

  #put(kind: Kind, number: number, bytes: Uint8Array, before: KeptState, tally: Tally): void {
    if (number > LAST_NUMBER) throw failed(this.#folder, `is full: it numbers articles up to ${LAST_NUMBER}`)
    if (number < before.next && this.#values[kind].doesExist(number)) return
    this.#values[kind].put(number, bytes as Buffer)
    tally.add(checksumOf(bytes))
  }

  #remove(kind: Kind, number: number, tally: Tally): void {
    const bytes = this.#values[kind].get(number)
    if (bytes === undefined) return
    this.#values[kind].remove(number)
    tally.subtract(checksumOf(bytes))
  }

  /** Makes a change, if this process still is the writer, and takes over the state that it returns. */
  #write(change: () => KeptState): void {
    if (this.#lock === undefined) throw failed(this.#folder, 'was opened to be read')
    if (this.#closed) throw failed(this.#folder, 'is closed')
    this.#state = this.#transaction(() => {
      this.#lock?.check()
      const state = change()
      this.#meta.put(STATE, encodeState(state, this.#hash64))
      return state
    })
    this.#lock.noteLength(this.bytes)
  }

  #transaction<Result>(action: () => Result): Result {
    return failing(this.#folder, () => this.#root.transactionSync(action, FLUSHED))
  }
}

function failed(folder: string, what: string): DoppelwireError {
  return new DoppelwireError('STORE_FAILED', `${folder}: the store ${what}`)
}

/** Runs an action of LMDB, and gives its error a name and a place. */
function failing<Result>(folder: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    if (error instanceof DoppelwireError) throw error
    const message = `${folder}: the store cannot be read or written (${(error as Error).message}); is the disk full, or the folder read-only?`
    throw new DoppelwireError('STORE_FAILED', message, { cause: error })
  }
}
