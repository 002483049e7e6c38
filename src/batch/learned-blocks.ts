import { DRAWN_TEXTS, LEAST_TEXTS } from '../neighbourhood/frequent-blocks.js'
import { LEAST_PAGES } from '../neighbourhood/text-masks.js'
import { type DuckDb, parquet } from './duckdb.js'
import { rowFile, tableFile, taskFile } from './files.js'
import type { StageCounts } from './manifest.js'

interface Folders {
  readonly rows: string
  readonly work: string
}

/** So many samples of texts, or texts, are looked at in one task. */
const TASK_SAMPLES = 200
const TASK_TEXTS = 2000

/**
 * Makes `frequent (block, sample)`: the blocks that many texts have, each with the sample of its texts that is looked at; and
 * `samples (task, sample, place, t, n)`. The rules are those of `FrequentBlocks`.
 */
export async function drawSamples(duckdb: DuckDb, { rows, work }: Folders): Promise<StageCounts> {
  const held = `(SELECT b.block, x.t, x.n, a.drawing_key FROM ${parquet(rowFile(rows, 'blocks', '*'))} b
    JOIN ${parquet(tableFile(work, 'texts'))} x ON b.n = x.n JOIN ${parquet(rowFile(rows, 'articles', '*'))} a ON b.n = a.n)`
  await duckdb.run(`CREATE OR REPLACE TABLE drawn AS
    SELECT block, list(t ORDER BY place) AS ts, list(n ORDER BY place) AS ns FROM
      (SELECT block, t, n, row_number() OVER (PARTITION BY block ORDER BY drawing_key, t) AS place FROM ${held}
       WHERE block IN (SELECT block FROM ${held} GROUP BY block HAVING count(*) >= ${LEAST_TEXTS}))
    WHERE place <= ${DRAWN_TEXTS} GROUP BY block`)
  await duckdb.run(`CREATE OR REPLACE TABLE sampled AS
    SELECT ts, ns, (row_number() OVER (ORDER BY ts) - 1)::UINTEGER AS sample FROM (SELECT DISTINCT ts, ns FROM drawn)`)
  await duckdb.write(tableFile(work, 'frequent'), 'SELECT d.block, s.sample FROM drawn d JOIN sampled s ON d.ts = s.ts')
  await duckdb.write(
    tableFile(work, 'samples'),
    `SELECT (sample // ${TASK_SAMPLES})::UINTEGER AS task, sample, unnest(range(len(ts))) AS place, unnest(ts) AS t, unnest(ns) AS n
     FROM sampled ORDER BY sample`,
  )
  const samples = await duckdb.number('SELECT count(*) FROM sampled')
  for (const table of ['drawn', 'sampled']) await duckdb.run(`DROP TABLE ${table}`)
  return { tasks: Math.ceil(samples / TASK_SAMPLES) }
}

/** Makes `showing (task, t, n)`: the texts that have a standing block. */
export async function findShowing(duckdb: DuckDb, { rows, work }: Folders): Promise<StageCounts> {
  return writeTexts(duckdb, { rows, work }, 'showing', parquet(taskFile(work, 'standing', '*')))
}

/** Makes `stream (block)`, of the blocks that several pages of streams show, and `masking (task, t, n)`: the texts to be masked. */
export async function findMasking(duckdb: DuckDb, { rows, work }: Folders, shown: boolean): Promise<StageCounts> {
  const pages = shown ? parquet(taskFile(work, 'pages', '*')) : '(SELECT 0 AS block WHERE false)'
  await duckdb.write(
    tableFile(work, 'stream'),
    `SELECT block FROM ${pages} GROUP BY block HAVING count(*) >= ${LEAST_PAGES}`,
  )
  const standing = parquet(taskFile(work, 'standing', '*'))
  const stream = parquet(tableFile(work, 'stream'))
  return writeTexts(
    duckdb,
    { rows, work },
    'masking',
    `(SELECT block, stands FROM ${standing} UNION ALL SELECT block, true FROM ${stream})`,
  )
}

export async function countMasks(duckdb: DuckDb, { work }: Folders): Promise<StageCounts> {
  const sql = `SELECT count(*) FILTER (NOT is_foreign), count(*) FILTER (is_foreign) FROM ${parquet(taskFile(work, 'masks', '*'))}`
  const [counts] = await duckdb.rows(sql)
  return { maskedTexts: Number(counts![0]), foreignTexts: Number(counts![1]) }
}

async function writeTexts(
  duckdb: DuckDb,
  { rows, work }: Folders,
  table: string,
  standing: string,
): Promise<StageCounts> {
  await duckdb.write(
    tableFile(work, table),
    `SELECT ((row_number() OVER (ORDER BY t) - 1) // ${TASK_TEXTS})::UINTEGER AS task, t, n FROM
       (SELECT DISTINCT x.t, x.n FROM ${parquet(rowFile(rows, 'blocks', '*'))} b JOIN ${parquet(tableFile(work, 'texts'))} x ON b.n = x.n
        WHERE b.block IN (SELECT block FROM ${standing} WHERE stands)) ORDER BY t`,
  )
  const texts = await duckdb.number(`SELECT count(*) FROM ${parquet(tableFile(work, table))}`)
  return { tasks: Math.ceil(texts / TASK_TEXTS) }
}
