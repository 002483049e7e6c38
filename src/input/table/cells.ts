import { DoppelwireError } from '../../errors.js'
import { megabytes } from '../bytes/limits.js'

/** A row of a table, or why there is none; `line` is where it begins, from 1. */
export type Row =
  | { readonly line: number; readonly cells: string[] }
  | { readonly line: number; readonly error: string }

/**
 * Cuts a table into rows of cells (RFC 4180), as it comes in pieces: cells may be quoted, and quoted ones may hold line ends. A
 * quotation mark that is never closed costs the line it stands in and nothing else.
 */
export class TableSplitter {
  readonly #separator: string
  readonly #limit: number
  #rest = ''
  #line = 1
  /** A row that goes on is looked at again only when twice as much is there, so that a long cell is not read over and over. */
  #enough = 0

  constructor(separator: string, limit: number) {
    this.#separator = separator
    this.#limit = limit
  }

  /** The rows that end in this piece. */
  push(piece: string): Row[] {
    this.#rest += piece
    return this.#rest.length >= this.#enough ? this.#take(false) : []
  }

  end(): Row[] {
    return this.#take(true)
  }

  #take(last: boolean): Row[] {
    const text = this.#rest
    const rows: Row[] = []
    let at = 0
    while (at < text.length) {
      let end = text.indexOf('\n', at)
      if (end < 0) {
        if (!last) break
        end = text.length
      }
      const quote = text.indexOf('"', at)
      if (quote < 0 || quote > end) {
        const line = text.slice(at, text.charCodeAt(end - 1) === 0x0d ? end - 1 : end)
        if (line !== '') rows.push({ line: this.#line, cells: line.split(this.#separator) })
        this.#line++
        at = end + 1
        continue
      }
      const row = this.#quoted(text, at, last)
      if (row === undefined) {
        if (text.length - at <= this.#limit) break
        rows.push({
          line: this.#line,
          error: `a row of more than ${megabytes(this.#limit)}; is a quotation mark not closed?`,
        })
        at = this.#nextLine(text, at)
        continue
      }
      if (row.error !== undefined) {
        rows.push({ line: this.#line, error: row.error })
        at = this.#nextLine(text, at)
        continue
      }
      rows.push({ line: this.#line, cells: row.cells })
      this.#line += row.lines
      at = row.end
    }
    this.#rest = text.slice(at)
    this.#enough = 2 * this.#rest.length
    if (this.#rest.length > this.#limit && !last) this.#enough = 0
    return rows
  }

  #nextLine(text: string, at: number): number {
    const end = text.indexOf('\n', at)
    this.#line++
    return end < 0 ? text.length : end + 1
  }

  /** A row with quotation marks from `at` on; undefined where it goes on behind the text. */
  #quoted(
    text: string,
    from: number,
    last: boolean,
  ): { cells: string[]; end: number; lines: number; error?: undefined } | { error: string } | undefined {
    const cells: string[] = []
    let at = from
    let lines = 1
    while (true) {
      if (text.charCodeAt(at) !== 0x22) {
        const end = this.#endOfCell(text, at)
        if (end < 0 && !last) return undefined
        cells.push(text.slice(at, end < 0 ? text.length : end).replace(/\r$/, ''))
        at = end < 0 ? text.length : end
      } else {
        let cell = ''
        at++
        while (true) {
          const close = text.indexOf('"', at)
          if (close < 0) return last ? { error: 'a quotation mark that is never closed' } : undefined
          cell += text.slice(at, close)
          at = close + 1
          if (at >= text.length && !last) return undefined
          if (text.charCodeAt(at) !== 0x22) break
          cell += '"'
          at++
        }
        for (let end = cell.indexOf('\n'); end >= 0; end = cell.indexOf('\n', end + 1)) lines++
        if (text.charCodeAt(at) === 0x0d) at++
        if (at < text.length && text.charAt(at) !== this.#separator && text.charAt(at) !== '\n') {
          const end = this.#endOfCell(text, at)
          if (end < 0 && !last) return undefined
          // A stray mark within one line is part of the text; one that swallowed lines is damage.
          if (lines > 1) return { error: 'a quotation mark that is closed in the middle of another row' }
          cell += `"${text.slice(at, end < 0 ? text.length : end)}`.replace(/"\r?$/, '')
          at = end < 0 ? text.length : end
        }
        cells.push(cell)
      }
      if (at >= text.length) return last ? { cells, end: at, lines } : undefined
      if (text.charAt(at) === '\n') return { cells, end: at + 1, lines }
      at++
    }
  }

  #endOfCell(text: string, from: number): number {
    const line = text.indexOf('\n', from)
    const separator = text.indexOf(this.#separator, from)
    if (separator < 0) return line
    return line < 0 || separator < line ? separator : line
  }
}

const SEPARATORS = [',', ';', '\t', '|'] as const

/** The separator of a table: the one that cuts its first lines into the most cells, as many in each. */
export function findSeparator(sample: string): string {
  let best = ','
  let most = 0
  for (const separator of SEPARATORS) {
    const splitter = new TableSplitter(separator, sample.length + 1)
    const rows = splitter.push(sample).slice(0, 10)
    if (rows.length === 0) rows.push(...splitter.end().slice(0, 1))
    const [header] = rows
    const width = header && 'cells' in header ? header.cells.length : 0
    const same = rows.filter((row) => 'cells' in row && row.cells.length === width).length
    const score = width > 1 ? width * (same / rows.length) : 0
    if (score > most) {
      most = score
      best = separator
    }
  }
  return best
}

/** An error of a row, with its place. */
export function rowError(place: string, what: string): DoppelwireError {
  return new DoppelwireError('INPUT_INVALID', `${place}: ${what}`)
}
