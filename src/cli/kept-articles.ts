import type { Cluster } from '../cluster/clusters.js'
import type { Level } from '../cluster/star-levels.js'
import type { Relation } from '../compare/relation.js'
import type { Pair } from '../deduper/results.js'
import { inTurns } from './turns.js'

/** Relations by which an archived article makes a new one superfluous. An excerpt does not: the archive has only a part. */
const SAME_STORY: Record<Level, ReadonlySet<Relation>> = {
  reprint: new Set(['identical', 'reprint']),
  rewrite: new Set(['identical', 'reprint', 'rewrite']),
}

/**
 * Says of each article whether to keep it: the representative of each cluster (for an excerpt and its source, the source), and
 * nothing that the archive has.
 *
 * @param pairs are read only if there is an archive
 */
export async function selectKept(
  clusters: Iterable<Cluster>,
  pairs: Iterable<Pair>,
  archivedIds: ReadonlySet<string> | undefined,
  level: Level,
): Promise<(id: string) => boolean> {
  const dropped = new Set(archivedIds)
  for await (const { members } of inTurns(clusters)) {
    for (const { id, relation } of members) if (relation !== 'representative') dropped.add(id)
  }
  if (archivedIds) {
    for await (const { a, b, relation } of inTurns(pairs)) {
      if (!SAME_STORY[level].has(relation)) continue
      if (archivedIds.has(a)) dropped.add(b)
      if (archivedIds.has(b)) dropped.add(a)
    }
  }
  return (id) => !dropped.has(id)
}
