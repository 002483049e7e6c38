import { Random } from '../../bench/generate/random.js'
import { generateWire } from '../../bench/generate/wire.js'
import { jsonLines } from '../fixtures/json-lines.js'
import { CLI, run, start } from './processes.js'

export interface KillOptions {
  readonly store: string
  /** A store that is filled without being disturbed. */
  readonly undisturbed: string
  readonly rounds: number
  readonly articles: number
  readonly level: 'reprint' | 'rewrite'
  readonly durability: 'memory' | 'disk'
  readonly seed?: number
  /** What is started in place of the built command; takes the same arguments. */
  readonly script?: string
}

export interface KillResult {
  readonly killed: number
  readonly acknowledged: number
  /** Ids that were acknowledged, and that the next run did not know. */
  readonly lost: readonly string[]
  /** Whether the clusters at the end are those of a run that was not disturbed. */
  readonly equal: boolean
}

/**
 * Streams the same articles again and again into one store, and kills the process with signal 9 after a random number of answers, or
 * within the milliseconds after one. What was answered must be known to the next run.
 */
export async function killRounds(options: KillOptions): Promise<KillResult> {
  const { store, undisturbed, rounds, articles, level, durability, seed = 1, script = CLI } = options
  const feed = jsonLines([...generateWire({ count: articles, seed })].map(({ article }) => article))
  const random = new Random(seed, 77, rounds)
  const argv = (folder: string) => [
    ...['stream', '--store', folder, '--level', level, '--window', 'none', '--durability', durability],
  ]
  const acknowledged = new Set<string>()
  const lost = new Set<string>()
  let killed = 0
  for (let round = 0; round < rounds; round++) {
    const { child, ended, lines } = start(argv(store), script)
    child.stdin!.write(feed)
    const goal = random.between(0, Math.max(1, Math.floor((articles * (round + 1)) / rounds)))
    const delay = random.between(0, 20)
    while (lines.length < goal && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 1))
    await new Promise((resolve) => setTimeout(resolve, delay))
    child.kill('SIGKILL')
    if ((await ended).signal === 'SIGKILL') killed++
    const known = new Map<string, string>()
    for (const line of lines) {
      const { status, id } = (JSON.parse(line) as { doppelwire: { status: string; id: string } }).doppelwire
      known.set(id, status)
    }
    for (const id of acknowledged) if (known.has(id) && known.get(id) !== 'repeated') lost.add(id)
    for (const id of known.keys()) acknowledged.add(id)
  }
  const last = await run(argv(store), feed)
  for (const line of last.out.split('\n').filter((one) => one !== '')) {
    const { status, id } = (JSON.parse(line) as { doppelwire: { status: string; id: string } }).doppelwire
    if (acknowledged.has(id) && status !== 'repeated') lost.add(id)
  }
  await run(argv(undisturbed), feed)
  const clustersOf = async (folder: string) => (await run(['dedupe', '--store', folder, '--json'])).out
  const [clusters, expected] = [await clustersOf(store), await clustersOf(undisturbed)]
  return { killed, acknowledged: acknowledged.size, lost: [...lost], equal: clusters === expected && clusters !== '' }
}
