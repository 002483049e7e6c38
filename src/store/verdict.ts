import type { Cluster } from '../cluster/clusters.js'
import type { Relation } from '../compare/relation.js'
import type { Placed } from './live-index.js'
import type { StoredVerdict } from './results.js'

/** What a verdict needs to know of the stored articles. */
export interface Known {
  /** The ids of the articles that have a text, in the order in which they were added. */
  readonly idsOfText: (textId: number) => readonly string[]
  /** The place of an article in the order of storing. */
  readonly numberOf: (id: string) => number
}

/** @param cluster the one that the article is in now */
export function verdictOf(placed: Placed, cluster: Cluster | undefined, known: Known): StoredVerdict {
  const { id } = placed
  const partialOf = partialOfBest(placed, cluster, known)
  const more = partialOf === undefined ? undefined : { partialOf }
  if (cluster === undefined || cluster.members.length === 1) return { status: 'new', id, cluster: id, ...more }
  return { status: 'copy', id, ...bestOf(placed, cluster, known), cluster: cluster.representative, ...more }
}

/** Of the articles of other clusters, the one that shares the largest block with this; of equal ones that stored first. */
function partialOfBest(
  { partial }: Placed,
  cluster: Cluster | undefined,
  { idsOfText, numberOf }: Known,
): string | undefined {
  const members = new Set(cluster?.members.map((member) => member.id))
  const others = partial.flatMap(({ a, shared }) => {
    const of = idsOfText(a).find((one) => !members.has(one))
    return of === undefined ? [] : [{ of, share: shared?.b ?? 0 }]
  })
  others.sort((one, other) => other.share - one.share || numberOf(one.of) - numberOf(other.of))
  return others[0]?.of
}

/** An article of the same text; else that of the best pair within the cluster; else the one that the member hangs on. */
function bestOf({ id, textId, edges }: Placed, cluster: Cluster, { idsOfText, numberOf }: Known) {
  const members = new Set(cluster.members.map((member) => member.id))
  const firstOf = (other: number) => idsOfText(other).find((one) => one !== id && members.has(one))
  const same = firstOf(textId)
  if (same !== undefined) return { of: same, relation: 'identical' as const, score: 1 }
  const pairs = edges.flatMap(({ a, relation, score }) => {
    const of = firstOf(a)
    return of === undefined ? [] : [{ of, relation, score }]
  })
  pairs.sort((one, other) => other.score - one.score || numberOf(one.of) - numberOf(other.of))
  if (pairs[0]) return pairs[0]
  const own = cluster.members.find((member) => member.id === id)!
  return { of: own.reprintOf ?? cluster.representative, relation: own.relation as Relation, score: own.score }
}
