import { Readable, Writable } from 'node:stream'
import { run } from '../../src/cli/run.js'

export interface Surroundings {
  readonly stdin?: string | Uint8Array
  /** Columns of a terminal at stdout and stderr; none by default. */
  readonly columns?: number
  readonly env?: Record<string, string>
  /** Keys that a person presses, one after the other, once the command listens. */
  readonly keys?: readonly string[]
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
export async function doppelwire(argv: readonly string[], { stdin = '', columns, env = {}, keys }: Surroundings = {}) {
  const stdout = new Collector(columns)
  const stderr = new Collector(columns)
  const input = keys ? keyboardOf(keys) : Readable.from([Buffer.from(stdin as string)])
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

// The command takes no notice of what is typed before it asks.
const FIRST_KEY_MILLISECONDS = 150

function keyboardOf(keys: readonly string[]) {
  const press = async function* () {
    yield Buffer.from('c')
    await new Promise((resolve) => setTimeout(resolve, FIRST_KEY_MILLISECONDS))
    for (const key of keys) yield Buffer.from(key)
  }
  return Object.assign(Readable.from(press()), { isTTY: true, setRawMode: () => {} })
}
