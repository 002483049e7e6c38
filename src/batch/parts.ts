import { rootOf } from '../structures/union-find.js'
import type { DuckDb } from './duckdb.js'

/** Parts of up to so many texts share a task. */
const TASK_TEXTS = 20_000

/**
 * Which texts must be looked at together: union-find over pairs of ranks, in one array. It never says who shares a cluster: that,
 * the stars of verified pairs do.
 */
export class Parts {
  readonly #parents: Uint32Array

  constructor(texts: number) {
    this.#parents = Uint32Array.from({ length: texts }, (_, text) => text)
  }

  /** Connects the two texts of each row of an answer. */
  async connect(duckdb: DuckDb, sql: string): Promise<void> {
    for await (const [a, b] of duckdb.columns(sql)) {
      for (let i = 0; i < a!.length; i++) this.#union(Number(a![i]), Number(b![i]))
    }
  }

  /** Fills a table `t, task` with all texts that `texts` names: those that are connected have one task. */
  async fill(duckdb: DuckDb, table: string, texts: AsyncIterable<number>): Promise<number> {
    const sizes = new Map<number, number>()
    const named: number[] = []
    for await (const text of texts) {
      named.push(text)
      const root = rootOf(this.#parents, text)
      sizes.set(root, (sizes.get(root) ?? 0) + 1)
    }
    const taskOf = new Map<number, number>()
    let [task, taken] = [0, 0]
    for (const [root, size] of sizes) {
      if (taken > 0 && taken + size > TASK_TEXTS) {
        task++
        taken = 0
      }
      taskOf.set(root, task)
      taken += size
    }
    const tasks = named.map((text) => taskOf.get(rootOf(this.#parents, text))!)
    await duckdb.fill(table, 't UINTEGER, task UINTEGER', [named, tasks])
    return named.length === 0 ? 0 : task + 1
  }

  #union(a: number, b: number): void {
    const [one, other] = [rootOf(this.#parents, a), rootOf(this.#parents, b)]
    if (one < other) this.#parents[other] = one
    else this.#parents[one] = other
  }
}

/** The first column of an answer, as numbers. */
export async function* numbersOf(duckdb: DuckDb, sql: string): AsyncGenerator<number> {
  for await (const [column] of duckdb.columns(sql)) for (const value of column!) yield Number(value)
}
