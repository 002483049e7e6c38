import { type CurvePoint, chooseBands, curvePoints } from '../minhash/s-curve.js'
import { parseArguments, toNumber, usage } from './arguments.js'
import type { Terminal } from './terminal.js'
import { JSON_SCHEMA, toJsonLine } from './view/display.js'

const HELP = `doppelwire curve [--target SIMILARITY] [--values COUNT] [--json]

Shows how likely two articles become a candidate pair, by the similarity of their word shingles,
and the bands of signature values that this follows from.

  --target SIMILARITY  Jaccard similarity from which pairs should be found, 0 to 1 (default 0.4)
  --values COUNT       values of a signature (permutations), 1 to 4096 (default 128)
  --json               one line: {"schema","values","target","bands","falsePositiveRate",
                       "falseNegativeRate","curve":[{"similarity","probability"}]}

Examples
  doppelwire curve
  doppelwire curve --target 0.7 --values 256
`

const OPTIONS = { target: { type: 'string' }, values: { type: 'string' }, json: { type: 'boolean' } } as const

const ROWS = 20
const BAR_COLUMNS = 50

export async function curve(argv: readonly string[], terminal: Terminal): Promise<void> {
  const { values: given, positionals } = parseArguments('curve', argv, OPTIONS)
  if (given.help) return terminal.write(HELP)
  if (positionals.length > 0) throw usage('curve', `expected no arguments, found ${positionals.join(' ')}`)
  const target = toNumber('curve', 'target', given.target ?? '0.4')
  const values = toNumber('curve', 'values', given.values ?? '128')
  const { bands, falsePositiveRate, falseNegativeRate } = chooseBands({ values, target })
  if (given.json) {
    const points = curvePoints(bands, 100)
    const line = { schema: JSON_SCHEMA, values, target, bands, falsePositiveRate, falseNegativeRate, curve: points }
    return terminal.write(toJsonLine(line))
  }
  const widths = new Map<number, number>()
  for (const { width } of bands) widths.set(width, (widths.get(width) ?? 0) + 1)
  const layout = [...widths].map(([width, count]) => `${count} of ${width}`).join(' and ')
  const points = curvePoints(bands, ROWS)
  const targetRow = points.findIndex(({ similarity }) => similarity >= target - 1e-9)
  await terminal.write(
    [
      `${values} values in ${bands.length} bands (${layout}), target ${target}`,
      `false positives ${percent(falsePositiveRate)} of pairs below the target, ` +
        `false negatives ${percent(falseNegativeRate)} of those from it on`,
      '',
      'similarity  chance to be a candidate',
      ...points.map((point, row) => plotRow(point) + (row === targetRow ? '  < target' : '')),
      '',
    ].join('\n'),
  )
}

function plotRow({ similarity, probability }: CurvePoint): string {
  const bar = '█'.repeat(Math.round(probability * BAR_COLUMNS))
  return `      ${similarity.toFixed(2)}  ${probability.toFixed(3)} ${bar}`.trimEnd()
}

const percent = (rate: number) => `${(rate * 100).toFixed(1)} %`
