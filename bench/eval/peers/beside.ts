import { type Scored, thresholdOfAlarms } from '../calibration.js'
import { ALARMS, type Evaluation, PRECISIONS } from '../evaluation.js'
import type { Row } from '../pairs-in-feeds.js'
import {
  AVERAGE_PRECISION,
  type Figure,
  feedFigures,
  hardNegatives,
  pairFigures,
  scoredBy,
  wirePairs,
} from '../quality-table.js'
import type { Peer } from './peers.js'

/** Figures of several tools on the same pairs. */
export interface Beside {
  readonly pairs: number
  readonly tools: readonly {
    readonly name: string
    /** The scores from which on it calls a pair a copy: in a feed, and alone. */
    readonly thresholds: readonly [feed: number, pair: number]
    /** NaN where the tool has none. */
    readonly values: readonly number[]
  }[]
  readonly on: readonly string[]
}

/** Judged pairs of the feeds, all of which count by weight; forms, which are short and of which every kind is to be there. */
const WHOLE = new Set(['wire-feed', 'wire-rewrites', 'background', 'forms'])
/** The other sets that the figures are of. */
const SAMPLED = new Set([
  ...['llm-rewrite-politifact', 'llmfake-politifact', 'politifact-pp', 'mt-versions-en', 'mt-versions-ja'],
  ...['semeval22-backtranslation', 'onestop-rewrites', 'ocr-newspapers', 'reuse-judged', 'basil-same-event'],
  ...['semeval22-same-event', 'clough-stevenson', 'reported-cases', 'verbatim'],
])

/** At most so many pairs of each label and set, evenly spread: neural models take a tenth of a second for a text. */
export function sampleOfPairs(rows: readonly Row[], most: number): Row[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    if (!WHOLE.has(row.source) && !SAMPLED.has(row.source)) continue
    const name = `${row.source} ${row.label}`
    groups.set(name, [...(groups.get(name) ?? []), row])
  }
  return [...groups.values()].flatMap((group) => {
    if (WHOLE.has(group[0]!.source)) return group
    const step = Math.max(1, group.length / most)
    return group.filter((_, number) => Math.floor(number / step) !== Math.floor((number - 1) / step))
  })
}

/** Our figures in folds and those of peers, which compare each pair whatever a search would propose. */
export function measureBeside(
  rows: readonly Row[],
  { pair, feed, weights }: Evaluation,
  peers: readonly Peer[],
): Beside {
  const { presets, feedPresets } = weights
  const ours = [
    ...feedFigures(rows, feed, feedPresets.balanced),
    ...pairFigures(rows, pair, presets.balanced, presets.strict),
  ]
  // `want` names what only a tool with relations can say.
  const compared = rows.map((row) => ({ ...row, proposed: true, want: '' }))
  const others = peers.map(({ name, scoreOf, threshold, isBinary }) => {
    const hard = hardNegatives(compared).map((of) => of.map(scoreOf))
    const inFeed = threshold ?? thresholdByLabels(scoredBy(wirePairs(compared), scoreOf), PRECISIONS.balanced)
    const alone = threshold ?? thresholdOfAlarms(hard, ALARMS.balanced)
    const strict = threshold ?? Math.max(...hard.flat()) + Number.EPSILON
    const figures = [...feedFigures(compared, scoreOf, inFeed), ...pairFigures(compared, scoreOf, alone, strict)].map(
      ({ on, value }: Figure) => (isBinary === true && on === AVERAGE_PRECISION ? Number.NaN : value),
    )
    return { name, thresholds: [inFeed, alone] as const, values: figures }
  })
  return {
    pairs: rows.length,
    on: ours.map(({ on }) => on),
    tools: [
      {
        name: 'doppelwire',
        thresholds: [feedPresets.balanced, presets.balanced],
        values: ours.map(({ value }) => value),
      },
      ...others,
    ],
  }
}

/** The lowest score from which on at least `precision` of the pairs, by weight, are labelled copies; Infinity if there is none. */
export function thresholdByLabels(scored: readonly Scored[], precision: number): number {
  let [copies, all, lowest] = [0, 0, Number.POSITIVE_INFINITY]
  const sorted = [...scored].sort((a, b) => b.score - a.score)
  for (const [number, { score, copy, weight }] of sorted.entries()) {
    all += weight
    if (copy) copies += weight
    if (score !== sorted[number + 1]?.score && copies >= precision * all) lowest = score
  }
  return lowest
}
