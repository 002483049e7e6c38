import { rename } from 'node:fs/promises'
import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from '@duckdb/node-api'
import { DoppelwireError } from '../errors.js'

export interface DuckDbLimits {
  /** Bytes that DuckDB may hold; what is more it writes to `temporary`. */
  readonly memory: number
  readonly threads: number
  readonly temporary: string
}

type DuckDbModule = typeof import('@duckdb/node-api')

/** DuckDB caps a chunk at so many rows. */
const CHUNK_ROWS = 2048

/** One DuckDB in this process, without a database file: everything is kept in Parquet files. */
export class DuckDb {
  readonly #module: DuckDbModule
  readonly #instance: DuckDBInstance
  readonly #connection: DuckDBConnection

  private constructor(module: DuckDbModule, instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#module = module
    this.#instance = instance
    this.#connection = connection
  }

  /** @throws DoppelwireError `PACKAGE_MISSING` */
  static async open({ memory, threads, temporary }: DuckDbLimits): Promise<DuckDb> {
    const module = await load()
    const instance = await module.DuckDBInstance.create(':memory:', {
      memory_limit: `${Math.floor(memory / 2 ** 20)}MiB`,
      threads: String(threads),
      temp_directory: temporary,
      preserve_insertion_order: 'false',
    })
    return new DuckDb(module, instance, await instance.connect())
  }

  /** Runs statements that answer nothing. */
  async run(sql: string): Promise<void> {
    await this.#told(sql, async () => {
      await this.#connection.run(sql)
    })
  }

  /** Hands over the columns of an answer, some thousand rows at a time. */
  async *columns(sql: string): AsyncGenerator<readonly DuckDBValue[][]> {
    const result = await this.#told(sql, () => this.#connection.stream(sql))
    for (;;) {
      const chunk = await this.#told(sql, () => result.fetchChunk())
      if (!chunk || chunk.rowCount === 0) return
      yield chunk.getColumns()
    }
  }

  /** All rows of an answer that is known to be small, or of a task, which is. */
  async rows(sql: string): Promise<DuckDBValue[][]> {
    const rows: DuckDBValue[][] = []
    for await (const columns of this.columns(sql)) {
      for (let i = 0; i < columns[0]!.length; i++) rows.push(columns.map((column) => column[i]!))
    }
    return rows
  }

  /** The one number that a statement answers. */
  async number(sql: string): Promise<number> {
    return Number((await this.rows(sql))[0]?.[0] ?? 0)
  }

  /** Fills a new table. Bytes are given as `Uint8Array`. */
  async fill(table: string, definition: string, columns: readonly ArrayLike<unknown>[]): Promise<void> {
    await this.run(`CREATE OR REPLACE TABLE ${table} (${definition})`)
    const rows = columns[0]!.length
    const appender = await this.#connection.createAppender(table)
    const types = columns.map((_, i) => appender.columnType(i))
    for (let from = 0; from < rows; from += CHUNK_ROWS) {
      const count = Math.min(CHUNK_ROWS, rows - from)
      const chunk = this.#module.DuckDBDataChunk.create(types, count)
      chunk.setColumns(columns.map((column) => Array.from({ length: count }, (_, i) => this.#value(column[from + i]))))
      appender.appendDataChunk(chunk)
    }
    appender.closeSync()
  }

  /** Writes the answer to a Parquet file, under a hidden name until it is whole. */
  async write(path: string, sql: string): Promise<void> {
    const hidden = `${path}.part`
    await this.run(`COPY (${sql}) TO ${quoted(hidden)} (FORMAT parquet, COMPRESSION zstd)`)
    await rename(hidden, path)
  }

  close(): void {
    this.#connection.closeSync()
    this.#instance.closeSync()
  }

  #value(value: unknown): DuckDBValue {
    if (value instanceof Uint8Array) return new this.#module.DuckDBBlobValue(value)
    return (value ?? null) as DuckDBValue
  }

  async #told<Result>(sql: string, action: () => Promise<Result>): Promise<Result> {
    try {
      return await action()
    } catch (cause) {
      throw new DoppelwireError('BATCH_FAILED', `DuckDB: ${adviceOn((cause as Error).message)}`, {
        cause: new Error(sql, { cause }),
      })
    }
  }
}

/** A string as SQL writes it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A table of what the Parquet files hold that a pattern names. */
export function parquet(...paths: readonly string[]): string {
  return `read_parquet([${paths.map(quoted).join(', ')}])`
}

async function load(): Promise<DuckDbModule> {
  try {
    return await import('@duckdb/node-api')
  } catch (cause) {
    throw new DoppelwireError(
      'PACKAGE_MISSING',
      'doppelwire/batch needs the package @duckdb/node-api, which is not installed: npm install @duckdb/node-api',
      { cause },
    )
  }
}

function adviceOn(message: string): string {
  const first = message.split('\n')[0]!
  if (/out of memory|could not allocate/i.test(message)) {
    return `${first}; give --memory more, or a folder for --out with more free space, and call again: finished stages stay`
  }
  if (/no space left|disk|IO Error/i.test(message)) {
    return `${first}; free space in the folder of --out and call again: finished stages stay`
  }
  return first
}
