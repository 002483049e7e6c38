import { appendFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { StageCounts } from './manifest.js'

/** Which tasks of a stage are done, and what each counted: a line each in a file, so that a batch that goes on sums up all of them. */
export class TaskLog {
  readonly #path: string
  readonly #counts: Map<number, StageCounts>

  private constructor(path: string, counts: Map<number, StageCounts>) {
    this.#path = path
    this.#counts = counts
  }

  static async open(path: string): Promise<TaskLog> {
    const written = await readFile(path, 'utf8').catch(() => '')
    // What follows the last line end was not written to its end: that task is done again.
    const lines = written.split('\n').slice(0, -1)
    return new TaskLog(path, new Map(lines.flatMap(readLine)))
  }

  get size(): number {
    return this.#counts.size
  }

  has(task: number): boolean {
    return this.#counts.has(task)
  }

  add(task: number, counts: StageCounts): void {
    // The line before may lack its end.
    appendFileSync(this.#path, `\n${JSON.stringify([task, counts])}\n`)
    this.#counts.set(task, counts)
  }

  totals(): StageCounts {
    const totals: Record<string, number> = {}
    for (const counts of this.#counts.values()) {
      for (const [name, value] of Object.entries(counts)) totals[name] = (totals[name] ?? 0) + value
    }
    return totals
  }
}

function readLine(line: string): [number, StageCounts][] {
  try {
    return [JSON.parse(line) as [number, StageCounts]]
  } catch {
    return [] // It is empty, or was not written to its end.
  }
}
