import { fstatSync, type Stats } from 'node:fs'
import { type FileHandle, realpath, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DoppelwireError } from '../errors.js'
import { type InputFile, type OpenedArticle, placeName, STDIN } from '../input/open.js'
import { createTemporary } from './temporary-files.js'
import type { Terminal } from './terminal.js'

const BLOCK_BYTES = 2 ** 20
const LINE_FEED = 10

/**
 * The file that `--keep` writes. While the input is read, which happens only once, its lines are spooled to a hidden file
 * beside the target. When the copies are known, the lines to keep are copied to a second hidden file, which then replaces the
 * target in one step. After an error the target is as it was.
 */
export class KeepFile {
  readonly #target: string
  readonly #mode: number | undefined
  readonly #spool: FileHandle
  #output: FileHandle | undefined
  readonly #ids: string[] = []
  readonly #lengths: number[] = []
  /** By id: the number of its line; the last line, if a later text replaced an earlier one. */
  readonly #lineOfId = new Map<string, number>()
  /** Numbers of lines without a line end in the input; the spool has a line end for them too. */
  readonly #unended = new Set<number>()
  #kind: 'JSON' | 'text files' | undefined
  #pending: Uint8Array[] = []
  #pendingBytes = 0

  private constructor(target: string, mode: number | undefined, spool: FileHandle) {
    this.#target = target
    this.#mode = mode
    this.#spool = spool
  }

  /**
   * @throws DoppelwireError `OUTPUT_REFUSED` if `target` is one of the inputs (under any name), is no regular file, or
   *   cannot be written.
   */
  static async open(target: string, inputs: readonly InputFile[], stdin: Terminal['stdin']): Promise<KeepFile> {
    const old = await tryStat(target)
    if (old) await refuseInputs(target, old, inputs, stdin)
    // If the target is a link, the file that it points to is replaced, not the link.
    const path = old ? await realpath(target) : target
    try {
      const { handle } = await createTemporary(path, 0o600)
      return new KeepFile(path, old && old.mode & 0o777, handle)
    } catch (error) {
      // The system's message names the hidden file, which the user does not know.
      const reason = (error as Error).message.replace(/, open '.*'$/s, '')
      throw new DoppelwireError('OUTPUT_REFUSED', `${target}: cannot be written in ${dirname(path)} (${reason})`, {
        cause: error,
      })
    }
  }

  /**
   * Remembers the line of an article, or the path of its file if it is a text file.
   *
   * @param repeated whether the same article came before; then its first line stands for it
   */
  async add(id: string, { raw, place }: OpenedArticle, repeated: boolean): Promise<void> {
    const kind = raw ? 'JSON' : 'text files'
    this.#kind ??= kind
    if (kind !== this.#kind) {
      throw new DoppelwireError(
        'OUTPUT_REFUSED',
        `--keep: expected only text files or only JSON, found both (${placeName(place)})`,
      )
    }
    const line = raw ?? Buffer.from(`${place.file}\n`)
    const number = this.#ids.length
    this.#ids.push(id)
    if (!repeated || !this.#lineOfId.has(id)) this.#lineOfId.set(id, number)
    const ended = line.at(-1) === LINE_FEED
    this.#pending.push(line)
    if (!ended) {
      this.#pending.push(Buffer.from('\n'))
      this.#unended.add(number)
    }
    const length = line.length + (ended ? 0 : 1)
    this.#lengths.push(length)
    this.#pendingBytes += length
    if (this.#pendingBytes >= BLOCK_BYTES) await this.#spoolPending()
  }

  /** Writes the lines whose id `isKept`, byte for byte and in order. Returns how many. */
  async finish(isKept: (id: string) => boolean): Promise<number> {
    await this.#spoolPending()
    const ranges: number[] = []
    let kept = 0
    let last = -1
    let start = 0
    for (const [number, id] of this.#ids.entries()) {
      const end = start + this.#lengths[number]!
      if (this.#lineOfId.get(id) === number && isKept(id)) {
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
    const block = Buffer.concat(this.#pending)
    this.#pending = []
    this.#pendingBytes = 0
    await this.#spool.writeFile(block)
  }
}

/** Copies byte ranges (start, end, start, end, ..., ascending). Returns the number of copied bytes. */
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
  inputs: readonly InputFile[],
  stdin: Terminal['stdin'],
): Promise<void> {
  if (!old.isFile()) throw new DoppelwireError('OUTPUT_REFUSED', `${target}: expected a file, found something else`)
  for (const { path } of inputs) {
    const stats = path === STDIN ? stdin.fd !== undefined && fstatSync(stdin.fd) : await stat(path)
    if (stats && stats.dev === old.dev && stats.ino === old.ino) {
      const input = path === STDIN ? 'standard input' : path
      throw new DoppelwireError('OUTPUT_REFUSED', `${target}: is also an input (${input}); expected another file`)
    }
  }
}

async function tryStat(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path)
  } catch {
    return undefined // If the folder is missing or closed, creating the file fails and says so.
  }
}
