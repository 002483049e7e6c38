import { LikelyCopies } from '../neighbourhood/likely-copies.js'
import { type DuckDb, parquet, quoted } from './duckdb.js'
import { tableFile, taskFile } from './files.js'
import type { FeedQuestions } from './frequencies.js'

/** The likely copies of texts, which are read as they are asked for. Texts are named by their ranks. */
export class Versions implements FeedQuestions {
  readonly #duckdb: DuckDb
  readonly #work: string
  readonly #phrases = new Map<number, Set<number>>()
  readonly #copies = new LikelyCopies({
    has: (text) => this.#phrases.has(text),
    phrasesOf: (text) => this.#phrases.get(text)!,
  })
  readonly #known = new Set<number>()
  readonly #asked = new Set<number>()

  constructor(duckdb: DuckDb, work: string) {
    this.#duckdb = duckdb
    this.#work = work
  }

  readonly beside: LikelyCopies['beside'] = (a, b) => {
    for (const text of [a, b]) if (!this.#known.has(text)) this.#asked.add(text)
    return this.isOpen ? [] : this.#copies.beside(a, b)
  }

  get isOpen(): boolean {
    return this.#asked.size > 0
  }

  async load(): Promise<void> {
    const asked = [...this.#asked].sort((a, b) => a - b)
    this.#asked.clear()
    for (const text of asked) this.#known.add(text)
    const files = taskFile(this.#work, 'likely', '*')
    // Where nothing was compared, nothing is likely.
    if ((await this.#duckdb.number(`SELECT count(*) FROM glob(${quoted(files)})`)) === 0) return
    await this.#duckdb.fill('asked', 't UINTEGER', [asked])
    const either = `SELECT a, b, score FROM ${parquet(files)} WHERE a IN (SELECT t FROM asked) OR b IN (SELECT t FROM asked)`
    const texts = `SELECT a FROM (${either}) UNION SELECT b FROM (${either})`
    const held = `SELECT t, phrase FROM ${parquet(tableFile(this.#work, 'held'))} WHERE t IN (${texts})`
    for await (const [ranks, phrases] of this.#duckdb.columns(held)) {
      for (const [i, rank] of ranks!.entries()) {
        const own = this.#phrases.get(Number(rank)) ?? new Set<number>()
        this.#phrases.set(Number(rank), own.add(Number(phrases![i])))
      }
    }
    for (const [a, b, score] of await this.#duckdb.rows(either)) this.#copies.add(Number(a), Number(b), Number(score))
  }
}
