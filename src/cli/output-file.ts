import { once } from 'node:events'
import { fstatSync, type Stats } from 'node:fs'
import { type FileHandle, realpath, rename, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Writable } from 'node:stream'
import { createGzip, type Gzip } from 'node:zlib'
import { DoppelwireError } from '../errors.js'
import { type InputFile, STDIN } from '../input/open.js'
import { usage } from './arguments.js'
import { createTemporary } from './temporary-files.js'
import type { Terminal } from './terminal.js'

/** The name that means standard output. */
export const STDOUT = '-'

/** Names of output files by the option that gave each; an option that was not given is undefined. */
export type OutputNames = Readonly<Record<string, string | undefined>>

/**
 * Checks what can be checked before anything is opened: no name is empty, and no two outputs are the same.
 *
 * @throws DoppelwireError `USAGE`
 */
export function checkOutputNames(command: string, names: OutputNames): void {
  const optionOf = new Map<string, string>()
  for (const [option, name] of Object.entries(names)) {
    if (name === undefined) continue
    if (name.trim() === '') throw usage(command, `--${option}: expected the name of a file, found an empty one`)
    const key = name === STDOUT ? name : resolve(name)
    const other = optionOf.get(key)
    if (other !== undefined) throw usage(command, `--${option} and --${other} both write ${name}; expected two files`)
    optionOf.set(key, option)
  }
}

/**
 * A file that the command writes. Its content goes to a hidden file beside it, which replaces it in one step when all is
 * written: after an error or a signal the older file is as it was. `-` is standard output; a name that ends with `.gz` is
 * packed.
 */
export class OutputFile {
  readonly name: string
  /** The path of the file; undefined for standard output. */
  readonly path: string | undefined
  readonly #sink: Sink

  private constructor(name: string, path: string | undefined, sink: Sink) {
    this.name = name
    this.path = path
    this.#sink = sink
  }

  /**
   * @throws DoppelwireError `OUTPUT_REFUSED` if the file is one of the inputs (under any name), is no regular file, or cannot
   *   be written.
   */
  static async open(name: string, inputs: readonly InputFile[], terminal: Terminal): Promise<OutputFile> {
    if (name === STDOUT) {
      const write = (bytes: Uint8Array) => terminal.writeBytes(bytes)
      return new OutputFile(name, undefined, { write, finish: async () => {}, close: async () => {} })
    }
    const old = await tryStat(name)
    if (old) await refuseInputs(name, old, inputs, terminal.stdin)
    // If the file is a link, what it points to is replaced, not the link.
    const path = old ? await realpath(name) : name
    const mode = old && old.mode & 0o777
    const { path: hidden, handle } = await told(name, () => createTemporary(path, mode))
    const target = { name, path, hidden, mode, handle }
    return new OutputFile(name, path, /\.gz$/i.test(name) ? new PackedSink(target) : new PlainSink(target))
  }

  async write(content: Uint8Array | string): Promise<void> {
    await told(this.name, () => this.#sink.write(typeof content === 'string' ? Buffer.from(content) : content))
  }

  /** Ends the content and puts the file in its place. */
  async finish(): Promise<void> {
    await told(this.name, () => this.#sink.finish())
  }

  async close(): Promise<void> {
    await this.#sink.close()
  }
}

interface Sink {
  write(bytes: Uint8Array): Promise<void>
  finish(): Promise<void>
  close(): Promise<void>
}

interface Target {
  readonly path: string
  /** The hidden file that is written. */
  readonly hidden: string
  /** Permissions of the older file; undefined if there is none. */
  readonly mode: number | undefined
  readonly handle: FileHandle
}

class PlainSink implements Sink {
  readonly #target: Target

  constructor(target: Target) {
    this.#target = target
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.#target.handle.writeFile(bytes)
  }

  async finish(): Promise<void> {
    const { path, hidden, mode, handle } = this.#target
    if (mode !== undefined) await handle.chmod(mode)
    await handle.sync()
    await rename(hidden, path)
  }

  async close(): Promise<void> {
    await this.#target.handle.close()
  }
}

class PackedSink implements Sink {
  readonly #plain: PlainSink
  readonly #gzip: Gzip = createGzip()
  readonly #packed: Writable
  #failure: unknown

  constructor(target: Target) {
    this.#plain = new PlainSink(target)
    this.#packed = new Writable({
      write: (bytes: Buffer, _encoding, done) => {
        this.#plain.write(bytes).then(() => done(), done)
      },
    })
    this.#packed.on('error', (error) => {
      this.#failure ??= error
      this.#gzip.destroy(error)
    })
    this.#gzip.on('error', (error) => {
      this.#failure ??= error
    })
    this.#gzip.pipe(this.#packed)
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.#failure) throw this.#failure
    if (!this.#gzip.write(bytes)) await once(this.#gzip, 'drain')
  }

  async finish(): Promise<void> {
    if (this.#failure) throw this.#failure
    const finished = once(this.#packed, 'finish')
    this.#gzip.end()
    await finished
    await this.#plain.finish()
  }

  async close(): Promise<void> {
    this.#gzip.destroy()
    await this.#plain.close()
  }
}

/** Runs an action on the file of this name. A system error is told as one of that file, not of the hidden one beside it. */
export async function told<Result>(name: string, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (error instanceof DoppelwireError || code === undefined || code === 'EPIPE') throw error
    const reason = message.replace(/, \w+(?: '.*')?$/s, '')
    throw new DoppelwireError('OUTPUT_REFUSED', `${name}: cannot be written in ${dirname(name)} (${reason})`, {
      cause: error,
    })
  }
}

async function refuseInputs(
  target: string,
  old: Stats,
  inputs: readonly InputFile[],
  stdin: Terminal['stdin'],
): Promise<void> {
  if (!old.isFile()) {
    const found = old.isDirectory() ? 'a folder' : 'something else'
    throw new DoppelwireError('OUTPUT_REFUSED', `${target}: expected a file, found ${found}`)
  }
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
