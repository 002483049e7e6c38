import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { killServer, untilItAnswers } from '../../child-server.js'

/** The servers that are installed: Redis, and Valkey. */
export const SERVERS = ['redis-server', 'valkey-server'].filter((name) => spawnSync(name, ['--version']).status === 0)

/** The server that most tests start: Redis where it is installed. Undefined where neither is. */
export const SERVER = SERVERS[0]

export interface Server {
  readonly url: string
  readonly host: string
  readonly port: number
  /** The process that runs now. */
  readonly child: ChildProcess
  /** Starts it again, in the same folder, after it died. */
  restart(): void
  /** Sends a command as the user that may do everything. */
  command(...words: readonly string[]): Promise<unknown>
  stop(): Promise<void>
}

/** Starts a server on the loopback interface that keeps nothing on the disk. */
export function startServer(...more: readonly string[]): Promise<Server> {
  return startServerOf(SERVER!, ...more)
}

/** The same of a program, which is Redis or Valkey. */
export function startServerOf(binary: string, ...more: readonly string[]): Promise<Server> {
  return startServerAt('127.0.0.1', binary, ...more)
}

/** The same at an address of the loopback interface, from which it also asks others. */
async function startServerAt(host: string, binary: string, ...more: readonly string[]): Promise<Server> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'redis-'))
  const given = [
    '--port',
    String(port),
    // Protected mode knows one address of the loopback interface alone.
    ...['--bind', host, '--bind-source-addr', host, '--protected-mode', 'no'],
    ...['--dir', folder, '--save', '', '--appendonly', 'no'],
    ...more,
  ]
  const run = () => spawn(binary, given, { stdio: 'ignore' })
  let child = run()
  const url = `redis://${host}:${port}`
  const command = async (...words: readonly string[]) => {
    const client = createClient({ url, socket: { reconnectStrategy: false } })
    client.on('error', () => {})
    await client.connect()
    try {
      return await client.sendCommand([...words])
    } finally {
      client.destroy()
    }
  }
  await untilItAnswers(() => command('PING'))
  const stop = async () => {
    await killServer(child)
    rmSync(folder, { recursive: true, force: true })
  }
  const restart = () => {
    child = run()
  }
  return {
    ...{ url, host, port, command, stop, restart },
    get child() {
      return child
    },
  }
}

export interface ServerCluster {
  /** Three masters, then their replicas. */
  readonly servers: readonly Server[]
  readonly url: string
  /** The server that holds a key now, as the first of the servers sees it that answers. */
  masterOf(key: string, seenBy?: readonly Server[]): Promise<Server>
  replicaOf(master: Server): Promise<Server>
  /** Resolves when there are three masters with a replica each that has caught up; rejects where that never comes. */
  whole(): Promise<void>
  stop(): Promise<void>
}

/** A cluster that is not whole after so long is not left to itself, and after so much longer it never will be. */
const PATIENCE = 20_000
const LONGEST_HEALING = 120_000

/**
 * Starts a cluster of three masters, each with a replica. A master is taken for dead after two seconds.
 *
 * @param hostOf the address of a server by its number; all the same where none is given
 */
export async function startCluster(hostOf: (number: number) => string = () => '127.0.0.1'): Promise<ServerCluster> {
  const given = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000', '--repl-diskless-sync-delay', '0']
  const starting = Array.from({ length: 6 }, (_, i) => startServerAt(hostOf(i), SERVER!, ...given))
  const servers = await Promise.all(starting)
  const addresses = servers.map(({ host, port }) => `${host}:${port}`)
  const client = SERVER!.replace('server', 'cli')
  const made = spawnSync(client, ['--cluster', 'create', ...addresses, '--cluster-replicas', '1', '--cluster-yes'])
  if (made.status !== 0) throw new Error(`${made.stdout}${made.stderr}`)
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()))
  }
  const isWhole = async () => {
    let replicas = 0
    for (const { command } of servers) {
      if (!/cluster_state:ok/.test(String(await command('CLUSTER', 'INFO')))) return false
      const info = String(await command('INFO', 'replication'))
      if (/master_link_status:down/.test(info)) return false
      // A replica shows on its master once it has caught up.
      if (/state=online/.test(info)) replicas++
    }
    return replicas === 3
  }
  const whole = async () => {
    const began = Date.now()
    let mended = began
    while (!(await isWhole().catch(() => false))) {
      if (Date.now() - began > LONGEST_HEALING) throw new Error('the cluster of Redis does not heal')
      // Once in a while the last slot that redis-cli has moved is owned in the eyes of all but its owner, for good: this is what mends it.
      if (Date.now() - mended > PATIENCE) {
        spawnSync(client, ['--cluster', 'fix', addresses[0]!, '--cluster-yes'], { timeout: PATIENCE })
        mended = Date.now()
      }
      await pause(250)
    }
  }
  await whole()
  const masterOf = async (key: string, seenBy: readonly Server[] = servers): Promise<Server> => {
    for (const { command } of seenBy) {
      try {
        const slot = Number(await command('CLUSTER', 'KEYSLOT', key))
        const slots = (await command('CLUSTER', 'SLOTS')) as [number, number, [string, number]][]
        const [, , [, port]] = slots.find(([from, to]) => from <= slot && slot <= to)!
        return servers.find((server) => server.port === port)!
      } catch {}
    }
    throw new Error('no server of the cluster answers')
  }
  const replicaOf = async (master: Server): Promise<Server> => {
    const [, port] = /slave0:ip=[^,]*,port=(\d+)/.exec(String(await master.command('INFO', 'replication')))!
    return servers.find((server) => server.port === Number(port))!
  }
  return { servers, url: servers[0]!.url, masterOf, replicaOf, whole, stop }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      // The bus of a cluster listens 10,000 above.
      server.close(() => (port < 55_000 ? resolve(port) : freePort().then(resolve, reject)))
    })
  })
}
