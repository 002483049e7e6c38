import { RELATIONS, type Relation } from '../compare/relation.js'
import { compareIds } from './representative.js'
import { formLevels, type LevelOptions, type Levels, type Texts, type VerifiedEdge } from './star-levels.js'

/** An article in its cluster. */
export interface ClusterMember {
  /** The id that the article is stored under. */
  readonly id: string
  /** The relation to the article `reprintOf`; where `reprintOf` is null, to the cluster's representative. */
  readonly relation: Relation | 'representative'
  /** Score of the verified pair with that article, 0 to 1. */
  readonly score: number
  /**
   * The article that this member is a reprint of or identical to: the cluster's representative, or a rewrite or excerpt
   * of the representative. Null for the representative itself, and for its rewrites and excerpts.
   */
  readonly reprintOf: string | null
}

/** Another cluster with which this one has a pair in common. */
export interface NearCluster {
  /** The id of its representative. */
  readonly representative: string
  /** What the members of such a pair are to each other; the strongest relation where there are several pairs. */
  readonly relation: Relation
}

/** Articles that are copies of one: of each, its verified pair with that one is known. */
export interface Cluster {
  /** The id of the article that stands for the others. */
  readonly representative: string
  /** The representative first, then the others by falling score, then by id. Each is followed by its own reprints. */
  readonly members: readonly ClusterMember[]
  /** How many members, 1 or more. */
  readonly size: number
  /** The lowest score of all members, 0 to 1. */
  readonly lowestScore: number
  /** Other clusters that hold a copy of a member of this cluster, or an article that shares a block or a form with one; by id. */
  readonly near: readonly NearCluster[]
}

/**
 * Forms star clusters of verified pairs. The order of texts and edges changes nothing in the result.
 *
 * @param texts all texts that the edges name, and others that are to be in a cluster
 * @param edges each pair of texts once
 * @returns the largest cluster first, then by id of the representative
 */
export function formClusters(texts: Texts, edges: readonly VerifiedEdge[], options: LevelOptions): Cluster[] {
  const levels = formLevels(texts, edges, options)
  const { articles, inner, outer } = levels
  const links = linksOf(levels)
  const idOf = (textId: number) => articles.get(textId)![0]!.id

  const membersOf = (textId: number): ClusterMember[] => {
    const { relation, score } = links.get(textId) ?? { relation: 'representative', score: 1 }
    const centre = inner.get(textId)!
    const [first, ...same] = articles.get(textId)!
    if (textId !== centre) return [first!, ...same].map(({ id }) => ({ id, relation, score, reprintOf: idOf(centre) }))
    return [
      { id: first!.id, relation, score, reprintOf: null },
      ...same.map(({ id }): ClusterMember => ({ id, relation: 'identical', score: 1, reprintOf: first!.id })),
    ]
  }
  const reprints = groupBy(articles.keys(), (textId) => inner.get(textId)!)
  const group = (centre: number): ClusterMember[] => {
    const [first, ...same] = membersOf(centre)
    const others = reprints.get(centre)!.filter((textId) => textId !== centre)
    return [first!, ...[...same, ...others.flatMap(membersOf)].sort(byScore)]
  }
  const near = nearCentres(levels)
  const clusters = [...groupBy(outer.keys(), (centre) => outer.get(centre)!)].map(([centre, members]): Cluster => {
    const groups = members.filter((member) => member !== centre).map(group)
    const all = [group(centre), ...groups.sort(([a], [b]) => byScore(a!, b!))].flat()
    return {
      representative: idOf(centre),
      members: all,
      size: all.length,
      lowestScore: all.reduce((lowest, { score }) => Math.min(lowest, score), 1),
      near: [...(near.get(centre) ?? [])]
        .map(([other, relation]) => ({ representative: idOf(other), relation }))
        .sort(byId),
    }
  })
  return clusters.sort(compareClusters)
}

/** The largest first, then by id of the representative. */
export function compareClusters(a: Cluster, b: Cluster): number {
  return b.size - a.size || compareIds(a.representative, b.representative)
}

/**
 * By text: its pair with its centre of the inner level or, for a centre of the inner level, with that of the outer
 * level.
 */
function linksOf({ inner, outer, edges }: Levels): Map<number, VerifiedEdge> {
  const links = new Map<number, VerifiedEdge>()
  for (const edge of edges) {
    for (const [textId, other] of bothWays(edge)) {
      const centre = inner.get(textId)!
      if (other === (centre === textId ? outer.get(textId) : centre)) links.set(textId, edge)
    }
  }
  return links
}

/** By centre of the outer level: the other centres whose clusters a verified pair connects with its cluster. */
function nearCentres({ inner, outer, edges }: Levels): Map<number, Map<number, Relation>> {
  const near = new Map<number, Map<number, Relation>>()
  for (const edge of edges) {
    for (const [textId, other] of bothWays(edge)) {
      const [centre, otherCentre] = [outer.get(inner.get(textId)!)!, outer.get(inner.get(other)!)!]
      if (centre === otherCentre) continue
      const known = near.get(centre) ?? new Map<number, Relation>()
      near.set(centre, known)
      known.set(otherCentre, strongest(edge.relation, known.get(otherCentre)))
    }
  }
  return near
}

/** The stronger of two relations. */
export function strongest(relation: Relation, other: Relation | undefined): Relation {
  return other !== undefined && RELATIONS.indexOf(other) < RELATIONS.indexOf(relation) ? other : relation
}

export const byId = (one: NearCluster, other: NearCluster): number =>
  compareIds(one.representative, other.representative)

function bothWays({ a, b }: VerifiedEdge): [number, number][] {
  return [
    [a, b],
    [b, a],
  ]
}

function groupBy(textIds: Iterable<number>, keyOf: (textId: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const textId of textIds) {
    const key = keyOf(textId)
    const group = groups.get(key)
    if (group) group.push(textId)
    else groups.set(key, [textId])
  }
  return groups
}

function byScore(a: ClusterMember, b: ClusterMember): number {
  return b.score - a.score || compareIds(a.id, b.id)
}
