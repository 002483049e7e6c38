import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'

/** The servers that are installed: Redis, and Valkey. */
export const SERVERS = ['redis-server', 'valkey-server'].filter((name) => spawnSync(name, ['--version']).status === 0)

/** The server that most tests start: Redis where it is installed. Undefined where neither is. */
export const SERVER = SERVERS[0]

export interface Server {
  readonly url: string
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
export async function startServerOf(binary: string, ...more: readonly string[]): Promise<Server> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'redis-'))
  const given = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
    ...more,
  ]
  const run = () => spawn(binary, given, { stdio: 'ignore' })
  let child = run()
  const url = `redis://127.0.0.1:${port}`
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
  for (let tries = 0; ; tries++) {
    try {
      await command('PING')
      break
    } catch (error) {
      if (tries > 600) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await ended
    }
    rmSync(folder, { recursive: true, force: true })
  }
  const restart = () => {
    child = run()
  }
  return {
    ...{ url, port, command, stop, restart },
    get child() {
      return child
    },
  }
}

export interface ServerCluster {
  /** Three masters, then their replicas. */
  readonly servers: readonly Server[]
  readonly url: string
  /** The server that holds a key now, as the rest of the cluster sees it. */
  masterOf(key: string): Promise<Server>
  stop(): Promise<void>
}

/** Starts a cluster of three masters, each with a replica. A master is taken for dead after two seconds. */
export async function startCluster(): Promise<ServerCluster> {
  const given = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000', '--repl-diskless-sync-delay', '0']
  const servers = await Promise.all(Array.from({ length: 6 }, () => startServer(...given)))
  const addresses = servers.map(({ port }) => `127.0.0.1:${port}`)
  const client = SERVER!.replace('server', 'cli')
  const made = spawnSync(client, ['--cluster', 'create', ...addresses, '--cluster-replicas', '1', '--cluster-yes'])
  if (made.status !== 0) throw new Error(`${made.stdout}${made.stderr}`)
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()))
  }
  for (const { command } of servers) {
    while (!/cluster_state:ok/.test(String(await command('CLUSTER', 'INFO')))) await pause(100)
    while (/master_link_status:down/.test(String(await command('INFO', 'replication')))) await pause(100)
  }
  // A replica shows on its master once it has caught up.
  while (
    (await Promise.all(servers.map(({ command }) => command('INFO', 'replication')))).filter((info) =>
      /state=online/.test(String(info)),
    ).length < 3
  )
    await pause(100)
  const masterOf = async (key: string): Promise<Server> => {
    for (const { command } of servers) {
      try {
        const slot = Number(await command('CLUSTER', 'KEYSLOT', key))
        const slots = (await command('CLUSTER', 'SLOTS')) as [number, number, [string, number]][]
        const [, , [, port]] = slots.find(([from, to]) => from <= slot && slot <= to)!
        return servers.find((server) => server.port === port)!
      } catch {}
    }
    throw new Error('no server of the cluster answers')
  }
  return { servers, url: servers[0]!.url, masterOf, stop }
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
