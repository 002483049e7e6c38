import { randomBytes } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DoppelwireError } from '../errors.js'
import { ClickHouse } from './clickhouse.js'
import { type DuckDb, parquet } from './duckdb.js'
import type { Engine, Shard, SharingRule } from './engine.js'
import { taskFile } from './files.js'

/** A block of rows is one part of a table: it is stored as a whole or not at all, as the 1,048,576 rows are that ClickHouse takes. */
const BLOCK_ROWS = 500_000
/** So many rows are joined by one statement: it answers in seconds, and within memory that is known. */
const RANGE_ROWS = 4_000_000
const KEYS = 2 ** 32

interface Column {
  readonly name: string
  readonly type: 'UINTEGER' | 'DOUBLE'
}

function number(name: string): Column {
  return { name, type: 'UINTEGER' }
}

/** A server, and its share of the rows. */
class Holder {
  readonly server: ClickHouse
  readonly table: string
  rows = 0
  #block = new DataView(new ArrayBuffer(8 * BLOCK_ROWS))
  #taken = 0
  #sending: Promise<void> = Promise.resolve()

  constructor(server: ClickHouse, table: string) {
    this.server = server
    this.table = table
  }

  async begin(): Promise<void> {
    await this.drop()
    await this.server.ask(
      `CREATE TABLE IF NOT EXISTS ${this.table} (key UInt32, t UInt32) ENGINE = MergeTree ORDER BY (key, t)`,
    )
    this.rows = 0
  }

  async drop(): Promise<void> {
    await this.server.ask(`DROP TABLE IF EXISTS ${this.table}`)
  }

  /** @returns whether the block is full, and must be sent before the next row */
  add(key: number, t: number): boolean {
    this.#block.setUint32(8 * this.#taken, key, true)
    this.#block.setUint32(8 * this.#taken + 4, t, true)
    return ++this.#taken === BLOCK_ROWS
  }

  /** Resolves when the next block can be filled: one is sent at a time. */
  async send(): Promise<void> {
    await this.#sending
    if (this.#taken === 0) return
    const [block, count, before] = [new Uint8Array(this.#block.buffer, 0, 8 * this.#taken), this.#taken, this.rows]
    this.#block = new DataView(new ArrayBuffer(8 * BLOCK_ROWS))
    this.#taken = 0
    this.rows += count
    this.#sending = this.server.insert(this.table, block, count, before)
    // Who sends the next block hears of it.
    this.#sending.catch(() => {})
  }

  /** Sends what is left, and makes sure that the server has all rows, each once. */
  async end(): Promise<void> {
    await this.send()
    await this.#sending
    const held = await this.server.number(`SELECT count() FROM ${this.table}`)
    if (held === this.rows) return
    throw new DoppelwireError(
      'BATCH_FAILED',
      `ClickHouse holds ${held} rows of ${this.table} where ${this.rows} were sent; call again: finished stages stay`,
    )
  }

  /** Ranges of keys, which are hashes, with about equally many rows. */
  ranges(): string[] {
    const count = Math.max(1, Math.ceil(this.rows / RANGE_ROWS))
    const bound = (i: number) => Math.floor((KEYS / count) * i)
    return Array.from({ length: count }, (_, i) => `key >= ${bound(i)} AND key < ${bound(i + 1)}`)
  }
}

/**
 * Joins rows on servers of ClickHouse. Each key is held by one of them, which so finds all texts of the key; what texts share by several
 * keys is put together here. A server that dies is asked again when it is back.
 */
export class ClickHouseEngine implements Engine {
  readonly #duckdb: DuckDb
  readonly #work: string
  readonly #holders: readonly Holder[]

  private constructor(duckdb: DuckDb, work: string, holders: readonly Holder[]) {
    this.#duckdb = duckdb
    this.#work = work
    this.#holders = holders
  }

  /** @throws DoppelwireError `BATCH_FAILED` where a server is not there, or refuses */
  static async open(shards: readonly Shard[], duckdb: DuckDb, work: string): Promise<ClickHouseEngine> {
    const name = await nameOf(work)
    const holders = shards.map((shard, i) => new Holder(new ClickHouse(shard), `doppelwire_${name}_${i}`))
    await Promise.all(holders.map(({ server, table }) => server.check(`DROP TABLE IF EXISTS ${table}`)))
    return new ClickHouseEngine(duckdb, work, holders)
  }

  async load(rows: string): Promise<void> {
    const holders = this.#holders
    await this.#each((holder) => holder.begin())
    for await (const [keys, ts] of this.#duckdb.columns(rows)) {
      for (let i = 0; i < keys!.length; i++) {
        const key = Number(keys![i]) >>> 0
        const holder = holders[key % holders.length]!
        if (holder.add(key, Number(ts![i]))) await holder.send()
      }
    }
    await this.#each((holder) => holder.end())
  }

  writeLarge(path: string, most: number): Promise<void> {
    return this.#write(
      path,
      [number('key'), number('t')],
      (table, range) =>
        `SELECT key, t FROM ${table} WHERE ${range} AND key IN (SELECT key FROM ${table} WHERE ${range} GROUP BY key HAVING count() > ${most})`,
      (found) => `SELECT key, t FROM ${found}`,
    )
  }

  writePairs(path: string, most: number): Promise<void> {
    return this.#write(
      path,
      [number('a'), number('b')],
      (table, range) =>
        `SELECT DISTINCT a, b FROM (SELECT arrayJoin(ts) AS a, ts FROM
          (SELECT groupArray(${most + 1})(t) AS ts FROM ${table} WHERE ${range} GROUP BY key HAVING count() BETWEEN 2 AND ${most}))
         ARRAY JOIN ts AS b WHERE a < b`,
      (found) => `SELECT DISTINCT a, b FROM ${found}`,
    )
  }

  writeFrequencies(path: string): Promise<void> {
    return this.#write(
      path,
      [number('phrase'), number('df')],
      (table, range) =>
        `SELECT key, toUInt32(count()) AS df FROM ${table} WHERE ${range} GROUP BY key HAVING count() > 1`,
      (found) => `SELECT phrase, df FROM ${found} ORDER BY phrase`,
    )
  }

  writeSharing(path: string, { texts, most, least }: SharingRule): Promise<void> {
    return this.#write(
      path,
      [number('a'), number('b'), { name: 'weight', type: 'DOUBLE' }, number('shared')],
      (table, range) =>
        `SELECT a, b, sum(weight), toUInt32(count()) FROM (SELECT arrayJoin(ts) AS a, ts, weight FROM
          (SELECT groupArray(${most + 1})(t) AS ts, log(${texts + 1} / (count() - 1)) AS weight FROM ${table} WHERE ${range}
           GROUP BY key HAVING count() BETWEEN 2 AND ${most}))
         ARRAY JOIN ts AS b WHERE a < b GROUP BY a, b`,
      (found) => `SELECT a, b, sum(weight) AS weight FROM ${found} GROUP BY a, b HAVING sum(shared) >= ${least}`,
    )
  }

  async drop(): Promise<void> {
    await this.#each((holder) => holder.drop())
  }

  /** Asks every server, range by range, and puts the answers together. */
  async #write(
    path: string,
    columns: readonly Column[],
    ask: (table: string, range: string) => string,
    merge: (found: string) => string,
  ): Promise<void> {
    const files: string[] = []
    // DuckDB has one connection, which takes one answer at a time.
    let writing: Promise<void> = Promise.resolve()
    await this.#each(async (holder) => {
      for (const range of holder.ranges()) {
        const answer = await holder.server.ask(`${ask(holder.table, range)} FORMAT RowBinary`)
        const file = taskFile(this.#work, 'answered', files.length)
        files.push(file)
        writing = writing.then(() => this.#keep(file, columns, answer))
        await writing
      }
    })
    await this.#duckdb.write(path, merge(parquet(...files)))
    for (const file of files) await rm(file)
  }

  async #keep(file: string, columns: readonly Column[], answer: Uint8Array): Promise<void> {
    const definition = columns.map(({ name, type }) => `${name} ${type}`).join(', ')
    await this.#duckdb.fill('answered', definition, columnsOf(answer, columns))
    await this.#duckdb.write(file, 'SELECT * FROM answered')
    await this.#duckdb.run('DROP TABLE answered')
  }

  /** Works with all servers at once; waits for all, also where one fails, so that nothing goes on behind an error. */
  async #each(work: (holder: Holder) => Promise<void>): Promise<void> {
    const settled = await Promise.allSettled(this.#holders.map((holder) => work(holder)))
    for (const one of settled) if (one.status === 'rejected') throw one.reason
  }
}

/** The columns of an answer in the form RowBinary: values of fixed widths one after another. */
function columnsOf(answer: Uint8Array, columns: readonly Column[]): ArrayLike<number>[] {
  const widths = columns.map(({ type }) => (type === 'DOUBLE' ? 8 : 4))
  const width = widths.reduce((sum, one) => sum + one, 0)
  const rows = answer.length / width
  if (!Number.isInteger(rows))
    throw new DoppelwireError('BATCH_FAILED', 'ClickHouse: an answer is not whole; call again')
  const view = new DataView(answer.buffer, answer.byteOffset, answer.length)
  let before = 0
  return columns.map(({ type }, i) => {
    const from = before
    before += widths[i]!
    if (type === 'DOUBLE')
      return Float64Array.from({ length: rows }, (_, row) => view.getFloat64(row * width + from, true))
    return Uint32Array.from({ length: rows }, (_, row) => view.getUint32(row * width + from, true))
  })
}

/** What the tables of a batch are called by, so that those of several batches stand side by side. */
async function nameOf(work: string): Promise<string> {
  const path = join(work, 'clickhouse-tables.txt')
  const known = await readFile(path, 'utf8').catch(() => '')
  if (/^[0-9a-f]{16}$/.test(known)) return known
  const name = randomBytes(8).toString('hex')
  await writeFile(path, name)
  return name
}
