import { FINGERPRINT_DEFAULTS } from '../../src/fingerprint/fingerprint.js'
import type { TruePair } from './task.js'

const KINDS = ['one inserted word', 'five-word byline', 'cut tail'] as const
const THRESHOLD = 0.5

export interface Accuracy {
  readonly name: string
  /** Root mean square error of the estimate, over pairs from .1 to .95 and beyond; none for what only flags copies. */
  readonly error?: number
  /** What k independent permutations would have on the same pairs: sqrt(J (1 - J) / k). */
  readonly theory: number
  /** By kind of copy, the share of which the estimate is .5 or more. */
  readonly recall: Readonly<Record<(typeof KINDS)[number], number>>
}

export function judgeEstimates(name: string, truth: readonly TruePair[], estimates: readonly number[]): Accuracy {
  const mixed = truth.flatMap(({ kind, similarity }, place) =>
    kind === 'mixed' ? [{ similarity, estimate: estimates[place]! }] : [],
  )
  const rootMean = (squares: readonly number[]): number =>
    Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length)
  const share = (wanted: TruePair['kind']): number => {
    const own = estimates.filter((_, place) => truth[place]!.kind === wanted)
    return own.filter((estimate) => estimate >= THRESHOLD).length / own.length
  }
  const error = (): number => rootMean(mixed.map(({ similarity, estimate }) => (estimate - similarity) ** 2))
  return {
    name,
    ...(estimates.some((estimate) => estimate % 1 > 0) && { error: error() }),
    theory: rootMean(mixed.map(({ similarity: j }) => (j * (1 - j)) / FINGERPRINT_DEFAULTS.signatureValues)),
    recall: Object.fromEntries(KINDS.map((kind) => [kind, share(kind)])) as Accuracy['recall'],
  }
}
