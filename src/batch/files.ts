import { join } from 'node:path'

/** Part or task `*` stands for all. */
type Which = number | '*'

export type RowKind = 'articles' | 'bands' | 'blocks' | 'phrases'

/** A file of rows, of the part that a number of articles form in the order of the input. */
export function rowFile(rows: string, kind: RowKind, part: Which): string {
  return join(rows, `${kind}-${digits(part)}.parquet`)
}

export function fingerprintFile(rows: string, part: number): string {
  return join(rows, `fingerprints-${digits(part)}.bin`)
}

/** A table that one stage makes and another reads. */
export function tableFile(work: string, table: string): string {
  return join(work, `${table}.parquet`)
}

/** What one task of a stage makes. */
export function taskFile(work: string, table: string, task: Which): string {
  return join(work, `${table}-${digits(task)}.parquet`)
}

function digits(which: Which): string {
  return which === '*' ? which : String(which).padStart(7, '0')
}
