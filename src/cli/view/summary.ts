import { isCopy, RELATIONS } from '../../compare/relation.js'
import type { NumberedCluster } from '../standings.js'
import type { Terminal } from '../terminal.js'
import { wrapText } from './columns.js'
import { count, showShare } from './display.js'
import type { Label } from './label.js'

/** What the summary of a run says. */
export interface Summary {
  readonly clusters: readonly NumberedCluster[]
  readonly labels: ReadonlyMap<string, Label>
  readonly articles: number
  /** Undefined without an archive. */
  readonly archived: number | undefined
  readonly copies: number
  /** Lines of the input that came twice. */
  readonly repeated: number
  readonly seconds: number
}

const SHOWN_SOURCES = 5
const INDENT = 10
// In fewer columns every one is needed for what is said.
const MIN_INDENTED = 40

/** A summary for people: one line with what was found, and below it the copies by relation and by source. */
export function humanSummary(summary: Summary, { style, width }: Terminal): string {
  const { clusters, articles, archived, copies, repeated, seconds } = summary
  const groups = clusters.filter(({ size }) => size > 1).length
  const alone = clusters.length - groups
  const what =
    archived === undefined
      ? count(articles, 'article')
      : `${count(articles, 'new article')} beside ${count(archived, 'archived one')}`
  const found = `${count(groups, 'cluster')} with ${count(copies, 'copy', 'copies')}, ${alone.toLocaleString('en-US')} alone`
  const again = repeated > 0 ? `, ${count(repeated, 'line')} read twice` : ''
  const [headline, ...rest] = wrapText(
    `${what}: ${groups === 0 ? 'no copies' : found}${again} (${seconds.toFixed(1)} s)`,
    width,
  )
  const lines = [style.bold(headline!), ...rest]
  if (groups > 0) {
    const share = articles > 0 ? `${showShare(copies / articles)} of all articles` : ''
    for (const [label, text] of [
      ['copies', [share, ...byRelation(clusters)].filter(Boolean).join(', ')],
      ['first', bySource(summary)],
    ] as const) {
      if (text === '') continue
      const indent = width < MIN_INDENTED ? 0 : INDENT
      const [first, ...more] = wrapText(indent === 0 ? `${label}: ${text}` : text, width - indent)
      const start = indent === 0 ? '' : `  ${style.dim(label.padEnd(INDENT - 2))}`
      lines.push(`${start}${first}`, ...more.map((line) => ' '.repeat(indent) + line))
    }
  }
  return `${lines.join('\n')}\n`
}

function byRelation(clusters: readonly NumberedCluster[]): string[] {
  const counts = new Map<string, number>()
  for (const { members } of clusters) {
    for (const { relation } of members) counts.set(relation, (counts.get(relation) ?? 0) + 1)
  }
  return RELATIONS.filter((relation) => isCopy(relation) && counts.has(relation)).map(
    (relation) => `${counts.get(relation)!.toLocaleString('en-US')} ${relation}`,
  )
}

/** Whose text was first, by the dates given: the sources with the most clusters that they began. */
function bySource({ clusters, labels }: Summary): string {
  const counts = new Map<string, number>()
  for (const { members, size } of clusters) {
    if (size < 2) continue
    let first: Label | undefined
    for (const { id } of members) {
      const label = labels.get(id)
      if (label && label.date !== '' && (first === undefined || label.date < first.date)) first = label
    }
    if (first && first.source !== '') counts.set(first.source, (counts.get(first.source) ?? 0) + 1)
  }
  const sources = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const shown = sources
    .slice(0, SHOWN_SOURCES)
    .map(([source, stories]) => `${source} ${stories.toLocaleString('en-US')}`)
  if (shown.length === 0) return ''
  return `${shown.join(', ')}${sources.length > SHOWN_SOURCES ? `, ${sources.length - SHOWN_SOURCES} more sources` : ''}`
}
