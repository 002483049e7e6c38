import type { ClusterMember } from '../cluster/clusters.js'
import type { DedupeValues, Printed, Showing } from './dedupe-arguments.js'
import type { LoadedArticles } from './load-articles.js'
import type { LeftOut } from './select-kept.js'
import type { NumberedCluster } from './standings.js'
import type { Terminal } from './terminal.js'
import { inTurns } from './turns.js'
import { humanCluster } from './view/cluster.js'
import { clean, count } from './view/display.js'
import { sortClusters } from './view/order.js'
import { csvRows, jsonCluster } from './view/report.js'
import { humanSummary } from './view/summary.js'

const BYTE_ORDER_MARK = '\ufeff'

/** Prints the clusters as lines of JSON, as a table, or not at all. Returns the number of copies. */
export async function printClusters(
  clusters: Iterable<NumberedCluster>,
  loaded: LoadedArticles,
  leftOut: ReadonlyMap<string, LeftOut> | undefined,
  printed: Printed,
  values: DedupeValues,
  isPage: (id: string) => boolean,
  terminal: Terminal,
): Promise<number> {
  const { archivedIds, titles, versionOf } = loaded
  const name = terminal.interactive ? clean : (id: string) => id
  const isCopy = copyTest(loaded, leftOut)
  let copies = 0
  if (printed === 'csv') {
    await terminal.write(`${values.bom ? BYTE_ORDER_MARK : ''}cluster,id,relation,score,reprintOf,title\r\n`)
  }
  for await (const cluster of inTurns(clusters)) {
    copies += cluster.members.filter(isCopy).length
    if (printed === 'json')
      await terminal.write(
        jsonCluster(cluster, archivedIds, versionOf, values.level === 'reprint' ? 'pair' : 'feed', isPage),
      )
    else if (printed === 'csv') await terminal.write(csvRows(cluster, titles, name))
  }
  return copies
}

/** Prints a summary and the clusters for people. Returns the number of copies. */
export async function showClusters(
  clusters: readonly NumberedCluster[],
  articleCount: number,
  loaded: LoadedArticles,
  leftOut: ReadonlyMap<string, LeftOut> | undefined,
  { limit, sort }: Showing,
  started: number,
  terminal: Terminal,
): Promise<number> {
  const { archivedIds, newIds, labels, repeated } = loaded
  const isCopy = copyTest(loaded, leftOut)
  const copies = clusters.reduce((sum, { members }) => sum + members.filter(isCopy).length, 0)
  const counts = { articles: newIds?.size ?? articleCount, archived: archivedIds?.size, copies, repeated }
  const seconds = (Date.now() - started) / 1000
  await terminal.write(humanSummary({ clusters, labels, ...counts, seconds }, terminal))
  const groups = sortClusters(
    clusters.filter(({ size }) => size > 1),
    sort,
    labels,
  )
  if (groups.length > 0 && limit > 0) await terminal.write('\n')
  for await (const cluster of inTurns(groups.slice(0, limit))) {
    await terminal.write(humanCluster(cluster, limit, labels, archivedIds, terminal))
  }
  const hidden = groups.length - limit
  if (hidden > 0) await terminal.write(terminal.style.dim(`… and ${count(hidden, 'more cluster')}: --limit all\n`))
  return copies
}

/** Whether a member is no representative or, with an archive, whether it is a new article that is left out. */
function copyTest(
  { newIds }: LoadedArticles,
  leftOut: ReadonlyMap<string, LeftOut> | undefined,
): (member: ClusterMember) => boolean {
  return ({ id, relation }) => (newIds && leftOut ? newIds.has(id) && leftOut.has(id) : relation !== 'representative')
}
