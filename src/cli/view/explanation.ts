import type { Explanation } from '../../compare/compare.js'
import type { Passage, Span } from '../../compare/passages.js'
import type { Terminal } from '../terminal.js'
import { type Marking, wrapText } from './columns.js'
import { clean, count, displayWidth, pad, showScore } from './display.js'
import { type Side, sideBySide } from './side-by-side.js'

const INDENT = ' '.repeat(2)

/** A comparison for people: relation, reasons, measures, and the matching passages side by side. */
export function humanExplanation(a: Side, b: Side, explanation: Explanation, { style, width }: Terminal): string {
  const { relation, score, direction, reasons, measures, passages } = explanation
  const [inner, outer] = direction === 'bInA' ? [b, a] : [a, b]
  const stands = direction ? `: ${clean(inner.name)} stands in ${clean(outer.name)}` : ''
  const sections = [
    `${style.bold(`${relation}, score ${showScore(score)}`)}${stands}\n${bullets(reasons, width)}`,
    grid(
      Object.entries(measures).flatMap(([name, value]) => measureCells(name, value)),
      width,
    ),
  ]
  const shown = passages.filter((passage) => !passages.some((other) => other !== passage && contains(other, passage)))
  if (shown.length === 0) return `${sections.join('\n')}\nno matching passages\n`
  const marking: Marking = style.isColorSupported
    ? { open: '', close: '', style: (text) => style.bold(style.green(text)) }
    : { open: '[', close: ']', style: (text) => text }
  const words = shown.reduce((sum, passage) => sum + passage.words, 0)
  const found = `${count(shown.length, 'matching passage')}, ${count(words, 'word')}\n`
  return [...sections, found, sideBySide(a, b, shown, width, marking)].join('\n')
}

function bullets(reasons: readonly string[], width: number): string {
  const lines = reasons.flatMap((reason) =>
    wrapText(reason, width - 2 * INDENT.length).map((line, i) => `${INDENT}${i === 0 ? '- ' : INDENT}${line}\n`),
  )
  return lines.join('')
}

/** A measure with a cell for each of its parts, such as `containment aInB`. */
function measureCells(name: string, value: unknown): [name: string, value: string][] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([part, inner]) => measureCells(`${name} ${part}`, inner))
  }
  return [[name, typeof value === 'number' ? value.toFixed(3) : value ? 'yes' : 'no']]
}

/** Names and values in as many columns as fit, in order from top to bottom. */
function grid(cells: readonly [name: string, value: string][], width: number): string {
  const nameColumns = Math.max(...cells.map(([name]) => displayWidth(name)))
  const valueColumns = Math.max(...cells.map(([, value]) => displayWidth(value)))
  const cellColumns = INDENT.length + nameColumns + INDENT.length + valueColumns
  const across = Math.max(1, Math.floor(width / cellColumns))
  const rows = Math.ceil(cells.length / across)
  const format = ([name, value]: [string, string]) =>
    `${INDENT}${pad(name, nameColumns)}${INDENT}${pad(value, valueColumns)}`
  return Array.from({ length: rows }, (_, row) => {
    const line = cells.filter((_, i) => i % rows === row).map(format)
    return `${line.join('').trimEnd()}\n`
  }).join('')
}

/** Whether a passage contains another on both sides, so that showing the outer one is enough. */
function contains(outer: Passage, inner: Passage): boolean {
  const within = (one: Span, other: Span) => one.start >= other.start && one.end <= other.end
  return within(inner.a, outer.a) && within(inner.b, outer.b)
}
