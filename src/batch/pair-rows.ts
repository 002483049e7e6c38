import { deserialize, serialize } from 'node:v8'
import type { DuckDBValue } from '@duckdb/node-api'
import { RELATIONS, type Relation } from '../compare/relation.js'
import type { ComparedPair } from '../deduper/internals.js'
import type { DuckDb } from './duckdb.js'

/*
 * Pairs as rows: the ranks of both texts, the better first, the relation as its place in RELATIONS, the score; of compared pairs
 * also what the feed will be asked about.
 */

const COMPARED = 'a UINTEGER, b UINTEGER, relation UTINYINT, score DOUBLE, asked BLOB'
const JUDGED = 'a UINTEGER, b UINTEGER, relation UTINYINT, score DOUBLE'

export async function writeCompared(duckdb: DuckDb, path: string, pairs: readonly ComparedPair[]): Promise<void> {
  await duckdb.fill('compared_pairs', COMPARED, [
    ...commonColumns(pairs),
    pairs.map(({ otherwise, shared, evidence }) =>
      evidence === undefined && shared === undefined
        ? null
        : new Uint8Array(serialize({ otherwise, shared, evidence })),
    ),
  ])
  await duckdb.write(path, 'SELECT * FROM compared_pairs ORDER BY a, b')
}

export async function writeJudged(
  duckdb: DuckDb,
  path: string,
  pairs: readonly Pick<ComparedPair, 'a' | 'b' | 'relation' | 'score'>[],
): Promise<void> {
  await duckdb.fill('judged_pairs', JUDGED, commonColumns(pairs))
  await duckdb.write(path, 'SELECT * FROM judged_pairs ORDER BY a, b')
}

function commonColumns(pairs: readonly Pick<ComparedPair, 'a' | 'b' | 'relation' | 'score'>[]): ArrayLike<unknown>[] {
  return [
    pairs.map(({ a }) => a),
    pairs.map(({ b }) => b),
    pairs.map(({ relation }) => RELATIONS.indexOf(relation)),
    pairs.map(({ score }) => score),
  ]
}

export function readPair([a, b, relation, score, asked]: readonly DuckDBValue[]): ComparedPair {
  const bytes = asked as { readonly bytes: Uint8Array } | null | undefined
  return {
    ...{ a: Number(a), b: Number(b), relation: RELATIONS[Number(relation)] as Relation, score: Number(score) },
    ...(bytes ? (deserialize(bytes.bytes) as Pick<ComparedPair, 'otherwise' | 'shared' | 'evidence'>) : {}),
  }
}
