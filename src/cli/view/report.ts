import type { Article } from '../../article.js'
import type { Cluster, ClusterMember } from '../../cluster/clusters.js'
import type { Pair } from '../../deduper/results.js'
import type { Terminal } from '../terminal.js'
import { clean, cleanTitle, displayWidth, pad, shorten, showScore, toJsonLine } from './display.js'

/** Version of the JSON that the command writes; a field may be added without a new one. */
export const JSON_SCHEMA = 1

const HEAD_UNITS = 100

/** What to show of an article: its title, else the beginning of its text. */
export function firstWords({ title, text }: Article): string {
  const shown = cleanTitle(title || '') || cleanTitle(text.slice(0, 4 * HEAD_UNITS))
  const head = shorten(shown, HEAD_UNITS)
  // A copy: a slice would keep the whole text in memory.
  return Buffer.from(head).toString()
}

/** One line of `--json`. Members of `archive` are marked. */
export function jsonCluster(cluster: Cluster, number: number, archive: ReadonlySet<string> | undefined): string {
  const { representative, size, lowestScore } = cluster
  const members = cluster.members.map(({ id, relation, score, reprintOf }) => ({
    id,
    relation,
    score,
    reprintOf,
    ...(archive?.has(id) && { archive: true }),
  }))
  return toJsonLine({ schema: JSON_SCHEMA, cluster: number, representative, size, lowestScore, members })
}

export function jsonPair({ a, b, relation, score }: Pair): string {
  return toJsonLine({ schema: JSON_SCHEMA, a, b, relation, score })
}

/** Tab-separated; ids lose what would break the table, and on a terminal what could act on it. */
export function tabbedPair({ a, b, relation, score }: Pair, interactive: boolean): string {
  const cell = (id: string) => (interactive ? clean(id) : id.replace(/[\t\r\n]/g, ' '))
  return `${cell(a)}\t${cell(b)}\t${relation}\t${score}\n`
}

/** The rows of a cluster, after RFC 4180. */
export function csvRows(
  cluster: Cluster,
  number: number,
  heads: ReadonlyMap<string, string>,
  interactive: boolean,
): string {
  const name = (id: string) => (interactive ? clean(id) : id)
  const rows = cluster.members.map(({ id, relation, score, reprintOf }) =>
    [String(number), name(id), relation, String(score), name(reprintOf ?? ''), heads.get(id) ?? '']
      .map(quoteCsv)
      .join(','),
  )
  return `${rows.join('\r\n')}\r\n`
}

function quoteCsv(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

// Narrower than this, the first words say nothing beside the id; they get a line of their own.
const LEAST_HEAD_COLUMNS = 24
const RELATION_COLUMNS = 'representative'.length
const INDENT = ' '.repeat(2)

/** A cluster for people: a heading, then a line or two a member; reprints stand below their original, indented. */
export function humanCluster(
  { members, size, lowestScore, near }: Cluster,
  number: number,
  heads: ReadonlyMap<string, string>,
  archive: ReadonlySet<string> | undefined,
  { style, width }: Terminal,
): string {
  const idColumns = Math.max(...members.map(({ id }) => displayWidth(clean(id))))
  const before = INDENT.length + RELATION_COLUMNS + 9
  const headColumns = width - before - idColumns - 2
  const line = ({ id, relation, score, reprintOf }: ClusterMember): string => {
    const isRepresentative = relation === 'representative'
    const label = pad(reprintOf === null ? relation : INDENT + relation, RELATION_COLUMNS)
    const name = isRepresentative ? style.bold(label) : label
    const value = isRepresentative ? '' : showScore(score)
    const start = `${INDENT}${name}  ${pad(value, 5)}  `
    const mark = archive?.has(id) ? style.dim(' (archive)') : ''
    const head = heads.get(id) ?? ''
    if (head === '') return `${start}${clean(id)}${mark}\n`
    if (headColumns >= LEAST_HEAD_COLUMNS && mark === '') {
      return `${start}${pad(clean(id), idColumns)}  ${style.dim(shorten(head, headColumns))}\n`
    }
    return `${start}${clean(id)}${mark}\n${' '.repeat(before)}${style.dim(shorten(head, Math.max(width - before, LEAST_HEAD_COLUMNS)))}\n`
  }
  const heading = `Cluster ${number}: ${size} articles, lowest score ${showScore(lowestScore)}`
  const nearby = near.length > 0 ? `${INDENT}near ${near.map(clean).join(', ')}\n` : ''
  return `${style.bold(heading)}\n${members.map(line).join('')}${nearby}\n`
}
