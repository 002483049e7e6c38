import type { DeduperOptions } from '../deduper/options.js'

/** What every process of a batch is told when it starts. */
export interface Setup {
  readonly options: DeduperOptions
  /** The folder of the rows, and that of everything else that is written on the way. */
  readonly rows: string
  readonly work: string
  /** Bytes that the DuckDB of this process may hold. */
  readonly memory: number
  /** How many wordings the feed has, and by part of the rows the number of its first article; known once all is read. */
  readonly texts: number
  readonly starts: readonly number[]
  /** Whether words of any text are masked; known once boilerplate is learned. */
  readonly masks: boolean
}

/** Articles whose fingerprints and keys are to be written as one part. */
export interface RowsTask {
  readonly kind: 'rows'
  readonly part: number
  /** The number of the first article. */
  readonly first: number
  readonly ids: readonly string[]
  readonly times: readonly (number | undefined)[]
  readonly sources: readonly (string | undefined)[]
  readonly texts: readonly string[]
  readonly langs: readonly (string | undefined)[]
}

/** One of the tasks of a stage, by number. */
export interface NumberedTask {
  readonly kind: 'standing' | 'pages' | 'masks' | 'alike' | 'compare' | 'stars' | 'likely' | 'judge' | 'clusters'
  readonly number: number
  /** The table whose pairs are to be compared. */
  readonly table?: 'bands' | 'phrases'
}

export type Task = RowsTask | NumberedTask

/** What a process is to do. */
export interface Order {
  /** What it works on from now on; undefined where that has not changed. */
  readonly setup: Setup | undefined
  readonly task: Task
}

/** What a process says of a task. */
export type Reply =
  | { readonly done: Readonly<Record<string, number>> }
  | { readonly failed: { readonly code: string; readonly message: string } }
