import type { Writable } from 'node:stream'
import picocolors from 'picocolors'
import { clean } from './view/display.js'

type Stream = Writable & { readonly isTTY?: boolean; readonly columns?: number }

/** What the command reads and writes; the process's own, or a test's. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array> & { readonly fd?: number }
  readonly stdout: Stream
  readonly stderr: Stream
  readonly env: Readonly<Record<string, string | undefined>>
}

// Few large writes instead of one a line; small enough that a reader such as head gets its lines soon.
const WRITE_UNITS = 64 * 1024

const WIDTH_OF_FILES = 100

/** Data goes to stdout, everything else to stderr. */
export class Terminal {
  readonly stdin: Streams['stdin']
  /** Whether a person reads stdout. */
  readonly interactive: boolean
  readonly width: number
  /** Styles for stdout; they do nothing where it is no terminal or NO_COLOR is set (https://no-color.org). */
  readonly style: ReturnType<typeof picocolors.createColors>
  readonly #stdout: Stream
  readonly #stderr: Stream
  #pending = ''
  #line = ''

  constructor({ stdin, stdout, stderr, env }: Streams) {
    this.stdin = stdin
    this.#stdout = stdout
    this.#stderr = stderr
    this.interactive = stdout.isTTY === true
    this.width = (this.interactive && stdout.columns) || WIDTH_OF_FILES
    this.style = picocolors.createColors(this.interactive && !env.NO_COLOR && env.TERM !== 'dumb')
  }

  /** Writes data; resolves when the reader keeps up, after signals had their turn. Rejects with the system's error, such as EPIPE. */
  async write(text: string): Promise<void> {
    this.#pending += text
    if (this.#pending.length >= WRITE_UNITS) await this.flush()
  }

  async flush(): Promise<void> {
    const text = this.#pending
    this.#pending = ''
    if (text === '') return
    // To a file Node writes at once and calls back before the event loop turns: without a turn no signal would ever be heard.
    await new Promise<void>((resolve, reject) => {
      this.#stdout.write(text, (error) => (error ? reject(error) : setImmediate(resolve)))
    })
  }

  /** Says something to the person at stderr, on lines of their own. */
  tell(message: string): void {
    this.progress('')
    for (const line of message.split('\n')) this.#stderr.write(`${clean(line)}\n`)
  }

  /** Whether a person reads stderr, so that `progress` shows. */
  get watched(): boolean {
    return this.#stderr.isTTY === true
  }

  /** Shows a line in place of the last one; the empty line takes it away. Nothing where nobody watches. */
  progress(line: string): void {
    if (!this.watched || line === this.#line) return
    this.#line = line
    this.#stderr.write(`\r\u001b[K${line}`)
  }
}
