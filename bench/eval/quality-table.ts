import type { Scored } from './calibration.js'
import type { Row } from './pairs-in-feeds.js'

/** One line of the table: a share, with what is needed and aimed at; `least` where more is better. */
export interface Figure {
  readonly on: string
  readonly value: number
  readonly needed: number
  readonly aim: number
  readonly least: boolean
}

const figure = (on: string, value: number, needed: number, aim: number): Figure => ({
  ...{ on, value, needed, aim, least: aim >= needed },
})

export const isMet = ({ value, needed, least }: Figure): boolean => (least ? value >= needed : value <= needed)

export type ScoreOf = (row: Row) => number

const isCopy = ({ label }: Row): boolean => label === 'copy'

export const wirePairs = (rows: readonly Row[]): Row[] =>
  rows.filter(({ source, label }) => source === 'wire-feed' && label !== 'other')

export const scoredBy = (rows: readonly Row[], scoreOf: ScoreOf): Scored[] =>
  rows.map((row) => ({ score: scoreOf(row), copy: isCopy(row), weight: row.weight }))

/** The share of pairs, by weight where asked, that are proposed and reach the threshold. */
function found(rows: readonly Row[], scoreOf: ScoreOf, threshold: number, byWeight = false): number {
  let [reached, all] = [0, 0]
  for (const row of rows) {
    const weight = byWeight ? row.weight : 1
    all += weight
    if (row.proposed && scoreOf(row) >= threshold) reached += weight
  }
  return reached / all
}

/** The share of copies, by weight, among pairs that reach the threshold. */
function precision(rows: readonly Row[], scoreOf: ScoreOf, threshold: number): number {
  const reached = rows.filter((row) => scoreOf(row) >= threshold)
  const sum = (of: readonly Row[]): number => of.reduce((total, { weight }) => total + weight, 0)
  return sum(reached.filter(isCopy)) / sum(reached)
}

/** The mean of the precisions at each copy, by weight and falling score. */
export function averagePrecision(scored: readonly Scored[]): number {
  let [copies, all, sum] = [0, 0, 0]
  for (const { copy, weight } of [...scored].sort((a, b) => b.score - a.score)) {
    all += weight
    if (!copy) continue
    copies += weight
    sum += (weight * copies) / all
  }
  return sum / copies
}

export const AVERAGE_PRECISION = 'wire feed: average precision'
const LLM = ['llm-rewrite-politifact', 'llmfake-politifact', 'politifact-pp']
const CHANGED_WORDING = 0.5

/** What is found in the feeds from a score on. */
export function feedFigures(rows: readonly Row[], scoreOf: ScoreOf, threshold: number): Figure[] {
  const of = (source: string, is: (row: Row) => boolean = () => true) =>
    rows.filter((row) => row.source === source && is(row))
  const wire = wirePairs(rows)
  const recall = (source: string, is = isCopy): number => found(of(source, is), scoreOf, threshold)
  const llm = LLM.map((source) => recall(source)).reduce((sum, share) => sum + share, 0) / LLM.length
  const independent = ({ label, sure }: Row): boolean => label === 'independent' && sure
  return [
    figure('wire feed: precision', precision(wire, scoreOf, threshold), 0.85, 0.95),
    figure('wire feed: recall', found(wire.filter(isCopy), scoreOf, threshold, true), 0.88, 0.95),
    figure(
      'wire feed, changed wording: precision',
      precision(
        wire.filter(({ measures }) => measures.wording < CHANGED_WORDING),
        scoreOf,
        threshold,
      ),
      0.55,
      0.9,
    ),
    figure(
      'wire feed, judged rewrites: recall',
      found(
        wire.filter((row) => isCopy(row) && row.kind === 'copy-rewrite'),
        scoreOf,
        threshold,
        true,
      ),
      0.6,
      0.85,
    ),
    figure(AVERAGE_PRECISION, averagePrecision(scoredBy(wire, scoreOf)), 0.95, 0.97),
    figure('rewrites planted in the wire feed', recall('wire-rewrites'), 0.85, 0.97),
    figure('background: precision', precision(of('background'), scoreOf, threshold), 0.75, 0.9),
    figure('language models (3 sets, macro)', llm, 0.78, 0.95),
    figure('machine translation (en)', recall('mt-versions-en'), 0.93, 0.98),
    figure('machine translation (ja)', recall('mt-versions-ja'), 0.93, 0.98),
    figure('back-translation', recall('semeval22-backtranslation'), 0.93, 0.98),
    figure("teachers' rewrites", recall('onestop-rewrites'), 0.93, 0.98),
    figure('OCR', recall('ocr-newspapers'), 0.93, 0.98),
    figure(
      'judged rewrites',
      recall('reuse-judged', (row) => isCopy(row) && row.kind === 'rewrite'),
      0.8,
      0.95,
    ),
    figure(
      'one event, three outlets',
      recall('basil-same-event', () => true),
      0.01,
      0,
    ),
    figure('judged independent and quotes only', recall('reuse-judged', independent), 0.1, 0.03),
    figure('one event, ten languages: independent', recall('semeval22-same-event', independent), 0.02, 0.01),
  ]
}

const HARD = [
  'wire-feed',
  'background',
  'basil-same-event',
  'reuse-judged',
  'semeval22-same-event',
  'clough-stevenson',
  'forms',
]
const NOT_NEWS = new Set(['seeds', 'verbatim', 'reported-cases', 'mccormick-1000'])

/** By set, the pairs that are alike and no copies, of high confidence. */
export const hardNegatives = (rows: readonly Row[]): Row[][] =>
  HARD.map((name) => rows.filter((row) => row.source === name && !isCopy(row) && row.label !== 'other' && row.sure))

/** What is found of pairs alone. */
export function pairFigures(rows: readonly Row[], scoreOf: ScoreOf, balanced: number, strict: number): Figure[] {
  const reaches = (of: readonly Row[], threshold: number): number =>
    of.filter((row) => scoreOf(row) >= threshold).length / of.length
  const copies = rows.filter((row) => isCopy(row) && !NOT_NEWS.has(row.source))
  const recalls = [...new Set(copies.map(({ source }) => source))].map((name) =>
    reaches(
      copies.filter(({ source }) => source === name),
      balanced,
    ),
  )
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const reported = rows.filter(({ source, label }) => source === 'reported-cases' && label !== 'other')
  const isRight = (row: Row): boolean =>
    row.want === 'identical' ? row.decided === 1 : scoreOf(row) >= balanced === isCopy(row)
  const rightOf = (of: readonly Row[]): number => of.filter(isRight).length / of.length
  const kinds = [...new Set(reported.map(({ kind }) => kind))].map((name) =>
    rightOf(reported.filter(({ kind }) => kind === name)),
  )
  const alarms = hardNegatives(rows).map((of) => reaches(of, balanced))
  return [
    figure('pair alone: recall (macro of sets)', mean(recalls), 0.85, 0.95),
    figure('pair alone: hard false alarms (mean of sets)', mean(alarms), 0.05, 0.02),
    figure('reported cases answered right', rightOf(reported), 0.95, 1),
    figure('reported cases: the kind answered worst', Math.min(...kinds), 0.8, 1),
    figure(
      'own templates called copies',
      reaches(
        rows.filter(({ source }) => source === 'forms'),
        balanced,
      ),
      0.05,
      0.01,
    ),
    figure(
      'verbatim copies without facts, strict',
      reaches(
        rows.filter(({ source }) => source === 'verbatim'),
        strict,
      ),
      0.95,
      1,
    ),
  ]
}

/** Ten bins of found pairs, those of few judged pairs joined with the next: what was said, and what was true, by weight. */
export function reliability(scored: readonly Scored[], least = 0.05, fewest = 20) {
  const bins: { said: number; true: number; pairs: number; weight: number }[] = []
  let inside: Scored[] = []
  const close = (): void => {
    const weight = inside.reduce((sum, one) => sum + one.weight, 0)
    const mean = (value: (one: Scored) => number): number =>
      inside.reduce((sum, one) => sum + one.weight * value(one), 0) / weight
    bins.push({
      said: mean(({ score }) => score),
      true: mean(({ copy }) => Number(copy)),
      pairs: inside.length,
      weight,
    })
    inside = []
  }
  for (let bin = 0; bin < 10; bin++) {
    const ends = bin === 9 ? 2 : (bin + 1) / 10
    inside.push(...scored.filter(({ score }) => score >= Math.max(least, bin / 10) && score < ends))
    if (inside.length >= fewest) close()
  }
  if (inside.length > 0) close()
  const error = bins.reduce((sum, bin) => sum + Math.abs(bin.said - bin.true), 0) / bins.length
  return { bins, error }
}
