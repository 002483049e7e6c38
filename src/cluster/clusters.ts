import type { Relation } from '../compare/relation.js'
import { compareIds } from './representative.js'
import { formLevels, type LevelOptions, type Levels, type Texts, type VerifiedEdge } from './star-levels.js'

export interface ClusterMember {
  readonly id: string
  /** What it is to the article `reprintOf`; where that is null, to the cluster's representative. */
  readonly relation: Relation | 'representative'
  /** Score of its verified pair with that article, 0 to 1. */
  readonly score: number
  /**
   * The article that it is a reprint of or identical to: the cluster's representative, or a rewrite or excerpt of that.
   * Null for the representative itself, and for those rewrites and excerpts.
   */
  readonly reprintOf: string | null
}

export interface Cluster {
  readonly representative: string
  /** The representative first, then the others by falling score, then id; each is followed by its own reprints. */
  readonly members: readonly ClusterMember[]
  readonly size: number
  /** The lowest score of all members: how sure the weakest is. */
  readonly lowestScore: number
  /** Representatives of other clusters that hold a copy of a member of this one. */
  readonly near: readonly string[]
}

/**
 * The star clusters of a set of verified pairs. The result depends on the set alone, not on any order in it.
 *
 * @param texts every text that an edge names is there
 * @param edges each pair of texts once
 * @returns largest first, then by id of the representative
 */
export function formClusters(texts: Texts, edges: readonly VerifiedEdge[], options: LevelOptions): Cluster[] {
  const levels = formLevels(texts, edges, options)
  const { articles, inner, outer } = levels
  const links = linksOf(levels)
  const idOf = (text: number) => articles.get(text)![0]!.id

  const membersOf = (text: number): ClusterMember[] => {
    const { relation, score } = links.get(text) ?? { relation: 'representative', score: 1 }
    const centre = inner.get(text)!
    const [first, ...twins] = articles.get(text)!
    if (text !== centre) return articles.get(text)!.map(({ id }) => ({ id, relation, score, reprintOf: idOf(centre) }))
    return [
      { id: first!.id, relation, score, reprintOf: null },
      ...twins.map(({ id }): ClusterMember => ({ id, relation: 'identical', score: 1, reprintOf: first!.id })),
    ]
  }
  const reprints = groupBy(articles.keys(), (text) => inner.get(text)!)
  const group = (centre: number): ClusterMember[] => {
    const [first, ...twins] = membersOf(centre)
    const others = reprints.get(centre)!.filter((text) => text !== centre)
    return [first!, ...[...twins, ...others.flatMap(membersOf)].sort(bySureness)]
  }
  const near = neighbourhoods(levels)
  const clusters = [...groupBy(outer.keys(), (centre) => outer.get(centre)!)].map(([centre, members]): Cluster => {
    const groups = members.filter((member) => member !== centre).map(group)
    const all = [group(centre), ...groups.sort(([a], [b]) => bySureness(a!, b!))].flat()
    return {
      representative: idOf(centre),
      members: all,
      size: all.length,
      lowestScore: all.reduce((lowest, { score }) => Math.min(lowest, score), 1),
      near: [...(near.get(centre) ?? [])].map(idOf).sort(compareIds),
    }
  })
  return clusters.sort((a, b) => b.size - a.size || compareIds(a.representative, b.representative))
}

/** By text, its pair with its centre: of the inner level, or, for a centre there, of the outer one. */
function linksOf({ inner, outer, edges }: Levels): Map<number, VerifiedEdge> {
  const links = new Map<number, VerifiedEdge>()
  for (const edge of edges) {
    for (const [text, other] of bothWays(edge)) {
      const centre = inner.get(text)!
      if (other === (centre === text ? outer.get(text) : centre)) links.set(text, edge)
    }
  }
  return links
}

/** By centre of the outer level, the other ones that a verified pair leads to. */
function neighbourhoods({ inner, outer, edges }: Levels): Map<number, Set<number>> {
  const near = new Map<number, Set<number>>()
  for (const edge of edges) {
    for (const [text, other] of bothWays(edge)) {
      const [centre, otherCentre] = [outer.get(inner.get(text)!)!, outer.get(inner.get(other)!)!]
      if (centre === otherCentre) continue
      if (!near.has(centre)) near.set(centre, new Set())
      near.get(centre)!.add(otherCentre)
    }
  }
  return near
}

function bothWays({ a, b }: VerifiedEdge): [number, number][] {
  return [
    [a, b],
    [b, a],
  ]
}

function groupBy(texts: Iterable<number>, keyOf: (text: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const text of texts) {
    const group = groups.get(keyOf(text))
    if (group) group.push(text)
    else groups.set(keyOf(text), [text])
  }
  return groups
}

function bySureness(a: ClusterMember, b: ClusterMember): number {
  return b.score - a.score || compareIds(a.id, b.id)
}
