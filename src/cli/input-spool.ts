import type { FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenedArticle } from '../input/open.js'
import { told } from './output-file.js'
import { createTemporary } from './temporary-files.js'

const BLOCK_BYTES = 2 ** 20
const LINE_FEED = 10

/** A line of the input, or the path of a text file, and the article that it holds. */
export interface SpooledLine {
  /** The id under which the article is stored. */
  readonly id: string
  /** Without its end if it is the last of its input and has none there. A view, good until the next line is taken. */
  readonly bytes: Uint8Array
  /** Whether it is the path of a text file or page. */
  readonly isPath: boolean
  /** Whether it stands for its article; a repeated or replaced line does not. */
  readonly isFirst: boolean
}

/**
 * The lines of the input on disk, in a hidden file beside the first output: the input is read only once, and which of its
 * lines are copies shows after the last.
 */
export class InputSpool {
  readonly #name: string
  readonly #file: FileHandle
  readonly #ids: string[] = []
  readonly #lengths: number[] = []
  /** By id: the number of its line; the last line, if a later text replaced an earlier one. */
  readonly #lineOfId = new Map<string, number>()
  readonly #paths = new Set<number>()
  #pending: Uint8Array[] = []
  #pendingBytes = 0

  private constructor(name: string, file: FileHandle) {
    this.#name = name
    this.#file = file
  }

  /** @param beside the path of an output; without one the spool is where the system keeps temporary files */
  static async open(beside: string | undefined): Promise<InputSpool> {
    const name = beside ?? join(tmpdir(), 'doppelwire')
    const { handle } = await told(name, () => createTemporary(name, 0o600))
    return new InputSpool(name, handle)
  }

  /**
   * Remembers the line of an article, or the path of its file if it is a text file.
   *
   * @param repeated whether the same article came before; then its first line stands for it
   */
  async add(id: string, { raw, place }: OpenedArticle, repeated: boolean): Promise<void> {
    const line = raw ?? Buffer.from(place.file)
    const number = this.#ids.length
    this.#ids.push(id)
    if (!repeated || !this.#lineOfId.has(id)) this.#lineOfId.set(id, number)
    if (!raw) this.#paths.add(number)
    this.#pending.push(line)
    this.#lengths.push(line.length)
    this.#pendingBytes += line.length
    if (this.#pendingBytes >= BLOCK_BYTES) await this.#spoolPending()
  }

  /** All lines, in the order of the input. */
  async *lines(): AsyncGenerator<SpooledLine> {
    await this.#spoolPending()
    let block: Buffer = Buffer.alloc(0)
    let next = 0
    let position = 0
    for (const [number, id] of this.#ids.entries()) {
      const length = this.#lengths[number]!
      if (next + length > block.length) {
        const rest = block.subarray(next)
        const size = Math.max(BLOCK_BYTES, length - rest.length)
        const more = Buffer.allocUnsafe(rest.length + size)
        rest.copy(more)
        const { bytesRead } = await this.#file.read(more, rest.length, size, position)
        position += bytesRead
        block = more.subarray(0, rest.length + bytesRead)
        next = 0
      }
      const bytes = block.subarray(next, next + length)
      next += length
      yield { id, bytes, isPath: this.#paths.has(number), isFirst: this.#lineOfId.get(id) === number }
    }
  }

  async close(): Promise<void> {
    await this.#file.close()
  }

  async #spoolPending(): Promise<void> {
    const block = Buffer.concat(this.#pending)
    this.#pending = []
    this.#pendingBytes = 0
    await told(this.#name, () => this.#file.writeFile(block))
  }
}

/** Whether a line has its end. */
export function isEnded(bytes: Uint8Array): boolean {
  return bytes.at(-1) === LINE_FEED
}
