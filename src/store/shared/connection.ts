import { setTimeout } from 'node:timers/promises'
import { DoppelwireError } from '../../errors.js'
import { LIBRARY, SOURCE } from './functions.js'

/** What a server answers: bytes, numbers, nothing, and lists of these. */
export type Answer = Buffer | number | null | readonly Answer[]

type Argument = string | Buffer

/** A client of the package redis, of which any version from 5 has these. */
interface Client {
  connect(): Promise<unknown>
  sendCommand(...given: readonly unknown[]): Promise<unknown>
  on(event: 'error', listener: (error: Error) => void): unknown
  destroy(): void
  readonly masters?: readonly { readonly address: string }[]
  readonly replicas?: readonly { readonly address: string }[]
  nodeClient?(node: unknown): Promise<Client> | Client
}

/** So long a call is tried again, while a server loads, fails over or moves a shard. */
const DEADLINE = 30_000
const FIRST_PAUSE = 20
const LONGEST_PAUSE = 1000
const AGAIN =
  /^(TRYAGAIN|CLUSTERDOWN|LOADING|READONLY|MASTERDOWN|NOREPLICAS|MOVED|ASK|UNBLOCKED|BUSY)|ERR Function not found|Connection to|connect|ECONN|EPIPE|timed? ?out|client is (closed|offline)|Socket|reading 'master'/i
/**
 * What a server that died, or hangs, is told by. Of a slot that no server owned when the client looked, the client reads the master of
 * undefined.
 */
const GONE = /ECONN|EPIPE|timed? ?out|client is (closed|offline)|Socket|connect|CLUSTERDOWN|reading 'master'/i
/** A server that has not answered by then is taken for dead. */
const ANSWER_TIMEOUT = 10_000
/** So long a replica may take to acknowledge. */
const REPLICATION_TIMEOUT = 5000

/** One server or a cluster of them, with the functions of this package loaded. */
export class Connection {
  #client: Client
  /** Connects to the cluster anew, by any server that was ever known; undefined for a single server. */
  readonly #again: ((addresses: readonly string[]) => Promise<Client>) | undefined
  readonly #addresses = new Set<string>()
  #renewing: Promise<void> | undefined
  readonly #replicas: boolean
  readonly shown: string

  private constructor(
    client: Client,
    again: ((addresses: readonly string[]) => Promise<Client>) | undefined,
    replicas: boolean,
    shown: string,
  ) {
    this.#client = client
    this.#again = again
    this.#remember()
    this.#replicas = replicas
    this.shown = shown
  }

  /**
   * @param url `redis://` or `rediss://`, with a password where one is needed
   * @param replicated whether `settled` waits for a replica
   * @throws DoppelwireError `PACKAGE_MISSING`; `STORE_FAILED` for a server that cannot be reached, forgets, or forbids functions
   */
  static async open(url: string, replicated: boolean): Promise<Connection> {
    const redis = await import('redis').catch((cause: unknown) => {
      const message = 'a store in Redis needs the optional package redis, which is not installed: npm install redis@5'
      throw new DoppelwireError('PACKAGE_MISSING', message, { cause })
    })
    const shown = withoutPassword(url)
    const mapped = { RESP: 2, commandOptions: { typeMapping: { [redis.RESP_TYPES.BLOB_STRING]: Buffer } } }
    const socket = { connectTimeout: 5000, reconnectStrategy: (tries: number) => Math.min(50 * 2 ** tries, 2000) }
    const single = redis.createClient({
      url,
      ...mapped,
      socket: { ...socket, reconnectStrategy: false },
    } as never) as unknown as Client
    await reached(single, shown)
    const clustered = /cluster_enabled:1/.test(String(await single.sendCommand(['INFO', 'cluster'])))
    if (!clustered) {
      leave(single)
      const client = redis.createClient({
        url,
        ...mapped,
        socket,
        disableOfflineQueue: true,
      } as never) as unknown as Client
      await reached(client, shown)
      return Connection.#opened(new Connection(client, undefined, replicated, shown), replicated)
    }
    leave(single)
    const { protocol, username, password } = new URL(url)
    const defaults = {
      ...(username && { username: decodeURIComponent(username) }),
      ...(password && { password: decodeURIComponent(password) }),
      ...{ socket, disableOfflineQueue: true },
    }
    const again = async (urls: readonly string[]) => {
      const rootNodes = urls.map((one) => ({ url: one }))
      const cluster = redis.createCluster({ rootNodes, defaults, ...mapped } as never) as unknown as Client
      await reached(cluster, shown)
      return cluster
    }
    const anew = (addresses: readonly string[]) => again(addresses.map((address) => `${protocol}//${address}`))
    return Connection.#opened(new Connection(await again([url]), anew, replicated, shown), replicated)
  }

  static async #opened(connection: Connection, replicated: boolean): Promise<Connection> {
    try {
      for (const send of await connection.#masters()) {
        checkMemory(String(await send(['INFO', 'memory'])), connection.shown)
        if (replicated) checkReplicas(String(await send(['INFO', 'replication'])), connection.shown)
      }
      await connection.#loadFunctions()
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  }

  /** Sends a command about one key, again and again where a server is not ready for it. */
  send(key: string, command: readonly Argument[]): Promise<Answer> {
    return this.#patiently(() => this.#sendOnce(key, command)) as Promise<Answer>
  }

  /** Calls a function of ours with keys of one shard. */
  call(name: string, keys: readonly string[], given: readonly Argument[]): Promise<Answer> {
    return this.send(keys[0]!, ['FCALL', name, String(keys.length), ...keys, ...given])
  }

  /**
   * Resolves when what was written is as safe as asked.
   *
   * @throws DoppelwireError `STORE_FAILED` where no replica acknowledges it
   */
  async settled(): Promise<void> {
    if (!this.#replicas) return
    await this.#patiently(async () => {
      const masters = await this.#masters()
      const reached = await Promise.all(masters.map((send) => send(['WAIT', '1', String(REPLICATION_TIMEOUT)])))
      if (reached.some((count) => Number(count) < 1))
        throw new Error('NOREPLICAS: no replica acknowledged what was written')
    })
  }

  /**
   * What tells servers that have all that was acknowledged from those that may have forgotten some of it: who were the masters' histories
   * begun by. Another one begins where a replica takes over, and where a server starts anew. Asks once.
   */
  async epoch(): Promise<string> {
    const asked = (await this.#masters()).map(async (send) => {
      const [, history] = /master_replid:(\w+)/.exec(String(await send(['INFO', 'replication']))) ?? []
      return history
    })
    return [...new Set(await inTime(Promise.all(asked)))].sort().join(' ')
  }

  /** Walks the keys of a pattern, on every master. */
  async *keys(pattern: string): AsyncGenerator<string> {
    for (const send of await this.#masters()) {
      let cursor = '0'
      do {
        const [next, keys] = (await send(['SCAN', cursor, 'MATCH', pattern, 'COUNT', '1000'])) as [Buffer, Buffer[]]
        cursor = String(next)
        for (const key of keys) yield String(key)
      } while (cursor !== '0')
    }
  }

  close(): void {
    leave(this.#client)
  }

  /** Does what may fail while servers load, fail over or move shards, until it is done or the deadline is over. */
  async #patiently<Result>(work: () => Promise<Result>): Promise<Result> {
    const ends = Date.now() + DEADLINE
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      try {
        return await inTime(work())
      } catch (error) {
        const message = (error as Error).message ?? String(error)
        if (error instanceof DoppelwireError || !AGAIN.test(message) || Date.now() + pause > ends) {
          throw this.#failed(message, error)
        }
        await setTimeout(pause * (0.5 + Math.random()))
        if (message.includes('Function not found')) await this.#loadFunctions()
        else if (GONE.test(message)) await this.#renew()
      }
    }
  }

  /** Learns which servers there are now: a client of the package redis goes on asking one that died. */
  async #renew(): Promise<void> {
    if (this.#again === undefined) return
    this.#renewing ??= this.#again([...this.#addresses])
      .then(
        (client) => {
          leave(this.#client)
          this.#client = client
          this.#remember()
        },
        () => {}, // Then the next try fails too, and says why.
      )
      .finally(() => {
        this.#renewing = undefined
      })
    await this.#renewing
  }

  #remember(): void {
    for (const { address } of [...(this.#client.masters ?? []), ...(this.#client.replicas ?? [])])
      this.#addresses.add(address)
  }

  #sendOnce(key: string, command: readonly Argument[]): Promise<unknown> {
    return this.#again ? this.#client.sendCommand(key, false, command) : this.#client.sendCommand(command)
  }

  async #masters(): Promise<((command: readonly string[]) => Promise<unknown>)[]> {
    if (!this.#again) return [(command) => this.#client.sendCommand(command)]
    const clients = await Promise.all(this.#client.masters!.map((node) => this.#client.nodeClient!(node)))
    return clients.map((client) => (command) => client.sendCommand(command))
  }

  async #loadFunctions(): Promise<void> {
    for (const send of await this.#masters()) {
      try {
        await send(['FUNCTION', 'LOAD', SOURCE])
      } catch (error) {
        const { message } = error as Error
        if (/already exists/.test(message)) continue
        if (/NOPERM|unknown command/i.test(message)) {
          throw new DoppelwireError(
            'STORE_FAILED',
            `${this.shown}: may not load functions (${message}); the user needs +function|load and +fcall, and the server must be Redis 7, Valkey 7.2 or later`,
            { cause: error },
          )
        }
        throw this.#failed(message, error)
      }
    }
  }

  #failed(message: string, cause?: unknown): DoppelwireError {
    if (cause instanceof DoppelwireError) return cause
    const advice = /NOPERM/.test(message) ? `; the user needs +fcall and all keys of ${LIBRARY}` : ''
    return new DoppelwireError('STORE_FAILED', `${this.shown}: ${message}${advice}`, { cause })
  }
}

async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let late: NodeJS.Timeout | undefined
  const overdue = new Promise<never>((_, reject) => {
    const error = () => reject(new Error(`timed out: no answer in ${ANSWER_TIMEOUT / 1000} s`))
    late = globalThis.setTimeout(error, ANSWER_TIMEOUT).unref()
  })
  try {
    return await Promise.race([work, overdue])
  } finally {
    clearTimeout(late)
  }
}

/** A client that was never connected says so when it is destroyed. */
function leave(client: Client): void {
  try {
    client.destroy()
  } catch {}
}

async function reached(client: Client, shown: string): Promise<void> {
  client.on('error', () => {}) // Each call says what became of it.
  try {
    await client.connect()
  } catch (cause) {
    leave(client)
    const { message, errors } = cause as AggregateError
    const reason = message || errors?.map((error) => (error as Error).message).join(', ')
    throw new DoppelwireError('STORE_FAILED', `${shown}: cannot be reached (${reason}); is the server running?`, {
      cause,
    })
  }
}

/** A server that evicts forgets in silence. */
function checkMemory(info: string, shown: string): void {
  const policy = /maxmemory_policy:(\S+)/.exec(info)?.[1] ?? 'noeviction'
  if (policy === 'noeviction') return
  throw new DoppelwireError(
    'STORE_FAILED',
    `${shown}: its maxmemory-policy is ${policy}, by which it forgets articles in silence; set maxmemory-policy noeviction`,
  )
}

function checkReplicas(info: string, shown: string): void {
  if (Number(/connected_slaves:(\d+)/.exec(info)?.[1] ?? 0) > 0) return
  throw new DoppelwireError(
    'STORE_FAILED',
    `${shown}: durability replicated needs a replica of every master, found one without; add a replica, or take durability memory`,
  )
}

function withoutPassword(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url)
    return `${protocol}//${host}${pathname}`
  } catch {
    throw new DoppelwireError('OPTION_INVALID', 'store: expected a URL such as redis://localhost:6379, found another')
  }
}
