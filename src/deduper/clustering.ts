import { type Cluster, type ClusterMember, formClusters } from '../cluster/clusters.js'
import { compareIds } from '../cluster/representative.js'
import type { ClusterArticle, VerifiedEdge } from '../cluster/star-levels.js'
import { isCopy } from '../compare/relation.js'
import { countWords } from '../fingerprint/codec.js'
import type { Verifier } from '../verify/verifier.js'
import type { Corpus } from './corpus.js'
import type { DeduperOptions } from './options.js'

/** The clusters of all stored articles. Clusters of one article, which are most, are kept as ids. */
export interface Clustering {
  /** Clusters of two or more articles, the largest first. */
  readonly groups: readonly Cluster[]
  /** The ids of the articles that stand alone, ascending. */
  readonly singles: readonly string[]
  /** By id of an article that stands alone: the representatives of clusters that hold a copy of it, where there are any. */
  readonly nearSingles: ReadonlyMap<string, readonly string[]>
}

export function formClustering(
  { articles, fingerprints, edges }: Corpus,
  verifier: Verifier,
  { level, representative }: Pick<DeduperOptions, 'level' | 'representative'>,
): Clustering {
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
  const groups: Cluster[] = []
  const nearSingles = new Map<string, readonly string[]>()
  for (const cluster of formClusters(texts, pairs, { level, representative, verify })) {
    if (cluster.size > 1) groups.push(cluster)
    else {
      singles.push(cluster.representative)
      nearSingles.set(cluster.representative, cluster.near)
    }
  }
  return { groups, singles: singles.sort(compareIds), nearSingles }
}

/** The clusters one by one: those of two or more articles, then those of one. */
export function* clustersOf({ groups, singles, nearSingles }: Clustering): Generator<Cluster> {
  yield* groups
  for (const id of singles) {
    const member: ClusterMember = { id, relation: 'representative', score: 1, reprintOf: null }
    yield { representative: id, members: [member], size: 1, lowestScore: 1, near: nearSingles.get(id) ?? [] }
  }
}
