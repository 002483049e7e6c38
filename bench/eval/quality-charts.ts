import { barChart, reliabilityChart } from '../chart.js'
import type { Beside } from './peers/beside.js'
import type { Quality } from './quality-report.js'

/** Figures of which more is better: in folds, by families left out where measured, and what is needed. */
export function qualityChart({ figures, families }: Quality): string {
  const shown = figures.flatMap((one, number) => (one.least ? [number] : []))
  return barChart(
    'Found, and right of what is found, at balanced',
    shown.map((number) => figures[number]!.on),
    [
      { name: 'in folds', values: shown.map((number) => figures[number]!.value) },
      ...(families.length > 0
        ? [{ name: 'family of texts left out', values: shown.map((number) => families[number]!.value) }]
        : []),
      { name: 'needed', values: shown.map((number) => figures[number]!.needed) },
    ],
  )
}

/** The same figures of every tool. */
export function besideChart({ on, tools }: Beside, { figures }: Quality): string {
  const least = new Set(figures.filter((one) => one.least).map((one) => one.on))
  const shown = on.flatMap((name, number) => (least.has(name) ? [number] : []))
  return barChart(
    'The same pairs by other tools',
    shown.map((number) => on[number]!),
    tools.map(({ name, values }) => ({ name, values: shown.map((number) => values[number]!) })),
  )
}

export const scoresChart = ({ reliability }: Quality): string =>
  reliabilityChart('Scores of the wire feed: what was said and what was true, in folds', reliability.bins)
