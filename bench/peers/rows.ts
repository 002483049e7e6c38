import { type Spread, spreadOf } from '../spread.js'

/** A ratio that is aimed at, of two contestants in one run. */
export interface Row {
  readonly of: string
  readonly against: string
  /** `faster`: how many times as fast, per byte. `longer`: how many times the time. */
  readonly ratio: 'faster' | 'longer'
  readonly needed?: number
  readonly aim?: number
}

export interface MetRow extends Row {
  readonly spread: Spread
  readonly verdict: '' | 'not met' | 'met' | 'aim met'
}

// What was measured of whom, as the figures name it.
export const sign = (name: string): string => `text to signature: ${name}`
export const hashed = (name: string): string => `hashed shingles to signature: ${name}`
export const dedupe = (name: string): string => `whole dedupe: ${name}`

/** What the project asks of itself; rows without a target are there to be seen beside them. */
export const ROWS: readonly Row[] = [
  faster(sign, 'doppelwire', 'datasketch', 30, 60),
  faster(sign, 'doppelwire', 'datasketch-crc32', 30, 60),
  faster(sign, 'doppelwire', 'minhash', 250, 450),
  faster(sign, 'doppelwire', 'rensa', 1, 2),
  faster(hashed, 'doppelwire', 'rensa', 1, 2),
  faster(sign, 'doppelwire', 'limit', 0.35, 0.6),
  faster(sign, 'doppelwire', 'limit-hashed'),
  faster(dedupe, 'reprint', 'datasketch', 25),
  faster(dedupe, 'reprint', 'rensa', 1),
  { ...faster(dedupe, 'reprint', 'parse only', 6, 3), ratio: 'longer' },
  { ...faster(dedupe, 'rewrite', 'parse only', 20, 8), ratio: 'longer' },
  faster(sign, 'plain', 'minhash', 30),
  faster(sign, 'doppelwire', 'plain'),
  faster(sign, 'doppelwire', 'rensa-rho'),
  faster(sign, 'doppelwire', 'fastsketchlsh'),
  faster(sign, 'doppelwire', 'bloom-filters'),
  faster(sign, 'doppelwire', 'minhashjs'),
  faster(hashed, 'doppelwire', 'rensa-rho'),
  faster(hashed, 'doppelwire', 'fastsketchlsh'),
  faster(dedupe, 'reprint', 'fastsketchlsh'),
  faster(dedupe, 'reprint', 'gaoya'),
]

function faster(keyOf: (name: string) => string, of: string, against: string, needed?: number, aim?: number): Row {
  const targets = { ...(needed !== undefined && { needed }), ...(aim !== undefined && { aim }) }
  return { of: keyOf(of), against: keyOf(against), ratio: 'faster', ...targets }
}

/**
 * The rows of which both sides were measured.
 *
 * @param seconds by contestant, the seconds a megabyte of each round: the ratio is taken within a round
 */
export function meetRows(seconds: ReadonlyMap<string, readonly number[]>): MetRow[] {
  return ROWS.flatMap((row) => {
    const [ours, theirs] = [seconds.get(row.of), seconds.get(row.against)]
    if (ours === undefined || theirs === undefined) return []
    const ratios = ours.map((own, round) => (row.ratio === 'faster' ? theirs[round]! / own : own / theirs[round]!))
    const spread = spreadOf(ratios)
    return [{ ...row, spread, verdict: verdictOf(row, spread.median) }]
  })
}

function verdictOf({ ratio, needed, aim }: Row, median: number): MetRow['verdict'] {
  const reaches = (target: number | undefined): boolean =>
    target !== undefined && (ratio === 'faster' ? median >= target : median <= target)
  if (needed === undefined) return ''
  if (reaches(aim)) return 'aim met'
  return reaches(needed) ? 'met' : 'not met'
}
