import { logOdds, neighbourlyInputs } from '../../src/compare/model.js'
import { formatTable } from '../table.js'
import type { Evaluation } from './evaluation.js'
import type { Row } from './pairs-in-feeds.js'
import type { Beside } from './peers/beside.js'
import type { PlantedSeeds } from './planted-seeds.js'
import { type Figure, feedFigures, isMet, pairFigures, reliability, scoredBy, wirePairs } from './quality-table.js'
import type { Presets } from './weights-file.js'
import type { WithoutMetadata } from './without-metadata.js'

export interface Quality {
  readonly figures: readonly Figure[]
  /** The same by models that saw no pair of the family; empty where they were not asked for. */
  readonly families: readonly Figure[]
  readonly reliability: ReturnType<typeof reliability>
  readonly presets: { readonly pair: Presets; readonly feed: Presets; readonly gate: number }
  /** What each preset comes to in the wire feed. */
  readonly inFeed: readonly { readonly preset: string; readonly precision: number; readonly recall: number }[]
}

/** What the models come to in folds, and with `families` by families left out. */
export function measureQuality(rows: readonly Row[], evaluation: Evaluation, withFamilies = false): Quality {
  const { weights, pair, feed, byFamilies } = evaluation
  const { presets, feedPresets } = weights
  const figuresBy = (scores: Pick<Evaluation, 'pair' | 'feed'>): Figure[] => [
    ...feedFigures(rows, scores.feed, feedPresets.balanced),
    ...pairFigures(rows, scores.pair, presets.balanced, presets.strict),
    ...neighbourlyFigures(rows, evaluation),
    scoreError(reliability(scoredBy(wirePairs(rows), scores.feed)).error),
  ]
  return {
    figures: figuresBy({ pair, feed }),
    families: withFamilies ? figuresBy(byFamilies()) : [],
    reliability: reliability(scoredBy(wirePairs(rows), feed)),
    presets: { pair: presets, feed: feedPresets, gate: weights.gate },
    inFeed: Object.entries(feedPresets).map(([preset, threshold]) => {
      const [precision, recall] = feedFigures(rows, feed, threshold)
      return { preset, precision: precision!.value, recall: recall!.value }
    }),
  }
}

/** The tables for people. */
export function formatQuality({ figures, families, reliability: wire, presets, inFeed }: Quality): string {
  const withFamilies = families.length > 0
  return [
    formatTable(
      ['on', 'in folds', ...(withFamilies ? ['families out'] : []), 'needed', 'aim', 'met'],
      figures.map((one, i) => [
        ...[one.on, one.value.toFixed(3), ...(withFamilies ? [families[i]!.value.toFixed(3)] : [])],
        ...[one.needed, one.aim, isMet(one) ? 'yes' : 'NO'],
      ]),
    ),
    `\nScores of the wire feed, said and true (mean error ${wire.error.toFixed(3)}):`,
    formatTable(
      ['said', 'true', 'pairs'],
      wire.bins.map((bin) => [bin.said, bin.true, bin.pairs]),
    ),
    '',
    formatTable(
      ['preset', 'pair alone', 'in a feed', 'precision in the wire feed', 'recall'],
      inFeed.map(({ preset, precision, recall }) => [
        ...[preset, presets.pair[preset as keyof Presets], presets.feed[preset as keyof Presets], precision, recall],
      ]),
    ),
    `gate: ${presets.gate}`,
  ].join('\n')
}

/** The figures of each tool in a column, with the thresholds that they are of. */
export function formatBeside({ on, tools, pairs }: Beside): string {
  const fixed = (value: number): string => (Number.isFinite(value) ? value.toFixed(3) : '–')
  return [
    `The same ${pairs.toLocaleString('en-US')} pairs by other tools, which compare every pair. "Chosen": the threshold is the lowest at which, by the`,
    'labels, .85 of what is found in the wire feed are copies; alone, at which .05 of hard negatives pass.',
    formatTable(
      ['on', ...tools.map(({ name }) => name)],
      [
        ...on.map((name, row) => [name, ...tools.map(({ values }) => fixed(values[row]!))]),
        ['threshold in a feed', ...tools.map(({ thresholds }) => fixed(thresholds[0]))],
        ['threshold alone', ...tools.map(({ thresholds }) => fixed(thresholds[1]))],
      ],
    ),
  ].join('\n')
}

/** What the seeds are to each other, alone and in each feed, and whether that is as it should be. */
export function formatSeeds(answers: readonly PlantedSeeds[]): string {
  const pairs = Object.keys(answers[0]!.relations)
  const checks = answers[0]!.figures.map(({ on }) => on)
  return [
    'The seeds by a deduper, alone and planted:',
    formatTable(
      ['', ...answers.map(({ feed, articles }) => `${feed} (${articles.toLocaleString('en-US')})`)],
      [
        ...pairs.map((pair) => [pair, ...answers.map(({ relations }) => relations[pair]!)]),
        ...checks.map((on, row) => [
          on,
          ...answers.map(({ figures }) => (isMet(figures[row]!) ? 'yes' : `NO, ${figures[row]!.value.toFixed(2)}`)),
        ]),
      ],
    ),
  ].join('\n')
}

/** Whether the table holds without dates, titles and sources too. */
export function formatWithoutMetadata(feeds: readonly WithoutMetadata[]): string {
  return feeds
    .map(({ feed, articles, described, fingerprintsChanged, pairsChanged, clustersChanged }) => {
      const changed = fingerprintsChanged + pairsChanged + clustersChanged
      const what = `Without dates, titles and sources (${feed}, ${articles} articles, of which ${described} have some)`
      if (changed === 0) return `${what}: every fingerprint, pair and cluster the same, so all figures are: yes`
      return `${what}: NO: ${fingerprintsChanged} fingerprints, ${pairsChanged} pairs, ${clustersChanged} clusters changed`
    })
    .join('\n')
}

const scoreError = (value: number): Figure => ({
  ...{ on: 'wire feed: mean error of scores', value, needed: 0.05, aim: 0, least: false },
})

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
