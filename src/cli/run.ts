import { version } from '../../package.json'
import { DoppelwireError } from '../errors.js'
import { AdvisedError } from './advised-error.js'
import { removeTemporaries } from './temporary-files.js'
import { type Streams, Terminal } from './terminal.js'

const HELP = `doppelwire COMMAND ...

Finds news articles that are copies of each other, with a score and the matching passages.

  dedupe INPUT...      find the copies in files, folders or a stream, and form clusters
  batch INPUT... --out DIR
                       the same for feeds of any size, in bounded memory, to Parquet files
  stream --store DIR   say of each article, as it comes, whether it is a copy, and remember it between runs
  query, stats, forget, compact, verify, export, import --store DIR
                       ask, inspect, mend and move such a store
  serve --store DIR    the same over HTTP, for this machine
  compare A B          compare two articles and show what they share
  sample INPUT...      draw the pairs of a feed that are worth labelling
  label PAIRS          show pairs side by side and ask of each whether it is a copy
  evaluate             say how well the threshold fits your labels, and which fits best
  curve                show how likely two articles become a candidate pair

  --help               this help or, after a command, the help of that command
  --version

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 copies found (dedupe --fail-on-copies), 128 + n ended by signal n.

Examples
  doppelwire dedupe seeds/
  doppelwire compare first.txt second.txt
`

type Command = (argv: readonly string[], terminal: Terminal) => Promise<unknown>

const storeCommand = (name: keyof typeof import('./store-commands.js')) => async () =>
  (await import('./store-commands.js'))[name]

/** By name: loads the command. A run compiles the code of its own command alone, not of servers and stores. */
const COMMANDS = new Map<string, () => Promise<Command>>([
  ['dedupe', async () => (await import('./dedupe.js')).dedupe],
  ['stream', async () => (await import('./stream.js')).stream],
  ['query', storeCommand('query')],
  ['stats', storeCommand('stats')],
  ['forget', storeCommand('forget')],
  ['compact', storeCommand('compact')],
  ['verify', storeCommand('verify')],
  ['export', storeCommand('exportCommand')],
  ['import', storeCommand('importCommand')],
  ['serve', async () => (await import('./serve.js')).serve],
  ['batch', async () => (await import('./batch.js')).batch],
  ['compare', async () => (await import('./compare.js')).compare],
  ['sample', async () => (await import('./sample.js')).sample],
  ['label', async () => (await import('./label.js')).label],
  ['evaluate', async () => (await import('./evaluate.js')).evaluate],
  ['curve', async () => (await import('./curve.js')).curve],
])

/** Runs the command with its arguments (without node and script) and returns its exit code. Never throws. */
export async function run(argv: readonly string[], streams: Streams): Promise<number> {
  const terminal = new Terminal(streams)
  try {
    const result = await dispatch(argv, terminal)
    await terminal.flush()
    return typeof result === 'number' ? result : 0
  } catch (error) {
    // The reader, such as `head`, has read enough.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0
    terminal.tell(`doppelwire: ${(error as Error).message}`, ...(error instanceof AdvisedError ? [error.advice] : []))
    const misused = error instanceof DoppelwireError && (error.code === 'USAGE' || error.code === 'OPTION_INVALID')
    return misused ? 2 : 1
  } finally {
    removeTemporaries()
  }
}

/** Resolves to the exit code of the command; anything but a number means 0. */
async function dispatch(argv: readonly string[], terminal: Terminal): Promise<unknown> {
  const [name, ...rest] = argv
  if (name === '--help' || name === '-h') return terminal.write(HELP)
  if (name === '--version') return terminal.write(`${version}\n`)
  const load = COMMANDS.get(name ?? '')
  if (load) return (await load())(rest, terminal)
  const known = [...COMMANDS.keys()].join(', ')
  const found = name === undefined ? 'none' : JSON.stringify(name)
  throw new AdvisedError('USAGE', `expected a command (${known}), found ${found}`, 'See: doppelwire --help')
}
