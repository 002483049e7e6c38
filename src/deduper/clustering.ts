import {
  byId,
  type Cluster,
  type ClusterMember,
  compareClusters,
  formClusters,
  type NearCluster,
  strongest,
} from '../cluster/clusters.js'
import { componentsOf } from '../cluster/components.js'
import { compareIds } from '../cluster/representative.js'
import type { ClusterArticle, VerifiedEdge } from '../cluster/star-levels.js'
import { isCopy, type Relation } from '../compare/relation.js'
import type { JudgedPair } from './judging.js'
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
  /** By id of an article that stands alone: the clusters near it. */
  readonly near: ReadonlyMap<string, readonly NearCluster[]>
}

/** Forms the clusters, one part of the verified pairs after the other. */
export function* cluster(
  { wordings, edges, neighbours, judge }: Pick<Settled, 'wordings' | 'edges' | 'neighbours' | 'judge'>,
  compare: Compare,
  { level, representative }: Pick<DeduperOptions, 'level' | 'representative'>,
): Generator<readonly never[], Clustering, unknown> {
  const verify = (textId: number, candidate: number): VerifiedEdge | undefined => {
    const [pair] = compare({ textId, candidates: [candidate] })
    const judged = pair && judge(pair)
    return judged && isCopy(judged.relation) ? judged : undefined
  }
  const clusters: Cluster[] = []
  const alone: string[] = []
  const near = new Map<string, readonly NearCluster[]>()
  /** By text: 1 for one that has a verified pair. */
  const linked = new Uint8Array(wordings.ranks.length)
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
    for (const textId of texts) linked[textId] = 1
    form(texts, part)
  })
  yield* inTurns(wordings.textIds, (textId) => {
    if (linked[textId] === 1) return
    const articles = wordings.articles.get(textId)!
    if (articles.length === 1) alone.push(articles[0]!.id)
    else form([textId], [])
  })
  const more = nearByNeighbours(neighbours, wordings, clusters)
  for (const id of alone) if (more.has(id)) near.set(id, withMore(near.get(id), more.get(id)))
  // In place, and new objects only where something is added: of a million articles all of it is there at once.
  for (const [i, one] of clusters.entries()) {
    const others = more.get(one.representative)
    if (others) clusters[i] = { ...one, near: withMore(one.near, others) }
  }
  return {
    clusters: clusters.sort(compareClusters),
    alone: alone.sort(compareIds),
    near,
  }
}

/** By representative, the other clusters with which it has a pair that shares a block or a form, and that relation. */
function nearByNeighbours(
  neighbours: readonly JudgedPair[],
  { articles }: Settled['wordings'],
  clusters: readonly Cluster[],
): Map<string, Map<string, Relation>> {
  const idOf = (textId: number): string => articles.get(textId)![0]!.id
  const asked = new Set(neighbours.flatMap(({ a, b }) => [idOf(a), idOf(b)]))
  const representatives = new Map<string, string>()
  for (const { representative, members } of clusters)
    for (const { id } of members) if (asked.has(id)) representatives.set(id, representative)
  const representativeOf = (textId: number): string => representatives.get(idOf(textId)) ?? idOf(textId)
  const near = new Map<string, Map<string, Relation>>()
  const add = (one: string, other: string, relation: Relation) => {
    const known = near.get(one) ?? new Map<string, Relation>()
    near.set(one, known)
    known.set(other, strongest(relation, known.get(other)))
  }
  for (const { a, b, relation } of neighbours) {
    const [one, other] = [representativeOf(a), representativeOf(b)]
    if (one === other) continue
    add(one, other, relation)
    add(other, one, relation)
  }
  return near
}

function withMore(
  near: readonly NearCluster[] = [],
  more: ReadonlyMap<string, Relation> = new Map(),
): readonly NearCluster[] {
  const added = [...more].flatMap(([representative, relation]) =>
    near.some((one) => one.representative === representative) ? [] : [{ representative, relation }],
  )
  return added.length === 0 ? near : [...near, ...added].sort(byId)
}

/** Every article in exactly one cluster: first those of two or more articles, then those of one. */
export function* clustersOf({ clusters, alone, near }: Clustering): Generator<Cluster> {
  yield* clusters
  for (const id of alone) {
    const member: ClusterMember = { id, relation: 'representative', score: 1, reprintOf: null }
    yield { representative: id, members: [member], size: 1, lowestScore: 1, near: near.get(id) ?? [] }
  }
}
