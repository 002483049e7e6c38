import { type Cluster, type ClusterMember, formClusters } from '../cluster/clusters.js'
import { compareIds } from '../cluster/representative.js'
import type { ClusterArticle, VerifiedEdge } from '../cluster/star-levels.js'
import { isCopy } from '../compare/relation.js'
import type { Verifier } from '../verify/verifier.js'
import type { DeduperOptions } from './options.js'
import type { Settled } from './settle.js'

/**
 * The clusters of all stored articles: first those of two or more articles, the largest first, then those of one, by
 * id. A cluster of one article, as most are, is made only when it is asked for.
 */
export function* clustersOf(
  { wordings, edges }: Settled,
  verifier: Verifier,
  { level, representative }: Pick<DeduperOptions, 'level' | 'representative'>,
): Generator<Cluster> {
  const texts = new Map<number, readonly ClusterArticle[]>()
  for (const { a, b } of edges) for (const textId of [a, b]) texts.set(textId, wordings.articles.get(textId)!)
  const singles: string[] = []
  for (const [textId, articles] of wordings.articles) {
    if (articles.length > 1) texts.set(textId, articles)
    else if (!texts.has(textId)) singles.push(articles[0]!.id)
  }
  const verify = (a: number, b: number): VerifiedEdge | undefined => {
    const { relation, score } = verifier.compare(a, b)
    return isCopy(relation) ? { a, b, relation, score } : undefined
  }
  /** By id of an article that stands alone: representatives of clusters that hold a copy of it. */
  const near = new Map<string, readonly string[]>()
  for (const cluster of formClusters(texts, edges, { level, representative, verify })) {
    if (cluster.size > 1) yield cluster
    else {
      singles.push(cluster.representative)
      near.set(cluster.representative, cluster.near)
    }
  }
  for (const id of singles.sort(compareIds)) {
    const member: ClusterMember = { id, relation: 'representative', score: 1, reprintOf: null }
    yield { representative: id, members: [member], size: 1, lowestScore: 1, near: near.get(id) ?? [] }
  }
}
