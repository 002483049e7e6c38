import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Database, GetOptions, RootDatabase, TransactionFlags } from 'lmdb'
import { DoppelwireError } from '../errors.js'
import { createHash64, type Hash64 } from '../structures/xxhash.js'
import { damageOfCheckpoint } from './checkpoint.js'
import type {
  Batch,
  CheckpointPlace,
  Durability,
  Store,
  StoredArticle,
  StoredKeys,
  StoredText,
  StoreSchema,
  StoreState,
} from './contract.js'
import { decodeState, encodeState, type KeptState, Tally } from './kept-state.js'
import { addedOf, KeyBlocks, type StoredRecord } from './key-blocks.js'
import { CHECKPOINT_FILE, checkFolder, DATA_FILE } from './lmdb-files.js'
import { LmdbLock, WRITER } from './lmdb-lock.js'
import { laterClock, nextNumber } from './memory-store.js'
import {
  CHECKSUM_BYTES,
  decodeArticle,
  decodeKeys,
  encodeArticle,
  encodeKeys,
  fingerprintChecksum,
  type Place,
  placesOf,
  seal,
  unseal,
  viewOf,
} from './record.js'
import { checkStoreVersion } from './schema.js'

// Without overlapping flushes each commit is on the disk when it returns, and a file that lost its end opens as it was then.
// A fingerprint of 2.5 KB takes a page of its own where pages have 4 KB, and two where it is larger; a dozen stand in one of 32 KB. A commit of
// one article writes half a dozen pages, whatever their size.
const PAGE = 32_768
const ROOT = { noSubdir: true, encoding: 'binary', maxDbs: 4, overlappingSync: false, pageSize: PAGE } as const
const BY_NUMBER = { encoding: 'binary', keyEncoding: 'uint32' } as const
const META = { name: 'meta', encoding: 'binary' } as const
const STATE = 'state'
// A transaction that can be aborted, and is on the disk when it returns. To leave that out would cost consistency when the power goes,
// and saves little: a hundred articles wait for the disk once.
const FLUSHED = 3 as TransactionFlags
const LAST_NUMBER = 2 ** 32 - 2

/**
 * Opens a store in a folder, kept by LMDB.
 *
 * @param folder made where it does not exist
 * @param readOnly a reader sees the store as it was at opening, and may stand beside a writer
 * @throws DoppelwireError `PACKAGE_MISSING`, `INPUT_MISSING`, `STORE_INVALID`, `STORE_MISMATCH`, `STORE_LOCKED`, `STORE_FAILED`
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

/** Made by {@link openLmdbStore}. Fingerprints by number; articles and the keys of texts in blocks. */
export class LmdbStore implements Store {
  readonly #folder: string
  readonly #root: RootDatabase<Buffer, string>
  readonly #meta: Database<Buffer, string>
  readonly #blocks: KeyBlocks
  readonly #fingerprints: Database<Buffer, number>
  readonly #lock: LmdbLock | undefined
  readonly #hash64: Hash64
  /** Of a reader: what it sees, for as long as it is open. */
  readonly #snapshot: GetOptions['transaction']
  #state: KeptState | undefined
  #closed = false

  constructor(folder: string, root: RootDatabase<Buffer, string>, readOnly: boolean, hash64: Hash64) {
    this.#folder = folder
    this.#root = root
    this.#hash64 = hash64
    this.#meta = root.openDB(META)
    const blocks = root.openDB<Buffer, number>({ name: 'keys', ...BY_NUMBER })
    this.#fingerprints = root.openDB({ name: 'fingerprints', ...BY_NUMBER })
    this.#lock = readOnly ? undefined : new LmdbLock(this.#meta, folder)
    this.#snapshot = readOnly ? root.useReadTransaction() : undefined
    this.#blocks = new KeyBlocks(blocks, hash64, this.#reading)
  }

  /** Takes the lock of a writer, and reads the state. */
  async load(): Promise<void> {
    await this.#lock?.take((action) => this.#transaction(action))
    const bytes = this.#meta.get(STATE, this.#reading)
    if (bytes === undefined && this.#lock === undefined) {
      throw new DoppelwireError('STORE_INVALID', `${this.#folder}: expected a store, found one that was never written`)
    }
    this.#state = bytes && decodeState(bytes, this.#hash64, this.#folder)
    // Before anything is read: of another version, values would seem to be missing.
    if (this.#state) checkStoreVersion(this.#state.schema)
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
      ...{ blocks: 0, blockSum: '0' },
    }))
  }

  get checkpoint(): CheckpointPlace {
    return {
      path: join(this.#folder, CHECKPOINT_FILE),
      hash64: this.#hash64,
      kept: this.#state?.checkpoint,
      keep: (mark) => {
        const state = this.#known()
        this.#write(() => ({ ...state, checkpoint: { mark, next: state.next } }))
      },
    }
  }

  *keys(from = 0): Generator<StoredArticle | StoredKeys> {
    const tally = new Tally()
    const found = { articles: 0, texts: 0 }
    for (const { bytes, checksum } of this.#blocks.from(from)) {
      const view = viewOf(bytes)
      for (const place of placesOf(bytes)) {
        if (place.number < from) continue
        found[place.isKeys ? 'texts' : 'articles']++
        yield place.isKeys ? decodeKeys(bytes, place, view) : decodeArticle(bytes, place, view)
      }
      tally.add(checksum)
    }
    const missing = from > 0 ? undefined : this.#missing(found, tally)
    if (missing) throw new DoppelwireError('STORE_INVALID', `${this.#folder}: the store is damaged: ${missing}`)
  }

  article(number: number): StoredArticle | undefined {
    const found = this.#blocks.find(number)
    return found && !found.place.isKeys ? decodeArticle(found.bytes, found.place) : undefined
  }

  text(number: number): StoredText | undefined {
    const found = this.#blocks.find(number)
    if (!found?.place.isKeys) return undefined
    const fingerprint = this.fingerprint(number)
    return fingerprint && { ...decodeKeys(found.bytes, found.place), fingerprint }
  }

  fingerprint(number: number): Uint8Array | undefined {
    const value = this.#fingerprints.get(number, this.#reading)
    if (value === undefined) return undefined
    const bytes = new Uint8Array(value)
    if (unseal(this.#hash64, 'fingerprint', number, bytes) !== undefined) return bytes.subarray(CHECKSUM_BYTES)
    throw new DoppelwireError(
      'STORE_INVALID',
      `the store is damaged: the checksum of text ${number} does not fit its bytes; doppelwire verify --store DIR lists all damage`,
    )
  }

  /** On the disk when it resolves, whatever durability is asked for. */
  async commit(batch: Batch, _durability: Durability): Promise<void> {
    const before = this.#known()
    this.#write(() => this.#change(batch, before))
  }

  /** Everything that is damaged or missing, in words; nothing for a sound store. */
  *damage(): Generator<string> {
    const tally = new Tally()
    const found = { articles: 0, texts: 0 }
    const [sound, wanted] = [new Set<number>(), new Set<number>()]
    for (const block of this.#blocks.all()) {
      if (typeof block === 'string') {
        yield block
        continue
      }
      tally.add(block.checksum)
      for (const place of placesOf(block.bytes)) {
        found[place.isKeys ? 'texts' : 'articles']++
        if (place.isKeys) {
          const damage = this.#damageOfText(block.bytes, place)
          if (damage === undefined) sound.add(place.number)
          else yield damage
        } else wanted.add(decodeArticle(block.bytes, place).text)
      }
    }
    for (const number of wanted)
      if (!sound.has(number)) yield `text ${number}: an article has it, and it is missing or damaged`
    const missing = this.#missing(found, tally)
    if (missing) yield missing
    const unread = this.checkpoint.kept && damageOfCheckpoint(this.checkpoint.path, this.#hash64)
    if (unread) yield unread
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

  #known(): KeptState {
    if (this.#state) return this.#state
    throw failed(this.#folder, 'has no schema yet: call create first')
  }

  get #tally(): Tally {
    return new Tally(this.#state?.blocks, this.#state?.blockSum)
  }

  #damageOfText(bytes: Uint8Array, place: Place): string | undefined {
    try {
      decodeKeys(bytes, place)
      const value = this.#fingerprints.get(place.number, this.#reading)
      if (value === undefined) return `text ${place.number}: its fingerprint is missing`
      this.fingerprint(place.number)
      const isOwn = value.readBigUInt64LE(0) === fingerprintChecksum(bytes, place)
      return isOwn ? undefined : `text ${place.number}: its fingerprint is another`
    } catch (error) {
      return (error as Error).message
    }
  }

  /** What the blocks lack of what the state says. */
  #missing(found: { readonly articles: number; readonly texts: number }, tally: Tally): string | undefined {
    const { articles, texts, blocks, blockSum } = this.#state!
    if (found.articles === articles && found.texts === texts && tally.count === blocks && tally.hex === blockSum)
      return undefined
    const isOther = found.articles === articles && found.texts === texts
    return `expected ${articles} articles and ${texts} texts, found ${found.articles} and ${found.texts} sound ones${isOther ? ', others than were stored' : ''}`
  }

  /** Changes what is stored. @returns what the store says of itself from now on */
  #change(batch: Batch, before: KeptState): KeptState {
    const tally = this.#tally
    const counts = { articles: before.articles, texts: before.texts }
    const removed = new Set([...batch.removedArticles, ...batch.removedTexts])
    const fingerprints = new Map<number, Uint8Array>()
    const texts = batch.texts.map((text): StoredRecord => {
      const value = new Uint8Array(CHECKSUM_BYTES + text.fingerprint.length)
      value.set(text.fingerprint, CHECKSUM_BYTES)
      fingerprints.set(text.number, value)
      return [text.number, encodeKeys(text, seal(this.#hash64, 'fingerprint', text.number, value))]
    })
    const articles = batch.articles.map((article): StoredRecord => [article.number, encodeArticle(article)])
    const put = [...texts, ...articles].filter(([number]) => !removed.has(number)).sort(([a], [b]) => a - b)
    const last = put.at(-1)?.[0] ?? 0
    if (last > LAST_NUMBER) throw failed(this.#folder, `is full: it numbers articles up to ${LAST_NUMBER}`)
    const added = put.filter(([number]) => number >= before.next)
    const edits = put.filter(([number]) => number < before.next)
    const changed = this.#blocks.edit([...edits, ...[...removed].map((number) => [number, undefined] as const)], tally)
    this.#blocks.append(added, tally)
    for (const { number, isKeys, isAdded } of [...changed, ...added.map(addedOf)]) {
      counts[isKeys ? 'texts' : 'articles'] += isAdded ? 1 : -1
      if (!isKeys) continue
      const append = number >= before.next
      if (isAdded) this.#fingerprints.putSync(number, fingerprints.get(number) as Buffer, { append })
      else this.#fingerprints.remove(number)
    }
    return {
      ...{ schema: before.schema, ...counts, blocks: tally.count, blockSum: tally.hex },
      ...{ clock: laterClock(before.clock, batch), next: nextNumber(before.next, batch) },
      checkpoint: changed.length === 0 ? before.checkpoint : undefined,
    }
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
