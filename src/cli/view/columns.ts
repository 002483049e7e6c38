import { clean, displayWidth, graphemes } from './display.js'

/** A piece of text, and whether the other side shares it. */
export interface Segment {
  readonly text: string
  readonly shared: boolean
}

/** How to make shared words visible: a style, or marks around the words if the terminal has no styles. */
export interface Marking {
  readonly open: string
  readonly close: string
  readonly style: (text: string) => string
}

/** A line as it is printed, with its styles, and the columns it takes. */
export interface Line {
  readonly text: string
  readonly width: number
}

const PLAIN: Marking = { open: '', close: '', style: (text) => text }

/** Breaks a text into lines, at spaces if there are any. */
export function wrapText(text: string, columns: number): string[] {
  return wrap([{ text, shared: false }], columns, PLAIN).map((line) => line.text)
}

/** Breaks segments into lines, at spaces if there are any. */
export function wrap(segments: readonly Segment[], columns: number, { open, close, style }: Marking): Line[] {
  const cells = toCells(segments, open, close)
  const lines: Line[] = []
  for (let start = 0; start < cells.length; ) {
    let end = start
    let space = -1
    for (let width = 0; end < cells.length; end++) {
      width += displayWidth(cells[end]!.character)
      if (width > columns) break
      if (cells[end]!.character === ' ') space = end
    }
    const fits = end === cells.length
    const stop = fits ? end : space > start ? space : Math.max(end, start + 1)
    lines.push(toLine(cells.slice(start, stop), style))
    start = cells[stop]?.character === ' ' ? stop + 1 : stop
  }
  return lines
}

interface Cell {
  readonly character: string
  readonly shared: boolean
}

function toCells(segments: readonly Segment[], open: string, close: string): Cell[] {
  const cells: Cell[] = []
  for (const { text, shared } of segments) {
    const marked = shared ? open + clean(text) + close : cleanSegment(text)
    for (const character of graphemes(marked)) {
      if (character === ' ' && (cells.length === 0 || cells.at(-1)!.character === ' ')) continue
      cells.push({ character, shared })
    }
  }
  return cells
}

/** Cleans a segment, but keeps white space at its ends as a space, because segments meet within a sentence. */
function cleanSegment(text: string): string {
  const cleaned = clean(text)
  if (cleaned === '') return /\s/.test(text) ? ' ' : ''
  return (/^\s/.test(text) ? ' ' : '') + cleaned + (/\s$/.test(text) ? ' ' : '')
}

function toLine(cells: readonly Cell[], style: (text: string) => string): Line {
  let text = ''
  let width = 0
  for (let i = 0; i < cells.length; ) {
    const { shared } = cells[i]!
    let run = ''
    for (; i < cells.length && cells[i]!.shared === shared; i++) {
      run += cells[i]!.character
      width += displayWidth(cells[i]!.character)
    }
    text += shared ? style(run) : run
  }
  return { text, width }
}
