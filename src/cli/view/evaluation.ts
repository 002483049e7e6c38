import type { Preset } from '../../compare/model.js'
import type { Chosen, Operating } from '../../tuning/evaluation.js'
import type { Estimate } from '../../tuning/intervals.js'
import type { Terminal } from '../terminal.js'
import { wrapText } from './columns.js'
import { clean, count } from './display.js'

/** What `evaluate` found. */
export interface ShownEvaluation {
  readonly labelled: number
  readonly copies: number
  readonly notProposed: number
  readonly unsure: number
  readonly unlabelled: number
  /** How many pairs of the feed those labelled stand for. */
  readonly pairs: number
  readonly copiesOfPairs: number
  readonly strataLeftOut: readonly string[]
  readonly pairsLeftOut: number
  readonly wantedPrecision: number
  readonly best: Chosen | null
  readonly precise: Chosen | null
  readonly presets: readonly (Operating & { readonly preset: Preset })[]
  readonly curve: readonly Operating[]
}

const MOST_BAR_COLUMNS = 40
const LEAST_BAR_COLUMNS = 5
const LABEL_COLUMNS = 10
// A label, and twice a number with spaces around it.
const COLUMNS_BESIDE_BARS = LABEL_COLUMNS + 2 * 7
// In fewer columns a row of the table becomes lines of its own.
const LEAST_TABLE_COLUMNS = 60

/** What the labels say, for people: thresholds and their figures, and a chart of precision and recall. */
export function humanEvaluation(evaluation: ShownEvaluation, { style, width }: Terminal): string {
  const { labelled, copies, pairs, copiesOfPairs, best, precise, presets, curve, wantedPrecision } = evaluation
  const lines: string[] = []
  const tell = (text: string) => lines.push(...wrapText(text, width))
  tell(
    `${count(labelled, 'labelled pair')} (${count(copies, 'copy', 'copies')}), which stand for ` +
      `${count(Math.round(pairs), 'pair')} of the feed (${count(Math.round(copiesOfPairs), 'copy', 'copies')})`,
  )
  lines[0] = style.bold(lines[0]!)
  for (const warning of warnings(evaluation)) tell(warning)
  lines.push('')
  const rows: [name: string, point: Operating | null][] = [
    ['best F1', best],
    [`${shortShare(wantedPrecision)} copies`, precise],
    ...presets.map((point): [string, Operating] => [point.preset, point]),
  ]
  if (width >= LEAST_TABLE_COLUMNS) {
    lines.push(style.dim(`${'from score'.padStart(20)}  ${'precision'.padEnd(17)}${'recall'.padEnd(17)}F1`))
  }
  for (const [name, point] of rows) lines.push(...row(name, point, width).map((line) => line.trimEnd()))
  if (best) {
    const range = (chosen: Chosen) => `${digits(chosen.thresholdLow)} to ${digits(chosen.thresholdHigh)}`
    const more = precise ? `, of ${shortShare(wantedPrecision)} copies ${range(precise)}` : ''
    tell(`In other such samples the threshold of best F1 would lie from ${range(best)}${more}.`)
    tell(`To use it: doppelwire dedupe FEED --threshold ${digits(best.threshold)}`)
  }
  lines.push('', ...chart(curve, width, style), '')
  tell(
    'Intervals of 95 %: precision and recall by Wilson, with the number of pairs that the weights leave (Kish); thresholds by ' +
      '1,000 bootstrap samples within the strata.',
  )
  return `${lines.join('\n')}\n`
}

function warnings({ notProposed, unsure, unlabelled, strataLeftOut, pairsLeftOut }: ShownEvaluation): string[] {
  const leftOut = [
    ...(unlabelled > 0 ? [`${unlabelled.toLocaleString('en-US')} without a label`] : []),
    ...(unsure > 0 ? [`${unsure.toLocaleString('en-US')} unsure`] : []),
  ]
  return [
    ...(leftOut.length > 0 ? [`left out: ${leftOut.join(', ')}`] : []),
    ...(notProposed > 0
      ? [
          `${count(notProposed, 'labelled copy', 'labelled copies')} that the feed does not propose: found at no threshold`,
        ]
      : []),
    ...(strataLeftOut.length > 0
      ? [
          `nothing is known of ${count(Math.round(pairsLeftOut), 'pair')} in strata without a label: ` +
            strataLeftOut.map((name) => clean(name) || '(no name)').join(', '),
        ]
      : []),
  ]
}

function row(name: string, point: Operating | null, width: number): string[] {
  if (!point) return [`${name.padEnd(11)}no threshold`]
  const { threshold, precision, recall, f1 } = point
  if (width < LEAST_TABLE_COLUMNS) {
    return [
      `${name}: ${digits(threshold)}`,
      ` precision ${interval(precision)}`,
      ` recall ${interval(recall)}`,
    ].flatMap((line) =>
      wrapText(line.trimStart(), width - 1).map((part, i) => (line.startsWith(' ') || i > 0 ? ` ${part}` : part)),
    )
  }
  return [
    `${name.padEnd(11)}${digits(threshold).padStart(9)}  ${interval(precision).padEnd(17)}${interval(recall).padEnd(17)}${f1.toFixed(2)}`,
  ]
}

/** Bars of precision and recall by threshold: full up to the lower end of the interval, shaded up to the upper. */
function chart(curve: readonly Operating[], width: number, style: Terminal['style']): string[] {
  const columns = Math.min(MOST_BAR_COLUMNS, Math.floor((width - COLUMNS_BESIDE_BARS) / 2))
  const hasBars = columns >= LEAST_BAR_COLUMNS
  const cell = (estimate: Estimate | undefined, paint: (text: string) => string) => {
    const number = estimate ? estimate.value.toFixed(2) : '   -'
    return hasBars ? `${bar(estimate, columns, paint)} ${number}` : number
  }
  const cellColumns = hasBars ? columns + 7 : 6
  // In few columns there are short names.
  const [first, second, third] = hasBars ? ['threshold', 'precision', 'recall'] : ['from', 'prec', 'rec']
  const labelColumns = hasBars ? LABEL_COLUMNS : 6
  const heading = first.padEnd(labelColumns) + second.padEnd(cellColumns) + third
  return [
    style.dim(heading),
    ...curve.map(({ threshold, precision, recall }) => {
      const label = digits(threshold).padEnd(labelColumns)
      return `${label}${cell(precision, style.green)}  ${cell(recall, style.cyan)}`.trimEnd()
    }),
  ]
}

function bar(estimate: Estimate | undefined, columns: number, paint: (text: string) => string): string {
  if (!estimate) return ' '.repeat(columns)
  const [low, high] = [estimate.low, estimate.high].map((share) => Math.round(share * columns)) as [number, number]
  return `${paint('█'.repeat(low) + '░'.repeat(high - low))}${' '.repeat(columns - high)}`
}

function interval(estimate: Estimate | undefined): string {
  if (!estimate) return '-'
  return `${estimate.value.toFixed(2)} (${estimate.low.toFixed(2)}-${estimate.high.toFixed(2)})`
}

function shortShare(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`
}

/** A threshold in three digits behind the point, or as many as tell it from 0 and 1. */
function digits(threshold: number): string {
  const places = threshold < 0.001 || threshold > 0.999 ? 5 : 3
  return String(Number(threshold.toFixed(places)))
}
