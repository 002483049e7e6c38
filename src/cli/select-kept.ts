import type { Cluster } from '../cluster/clusters.js'
import type { ClusterLevel } from '../cluster/star-levels.js'
import type { Relation } from '../compare/relation.js'
import type { Pair } from '../deduper/results.js'
import { verifiedAgainst } from './standings.js'
import { inTurns } from './turns.js'

/** Relations by which an archived article makes a new one superfluous. An excerpt does not: the archive has only a part. */
const SAME_STORY: Record<ClusterLevel, ReadonlySet<Relation>> = {
  reprint: new Set(['identical', 'reprint']),
  rewrite: new Set(['identical', 'reprint', 'rewrite']),
}

/** Why an article is left out: the article that makes it superfluous, and what it is to that. */
export interface LeftOut {
  readonly of: string | null
  readonly relation: Relation
  readonly score: number
}

/**
 * The articles to leave out, with why: of each cluster all but the representative (for an excerpt and its source, the source),
 * and what the archive has.
 *
 * @param pairs are read only if there is an archive
 */
export async function selectLeftOut(
  clusters: Iterable<Cluster>,
  pairs: Iterable<Pair>,
  archivedIds: ReadonlySet<string> | undefined,
  level: ClusterLevel,
): Promise<Map<string, LeftOut>> {
  const leftOut = new Map<string, LeftOut>()
  for (const id of archivedIds ?? []) leftOut.set(id, { of: id, relation: 'identical', score: 1 })
  for await (const cluster of inTurns(clusters)) {
    for (const member of cluster.members) {
      const { id, relation, score } = member
      if (relation === 'representative' || leftOut.has(id)) continue
      leftOut.set(id, { of: verifiedAgainst(cluster, member), relation, score })
    }
  }
  if (archivedIds) {
    for await (const { a, b, relation, score } of inTurns(pairs)) {
      if (!SAME_STORY[level].has(relation)) continue
      if (archivedIds.has(a) && !archivedIds.has(b)) leftOut.set(b, { of: a, relation, score })
      if (archivedIds.has(b) && !archivedIds.has(a)) leftOut.set(a, { of: b, relation, score })
    }
  }
  return leftOut
}
