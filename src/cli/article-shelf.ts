import type { FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Article } from '../article.js'
import { told } from './output-file.js'
import { createTemporary } from './temporary-files.js'

const BLOCK_BYTES = 2 ** 20

/**
 * All articles with their texts, in a hidden temporary file: a deduper keeps no texts, and which of them are shown is known
 * only when all are compared.
 */
export class ArticleShelf {
  readonly #file: FileHandle
  /** By id: where its article begins, and its length. */
  readonly #places = new Map<string, readonly [start: number, length: number]>()
  #pending: Buffer[] = []
  #pendingBytes = 0
  #written = 0
  #flushing: Promise<void> = Promise.resolve()

  private constructor(file: FileHandle) {
    this.#file = file
  }

  static async open(): Promise<ArticleShelf> {
    const name = join(tmpdir(), 'doppelwire-articles')
    const { handle } = await told(name, () => createTemporary(name, 0o600))
    return new ArticleShelf(handle)
  }

  /** @param id under which the article is stored; a later article of the same id replaces it */
  async add(id: string, article: Article): Promise<void> {
    const { title, text, date, source, url, lang } = article
    const bytes = Buffer.from(JSON.stringify({ id, title, text, date, source, url, lang }))
    this.#places.set(id, [this.#written + this.#pendingBytes, bytes.length])
    this.#pending.push(bytes)
    this.#pendingBytes += bytes.length
    if (this.#pendingBytes >= BLOCK_BYTES) await this.#flush()
  }

  async get(id: string): Promise<Article | undefined> {
    const place = this.#places.get(id)
    if (!place) return undefined
    await this.#flush()
    const [start, length] = place
    const bytes = Buffer.allocUnsafe(length)
    await this.#file.read(bytes, 0, length, start)
    return JSON.parse(bytes.toString()) as Article
  }

  async close(): Promise<void> {
    await this.#file.close()
  }

  /** One at a time: who reads waits for what another is writing. */
  async #flush(): Promise<void> {
    if (this.#pendingBytes > 0) this.#flushing = this.#flushing.then(() => this.#writePending())
    await this.#flushing
  }

  async #writePending(): Promise<void> {
    if (this.#pendingBytes === 0) return
    const block = Buffer.concat(this.#pending)
    this.#pending = []
    this.#pendingBytes = 0
    this.#written += block.length
    await told(join(tmpdir(), 'doppelwire-articles'), () => this.#file.writeFile(block))
  }
}
