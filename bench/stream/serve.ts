import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createServer } from '../../src/serve/server.js'
import { openDeduper } from '../../src/store.js'
import { generateArticles } from '../generate/articles.js'

/*
 * Requests and articles a second of a server with a store on disk, at the level reprint: npm run bench:serve -- [articles]
 * The server is a process of its own; its processor time is what one core of it could do, whatever else the machine is busy with.
 */

const [first = '10000'] = process.argv.slice(2)
const CONNECTIONS = 32
const BATCH = 100

if (first === 'server') await serve(process.argv[3]!)
else await measure(Number(first))

async function serve(store: string): Promise<void> {
  const deduper = await openDeduper({ store, level: 'reprint', window: '30d' })
  const limits = { hosts: [], maxBody: 1e7, maxArticles: BATCH, maxConnections: 256, rate: 1e9 }
  const server = createServer(deduper, limits).listen(0, '127.0.0.1')
  await once(server, 'listening')
  process.send!((server.address() as AddressInfo).port)
  process.on('message', () => process.send!(process.cpuUsage()))
}

async function measure(count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'serve-'))
  const child = fork(process.argv[1]!, ['server', join(folder, 'store')], { execArgv: process.execArgv })
  const [port] = (await once(child, 'message')) as [number]
  const all = [...generateArticles({ count: 3 * count, words: 300 })].map(({ article }) => article)
  const bodies = (articles: readonly unknown[]) => articles.map((article) => JSON.stringify(article))
  const batches = Array.from({ length: count / BATCH }, (_, i) =>
    JSON.stringify(all.slice(2 * count + BATCH * i, 2 * count + BATCH * (i + 1))),
  )
  // The first of each are served while code is compiled.
  await ask(port, '/articles', bodies(all.slice(0, count)))
  const rows = {
    'articles, one a request': await timed(child, count, () =>
      ask(port, '/articles', bodies(all.slice(count, 2 * count))),
    ),
    'queries, one a request': await timed(child, count, () => ask(port, '/query', bodies(all.slice(count, 2 * count)))),
    [`articles, ${BATCH} a request`]: await timed(child, count, () => ask(port, '/articles', batches)),
  }
  console.table(rows)
  child.kill()
  await once(child, 'exit')
  await rm(folder, { recursive: true })
}

async function timed(child: ChildProcess, count: number, action: () => Promise<void>) {
  const [before, started] = [await processorSeconds(child), performance.now()]
  await action()
  const seconds = (performance.now() - started) / 1000
  const processor = (await processorSeconds(child)) - before
  return {
    'a second': Math.round(count / seconds),
    'a second of the server’s processor time': Math.round(count / processor),
  }
}

async function processorSeconds(child: ChildProcess): Promise<number> {
  child.send('how much')
  const [{ user, system }] = (await once(child, 'message')) as [NodeJS.CpuUsage]
  return (user + system) / 1e6
}

/** Sends bodies over a few connections that are kept, each a request at a time. */
async function ask(port: number, path: string, bodies: readonly string[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  let next = 0
  const work = async () => {
    while (next < bodies.length) await post(agent, port, path, bodies[next++]!)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, work))
  agent.destroy()
}

function post(agent: Agent, port: number, path: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const outgoing = request({ agent, port, host: '127.0.0.1', path, method: 'POST', headers }, (incoming) => {
      incoming.resume()
      incoming.on('end', () =>
        incoming.statusCode === 200 ? resolve() : reject(new Error(`${path}: ${incoming.statusCode}`)),
      )
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
