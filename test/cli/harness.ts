import { Readable, Writable } from 'node:stream'
import { run } from '../../src/cli/run.js'

export interface Surroundings {
  readonly stdin?: string | Uint8Array
  /** Columns of a terminal at stdout and stderr; none by default. */
  readonly columns?: number
  readonly env?: Record<string, string>
}

class Collector extends Writable {
  text = ''
  readonly isTTY: boolean
  readonly columns: number

  constructor(columns: number | undefined) {
    super({ decodeStrings: true })
    this.isTTY = columns !== undefined
    this.columns = columns ?? 0
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8')
    done()
  }
}

/** Runs the command within this process. */
export async function doppelwire(argv: readonly string[], { stdin = '', columns, env = {} }: Surroundings = {}) {
  const stdout = new Collector(columns)
  const stderr = new Collector(columns)
  const input = Readable.from([Buffer.from(stdin as string)])
  const code = await run(argv, { stdin: input, stdout, stderr, env })
  return { code, out: stdout.text, err: stderr.text }
}

/** The values of JSON Lines. */
export function parseLines(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}
