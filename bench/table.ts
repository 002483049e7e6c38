export type Cell = string | number | undefined

/**
 * Lines of an aligned table. Numbers, and figures with a sign or unit, stand to the right; fractions have three decimals; a dash
 * stands for no value.
 *
 * @example
 * formatTable(['kind', 'recall'], [['reprint', 0.5]]) // => 'kind     recall\nreprint   0.500'
 */
export function formatTable(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cells = [header, ...rows.map((row) => row.map(show))]
  const widths = header.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)))
  const numeric = header.map((_, column) => rows.some((row) => isFigure(row[column])))
  const line = (row: readonly string[]): string =>
    widths
      .map((width, column) =>
        numeric[column] ? (row[column] ?? '').padStart(width) : (row[column] ?? '').padEnd(width),
      )
      .join('  ')
      .trimEnd()
  return cells.map(line).join('\n')
}

/** A number, or a string that shows a number with a sign or unit, such as `±3.1 %`. */
function isFigure(cell: Cell): boolean {
  return typeof cell === 'number' || (typeof cell === 'string' && /^±?[\d.,]+( %|x)?$/.test(cell))
}

function show(cell: Cell): string {
  if (cell === undefined || (typeof cell === 'number' && Number.isNaN(cell))) return '–'
  if (typeof cell === 'string') return cell
  return Number.isInteger(cell) ? cell.toLocaleString('en-US') : cell.toFixed(3)
}
