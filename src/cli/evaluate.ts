import { PRESETS, type Preset } from '../compare/model.js'
import { DoppelwireError } from '../errors.js'
import { placeName } from '../input/open.js'
import { describe } from '../options.js'
import { evaluate as evaluateScores, type LabelledScore, type Operating, operatingAt } from '../tuning/evaluation.js'
import type { Estimate } from '../tuning/intervals.js'
import { LABELS, readLabel } from '../tuning/labels.js'
import type { ScoredFeed } from '../tuning/scored-feed.js'
import { parseArguments, usage } from './arguments.js'
import { loadFeed, scoreFeed, toNumberWithin } from './load-feed.js'
import { PairsFile } from './pairs-file.js'
import { READING_HELP, READING_OPTIONS, toReading } from './reading-arguments.js'
import type { Terminal } from './terminal.js'
import { JSON_SCHEMA, toJsonLine } from './view/display.js'
import { humanEvaluation } from './view/evaluation.js'

const HELP = `doppelwire evaluate --documents FILE --pairs PAIRS.tsv [options]

Says how many copies dedupe finds in a feed, and how many of what it finds are copies, at the presets and other thresholds, and which
thresholds are best: by pairs of the feed that were labelled, as doppelwire sample draws and doppelwire label asks them.

  --documents FILE     the whole feed: any input that dedupe takes (repeatable)
  --pairs FILE         a tab-separated file whose header names columns a, b and label, and maybe weight and stratum. Labels:
                       copy, or the relation, for copies; partial, template, related, unrelated, independent or other for what
                       is none; unsure, or nothing, for pairs to leave out
  --precision SHARE    also find the lowest threshold from which on this share of what is found are copies (0.9)
  --seed N             seed of the resampling (1)
  --keep-boilerplate   apply no rules for boilerplate: every word of a text counts
  --json               one line; see docs/json.md
${READING_HELP}

Intervals hold the true value in 95 of 100 such samples: of precision and recall by Wilson, with the number of pairs that the weights
leave (Kish); of thresholds by 1,000 bootstrap samples within the strata.

Examples
  doppelwire evaluate --documents feed.jsonl --pairs pairs.tsv
  doppelwire evaluate --documents feed.jsonl --pairs pairs.tsv --precision 0.95 --json
`

const OPTIONS = {
  documents: { type: 'string', multiple: true },
  pairs: { type: 'string' },
  precision: { type: 'string' },
  seed: { type: 'string' },
  'keep-boilerplate': { type: 'boolean' },
  json: { type: 'boolean' },
  ...READING_OPTIONS,
} as const

const HIGHEST_SEED = 2 ** 32 - 1
// Closer where a point more or less changes much.
const CURVE = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99]

export async function evaluate(argv: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = parseArguments('evaluate', argv, OPTIONS)
  if (values.help) return terminal.write(HELP)
  const { documents, pairs } = values
  if (positionals.length > 0) throw usage('evaluate', `expected no arguments, found ${positionals.join(' ')}`)
  if (!documents || pairs === undefined) {
    throw usage(
      'evaluate',
      `expected --documents FILE and --pairs FILE, found no ${documents ? '--pairs' : '--documents'}`,
    )
  }
  const wanted = toNumberWithin('evaluate', 'precision', values.precision, { low: 0, high: 1, otherwise: 0.9 })
  const seed = toNumberWithin('evaluate', 'seed', values.seed, {
    low: 0,
    high: HIGHEST_SEED,
    whole: true,
    otherwise: 1,
  })
  const file = await PairsFile.read(pairs)
  const labels = readLabels(file)
  const reading = toReading('evaluate', values)
  const { deduper } = await loadFeed(documents, reading, !values['keep-boilerplate'], undefined, terminal)
  const ids = file.lines.map((line) => file.ids(line, (id) => deduper.has(id), documents))
  // Only pairs that are asked for are scored.
  const feed = await scoreFeed(deduper, 1, terminal)
  const { scores, notProposed, unsure, unlabelled, strataLeftOut, pairsLeftOut } = weigh(file, labels, ids, feed)
  const { best, precise, curve } = evaluateScores(scores, wanted, CURVE, seed)
  const thresholds = feed.thresholds
  const presets = (Object.keys(PRESETS) as Preset[]).map((preset) => ({
    preset,
    ...operatingAt(scores, thresholds[preset]),
  }))
  const copies = scores.filter(({ isCopy }) => isCopy)
  const evaluation = {
    labelled: scores.length,
    copies: copies.length,
    notProposed,
    unsure,
    unlabelled,
    pairs: sum(scores),
    copiesOfPairs: sum(copies),
    strataLeftOut,
    pairsLeftOut,
    wantedPrecision: wanted,
    best: best ?? null,
    precise: precise ?? null,
    presets,
    curve,
  }
  if (!values.json) return terminal.write(humanEvaluation(evaluation, terminal))
  await terminal.write(toJsonLine({ schema: JSON_SCHEMA, ...evaluation, ...jsonParts(evaluation) }))
}

const sum = (scores: readonly LabelledScore[]) =>
  Number(scores.reduce((total, { weight }) => total + weight, 0).toPrecision(9))

/** What JSON has no undefined for. */
function jsonParts({
  best,
  precise,
  presets,
  curve,
}: {
  best: Operating | null
  precise: Operating | null
  presets: readonly Operating[]
  curve: readonly Operating[]
}) {
  const orNull = (estimate: Estimate | undefined) => estimate ?? null
  const shown = (point: Operating) => ({ ...point, precision: orNull(point.precision), recall: orNull(point.recall) })
  return {
    best: best && shown(best),
    precise: precise && shown(precise),
    presets: presets.map(shown),
    curve: curve.map(shown),
  }
}

interface ReadLabel {
  readonly isCopy: boolean | undefined
  /** Whether the cell says unsure, in place of nothing. */
  readonly isAnswered: boolean
  readonly weight: number
  readonly stratum: string
}

/** @throws DoppelwireError `INPUT_INVALID` for a file without a column of labels, and for labels and weights that are none. */
function readLabels(file: PairsFile): ReadLabel[] {
  const refuse = (line: number, what: string) =>
    new DoppelwireError('INPUT_INVALID', `${placeName({ file: file.name, line })}: ${what}`)
  if (!file.header.includes('label')) {
    throw refuse(1, `expected a column label, found ${file.header.map((name) => describe(name)).join(', ')}`)
  }
  const hasWeights = file.header.includes('weight')
  const labels = file.lines.map((line): ReadLabel => {
    const label = file.cell(line, 'label')
    const isCopy = readLabel(label)
    if (isCopy === null)
      throw refuse(line.line, `label: expected one of ${LABELS.join(', ')}, or nothing; found ${describe(label)}`)
    const cell = file.cell(line, 'weight')
    const weight = hasWeights ? Number(cell) : 1
    if (!Number.isFinite(weight) || weight <= 0 || (hasWeights && cell.trim() === '')) {
      throw refuse(line.line, `weight: expected a number above 0, found ${describe(cell)}`)
    }
    return { isCopy, isAnswered: label.trim() !== '', weight, stratum: file.cell(line, 'stratum') }
  })
  if (labels.some(({ isCopy }) => isCopy !== undefined)) return labels
  throw refuse(
    1,
    `expected labelled pairs, found ${labels.length} without; label them: doppelwire label ${file.name} --documents FILE`,
  )
}

/** The labelled pairs with their scores. Within a stratum those that are labelled stand for all of it: pairs come in random order. */
function weigh(
  file: PairsFile,
  labels: readonly ReadLabel[],
  ids: readonly (readonly [a: string, b: string])[],
  feed: ScoredFeed,
) {
  const strata = new Map<string, { whole: number; labelled: number }>()
  for (const { isCopy, weight, stratum } of labels) {
    const known = strata.get(stratum) ?? { whole: 0, labelled: 0 }
    known.whole += weight
    if (isCopy !== undefined) known.labelled += weight
    strata.set(stratum, known)
  }
  let notProposed = 0
  const scores: LabelledScore[] = []
  for (const [i, { isCopy, weight, stratum }] of labels.entries()) {
    if (isCopy === undefined) continue
    const { whole, labelled } = strata.get(stratum)!
    const { score, isProposed } = feed.score(...ids[i]!)
    if (isCopy && !isProposed) notProposed++
    // What the feed does not propose is found at no threshold.
    scores.push({ score: isProposed ? score : 0, isCopy, weight: (weight * whole) / labelled, stratum })
  }
  const leftOut = [...strata].filter(([, { labelled }]) => labelled === 0)
  const unsure = labels.filter(({ isCopy, isAnswered }) => isCopy === undefined && isAnswered).length
  return {
    ...{ scores, notProposed, unsure },
    unlabelled: file.lines.length - scores.length - unsure,
    strataLeftOut: leftOut.map(([stratum]) => stratum),
    pairsLeftOut: Number(leftOut.reduce((total, [, { whole }]) => total + whole, 0).toPrecision(9)),
  }
}
