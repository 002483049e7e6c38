import type { Span } from '../../compare/passages.js'
import type { Terminal } from '../terminal.js'
import { type Line, type Marking, type Segment, wrap, wrapText } from './columns.js'
import { clean } from './display.js'
import type { Label } from './label.js'

/** An article to show whole. */
export interface ShownArticle {
  readonly id: string
  readonly label: Label
  readonly text: string
  /** What the other article has too. */
  readonly shared: readonly Span[]
}

const BETWEEN = ' │ '
// Narrower, one stands above the other.
const LEAST_COLUMNS = 20
// More is read by nobody before a key is pressed. In UTF-16 code units.
const MOST_TEXT = 20_000

/** Two whole articles as lines: side by side, or one above the other where the terminal is narrow. */
export function wholeArticles(a: ShownArticle, b: ShownArticle, { style, width }: Terminal): string[] {
  const marking: Marking = style.isColorSupported
    ? { open: '', close: '', style: (text) => style.bold(style.green(text)) }
    : { open: '[', close: ']', style: (text) => text }
  const columns = Math.floor((width - BETWEEN.length) / 2)
  const toLines = (article: ShownArticle, columns: number): Line[] => [
    ...wrap([{ text: article.label.title, shared: false }], columns, marking).map((line) => ({
      ...line,
      text: style.bold(line.text),
    })),
    ...wrap([{ text: origin(article), shared: false }], columns, marking).map((line) => ({
      ...line,
      text: style.dim(line.text),
    })),
    { text: '', width: 0 },
    ...paragraphs(article).flatMap((segments) => wrap(segments, columns, marking)),
  ]
  if (columns < LEAST_COLUMNS) {
    const stacked = [a, b].map((article) => toLines(article, width).map(({ text }) => text))
    return [...stacked[0]!, '─'.repeat(width), ...stacked[1]!]
  }
  const [left, right] = [toLines(a, columns), toLines(b, columns)]
  const empty: Line = { text: '', width: 0 }
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => {
    const { text, width } = left[i] ?? empty
    return `${text}${' '.repeat(Math.max(0, columns - width))}${BETWEEN}${(right[i] ?? empty).text}`.trimEnd()
  })
}

/** Whose it is, and from when. */
function origin({ id, label: { date, source } }: ShownArticle): string {
  return [date, source, clean(id)].filter(Boolean).join(' · ')
}

/** The paragraphs of a text, each in segments of what is shared and what is not. */
function paragraphs({ text, shared }: ShownArticle): Segment[][] {
  const end = Math.min(text.length, MOST_TEXT)
  const found: Segment[][] = []
  const spans = merged(shared)
  let at = 0
  for (const part of text.slice(0, end).split('\n')) {
    const stop = at + part.length
    const segments: Segment[] = []
    let done = at
    for (const span of spans) {
      const [from, to] = [Math.max(span.start, done), Math.min(span.end, stop)]
      if (from >= to) continue
      segments.push({ text: text.slice(done, from), shared: false }, { text: text.slice(from, to), shared: true })
      done = to
    }
    segments.push({ text: text.slice(done, stop), shared: false })
    if (part.trim() !== '') found.push(segments)
    at = stop + 1
  }
  if (end < text.length) {
    found.push([{ text: `… ${(text.length - end).toLocaleString('en-US')} characters more`, shared: false }])
  }
  return found
}

function merged(spans: readonly Span[]): Span[] {
  const joined: { start: number; end: number }[] = []
  for (const { start, end } of [...spans].sort((p, q) => p.start - q.start)) {
    const last = joined.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return joined
}

/** A line of keys with what they mean, broken where it does not fit. */
export function keyLegend(
  keys: readonly (readonly [key: string, meaning: string])[],
  { style, width }: Terminal,
): string[] {
  return wrapText(keys.map(([key, meaning]) => `[${key}] ${meaning}`).join('  '), width).map((line) =>
    line.replace(/\[(\S+?)\]/g, (_, key: string) => (style.isColorSupported ? style.inverse(` ${key} `) : `[${key}]`)),
  )
}
