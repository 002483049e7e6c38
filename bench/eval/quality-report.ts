import { logOdds, neighbourlyInputs } from '../../src/compare/model.js'
import { formatTable } from '../table.js'
import type { Evaluation } from './evaluation.js'
import type { Row } from './pairs-in-feeds.js'
import { type Figure, feedFigures, isMet, pairFigures, reliability, scoredBy, wirePairs } from './quality-table.js'

export interface Quality {
  readonly figures: readonly Figure[]
  readonly families: readonly Figure[]
  readonly reliability: ReturnType<typeof reliability>
}

/** Prints what the models come to in folds, and with `families` by families left out. */
export function printQuality(rows: readonly Row[], evaluation: Evaluation, withFamilies = false): Quality {
  const { weights, pair, feed, byFamilies } = evaluation
  const { presets, feedPresets } = weights
  const figuresBy = (scores: Pick<Evaluation, 'pair' | 'feed'>): Figure[] => [
    ...feedFigures(rows, scores.feed, feedPresets.balanced),
    ...pairFigures(rows, scores.pair, presets.balanced, presets.strict),
    ...neighbourlyFigures(rows, evaluation),
  ]
  const figures = figuresBy({ pair, feed })
  const families = withFamilies ? figuresBy(byFamilies()) : []
  console.log(
    formatTable(
      ['on', 'in folds', ...(withFamilies ? ['families out'] : []), 'needed', 'aim', 'met'],
      figures.map((one, i) => [
        ...[one.on, one.value.toFixed(3), ...(withFamilies ? [families[i]!.value.toFixed(3)] : [])],
        ...[one.needed, one.aim, isMet(one) ? 'yes' : 'NO'],
      ]),
    ),
  )
  const wire = reliability(scoredBy(wirePairs(rows), feed))
  console.log(`\nScores of the wire feed, said and true (mean error ${wire.error.toFixed(3)}):`)
  console.log(
    formatTable(
      ['said', 'true', 'pairs'],
      wire.bins.map((bin) => [bin.said, bin.true, bin.pairs]),
    ),
  )
  console.log('\nPresets', { pair: presets, feed: feedPresets, gate: weights.gate })
  for (const [name, threshold] of Object.entries(feedPresets)) {
    const [precision, recall] = feedFigures(rows, feed, threshold)
    console.log(`in a feed, ${name}: precision ${precision!.value.toFixed(2)}, recall ${recall!.value.toFixed(2)}`)
  }
  return { figures, families, reliability: wire }
}

/** In sample for the two small models; what is a copy is in folds. */
function neighbourlyFigures(rows: readonly Row[], { weights, feed }: Evaluation): Figure[] {
  const judged = rows.filter(({ source, sure }) => sure && (source === 'wire-feed' || source === 'background'))
  const isPartial = (row: Row): boolean =>
    row.decided === undefined &&
    feed(row) < weights.feedPresets.balanced &&
    logOdds(weights.partial, neighbourlyInputs(row.measures, row.lengthRatio)) >= 0
  const share = (label: string): number => {
    const of = judged.filter((row) => row.label === label)
    return of.filter(isPartial).length / of.length
  }
  return [
    { on: 'sure partial called partial', value: share('partial'), needed: 0.6, aim: 0.85, least: true },
    { on: 'sure copies called partial', value: share('copy'), needed: 0.06, aim: 0.02, least: false },
    { on: 'sure independent called partial', value: share('independent'), needed: 0.2, aim: 0.1, least: false },
  ]
}
