import type { ClusterMember } from '../../cluster/clusters.js'
import type { NumberedCluster } from '../standings.js'
import type { Terminal } from '../terminal.js'
import { clean, count, displayWidth, pad, shorten, shortenMiddle, showScore } from './display.js'
import type { Label } from './label.js'

const INDENT = ' '.repeat(2)
const RELATION_COLUMNS = 'representative'.length
const SCORE_COLUMNS = 5
const DATE_COLUMNS = '2026-11-29'.length
const MAX_SOURCE_COLUMNS = 20
// In fewer columns a title says nothing; then it gets a line of its own.
const MIN_TITLE_COLUMNS = 24
// A terminal of fewer columns has no room for a table.
const MIN_TABLE_COLUMNS = 40

/** A cluster for people: a heading, then one or two lines for each member. Reprints stand below their original, indented. */
export function humanCluster(
  cluster: NumberedCluster,
  limit: number,
  labels: ReadonlyMap<string, Label>,
  archive: ReadonlySet<string> | undefined,
  terminal: Terminal,
): string {
  const { number, members, size, lowestScore, near } = cluster
  const { style, width, interactive } = terminal
  // Of a file, ids stay whole: they are what its reader looks up.
  const fitted = (text: string, columns: number) => (interactive ? shorten(text, Math.max(columns, 1)) : text)
  const shown = members.slice(0, Math.max(1, limit))
  const heading = fitted(`Cluster ${number}: ${count(size, 'article')}, lowest score ${showScore(lowestScore)}`, width)
  const lines = width < MIN_TABLE_COLUMNS ? shown.flatMap(narrow) : table(shown)
  if (shown.length < size)
    lines.push(style.dim(fitted(`${INDENT}… and ${count(size - shown.length, 'more article')}`, width)))
  for (const { representative, relation } of near) {
    lines.push(fitted(`${INDENT}near (${relation}) ${clean(representative)}`, width))
  }
  return `${style.bold(heading)}\n${lines.map((line) => `${line}\n`).join('')}\n`

  function narrow({ id, relation, score }: ClusterMember): string[] {
    const label = relation === 'representative' ? relation : `${relation} ${showScore(score)}`
    const title = labels.get(id)?.title ?? ''
    return [
      style.bold(fitted(INDENT + label, width)),
      fitted(INDENT + INDENT + clean(id), width),
      ...(title === '' ? [] : [style.dim(INDENT + INDENT + shorten(title, Math.max(width - 4, 1)))]),
    ]
  }

  function table(rows: readonly ClusterMember[]): string[] {
    const before = INDENT.length + RELATION_COLUMNS + 2 + SCORE_COLUMNS + 2
    const names = rows.map(({ id }) =>
      interactive ? shortenMiddle(clean(id), Math.max(width - before, 8)) : clean(id),
    )
    const marks = rows.map(({ id }) => (archive?.has(id) ? ' (archive)' : ''))
    const idColumns = Math.max(...names.map((name, i) => displayWidth(name) + marks[i]!.length))
    const sources = rows.map(({ id }) => shorten(labels.get(id)?.source ?? '', MAX_SOURCE_COLUMNS))
    const sourceColumns = Math.max(...sources.map(displayWidth))
    const hasDates = rows.some(({ id }) => (labels.get(id)?.date ?? '') !== '')
    const extra = (hasDates ? DATE_COLUMNS + 2 : 0) + (sourceColumns > 0 ? sourceColumns + 2 : 0)
    const room = width - before - idColumns - 2
    // Date and source are shown where a title fits behind them.
    const showsOrigin = extra > 0 && room - extra >= MIN_TITLE_COLUMNS
    const oneLine = room >= MIN_TITLE_COLUMNS
    return rows.flatMap((member, i) => {
      const { id, relation, score, reprintOf } = member
      const label = labels.get(id)
      const isRepresentative = relation === 'representative'
      const kind = pad(reprintOf === null ? relation : INDENT + relation, RELATION_COLUMNS)
      const value = isRepresentative ? '' : showScore(score)
      const start = `${INDENT}${isRepresentative ? style.bold(kind) : kind}  ${pad(value, SCORE_COLUMNS)}  `
      const name = `${names[i]!}${style.dim(marks[i]!)}`
      const title = label?.title ?? ''
      const padding = ' '.repeat(idColumns - displayWidth(names[i]!) - marks[i]!.length)
      const origin = showsOrigin
        ? (hasDates ? `${pad(dayOf(label), DATE_COLUMNS)}  ` : '') +
          (sourceColumns > 0 ? `${pad(sources[i]!, sourceColumns)}  ` : '')
        : ''
      if (title === '' && origin.trim() === '') return [`${start}${name}`]
      if (oneLine) {
        const columns = room - (showsOrigin ? extra : 0)
        return [`${start}${name}${padding}  ${origin}${style.dim(shorten(title, columns))}`]
      }
      const columns = Math.max(width - before, 8)
      const source = label?.source ?? ''
      const from = columns >= MIN_TITLE_COLUMNS + extra ? [dayOf(label), source].filter(Boolean).join(' ') : ''
      const below = [from, title].filter(Boolean).join(': ')
      return [`${start}${name}`, `${' '.repeat(before)}${style.dim(shorten(below, columns))}`]
    })
  }
}

function dayOf(label: Label | undefined): string {
  return (label?.date ?? '').slice(0, DATE_COLUMNS)
}
