import { type Spread, spreadOf } from '../spread.js'

/** A ratio that is aimed at, of two contestants in one run. */
export interface AimedRatio {
  readonly of: string
  readonly against: string
  /** `faster`: how many times as fast, per byte. `longer`: how many times the time. */
  readonly kind: 'faster' | 'longer'
  readonly needed?: number
  readonly aim?: number
}

export interface MeasuredRatio extends AimedRatio {
  readonly spread: Spread
  readonly verdict: '' | 'not met' | 'met' | 'aim met'
}

// What was measured of whom, as the figures name it.
export const sign = (name: string): string => `text to signature: ${name}`
export const hashed = (name: string): string => `hashed shingles to signature: ${name}`
export const indexTokens = (name: string): string => `tokens to index, asked for each: ${name}`
export const indexHashed = (name: string): string => `hashes to index, asked for each: ${name}`
export const dedupe = (name: string): string => `whole dedupe: ${name}`
/** Of a feed of short stories that are much alike. */
export const dedupeAlike = (name: string): string => `whole dedupe, short and alike: ${name}`

/** What the project asks of itself; ratios without a target are there to be seen beside them. */
export const RATIOS: readonly AimedRatio[] = [
  faster(sign, 'doppelwire', 'datasketch', 30, 60),
  faster(sign, 'doppelwire', 'datasketch-crc32', 30, 60),
  faster(sign, 'doppelwire', 'minhash', 250, 450),
  faster(sign, 'doppelwire', 'rensa', 1, 2),
  faster(hashed, 'doppelwire', 'rensa', 1, 2),
  faster(indexTokens, 'doppelwire', 'datasketch', 20, 40),
  faster(indexTokens, 'doppelwire', 'rensa'),
  faster(indexTokens, 'doppelwire', 'fastsketchlsh'),
  faster(indexTokens, 'doppelwire', 'minhash', 200, 400),
  faster(indexHashed, 'doppelwire', 'datasketch', 20, 40),
  faster(indexHashed, 'doppelwire', 'rensa', 1, 1.5),
  faster(indexHashed, 'doppelwire', 'fastsketchlsh'),
  faster(sign, 'doppelwire', 'limit', 0.35, 0.6),
  faster(sign, 'doppelwire', 'limit-hashed'),
  faster(dedupe, 'reprint', 'datasketch', 25),
  faster(dedupe, 'reprint', 'rensa', 1),
  { ...faster(dedupe, 'reprint', 'parse only', 6, 3), kind: 'longer' },
  { ...faster(dedupe, 'rewrite', 'parse only', 20, 8), kind: 'longer' },
  faster(dedupeAlike, 'reprint', 'datasketch', 12, 17),
  faster(dedupeAlike, 'reprint', 'rensa', 2, 2.6),
  { ...faster(dedupeAlike, 'reprint', 'parse only', 6, 4), kind: 'longer' },
  { ...faster(dedupeAlike, 'rewrite', 'rensa', 1.1, 0.7), kind: 'longer' },
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

function faster(
  keyOf: (name: string) => string,
  of: string,
  against: string,
  needed?: number,
  aim?: number,
): AimedRatio {
  const targets = { ...(needed !== undefined && { needed }), ...(aim !== undefined && { aim }) }
  return { of: keyOf(of), against: keyOf(against), kind: 'faster', ...targets }
}

/**
 * The ratios of which both sides were measured.
 *
 * @param seconds by contestant, the seconds a megabyte of each round: the ratio is taken within a round
 */
export function measuredRatios(seconds: ReadonlyMap<string, readonly number[]>): MeasuredRatio[] {
  return RATIOS.flatMap((ratio) => {
    const [ours, theirs] = [seconds.get(ratio.of), seconds.get(ratio.against)]
    if (ours === undefined || theirs === undefined) return []
    const ratios = ours.map((own, round) => (ratio.kind === 'faster' ? theirs[round]! / own : own / theirs[round]!))
    const spread = spreadOf(ratios)
    return [{ ...ratio, spread, verdict: verdictOf(ratio, spread.median) }]
  })
}

function verdictOf({ kind, needed, aim }: AimedRatio, median: number): MeasuredRatio['verdict'] {
  const reaches = (target: number | undefined): boolean =>
    target !== undefined && (kind === 'faster' ? median >= target : median <= target)
  if (needed === undefined) return ''
  if (reaches(aim)) return 'aim met'
  return reaches(needed) ? 'met' : 'not met'
}
