import { type Cluster, type ClusterMember, formClusters } from '../cluster/clusters.js'
import { compareIds } from '../cluster/representative.js'
import type { ClusterArticle, VerifiedEdge } from '../cluster/star-levels.js'
import { isCopy } from '../compare/relation.js'
import { countWords } from '../fingerprint/codec.js'
import type { Verifier } from '../verify/verifier.js'
import type { Corpus } from './corpus.js'
import type { DeduperOptions } from './options.js'

/**
 * The clusters of all stored articles: first those of two or more articles, the largest first, then those of one, by
 * id. A cluster of one article, as most are, is made only when it is asked for.
 */
export function* clustersOf(
  { articles, fingerprints, edges }: Corpus,
  verifier: Verifier,
  { level, representative }: Pick<DeduperOptions, 'level' | 'representative'>,
): Generator<Cluster> {
  const texts = new Map<number, ClusterArticle[]>()
  const include = (textId: number) => {
    if (texts.has(textId)) return
    texts.set(textId, articles.clusterArticlesOf(textId, countWords(fingerprints.get(textId))))
  }
  const pairs = [...edges]
  for (const { a, b } of pairs) {
    include(a)
    include(b)
  }
  for (const textId of articles.sharedTexts()) include(textId)
  const singles: string[] = []
  for (const id of articles.ids()) if (!texts.has(articles.textIdOf(id)!)) singles.push(id)
  const verify = (a: number, b: number): VerifiedEdge | undefined => {
    const { relation, score } = verifier.compare(a, b)
    return isCopy(relation) ? { a, b, relation, score } : undefined
  }
  /** By id of an article that stands alone: representatives of clusters that hold a copy of it. */
  const near = new Map<string, readonly string[]>()
  for (const cluster of formClusters(texts, pairs, { level, representative, verify })) {
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
