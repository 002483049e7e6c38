import { closeSync, existsSync, futimesSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'lmdb'
import { DoppelwireError } from '../errors.js'
import { LENGTH_FILE } from './lmdb-files.js'
import { isAlive, thisWriter, type Writer } from './writer-lock.js'

/** Where the lock stands. */
export const WRITER = 'writer'
const BEAT_MILLISECONDS = 1000
/** How long a lock from another machine is watched before it is taken over. */
const WATCH_MILLISECONDS = 4000

/**
 * The right to write to a folder. It stands in the store itself, so it is taken in a transaction, and each commit checks in its own
 * transaction that it is still held. A file beside it notes the length of the data, and is touched as a sign of life.
 */
export class LmdbLock {
  readonly #meta: Database<Buffer, string>
  readonly #folder: string
  readonly #writer = thisWriter()
  #file: number | undefined
  #beat: NodeJS.Timeout | undefined

  constructor(meta: Database<Buffer, string>, folder: string) {
    this.#meta = meta
    this.#folder = folder
  }

  /**
   * Takes the lock, also of a process that died.
   *
   * @throws DoppelwireError `STORE_LOCKED`
   */
  async take(transaction: <Result>(action: () => Result) => Result): Promise<void> {
    for (let watched = false; ; watched = true) {
      const holder = transaction(() => this.#tryTake(watched))
      if (holder === undefined) break
      if (watched || isAlive(holder) !== 'unknown' || (await this.#beats())) throw locked(this.#folder, holder)
    }
    const path = join(this.#folder, LENGTH_FILE)
    this.#file = openSync(path, existsSync(path) ? 'r+' : 'w')
    this.#beat = setInterval(() => this.#touch(), BEAT_MILLISECONDS)
    this.#beat.unref()
  }

  get isTaken(): boolean {
    return this.#file !== undefined
  }

  /**
   * To be called in each transaction that writes.
   *
   * @throws DoppelwireError `STORE_LOCKED`
   */
  check(): void {
    const holder = this.#holder()
    if (holder?.token !== this.#writer.token) throw locked(this.#folder, holder)
  }

  /** To be called in a transaction. */
  giveBack(): void {
    if (this.#holder()?.token === this.#writer.token) this.#meta.remove(WRITER)
  }

  /** Notes how long the data file is, when it stands on disk as long as that. */
  noteLength(length: number): void {
    if (this.#file === undefined) return
    const bytes = new Uint8Array(8)
    new DataView(bytes.buffer).setFloat64(0, length, true)
    try {
      writeSync(this.#file, bytes, 0, 8, 0)
    } catch {
      // On a full disk the length noted before stands, and is right.
    }
  }

  close(): void {
    clearInterval(this.#beat)
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
  }

  /** @returns undefined where the lock is ours now, else who holds it */
  #tryTake(watched: boolean): Writer | undefined {
    const holder = this.#holder()
    const life = holder ? isAlive(holder) : 'no'
    if (life === 'yes' || (life === 'unknown' && !watched)) return holder
    this.#meta.put(WRITER, Buffer.from(JSON.stringify(this.#writer)))
    return undefined
  }

  #holder(): Writer | undefined {
    const bytes = this.#meta.getBinary(WRITER)
    if (bytes === undefined) return undefined
    try {
      return JSON.parse(bytes.toString('utf8')) as Writer
    } catch {
      // Damaged: it names nobody who could be asked.
      return undefined
    }
  }

  /** Whether somebody touches the file of the length while it is watched. */
  async #beats(): Promise<boolean> {
    const path = join(this.#folder, LENGTH_FILE)
    const read = () => (existsSync(path) ? statSync(path).mtimeMs : 0)
    const before = read()
    await new Promise((resolve) => setTimeout(resolve, WATCH_MILLISECONDS))
    return read() !== before
  }

  #touch(): void {
    const now = new Date()
    try {
      if (this.#file !== undefined) futimesSync(this.#file, now, now)
    } catch {
      // A disk that is gone shows at the next commit.
    }
  }
}

function locked(folder: string, holder: Writer | undefined): DoppelwireError {
  const by = holder ? `process ${holder.pid} on ${holder.host}` : 'another process, which has closed it since,'
  return new DoppelwireError(
    'STORE_LOCKED',
    `${folder}: ${by} writes to this store; one writer at a time, others may read`,
  )
}
