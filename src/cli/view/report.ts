import type { Pair } from '../../deduper/results.js'
import type { NumberedCluster } from '../standings.js'
import { escapeCell } from './cells.js'
import { JSON_SCHEMA, toJsonLine } from './display.js'

/**
 * One line of `--json`. Members from the archive are marked, and so are later versions of an article, and pages without a story.
 */
export function jsonCluster(
  cluster: NumberedCluster,
  archive: ReadonlySet<string> | undefined,
  versionOf: ReadonlyMap<string, string>,
  basis: Pair['basis'],
  isPage: (id: string) => boolean,
): string {
  const { number, representative, size, lowestScore, near } = cluster
  const members = cluster.members.map(({ id, relation, score, reprintOf }) => ({
    id,
    relation,
    score,
    reprintOf,
    ...((isPage(id) || (relation === 'identical' && reprintOf !== null && isPage(reprintOf))) && { kind: 'page' }),
    ...(versionOf.has(id) && { versionOf: versionOf.get(id) }),
    ...(archive?.has(id) && { archive: true }),
  }))
  return toJsonLine({ schema: JSON_SCHEMA, cluster: number, representative, size, lowestScore, basis, members, near })
}

export function jsonPair({ a, b, relation, score, basis, shared }: Pair): string {
  return toJsonLine({ schema: JSON_SCHEMA, a, b, relation, score, basis, ...(shared && { shared }) })
}

/** A tab-separated line that `compare --pairs` reads back. */
export function tabbedPair({ a, b, relation, score }: Omit<Pair, 'basis'>): string {
  return `${escapeCell(a, 'all')}\t${escapeCell(b, 'all')}\t${relation}\t${score}\n`
}

/**
 * The rows of a cluster, as RFC 4180 says. No cell of scraped text is a formula.
 *
 * @param name how an id is written
 */
export function csvRows(
  { number, members }: NumberedCluster,
  titles: ReadonlyMap<string, string>,
  name: (id: string) => string,
): string {
  const rows = members.map(({ id, relation, score, reprintOf }) =>
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
