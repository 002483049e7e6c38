import { GENERATED, isLearnt, type Row, WIRE } from './pairs-in-feeds.js'

/**
 * How much each source of pairs counts as a whole, its copies and its other pairs, however many pairs it has. Judged pairs of the wire feed
 * say what a feed is like, so they count most; rewrites by language models count more than other planted copies, because they are the
 * hardest to find and the likeliest to come.
 */
const BUDGETS: Readonly<Record<string, readonly [copies: number, others: number]>> = {
  'wire-feed': [6, 8],
  'wire-silver': [0, 3],
  'wire-rewrites': [1.5, 0],
  background: [1.5, 3],
  'background-silver': [0, 1],
  seeds: [0.5, 0.2],
  'basil-same-event': [0, 3],
  'reuse-judged': [1, 3],
  'semeval22-same-event': [0.5, 3],
  'energy-story-chains': [0, 0.5],
  'ecbplus-events': [0, 0.5],
  'mt-versions-en': [1.2, 0.3],
  'mt-versions-ja': [1, 0.3],
  'semeval22-backtranslation': [2, 0.3],
  'onestop-rewrites': [1, 0],
  'ocr-newspapers': [2, 0],
  'llm-rewrite-politifact': [2, 0],
  'llmfake-politifact': [2, 0],
  'politifact-pp': [2, 0],
  'clough-stevenson': [0.5, 0.3],
  'reported-cases': [1.5, 2],
  forms: [0, 4],
  verbatim: [1.5, 0],
  'write-throughs': [1, 0],
  prints: [6, 0],
  blocks: [0, 2],
  'retold-blocks': [0, 1],
  'follow-ups': [0, 1],
  strangers: [0, 2],
  snippets: [1, 3],
  templates: [0, 1.5],
}

/** A judged pair of a feed stands for more pairs, but not for all of them alone. */
const MOST_IN_FEED = 400
const MOST_ALONE = 100
const UNSURE = 0.6
/**
 * A feed says by itself what is in it: there, pairs of our own making count this share of what they count alone. Judged pairs of the wire
 * feed count more, and of the background copies rather than others, of which a dense feed has a harder kind. Judged copies of many outlets
 * count twice: there are few, and none of another kind is as much like what a feed has.
 */
const IN_FEED = { generated: 0.1, wire: 1.5, othersInBackground: 0.35, judgedRewrites: 2 }

export interface Weighted {
  readonly row: Row
  readonly copy: boolean
  /** Of mean 1. */
  readonly weight: number
}

function shareInFeed({ source, feed, label }: Row): number {
  if (GENERATED.has(source)) return IN_FEED.generated
  if (source === WIRE) return IN_FEED.wire
  if (source === 'reuse-judged' && label === 'copy') return IN_FEED.judgedRewrites
  return feed === 'background' && label !== 'copy' ? IN_FEED.othersInBackground : 1
}

/** What a model learns from: pairs with a claim that no rule decides. Of pairs alone, the model of a feed sees those of our own making. */
export function examplesOf(rows: readonly Row[], basis: 'pair' | 'feed'): Weighted[] {
  const budgetOf = (row: Row): number =>
    (BUDGETS[row.source]?.[row.label === 'copy' ? 0 : 1] ?? 0) * (basis === 'feed' ? shareInFeed(row) : 1)
  const used = rows.filter(
    (row) =>
      row.label !== 'other' &&
      isLearnt(row) &&
      row.kind !== 'boilerplate' &&
      budgetOf(row) > 0 &&
      (basis === 'pair' || row.feed !== 'none' || GENERATED.has(row.source)),
  )
  const groupOf = ({ source, label }: Row): string => `${source} ${label === 'copy'}`
  const rawOf = ({ weight, sure }: Row): number => {
    const stands = basis === 'feed' ? Math.min(weight, MOST_IN_FEED) : Math.sqrt(Math.min(weight, MOST_ALONE))
    return stands * (sure ? 1 : UNSURE)
  }
  const totals = new Map<string, number>()
  for (const row of used) totals.set(groupOf(row), (totals.get(groupOf(row)) ?? 0) + rawOf(row))
  const weights = used.map((row) => (rawOf(row) / totals.get(groupOf(row))!) * budgetOf(row))
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length
  return used.map((row, i) => ({ row, copy: row.label === 'copy', weight: weights[i]! / mean }))
}
