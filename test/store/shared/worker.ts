import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { pause } from './server.js'

// As built: a worker is a process of its own.
const DOOR = new URL('../../../dist/cluster.js', import.meta.url).href

export interface Worker {
  readonly child: ChildProcess
  /** What it was answered, by the id of the article. */
  readonly acknowledged: ReadonlyMap<string, string>
  /** Gives it an article. Resolves when few are waiting for their answers. */
  give(article: { readonly id: string; readonly text: string }): Promise<void>
  /** Ends it at once, with all that it knows. */
  kill(): Promise<void>
}

/** So many articles wait for their answers at most. */
const MOST_WAITING = 8

/** Starts a worker that adds what it is given. */
export async function startWorker(store: string, durability: 'memory' | 'replicated'): Promise<Worker> {
  const code = `import { createInterface } from 'node:readline'
    import { openSharedDeduper } from ${JSON.stringify(DOOR)}
    const worker = await openSharedDeduper(${JSON.stringify({ store, durability, window: 'none', level: 'reprint' })})
    console.log('{}')
    for await (const line of createInterface({ input: process.stdin })) {
      const article = JSON.parse(line)
      const add = () => worker.add(article).then(({ id, status, was }) => console.log(JSON.stringify({ id, status: was ?? status })), add)
      void add()
    }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.on('error', () => {}) // It dies.
  const acknowledged = new Map<string, string>()
  let waiting = 0
  await new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { id, status } = JSON.parse(line) as { id?: string; status?: string }
      if (id === undefined) return resolve()
      acknowledged.set(id, status!)
      waiting--
    })
  })
  return {
    ...{ child, acknowledged },
    give: async (article) => {
      child.stdin.write(`${JSON.stringify(article)}\n`)
      waiting++
      while (waiting >= MOST_WAITING && child.exitCode === null && child.signalCode === null) await pause(2)
    },
    kill: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGKILL')
      }),
  }
}
