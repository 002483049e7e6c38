import { fstatSync, type Stats } from 'node:fs'
import { type FileHandle, realpath, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DoppelwireError } from '../errors.js'
import { findFiles, type OpenedArticle, placeName, STDIN } from '../input/open.js'
import { createTemporary } from './temporary.js'
import type { Terminal } from './terminal.js'

const BLOCK_BYTES = 2 ** 20
const LINE_FEED = 10

/**
 * The file that `--keep` writes. Lines are spooled beside it while the input is read, once, and what is kept is copied
 * when the copies are known; the target itself is replaced in one step at the very end, or not at all.
 */
export class KeepFile {
  readonly #target: string
  readonly #mode: number | undefined
  readonly #spool: FileHandle
  #output: FileHandle | undefined
  readonly #ids: string[] = []
  readonly #lengths: number[] = []
  /** By id: which line carries it; a later text that replaced an earlier one has its own line. */
  readonly #current = new Map<string, number>()
  /** Lines whose file ended without a line end; it was added in the spool. */
  readonly #unended = new Set<number>()
  #kind: 'JSON' | 'text files' | undefined
  #parts: Uint8Array[] = []
  #pendingBytes = 0

  private constructor(target: string, mode: number | undefined, spool: FileHandle) {
    this.#target = target
    this.#mode = mode
    this.#spool = spool
  }

  /**
   * @throws DoppelwireError `OUTPUT_REFUSED` where `target` is one of the inputs under whatever name, is no regular
   *   file, or cannot be written.
   */
  static async open(target: string, inputs: readonly string[], stdin: Terminal['stdin']): Promise<KeepFile> {
    const old = await tryStat(target)
    if (old) await refuseInputs(target, old, inputs, stdin)
    // Through a link: what it points to is replaced, not the link.
    const path = old ? await realpath(target) : target
    try {
      const { handle } = await createTemporary(path, 0o600)
      return new KeepFile(path, old && old.mode & 0o777, handle)
    } catch (error) {
      // The system names the hidden file, of which the user need not know.
      const reason = (error as Error).message.replace(/, open '.*'$/s, '')
      throw new DoppelwireError('OUTPUT_REFUSED', `${target}: cannot be written in ${dirname(path)} (${reason})`, {
        cause: error,
      })
    }
  }

  /**
   * Remembers the line of an article; the path of its file where it has none. `repeated`: the very article has its line
   * already.
   */
  async add(id: string, { raw, place }: OpenedArticle, repeated: boolean): Promise<void> {
    const kind = raw ? 'JSON' : 'text files'
    this.#kind ??= kind
    if (kind !== this.#kind) {
      throw new DoppelwireError(
        'OUTPUT_REFUSED',
        `--keep: expected text files only or JSON only, whose lines it writes, found both (${placeName(place)})`,
      )
    }
    const line = raw ?? Buffer.from(`${place.file}\n`)
    const number = this.#ids.length
    this.#ids.push(id)
    if (!repeated || !this.#current.has(id)) this.#current.set(id, number)
    const ended = line.at(-1) === LINE_FEED
    this.#parts.push(line)
    if (!ended) {
      this.#parts.push(Buffer.from('\n'))
      this.#unended.add(number)
    }
    const length = line.length + (ended ? 0 : 1)
    this.#lengths.push(length)
    this.#pendingBytes += length
    if (this.#pendingBytes >= BLOCK_BYTES) await this.#spoolPending()
  }

  /** Writes the lines whose article `keeps`, byte for byte and in order. Returns how many. */
  async finish(keeps: (id: string) => boolean): Promise<number> {
    await this.#spoolPending()
    const ranges: number[] = []
    let kept = 0
    let last = -1
    let start = 0
    for (const [number, id] of this.#ids.entries()) {
      const end = start + this.#lengths[number]!
      if (this.#current.get(id) === number && keeps(id)) {
        if (ranges.at(-1) === start) ranges[ranges.length - 1] = end
        else ranges.push(start, end)
        kept++
        last = number
      }
      start = end
    }
    const { path, handle } = await createTemporary(this.#target, this.#mode)
    this.#output = handle
    const written = await copyRanges(this.#spool, handle, ranges)
    if (this.#unended.has(last)) await handle.truncate(written - 1)
    if (this.#mode !== undefined) await handle.chmod(this.#mode)
    await handle.sync()
    await rename(path, this.#target)
    return kept
  }

  async close(): Promise<void> {
    await this.#spool.close()
    await this.#output?.close()
  }

  async #spoolPending(): Promise<void> {
    const block = Buffer.concat(this.#parts)
    this.#parts = []
    this.#pendingBytes = 0
    await this.#spool.writeFile(block)
  }
}

/** Copies byte ranges, given as start, end, start, end and ascending. Returns the number of bytes. */
async function copyRanges(from: FileHandle, to: FileHandle, ranges: readonly number[]): Promise<number> {
  const block = Buffer.allocUnsafe(BLOCK_BYTES)
  let next = 0
  let written = 0
  for (let at = 0; next < ranges.length; ) {
    const { bytesRead } = await from.read(block, 0, BLOCK_BYTES, at)
    if (bytesRead === 0) break
    const parts: Buffer[] = []
    while (next < ranges.length && ranges[next]! < at + bytesRead) {
      const end = ranges[next + 1]!
      parts.push(block.subarray(Math.max(ranges[next]! - at, 0), Math.min(end - at, bytesRead)))
      if (end > at + bytesRead) break
      next += 2
    }
    const kept = Buffer.concat(parts)
    await to.writeFile(kept)
    written += kept.length
    at += bytesRead
  }
  return written
}

async function refuseInputs(
  target: string,
  old: Stats,
  inputs: readonly string[],
  stdin: Terminal['stdin'],
): Promise<void> {
  if (!old.isFile()) throw new DoppelwireError('OUTPUT_REFUSED', `${target}: expected a file, found something else`)
  for (const { path } of await findFiles(inputs)) {
    const stats = path === STDIN ? stdin.fd !== undefined && fstatSync(stdin.fd) : await stat(path)
    if (stats && stats.dev === old.dev && stats.ino === old.ino) {
      const input = path === STDIN ? 'standard input' : path
      throw new DoppelwireError('OUTPUT_REFUSED', `${target}: is also read, as ${input}; write to another file`)
    }
  }
}

async function tryStat(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path)
  } catch {
    return undefined // Whatever is wrong with the folder, creating the file will tell.
  }
}
