import { DoppelwireError } from '../../errors.js'
import type { Item, ReadContext } from '../items.js'
import { placeName } from '../place.js'
import type { FieldPaths } from '../record/field-path.js'
import { likelyText, namesFound } from '../record/likely-text.js'
import { knownName } from '../record/names.js'
import { findSeparator, type Row, rowError, TableSplitter } from './cells.js'

/**
 * The rows of a table as records, by the names in its first line. Empty cells count as absent; of columns with one name the
 * first counts. A table without names is read where `paths` names columns by their numbers, from 1.
 *
 * @throws DoppelwireError `INPUT_INVALID` for a table without names.
 */
export async function* readTable(
  chunks: AsyncIterable<Buffer>,
  context: ReadContext,
  paths: FieldPaths,
  given: string | undefined,
): AsyncGenerator<Item[]> {
  const decoder = new TextDecoder()
  let splitter: TableSplitter | undefined
  let hasBareReturns = false
  const table = new Table(context.file.path, paths)
  for await (const chunk of chunks) {
    let piece = decoder.decode(chunk, { stream: true })
    // Some spreadsheets still end lines as Macintoshes once did.
    if (!splitter) hasBareReturns = /\r(?!\n|$)/.test(piece) && !piece.includes('\n')
    if (hasBareReturns) piece = piece.replaceAll('\r', '\n')
    splitter ??= new TableSplitter(given ?? findSeparator(piece.slice(0, 64 * 1024)), context.limits.maxItem)
    yield table.read(splitter.push(piece))
  }
  if (splitter) yield table.read([...splitter.push(decoder.decode()), ...splitter.end()])
}

class Table {
  readonly #file: string
  readonly #paths: FieldPaths
  #names: readonly string[] | undefined

  constructor(file: string, paths: FieldPaths) {
    this.#file = file
    this.#paths = paths
  }

  read(rows: readonly Row[]): Item[] {
    const items: Item[] = []
    for (const [i, row] of rows.entries()) {
      if ('error' in row) {
        items.push({ error: rowError(placeName({ file: this.#file, line: row.line }), row.error) })
      } else if (isSeparatorLine(row.cells)) {
      } else if (this.#names) items.push(this.#record(row.cells, this.#names, row.line))
      else if (this.#findNames(row.cells, row.line, rows[i + 1]))
        items.push(this.#record(row.cells, this.#names!, row.line))
    }
    return items
  }

  /** Takes the names from the first row. Returns whether it is a record itself. */
  #findNames(cells: readonly string[], line: number, next: Row | undefined): boolean {
    const names = cells.map((cell) => cell.replace(/^\ufeff/, '').trim())
    const mapped = [...this.#paths.values()].flat().map(({ name }) => name)
    const known = names.some((name) => knownName(name) !== undefined || mapped.includes(name))
    const numbered = mapped.length > 0 && mapped.every((name) => /^[1-9]\d?$/.test(name))
    if (known && !numbered) {
      this.#names = columnNames(names, mapped)
      return false
    }
    if (numbered) {
      this.#names = cells.map((_, i) => String(i + 1))
      return !known
    }
    const record = next && 'cells' in next ? Object.fromEntries(names.map((name, at) => [name, next.cells[at]])) : {}
    throw new DoppelwireError(
      'INPUT_INVALID',
      `${placeName({ file: this.#file, line })}: expected a first line with the names of the columns, such as id,title,text; ` +
        `found ${namesFound(names)}. If it has names, say which holds the text: --field text=${likelyText(record) ?? 'NAME'}; ` +
        'if it has none, give the number of the column: --field text=3',
    )
  }

  #record(cells: readonly string[], names: readonly string[], line: number): Item {
    const place = { file: this.#file, line }
    if (cells.length > names.length && cells.slice(names.length).some((cell) => cell !== '')) {
      return { error: rowError(placeName(place), `expected ${names.length} cells, found ${cells.length}`) }
    }
    const record: Record<string, unknown> = {}
    for (const [i, name] of names.entries()) {
      const cell = cells[i]
      if (cell === undefined || cell === '') continue
      // Not by assignment: a column may be called __proto__.
      if (name === '__proto__') Object.defineProperty(record, name, { value: cell, enumerable: true })
      else record[name] = cell
    }
    return { record, place, position: line }
  }
}

/** Whether a row is the line by which spreadsheets name the separator: `sep=;`. */
function isSeparatorLine(cells: readonly string[]): boolean {
  return /^\ufeff?sep=$/i.test(cells[0]!) && cells.length === 2 && cells[1] === ''
}

/**
 * The columns by the names of the fields that they are: `Title`, `Überschrift` is `title` unless it is asked for as it stands. Of columns of
 * one name, and of those that are one field, the first counts.
 */
function columnNames(names: readonly string[], mapped: readonly string[]): string[] {
  const taken = new Set(names.filter((name) => knownName(name) === name || mapped.includes(name)))
  return names.map((name, i) => {
    if (names.indexOf(name) < i) return `${name} ${i + 1}`
    if (taken.has(name)) return name
    const known = knownName(name)
    if (known === undefined || taken.has(known)) return name
    taken.add(known)
    return known
  })
}
