import { rm } from 'node:fs/promises'
import { type DuckDb, parquet } from './duckdb.js'
import type { Engine, SharingRule } from './engine.js'
import { tableFile } from './files.js'

/** Joins rows in this process. What is shared at all stands in a file, `key, t, members`. */
export class DuckDbEngine implements Engine {
  readonly #duckdb: DuckDb
  readonly #path: string

  constructor(duckdb: DuckDb, work: string) {
    this.#duckdb = duckdb
    this.#path = tableFile(work, 'shared')
  }

  load(rows: string): Promise<void> {
    return this.#duckdb.write(
      this.#path,
      `WITH given AS (${rows}),
       full_buckets AS (SELECT key, count(*)::UINTEGER AS members FROM given GROUP BY key HAVING count(*) > 1)
       SELECT g.key, g.t, f.members FROM given g JOIN full_buckets f ON g.key = f.key`,
    )
  }

  writeLarge(path: string, most: number): Promise<void> {
    return this.#duckdb.write(path, `SELECT key, t FROM ${this.#shared} WHERE members > ${most}`)
  }

  writePairs(path: string, most: number): Promise<void> {
    const small = `(SELECT key, t FROM ${this.#shared} WHERE members <= ${most})`
    return this.#duckdb.write(
      path,
      `SELECT DISTINCT x.t AS a, y.t AS b FROM ${small} x JOIN ${small} y ON x.key = y.key AND x.t < y.t`,
    )
  }

  writeFrequencies(path: string): Promise<void> {
    return this.#duckdb.write(
      path,
      `SELECT key AS phrase, any_value(members) AS df FROM ${this.#shared} GROUP BY key ORDER BY key`,
    )
  }

  writeSharing(path: string, { most, least, texts }: SharingRule): Promise<void> {
    const weighed = `(SELECT key, t, ln(${texts + 1} / (members - 1)) AS weight FROM ${this.#shared} WHERE members <= ${most})`
    return this.#duckdb.write(
      path,
      `SELECT x.t AS a, y.t AS b, sum(x.weight) AS weight FROM ${weighed} x JOIN ${weighed} y ON x.key = y.key AND x.t < y.t
       GROUP BY x.t, y.t HAVING count(*) >= ${least}`,
    )
  }

  drop(): Promise<void> {
    return rm(this.#path, { force: true })
  }

  get #shared(): string {
    return parquet(this.#path)
  }
}
