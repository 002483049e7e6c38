import type { Writable } from 'node:stream'
import picocolors from 'picocolors'
import { clean, shorten } from './view/display.js'

type Stream = Writable & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number }

/** The streams and environment of the command: those of the process, or of a test. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array> & {
    readonly fd?: number
    readonly isTTY?: boolean
    setRawMode?(isRaw: boolean): unknown
  }
  readonly stdout: Stream
  readonly stderr: Stream
  readonly env: Readonly<Record<string, string | undefined>>
}

// Few large writes instead of one for each line, but small enough that a reader such as `head` gets its lines soon. In UTF-16
// code units.
const WRITE_UNITS = 64 * 1024

const WIDTH_OF_FILES = 100
const USUAL_HEIGHT = 24

/** Writes data to stdout and everything else to stderr. */
export class Terminal {
  readonly stdin: Streams['stdin']
  /** Whether a person reads stdout. */
  readonly interactive: boolean
  readonly width: number
  /** Styles for stdout; without effect if stdout is no terminal or NO_COLOR is set (https://no-color.org). */
  readonly style: ReturnType<typeof picocolors.createColors>
  readonly #stdout: Stream
  readonly #stderr: Stream
  readonly #isDumb: boolean
  #pending = ''
  #line = ''

  constructor({ stdin, stdout, stderr, env }: Streams) {
    this.stdin = stdin
    this.#stdout = stdout
    this.#stderr = stderr
    this.interactive = stdout.isTTY === true
    this.width = (this.interactive && stdout.columns) || WIDTH_OF_FILES
    this.#isDumb = env.TERM === 'dumb'
    this.style = picocolors.createColors(this.interactive && !env.NO_COLOR && !this.#isDumb)
  }

  /** Writes data. Resolves when the reader has caught up. Rejects with the system's error, such as EPIPE. */
  async write(text: string): Promise<void> {
    this.#pending += text
    if (this.#pending.length >= WRITE_UNITS) await this.flush()
  }

  /** How many rows the terminal has now. */
  get height(): number {
    return this.#stdout.rows || USUAL_HEIGHT
  }

  /** Clears the terminal, if it can be, and goes to its top. */
  async clear(): Promise<void> {
    if (this.interactive && !this.#isDumb) await this.write('\u001b[2J\u001b[H')
  }

  /** Writes data that is no text of ours, byte for byte. */
  async writeBytes(bytes: Uint8Array): Promise<void> {
    await this.flush()
    await this.#send(bytes)
  }

  async flush(): Promise<void> {
    const text = this.#pending
    this.#pending = ''
    if (text !== '') await this.#send(text)
  }

  async #send(data: string | Uint8Array): Promise<void> {
    // Node writes to a file at once and calls back before the event loop turns; without `setImmediate` no signal would be handled.
    await new Promise<void>((resolve, reject) => {
      this.#stdout.write(data, (error) => (error ? reject(error) : setImmediate(resolve)))
    })
  }

  /** Writes a message to stderr, on lines of its own: whatever names are in it, no more lines than are given. */
  tell(...lines: readonly string[]): void {
    this.progress('')
    for (const line of lines) this.#stderr.write(`${clean(line)}\n`)
  }

  /** Whether a person reads stderr, so that `progress` shows. */
  get watched(): boolean {
    return this.#stderr.isTTY === true
  }

  /** Replaces the line of progress; an empty line removes it. Without effect if stderr is no terminal. */
  progress(line: string): void {
    if (!this.watched || line === this.#line) return
    this.#line = line
    this.#stderr.write(`\r\u001b[K${shorten(line, (this.#stderr.columns ?? WIDTH_OF_FILES) - 1)}`)
  }
}
