import { join } from 'node:path'
import { type DuckDb, parquet } from './duckdb.js'
import { tableFile, taskFile } from './files.js'
import type { StageCounts } from './manifest.js'
import { ID_KEY } from './text-order.js'

/** @param clustered whether there are clusters of several articles */
export async function writeResult(duckdb: DuckDb, out: string, work: string, clustered: boolean): Promise<StageCounts> {
  const clusters = clustered
    ? parquet(taskFile(work, 'clusters', '*'))
    : `(SELECT '' AS representative, NULL::BLOB AS representative_order, 0 AS size, 0 AS place, '' AS id, '' AS relation, 0.0 AS score, NULL::VARCHAR AS reprint_of WHERE false)`
  const all = `(SELECT * FROM ${clusters} UNION ALL
      SELECT m.id, m.id_order, 1, 0, m.id, 'representative', 1.0, NULL FROM ${parquet(tableFile(work, 'members'))} m ANTI JOIN ${clusters} c ON m.id = c.id)`
  const key = ID_KEY.replaceAll(/\bid/g, 'representative')
  await duckdb.write(
    join(out, 'clusters.parquet'),
    `SELECT c.cluster, m.id, m.relation, m.score, m.reprint_of AS "reprintOf" FROM ${all} m
       JOIN (SELECT representative, row_number() OVER (ORDER BY size DESC, ${key}) AS cluster FROM ${all} WHERE place = 0) c
       ON m.representative = c.representative ORDER BY c.cluster, m.place`,
  )
  const pairs = clustered
    ? parquet(taskFile(work, 'pairs', '*'))
    : `(SELECT '' AS a, '' AS b, '' AS relation, 0.0 AS score WHERE false)`
  await duckdb.write(join(out, 'pairs.parquet'), `SELECT a, b, relation, score FROM ${pairs} ORDER BY a, b`)
  const [counts] = await duckdb.rows(
    `SELECT (SELECT max(cluster) FROM ${parquet(join(out, 'clusters.parquet'))}), (SELECT count(*) FROM ${parquet(join(out, 'pairs.parquet'))})`,
  )
  return { clusters: Number(counts![0] ?? 0), pairs: Number(counts![1]) }
}
