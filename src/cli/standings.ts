import type { Cluster, ClusterMember } from '../cluster/clusters.js'
import type { Relation } from '../compare/relation.js'
import { inTurns } from './turns.js'

/** A cluster with the number under which the command shows it. */
export interface NumberedCluster extends Cluster {
  readonly number: number
}

/** Where an article stands among all. */
export interface Standing {
  /** Number of its cluster. */
  readonly cluster: number
  readonly relation: Relation | 'representative'
  /** Id of the article that it was verified against; null for a representative. */
  readonly of: string | null
  readonly score: number
}

/**
 * The clusters that are shown, with their numbers: with an archive, those that have a new article.
 *
 * @param newIds undefined without an archive
 */
export function* numberClusters(
  clusters: Iterable<Cluster>,
  newIds: ReadonlySet<string> | undefined,
): Generator<NumberedCluster> {
  let number = 0
  for (const cluster of clusters) {
    if (newIds && !cluster.members.some(({ id }) => newIds.has(id))) continue
    yield { ...cluster, number: ++number }
  }
}

/** The article that a member of a cluster was verified against; null for the representative. */
export function verifiedAgainst({ representative }: Cluster, { id, reprintOf }: ClusterMember): string | null {
  return reprintOf ?? (id === representative ? null : representative)
}

/** By id: where each article stands. */
export async function standingsIn(clusters: Iterable<NumberedCluster>): Promise<Map<string, Standing>> {
  const standings = new Map<string, Standing>()
  for await (const cluster of inTurns(clusters)) {
    for (const member of cluster.members) {
      const { id, relation, score } = member
      standings.set(id, { cluster: cluster.number, relation, of: verifiedAgainst(cluster, member), score })
    }
  }
  return standings
}
