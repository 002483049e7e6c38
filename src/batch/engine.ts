import { DoppelwireError } from '../errors.js'
import { describe } from '../options.js'

/**
 * What joins rows `(key, t)`, of which a text has one for each of its keys: DuckDB in this process, or servers. It keeps the rows of one
 * `load` until the next. Each answer becomes a Parquet file.
 */
export interface Engine {
  /** Takes rows in place of those before. @param rows a query of DuckDB that answers `key, t` */
  load(rows: string): Promise<void>
  /** Writes `key, t` of the keys that more than `most` texts share. */
  writeLarge(path: string, most: number): Promise<void>
  /** Writes `a, b`, `a < b`: the texts that share a key of up to `most` texts. */
  writePairs(path: string, most: number): Promise<void>
  /** Writes `phrase, df` by phrase: the keys that two or more texts share, and how many do. */
  writeFrequencies(path: string): Promise<void>
  /** Writes `a, b, weight`, `a < b`: the texts that share several keys, and what these weigh together. */
  writeSharing(path: string, rule: SharingRule): Promise<void>
  /** Forgets the rows. */
  drop(): Promise<void>
}

/** A key weighs `ln((texts + 1) / others)`, others being the texts that share it except one. */
export interface SharingRule {
  readonly texts: number
  /** A key that more texts share weighs nothing. */
  readonly most: number
  /** Two texts must share so many keys that weigh something. */
  readonly least: number
}

/** A server of ClickHouse. It holds a share of the keys. */
export interface Shard {
  /** Of its HTTP interface, without user and password. */
  readonly url: string
  readonly database: string
  readonly user: string
  readonly password: string
  /** Settings of ClickHouse that every statement is given, as `max_threads`. */
  readonly settings: Readonly<Record<string, string>>
}

const EXPECTED = 'engine: expected duckdb, or clickhouse://host:port/database,host:port/database'

/**
 * Reads the name of an engine: undefined for DuckDB, else the servers. What one does not name, it has from the one before.
 *
 * @throws DoppelwireError `OPTION_INVALID`, which does not repeat a password
 */
export function readEngine(given: unknown): readonly Shard[] | undefined {
  if (given === undefined || given === 'duckdb') return undefined
  if (typeof given !== 'string') throw new DoppelwireError('OPTION_INVALID', `${EXPECTED}, found ${describe(given)}`)
  const [, scheme, servers] = /^(clickhouses?):\/\/(.+)$/.exec(given) ?? []
  if (scheme === undefined) {
    const other = /^([a-z][a-z0-9+.-]*):/i.exec(given)
    throw new DoppelwireError(
      'OPTION_INVALID',
      `${EXPECTED}, found ${other ? `a URL of ${other[1]}` : describe(given)}`,
    )
  }
  const shards: Shard[] = []
  for (const server of servers!.split(',')) shards.push(readShard(scheme === 'clickhouses', server, shards.at(-1)))
  const names = shards.map(({ url, database }) => `${url} ${database}`)
  const twice = names.find((name, i) => names.indexOf(name) < i)
  if (twice) throw new DoppelwireError('OPTION_INVALID', `engine: expected each server once, found ${twice} twice`)
  return shards
}

function readShard(isSecure: boolean, server: string, before: Shard | undefined): Shard {
  let parsed: URL
  try {
    parsed = new URL(`http://${server}`)
    decodeURIComponent(parsed.username + parsed.password + parsed.pathname)
  } catch {
    throw new DoppelwireError(
      'OPTION_INVALID',
      `${EXPECTED}, found a server that cannot be read; a comma or @ in a password is written %2C or %40`,
    )
  }
  const { hostname, username, password, pathname, searchParams } = parsed
  // A URL of http leaves out port 80.
  const given = parsed.port || (/:0*80(?:[/?]|$)/.test(server) ? '80' : '')
  const port = given || (isSecure ? '8443' : '8123')
  return {
    url: `${isSecure ? 'https' : 'http'}://${hostname}:${port}`,
    database: decodeURIComponent(pathname.slice(1)) || (before?.database ?? 'default'),
    user: username ? decodeURIComponent(username) : (before?.user ?? 'default'),
    password: username || password ? decodeURIComponent(password) : (before?.password ?? ''),
    settings: searchParams.size > 0 ? Object.fromEntries(searchParams) : (before?.settings ?? {}),
  }
}
