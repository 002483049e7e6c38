import type { Article } from '../../article.js'
import type { Cluster, ClusterMember } from '../../cluster/clusters.js'
import type { Pair } from '../../deduper/results.js'
import type { Terminal } from '../terminal.js'
import { clean, cleanTitle, displayWidth, JSON_SCHEMA, pad, shorten, showScore, toJsonLine } from './display.js'

const TITLE_COLUMNS = 100

/** What to show of an article: its title, else the beginning of its text. */
export function displayTitle({ title, text }: Article): string {
  const shown = cleanTitle(title || '') || cleanTitle(text.slice(0, 4 * TITLE_COLUMNS))
  // Copied, because a slice would keep the whole text in memory.
  return Buffer.from(shorten(shown, TITLE_COLUMNS)).toString()
}

/** One line of `--json`. Members from the archive are marked, and so are later versions of an article. */
export function jsonCluster(
  cluster: Cluster,
  number: number,
  archive: ReadonlySet<string> | undefined,
  versionOf: ReadonlyMap<string, string>,
  basis: Pair['basis'],
): string {
  const { representative, size, lowestScore, near } = cluster
  const members = cluster.members.map(({ id, relation, score, reprintOf }) => ({
    id,
    relation,
    score,
    reprintOf,
    ...(versionOf.has(id) && { versionOf: versionOf.get(id) }),
    ...(archive?.has(id) && { archive: true }),
  }))
  return toJsonLine({ schema: JSON_SCHEMA, cluster: number, representative, size, lowestScore, basis, members, near })
}

export function jsonPair({ a, b, relation, score, basis, shared }: Pair): string {
  return toJsonLine({ schema: JSON_SCHEMA, a, b, relation, score, basis, ...(shared && { shared }) })
}

/** A tab-separated line. Ids lose what would break the table and, on a terminal, what could act on it. */
export function tabbedPair({ a, b, relation, score }: Omit<Pair, 'basis'>, interactive: boolean): string {
  const cell = (id: string) => (interactive ? clean(id) : id.replace(/[\t\r\n]/g, ' '))
  return `${cell(a)}\t${cell(b)}\t${relation}\t${score}\n`
}

/** The rows of a cluster, as RFC 4180 says. No cell of scraped text is a formula. */
export function csvRows(
  cluster: Cluster,
  number: number,
  titles: ReadonlyMap<string, string>,
  interactive: boolean,
): string {
  const name = (id: string) => (interactive ? clean(id) : id)
  const rows = cluster.members.map(({ id, relation, score, reprintOf }) =>
    [String(number), name(id), relation, String(score), name(reprintOf ?? ''), titles.get(id) ?? '']
      .map((cell) => quoteCsv(defuseFormula(cell)))
      .join(','),
  )
  return `${rows.join('\r\n')}\r\n`
}

// Spreadsheets take a cell that begins with one of these signs for a formula, also in full width, and some ignore what is
// invisible before it; a tab or a carriage return at the start is as dangerous: OWASP, "CSV Injection".
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20])/u

/** An apostrophe before a formula: spreadsheets then show the cell as text. */
function defuseFormula(value: string): string {
  return FORMULA.test(value) ? `'${value}` : value
}

function quoteCsv(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

// In fewer columns a title says nothing; then it gets a line of its own.
const MIN_TITLE_COLUMNS = 24
const RELATION_COLUMNS = 'representative'.length
const INDENT = ' '.repeat(2)

/** A cluster for people: a heading, then one or two lines for each member. Reprints stand below their original, indented. */
export function humanCluster(
  { members, size, lowestScore, near }: Cluster,
  number: number,
  titles: ReadonlyMap<string, string>,
  archive: ReadonlySet<string> | undefined,
  { style, width }: Terminal,
): string {
  const idColumns = Math.max(...members.map(({ id }) => displayWidth(clean(id))))
  const before = INDENT.length + RELATION_COLUMNS + 9
  const titleColumns = width - before - idColumns - 2
  const line = ({ id, relation, score, reprintOf }: ClusterMember): string => {
    const isRepresentative = relation === 'representative'
    const label = pad(reprintOf === null ? relation : INDENT + relation, RELATION_COLUMNS)
    const name = isRepresentative ? style.bold(label) : label
    const value = isRepresentative ? '' : showScore(score)
    const start = `${INDENT}${name}  ${pad(value, 5)}  `
    const mark = archive?.has(id) ? style.dim(' (archive)') : ''
    const title = titles.get(id) ?? ''
    if (title === '') return `${start}${clean(id)}${mark}\n`
    if (titleColumns >= MIN_TITLE_COLUMNS && mark === '') {
      return `${start}${pad(clean(id), idColumns)}  ${style.dim(shorten(title, titleColumns))}\n`
    }
    return `${start}${clean(id)}${mark}\n${' '.repeat(before)}${style.dim(shorten(title, Math.max(width - before, MIN_TITLE_COLUMNS)))}\n`
  }
  const heading = `Cluster ${number}: ${size} articles, lowest score ${showScore(lowestScore)}`
  const nearby = near
    .map(({ representative, relation }) => `${INDENT}near (${relation})  ${clean(representative)}\n`)
    .join('')
  return `${style.bold(heading)}\n${members.map(line).join('')}${nearby}\n`
}
