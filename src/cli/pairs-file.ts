import { DoppelwireError } from '../errors.js'
import { placeName, readLines } from '../input/open.js'
import { describe } from '../options.js'
import { unknownId } from './find-articles.js'
import { unescapeCell } from './view/cells.js'

/** A line of a file of pairs. */
export interface PairLine {
  readonly line: number
  /** The cells as they stand there. The format has no quoting, so quotation marks are part of an id. */
  readonly cells: string[]
}

/** A tab-separated file whose header names columns `a` and `b`, and maybe others. */
export class PairsFile {
  readonly name: string
  readonly header: string[]
  readonly lines: readonly PairLine[]

  private constructor(name: string, header: string[], lines: readonly PairLine[]) {
    this.name = name
    this.header = header
    this.lines = lines
  }

  /** @throws DoppelwireError `INPUT_INVALID` for a file without such a header, and for a line that ends before both ids. */
  static async read(name: string): Promise<PairsFile> {
    let header: string[] | undefined
    const lines: PairLine[] = []
    for await (const { line, text } of readLines(name)) {
      const cells = text.split('\t')
      if (header === undefined) {
        header = cells
        for (const column of ['a', 'b']) if (!header.includes(column)) throw badHeader(name, line, text, column)
        continue
      }
      if (text === '') continue
      if (cells.length <= Math.max(header.indexOf('a'), header.indexOf('b'))) {
        throw new DoppelwireError(
          'INPUT_INVALID',
          `${placeName({ file: name, line })}: expected ${header.length} columns, found ${cells.length}`,
        )
      }
      lines.push({ line, cells })
    }
    if (header === undefined) throw badHeader(name, 1, '', 'a')
    return new PairsFile(name, header, lines)
  }

  /** What stands in a column of a line; empty where the line or the file has no such column. */
  cell({ cells }: PairLine, column: string): string {
    return cells[this.header.indexOf(column)] ?? ''
  }

  /** All texts that may be an id, as they stand and unescaped. */
  possibleIds(): ReadonlySet<string> {
    const cells = this.lines.flatMap((line) => [this.cell(line, 'a'), this.cell(line, 'b')])
    return new Set(cells.flatMap((cell) => [cell, unescapeCell(cell)]))
  }

  /**
   * The ids of a line. What `dedupe --pairs` prints is escaped; ids that others write may hold backslashes as they are.
   *
   * @param has whether an article has this id
   * @param inputs where it was looked for, for the message
   * @throws DoppelwireError `UNKNOWN_ID`
   */
  ids(line: PairLine, has: (id: string) => boolean, inputs: readonly string[]): readonly [a: string, b: string] {
    const toId = (column: string): string => {
      const cell = this.cell(line, column)
      const id = [unescapeCell(cell), cell].find(has)
      if (id === undefined) throw unknownId(cell, inputs, `${placeName({ file: this.name, line: line.line })}: `)
      return id
    }
    return [toId('a'), toId('b')]
  }

  /** Sets a cell, and adds the column at the right if the file has none of this name. */
  setCell({ cells }: PairLine, column: string, value: string): void {
    if (!this.header.includes(column)) this.header.push(column)
    const at = this.header.indexOf(column)
    while (cells.length < at) cells.push('')
    cells[at] = value
  }

  /** The whole file. */
  toString(): string {
    return [this.header, ...this.lines.map(({ cells }) => cells)].map((cells) => `${cells.join('\t')}\n`).join('')
  }
}

function badHeader(file: string, line: number, found: string, missing: string): DoppelwireError {
  return new DoppelwireError(
    'INPUT_INVALID',
    `${placeName({ file, line })}: expected a header with tab-separated columns a and b, found ${describe(found)} without ${missing}`,
  )
}
