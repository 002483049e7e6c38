import type { DuckDb } from './duckdb.js'

/** What a task asks of the feed. Of all that there is it needs little, and what that is shows in its work. */
export interface FeedQuestions {
  /** Whether something was asked that is not known; the answer was a wrong one. */
  readonly isOpen: boolean
  /** Reads the answers. */
  load(): Promise<void>
}

/** The answer of work that asks: it is done to hear what it asks for, and again with the answers, until it asks nothing new. */
export async function answering<Result>(questions: readonly FeedQuestions[], work: () => Result): Promise<Result> {
  for (;;) {
    const result = work()
    const open = questions.filter(({ isOpen }) => isOpen)
    if (open.length === 0) return result
    for (const one of open) await one.load()
  }
}

/** How many texts of the feed keep a phrase. */
export class Frequencies implements FeedQuestions {
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

  get isOpen(): boolean {
    return this.#asked.size > 0
  }

  async load(): Promise<void> {
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
