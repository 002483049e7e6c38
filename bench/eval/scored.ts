import { areaUnderCurve, shareAtLeast, upperBound } from './metrics.js'
import type { Pool } from './pools.js'

/** A labelled pair with the score it got. */
export interface ScoredPair {
  readonly set: string
  readonly kind: string
  readonly pool: Pool
  readonly a: string
  readonly b: string
  readonly score: number
  readonly relation: string
}

export interface KindSummary {
  readonly set: string
  readonly kind: string
  readonly pool: Pool
  readonly pairs: number
  /** Share of scores at the threshold or above: recall of copies, false alarms of negatives. */
  readonly accepted: number
  /** What the share may truly be, at 95 %; for negatives only. */
  readonly atMost: number | undefined
  /** Against all hard negatives together; for copies only. */
  readonly areaUnderCurve: number | undefined
}

/** One line for each set, kind and pool, in order of pool, set and kind. */
export function summarise(scored: readonly ScoredPair[], threshold: number): KindSummary[] {
  const hard = scored.filter(({ pool }) => pool === 'hard-negative').map(({ score }) => score)
  const keyOf = ({ pool, set, kind }: ScoredPair): string => `${pool}\t${set}\t${kind}`
  const keys = [...new Set(scored.map(keyOf))].sort()
  return keys.map((key) => {
    const [pool, set, kind] = key.split('\t') as [Pool, string, string]
    const scores = scored.filter((pair) => keyOf(pair) === key).map(({ score }) => score)
    const accepted = shareAtLeast(scores, threshold)
    const negative = pool.endsWith('negative')
    return {
      set,
      kind,
      pool,
      pairs: scores.length,
      accepted,
      atMost: negative ? upperBound(Math.round(accepted * scores.length), scores.length) : undefined,
      areaUnderCurve: pool === 'copy' ? areaUnderCurve(scores, hard) : undefined,
    }
  })
}
