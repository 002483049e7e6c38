import { type Cluster, type ClusterMember, compareClusters, formClusters } from '../cluster/clusters.js'
import { componentsOf } from '../cluster/components.js'
import { compareIds } from '../cluster/representative.js'
import type { ClusterArticle, VerifiedEdge } from '../cluster/star-levels.js'
import type { DeduperOptions } from './options.js'
import type { Settled } from './settle.js'
import type { Compare } from './steps.js'
import { inTurns } from './turns.js'

/** The clusters of a set of articles. A cluster of one article, as most are, is made only when it is asked for. */
export interface Clustering {
  /** Of two or more articles, the largest first. */
  readonly clusters: readonly Cluster[]
  /** The articles that stand alone, by id. */
  readonly alone: readonly string[]
  /** By id of an article that stands alone: representatives of clusters that hold a copy of it. */
  readonly near: ReadonlyMap<string, readonly string[]>
}

/** Forms the clusters, one part of the verified pairs after the other. */
export function* cluster(
  { wordings, edges, judge }: Pick<Settled, 'wordings' | 'edges' | 'judge'>,
  compare: Compare,
  { level, representative }: Pick<DeduperOptions, 'level' | 'representative'>,
): Generator<readonly never[], Clustering, unknown> {
  const verify = (textId: number, candidate: number): VerifiedEdge | undefined => {
    const [pair] = compare({ textId, candidates: [candidate] })
    return pair && judge(pair)
  }
  const clusters: Cluster[] = []
  const alone: string[] = []
  const near = new Map<string, readonly string[]>()
  const linked = new Set<number>()
  const form = (textIds: Iterable<number>, part: readonly VerifiedEdge[]) => {
    const texts = new Map<number, readonly ClusterArticle[]>()
    for (const textId of textIds) texts.set(textId, wordings.articles.get(textId)!)
    for (const formed of formClusters(texts, part, { level, representative, verify })) {
      if (formed.size > 1) clusters.push(formed)
      else {
        alone.push(formed.representative)
        near.set(formed.representative, formed.near)
      }
    }
  }
  yield* inTurns(componentsOf(edges), (part) => {
    const texts = new Set(part.flatMap(({ a, b }) => [a, b]))
    for (const textId of texts) linked.add(textId)
    form(texts, part)
  })
  yield* inTurns(wordings.articles, ([textId, articles]) => {
    if (linked.has(textId)) return
    if (articles.length === 1) alone.push(articles[0]!.id)
    else form([textId], [])
  })
  return { clusters: clusters.sort(compareClusters), alone: alone.sort(compareIds), near }
}

/** Every article in exactly one cluster: first those of two or more articles, then those of one. */
export function* clustersOf({ clusters, alone, near }: Clustering): Generator<Cluster> {
  yield* clusters
  for (const id of alone) {
    const member: ClusterMember = { id, relation: 'representative', score: 1, reprintOf: null }
    yield { representative: id, members: [member], size: 1, lowestScore: 1, near: near.get(id) ?? [] }
  }
}
