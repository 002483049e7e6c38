import { VersionNames } from '../deduper/internals.js'
import type { DeduperOptions } from '../deduper/options.js'
import { DoppelwireError } from '../errors.js'
import { type DuckDb, parquet } from './duckdb.js'

/**
 * Fills the table `renamed (n, id)` of the articles that are stored under another id than their own, or not at all (null), because
 * their id came before: as a deduper does that is given the articles one by one. Two texts of the same 64-bit hash count as one.
 *
 * @returns how many articles came again with the same text
 * @throws DoppelwireError `DUPLICATE_ID`
 */
export async function resolveNames(
  duckdb: DuckDb,
  articles: string,
  onDuplicate: DeduperOptions['onDuplicate'],
): Promise<number> {
  const hashes = new Map<string, Uint8Array>()
  const numbers = new Map<string, number>()
  const names = new VersionNames((id) => hashes.get(id))
  const renamed: [number, string | null][] = []
  let repeated = 0
  // A name like `a#2` may be another article's own.
  const sql = `SELECT n, id, bytes_hash FROM ${parquet(articles)}
    WHERE id IN (SELECT id FROM ${parquet(articles)} GROUP BY id HAVING count(*) > 1) OR regexp_matches(id, '#[1-9][0-9]*$')
    ORDER BY n`
  const keep = (n: number, id: string, bytes: Uint8Array) => {
    hashes.set(id, bytes)
    numbers.set(id, n)
    names.added(id, bytes)
  }
  for await (const [ns, ids, all] of duckdb.columns(sql)) {
    for (const [i, given] of ids!.entries()) {
      const [n, id, hash] = [Number(ns![i]), String(given), all![i] as bigint]
      const bytes = new Uint8Array(BigUint64Array.of(hash).buffer)
      const known = hashes.get(id)
      if (known === undefined) keep(n, id, bytes)
      else if (isSame(known, bytes)) {
        renamed.push([n, null])
        repeated++
      } else if (onDuplicate === 'replace') {
        renamed.push([numbers.get(id)!, null])
        keep(n, id, bytes)
      } else if (onDuplicate === 'version') {
        const resolved = names.resolve(id, bytes)
        renamed.push([n, resolved.known ? null : resolved.id])
        if (resolved.known) repeated++
        else keep(n, resolved.id, bytes)
      } else throw twice(id)
    }
  }
  await duckdb.fill('renamed', 'n UINTEGER, id VARCHAR', [renamed.map(([n]) => n), renamed.map(([, id]) => id)])
  return repeated
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.every((byte, i) => byte === b[i])
}

function twice(id: string): DoppelwireError {
  return new DoppelwireError(
    'DUPLICATE_ID',
    `the id ${JSON.stringify(id)} came with two texts; --on-duplicate version keeps both, --on-duplicate replace the later one`,
  )
}
