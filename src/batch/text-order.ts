import type { RepresentativePolicy } from '../cluster/representative.js'
import type { DeduperOptions } from '../deduper/options.js'
import { type DuckDb, parquet, quoted } from './duckdb.js'
import { rowFile, tableFile } from './files.js'
import { FingerprintFiles } from './fingerprint-files.js'
import type { StageCounts } from './manifest.js'
import { resolveNames } from './names.js'

/** Orders ids as this package does. */
export const ID_KEY = 'coalesce(id_order, encode(id))'

/**
 * Makes two tables: `texts (t, n)`, the wordings in the order of their ranks, each with the article that stands for it; and
 * `members (t, n, id, id_order, words, time, source)`, the articles of each wording. The order is that of `wordingsOf`.
 */
export async function orderTexts(
  duckdb: DuckDb,
  { rows, work }: { readonly rows: string; readonly work: string },
  starts: readonly number[],
  { onDuplicate, representative }: DeduperOptions,
): Promise<StageCounts> {
  const articles = rowFile(rows, 'articles', '*')
  const repeated = await resolveNames(duckdb, articles, onDuplicate)
  // A text without words equals nothing, not even itself.
  await duckdb.run(`CREATE OR REPLACE TABLE kept AS
    SELECT a.n, coalesce(r.id, a.id) AS id, CASE WHEN r.id IS NULL THEN a.id_order ELSE a.id_order || encode(substr(r.id, length(a.id) + 1)) END AS id_order,
      time, source, words, bytes_hash, language, text_hash, CASE WHEN text_hash = 0 THEN a.n END AS apart
    FROM ${parquet(articles)} a LEFT JOIN renamed r ON a.n = r.n WHERE r.n IS NULL OR r.id IS NOT NULL`)
  await chooseStanding(duckdb, new FingerprintFiles(rows, starts))
  await duckdb.run(`CREATE OR REPLACE TABLE wordings AS
    SELECT text_hash, language, apart, coalesce(any_value(c.n), min(k.n)) AS n,
      arg_min(struct_pack(key := ${policyKey(representative)}, name := ${ID_KEY}),
        struct_pack(key := ${policyKey(representative)}, name := ${ID_KEY})) AS best,
      count(*) AS size, max(words) AS words
    FROM kept k LEFT JOIN chosen c USING (text_hash, language) GROUP BY text_hash, language, apart`)
  const first = representative === 'central' ? '-size' : 'best.key'
  await duckdb.run(`CREATE OR REPLACE TABLE ranked AS
    SELECT (row_number() OVER (ORDER BY ${first}, words DESC, best.name) - 1)::UINTEGER AS t, n, text_hash, language, apart FROM wordings`)
  await duckdb.write(tableFile(work, 'texts'), 'SELECT t, n FROM ranked ORDER BY t')
  await duckdb.write(
    tableFile(work, 'members'),
    `SELECT t, k.n, k.id, k.id_order, k.words, k.time, k.source FROM kept k JOIN ranked r
     ON k.text_hash = r.text_hash AND k.language = r.language AND k.apart IS NOT DISTINCT FROM r.apart ORDER BY t, k.n`,
  )
  const [counts] = await duckdb.rows('SELECT (SELECT count(*) FROM kept), (SELECT count(*) FROM ranked)')
  for (const table of ['kept', 'wordings', 'ranked', 'renamed', 'chosen']) await duckdb.run(`DROP TABLE ${table}`)
  return { articles: Number(counts![0]), texts: Number(counts![1]), repeated }
}

/** Of texts of one wording that differ in blanks or quotation marks, that with the lowest bytes stands for all. */
async function chooseStanding(duckdb: DuckDb, files: FingerprintFiles): Promise<void> {
  const sql = `SELECT text_hash, language, min(n) FROM kept WHERE text_hash <> 0 AND (text_hash, language) IN
      (SELECT (text_hash, language) FROM kept WHERE text_hash <> 0 GROUP BY text_hash, language HAVING count(DISTINCT bytes_hash) > 1)
    GROUP BY text_hash, language, bytes_hash`
  const chosen = new Map<string, { hash: bigint; language: string; n: number; bytes: Uint8Array }>()
  for await (const [hashes, languages, ns] of duckdb.columns(sql)) {
    for (const [i, hash] of hashes!.entries()) {
      const [language, n] = [String(languages![i]), Number(ns![i])]
      const key = `${hash} ${language}`
      const { bytes } = files.read(n)
      const before = chosen.get(key)
      if (before && Buffer.compare(before.bytes, bytes) <= 0) continue
      chosen.set(key, { hash: hash as bigint, language, n, bytes })
    }
  }
  files.close()
  const all = [...chosen.values()]
  await duckdb.fill('chosen', 'text_hash UBIGINT, language VARCHAR, n UINTEGER', [
    all.map(({ hash }) => hash),
    all.map(({ language }) => language),
    all.map(({ n }) => n),
  ])
}

/** What a policy orders the articles of one wording by, ascending. */
function policyKey(policy: RepresentativePolicy): string {
  if (policy === 'earliest') return "coalesce(time, 'infinity'::DOUBLE)"
  if (policy === 'latest') return "coalesce(-time, 'infinity'::DOUBLE)"
  if (typeof policy === 'object') {
    return `coalesce(list_position([${policy.sources.map(quoted).join(', ')}], source), ${policy.sources.length + 1})::DOUBLE`
  }
  // All articles of a wording are equally long, and equally central.
  return '0::DOUBLE'
}
