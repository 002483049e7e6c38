import { SMALL_BUCKET } from '../candidates/bucket-groups.js'
import { MAX_CANDIDATES, MAX_DF, MIN_SHARED } from '../candidates/phrase-index.js'
import { type DuckDb, parquet } from './duckdb.js'
import type { Engine } from './engine.js'
import { rowFile, tableFile, taskFile } from './files.js'
import type { StageCounts } from './manifest.js'
import { numbersOf, Parts } from './parts.js'

interface Folders {
  readonly rows: string
  readonly work: string
}

/** So many pairs are compared in one task. */
const TASK_PAIRS = 10_000

/** Makes `large (key, t)`, the buckets of more than 8 texts, and `proposed (a, b)`, the pairs of all others. */
export async function findShared(duckdb: DuckDb, engine: Engine, { rows, work }: Folders): Promise<StageCounts> {
  await engine.load(
    `SELECT b.key, x.t FROM ${parquet(rowFile(rows, 'bands', '*'))} b JOIN ${parquet(tableFile(work, 'texts'))} x ON b.n = x.n`,
  )
  await engine.writeLarge(tableFile(work, 'large'), SMALL_BUCKET)
  await engine.writePairs(tableFile(work, 'proposed'), SMALL_BUCKET)
  await engine.drop()
  const large = parquet(tableFile(work, 'large'))
  const [counts] = await duckdb.rows(
    `SELECT count(*), max(members) FROM (SELECT count(*) AS members FROM ${large} GROUP BY key)`,
  )
  return { largeBuckets: Number(counts![0]), largestBucket: Number(counts![1] ?? 0) }
}

/** Makes `alike (task, t, n)`: the texts of large buckets, those in one task that such buckets connect. */
export async function findAlike(duckdb: DuckDb, { work }: Folders, texts: number): Promise<StageCounts> {
  const large = parquet(tableFile(work, 'large'))
  const parts = new Parts(texts)
  await parts.connect(
    duckdb,
    `SELECT f.first, l.t FROM ${large} l JOIN (SELECT key, min(t) AS first FROM ${large} GROUP BY key) f ON l.key = f.key WHERE l.t > f.first`,
  )
  const tasks = await parts.fill(
    duckdb,
    'tasks_of_texts',
    numbersOf(duckdb, `SELECT DISTINCT t FROM ${large} ORDER BY t`),
  )
  await duckdb.write(
    tableFile(work, 'alike'),
    `SELECT p.task, p.t, x.n FROM tasks_of_texts p JOIN ${parquet(tableFile(work, 'texts'))} x ON p.t = x.t ORDER BY p.task, p.t`,
  )
  return { tasks }
}

/** Makes `bands (task, a, b, an, bn)`: the pairs of small buckets, except those of one group of alike texts. */
export async function pairsOfBands(duckdb: DuckDb, { work }: Folders, grouped: boolean): Promise<StageCounts> {
  const leaders = grouped ? parquet(taskFile(work, 'leaders', '*')) : '(SELECT 0 AS t, 0 AS leader WHERE false)'
  return writePairs(
    duckdb,
    work,
    'bands',
    `SELECT p.a, p.b FROM ${parquet(tableFile(work, 'proposed'))} p
     LEFT JOIN ${leaders} la ON p.a = la.t LEFT JOIN ${leaders} lb ON p.b = lb.t
     WHERE coalesce(la.leader, p.a) <> coalesce(lb.leader, p.b)`,
  )
}

/**
 * Makes `frequencies (phrase, df)` of the phrases that two or more centres of reprints keep, and `phrases (task, a, b, an, bn)`: by
 * centre, those that share most weight with it. The rules are those of `PhraseIndex`.
 */
export async function pairsOfPhrases(
  duckdb: DuckDb,
  engine: Engine,
  { rows, work, masks }: Folders & { readonly masks: boolean },
  starred: boolean,
): Promise<StageCounts> {
  const stars = starred ? parquet(taskFile(work, 'stars', '*')) : '(SELECT 0 AS t WHERE false)'
  await duckdb.write(
    tableFile(work, 'held'),
    `WITH centres AS (SELECT o.t, o.n FROM ${parquet(tableFile(work, 'texts'))} o ANTI JOIN ${stars} s ON o.t = s.t)
     SELECT p.phrase, x.t FROM ${parquet(rowFile(rows, 'phrases', '*'))} p JOIN centres x ON p.n = x.n ${masks ? leftOf(work) : ''}`,
  )
  const held = parquet(tableFile(work, 'held'))
  await engine.load(`SELECT phrase AS key, t FROM ${held}`)
  await engine.writeFrequencies(tableFile(work, 'frequencies'))
  const texts = await duckdb.number(`SELECT count(DISTINCT t) FROM ${held}`)
  // A text is not counted among the others that keep its phrase.
  const most = MAX_DF + 1
  await engine.writeSharing(tableFile(work, 'sharing'), { texts, most, least: MIN_SHARED })
  await engine.drop()
  const sharing = parquet(tableFile(work, 'sharing'))
  const counts = await writePairs(
    duckdb,
    work,
    'phrases',
    `SELECT DISTINCT least(t, other) AS a, greatest(t, other) AS b FROM
       (SELECT t, other, row_number() OVER (PARTITION BY t ORDER BY weight DESC, other) AS place FROM
         (SELECT a AS t, b AS other, weight FROM ${sharing} UNION ALL SELECT b, a, weight FROM ${sharing}))
     ANTI JOIN ${parquet(tableFile(work, 'bands'))} k ON k.a = least(t, other) AND k.b = greatest(t, other)
     WHERE place <= ${MAX_CANDIDATES}`,
  )
  const cutPhrases = await duckdb.number(
    `SELECT count(*) FROM ${parquet(tableFile(work, 'frequencies'))} WHERE df > ${most}`,
  )
  return { ...counts, cutPhrases }
}

/** In place of the phrases of masked texts, those that are left of them. */
function leftOf(work: string): string {
  return `ANTI JOIN ${parquet(taskFile(work, 'masks', '*'))} m ON x.t = m.t
    UNION ALL SELECT l.phrase, l.t FROM ${parquet(taskFile(work, 'left', '*'))} l SEMI JOIN centres x ON l.t = x.t`
}

async function writePairs(duckdb: DuckDb, work: string, table: string, pairs: string): Promise<StageCounts> {
  const texts = parquet(tableFile(work, 'texts'))
  await duckdb.write(
    tableFile(work, table),
    `SELECT ((row_number() OVER (ORDER BY p.a, p.b) - 1) // ${TASK_PAIRS})::UINTEGER AS task, p.a, p.b, xa.n AS an, xb.n AS bn
     FROM (${pairs}) p JOIN ${texts} xa ON p.a = xa.t JOIN ${texts} xb ON p.b = xb.t ORDER BY p.a, p.b`,
  )
  const found = await duckdb.number(`SELECT count(*) FROM ${parquet(tableFile(work, table))}`)
  return { pairs: found, tasks: Math.ceil(found / TASK_PAIRS) }
}
