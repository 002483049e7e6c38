import type { MeasuredPair } from './measured.js'
import { shareAtLeast } from './metrics.js'
import type { Pool } from './pools.js'

/** What is aimed at for some pairs: a share of them accepted, at least for copies, at most for negatives. */
export interface Target {
  readonly on: string
  readonly of: 'recall' | 'false alarms'
  readonly needed: number
  readonly aim: number
  readonly covers: (pair: Pick<MeasuredPair, 'set' | 'kind' | 'pool'>) => boolean
}

type Covers = Target['covers']

const kinds =
  (...names: string[]): Covers =>
  ({ kind }) =>
    names.some((name) => kind.startsWith(name))
const set =
  (name: string, covers: Covers = () => true): Covers =>
  (pair) =>
    pair.set === name && covers(pair)

export const TARGETS: readonly Target[] = [
  recall('machine translations (en)', 0.95, 0.99, set('mt-versions-en')),
  recall('back-translations', 0.95, 0.99, kinds('back-translation')),
  recall("teachers' rewrites", 0.95, 0.99, set('onestop-rewrites')),
  recall('language-model rewrites and paraphrases', 0.85, 0.95, kinds('llm-')),
  recall('judged rewrites', 0.85, 0.95, set('reuse-judged', kinds('rewrite'))),
  recall('judged reprints', 1, 1, set('reuse-judged', kinds('reprint'))),
  recall('machine translations (ja)', 0.9, 0.97, set('mt-versions-ja')),
  recall('OCR noise', 0.95, 0.99, set('ocr-newspapers')),
  recall('write-throughs', 0.98, 1, kinds('write-through')),
  alarms('one event, three outlets', 0.02, 0.01, 'hard-negative', set('basil-same-event')),
  alarms('judged independent or quotes only', 0.05, 0.02, 'hard-negative', set('reuse-judged')),
  alarms('templates', 0.05, 0.01, 'hard-negative', kinds('template-')),
  alarms('other articles on like topics, all', 0.002, 0, 'clean-negative', () => true),
  ...['similar-event', 'same-trade', 'nearest-other-article', 'unrelated'].map((kind) =>
    alarms(`– ${kind}`, 0.002, 0, 'clean-negative', kinds(kind)),
  ),
]

function recall(on: string, needed: number, aim: number, covers: Covers): Target {
  return { on, of: 'recall', needed, aim, covers: (pair) => pair.pool === 'copy' && covers(pair) }
}

function alarms(on: string, needed: number, aim: number, pool: Pool, covers: Covers): Target {
  return { on, of: 'false alarms', needed, aim, covers: (pair) => pair.pool === pool && covers(pair) }
}

export interface Met {
  readonly pairs: number
  readonly accepted: number
  readonly verdict: 'aim met' | 'met' | 'not met'
  /** The pairs on the wrong side, the worst first. */
  readonly misses: readonly (readonly [MeasuredPair, number])[]
}

export function measureTarget(target: Target, scores: ReadonlyMap<MeasuredPair, number>, threshold: number): Met {
  const covered = [...scores].filter(([pair]) => target.covers(pair))
  const values = covered.map(([, score]) => score)
  const accepted = shareAtLeast(values, threshold)
  const reaches = (limit: number): boolean => (target.of === 'recall' ? accepted >= limit : accepted <= limit)
  const verdict = reaches(target.aim) ? 'aim met' : reaches(target.needed) ? 'met' : 'not met'
  const wrong = covered.filter(([, score]) => score >= threshold === (target.of === 'false alarms'))
  const worstFirst = target.of === 'recall' ? 1 : -1
  return { pairs: covered.length, accepted, verdict, misses: wrong.sort(([, a], [, b]) => worstFirst * (a - b)) }
}
