import { readDate } from '../../article.js'
import type { NumberedCluster } from '../standings.js'
import type { Label } from './label.js'

/** The orders in which clusters can be shown. */
export const SORT_ORDERS = ['size', 'score', 'newest'] as const
export type SortOrder = (typeof SORT_ORDERS)[number]

/** Clusters in an order; equal ones stay as they were, the largest first. Undated clusters are the oldest. */
export function sortClusters(
  clusters: readonly NumberedCluster[],
  order: SortOrder,
  labels: ReadonlyMap<string, Label>,
): readonly NumberedCluster[] {
  if (order === 'size') return clusters
  const key = order === 'score' ? ({ lowestScore }: NumberedCluster) => lowestScore : age
  const keyed = clusters.map((cluster) => ({ cluster, key: key(cluster) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ cluster }) => cluster)

  function age({ members }: NumberedCluster): number {
    return members.reduce(
      (least, { id }) => Math.min(least, -(readDate(labels.get(id)?.date ?? '') ?? -Infinity)),
      Infinity,
    )
  }
}
