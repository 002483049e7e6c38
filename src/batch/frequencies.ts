import type { DuckDb } from './duckdb.js'

/**
 * How many texts of the feed keep a phrase. Of all phrases of a feed a task needs few, and which these are shows in its work: so the
 * work is done once to hear what it asks for, and again with the answers.
 */
export class Frequencies {
  readonly #duckdb: DuckDb
  readonly #table: string | undefined
  readonly #known = new Map<number, number>()
  readonly #asked = new Set<number>()

  /** @param table phrases that two or more texts keep, with their numbers; undefined where only reprints are sought */
  constructor(duckdb: DuckDb, table: string | undefined) {
    this.#duckdb = duckdb
    this.#table = table
  }

  readonly of = (phrase: number): number => {
    const known = this.#known.get(phrase)
    if (known !== undefined) return known
    this.#asked.add(phrase)
    return 0
  }

  /** The answer of work that asks, done until it asks nothing new. */
  async answering<Result>(work: () => Result): Promise<Result> {
    for (;;) {
      const result = work()
      if (this.#asked.size === 0) return result
      await this.#load()
    }
  }

  async #load(): Promise<void> {
    const asked = [...this.#asked].sort((a, b) => a - b)
    this.#asked.clear()
    // What is not in the table, one text keeps at most.
    for (const phrase of asked) this.#known.set(phrase, 1)
    if (this.#table === undefined) return
    await this.#duckdb.fill('asked', 'phrase UINTEGER', [asked])
    const sql = `SELECT phrase, df FROM ${this.#table} WHERE phrase IN (SELECT phrase FROM asked)`
    for await (const [phrases, counts] of this.#duckdb.columns(sql)) {
      for (const [i, phrase] of phrases!.entries()) this.#known.set(Number(phrase), Number(counts![i]))
    }
  }
}
