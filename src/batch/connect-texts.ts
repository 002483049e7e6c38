import { type DuckDb, parquet, quoted } from './duckdb.js'
import { tableFile, taskFile } from './files.js'
import type { StageCounts } from './manifest.js'
import { numbersOf, Parts } from './parts.js'

/**
 * Makes the tables `NAME-edges (task, a, b, relation, score)` and `NAME-members (task, t, n, id, words, time, source, stands)` of the texts
 * that pairs connect; for clusters, also of those that several articles have.
 *
 * @param table whose pairs these are
 */
export async function connectTexts(
  duckdb: DuckDb,
  { work, texts }: { readonly work: string; readonly texts: number },
  name: 'reprint' | 'copy',
  table: string,
  condition = 'true',
): Promise<StageCounts> {
  const isEmpty = (await countFiles(duckdb, work, table)) === 0
  const source = isEmpty
    ? '(SELECT 0 AS a, 0 AS b, 0 AS relation, 0.0 AS score WHERE false)'
    : parquet(taskFile(work, table, '*'))
  await duckdb.run(`CREATE OR REPLACE TABLE edges AS SELECT a, b, min(relation) AS relation, max(score) AS score
        FROM ${source} WHERE ${condition} GROUP BY a, b`)
  const parts = new Parts(texts)
  await parts.connect(duckdb, 'SELECT a, b FROM edges')
  const members = parquet(tableFile(work, 'members'))
  const more = name === 'copy' ? `UNION SELECT t FROM ${members} GROUP BY t HAVING count(*) > 1` : ''
  const named = `SELECT DISTINCT t FROM (SELECT a AS t FROM edges UNION SELECT b FROM edges ${more}) ORDER BY t`
  const tasks = await parts.fill(duckdb, 'tasks_of_texts', numbersOf(duckdb, named))
  await duckdb.write(
    tableFile(work, `${name}-edges`),
    'SELECT p.task, e.* FROM edges e JOIN tasks_of_texts p ON e.a = p.t ORDER BY p.task, e.a, e.b',
  )
  await duckdb.write(
    tableFile(work, `${name}-members`),
    `SELECT p.task, m.t, m.n, m.id, m.words, m.time, m.source, x.n AS stands FROM ${members} m
         JOIN tasks_of_texts p ON m.t = p.t JOIN ${parquet(tableFile(work, 'texts'))} x ON m.t = x.t ORDER BY p.task, m.t, m.n`,
  )
  return { tasks }
}

/** How many files the tasks of a stage made. */
export function countFiles(duckdb: DuckDb, work: string, table: string): Promise<number> {
  return duckdb.number(`SELECT count(*) FROM glob(${quoted(taskFile(work, table, '*'))})`)
}
