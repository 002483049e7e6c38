import { type Estimate, middleOf, weightedShare } from './intervals.js'
import { randomFrom } from './random.js'

/** A labelled pair with the score that the feed gives it. */
export interface LabelledScore {
  readonly score: number
  readonly isCopy: boolean
  /** How many pairs of the feed it stands for. */
  readonly weight: number
  /** Where it was drawn from: pairs of one stratum stand for the same pairs. */
  readonly stratum: string
}

/** What is found at a threshold. */
export interface Operating {
  readonly threshold: number
  /** Of what is found, the share of copies; undefined where nothing is found. */
  readonly precision: Estimate | undefined
  /** Of the copies, the share that is found; undefined where there are none. */
  readonly recall: Estimate | undefined
  /** The harmonic mean of both. */
  readonly f1: number
}

/** A threshold that was chosen by the labels, with the interval of where it would be chosen in other such samples. */
export interface Chosen extends Operating {
  readonly thresholdLow: number
  readonly thresholdHigh: number
}

export interface Evaluation {
  /** The threshold of the highest F1. */
  readonly best: Chosen | undefined
  /** The lowest threshold from which on the wanted share of what is found are copies; undefined where none is. */
  readonly precise: Chosen | undefined
  /** What is found at each of the thresholds asked for. */
  readonly curve: readonly Operating[]
}

const RESAMPLES = 1000

/**
 * Precision and recall of a feed at thresholds, from a labelled sample of its pairs.
 *
 * @param wantedPrecision that of `precise`, 0 to 1
 * @param thresholds those of `curve`
 */
export function evaluate(
  labelled: readonly LabelledScore[],
  wantedPrecision: number,
  thresholds: readonly number[],
  seed: number,
): Evaluation {
  const sorted = [...labelled].sort((p, q) => q.score - p.score)
  const [best, precise] = choose(sorted, undefined, wantedPrecision)
  const chosen = { best: [] as number[], precise: [] as number[] }
  if (best !== undefined) {
    const resample = resampler(sorted, randomFrom(seed))
    for (let round = 0; round < RESAMPLES; round++) {
      const [again, preciseAgain] = choose(sorted, resample(), wantedPrecision)
      if (again !== undefined) chosen.best.push(again)
      if (preciseAgain !== undefined) chosen.precise.push(preciseAgain)
    }
  }
  const withRange = (threshold: number | undefined, others: readonly number[]): Chosen | undefined => {
    if (threshold === undefined) return undefined
    const { low, high } = middleOf([threshold, ...others])
    return { ...operatingAt(sorted, threshold), thresholdLow: low, thresholdHigh: high }
  }
  return {
    best: withRange(best, chosen.best),
    precise: withRange(precise, chosen.precise),
    curve: thresholds.map((threshold) => operatingAt(sorted, threshold)),
  }
}

/** What is found from this threshold on. A score of 0 is found at no threshold. */
export function operatingAt(labelled: readonly LabelledScore[], threshold: number): Operating {
  const isFound = ({ score }: LabelledScore) => score > 0 && score >= threshold
  const found = labelled.filter(isFound)
  const copies = labelled.filter(({ isCopy }) => isCopy)
  const precision = weightedShare(found.map(({ weight, isCopy }) => ({ weight, isHit: isCopy })))
  const recall = weightedShare(copies.map((pair) => ({ weight: pair.weight, isHit: isFound(pair) })))
  return { threshold, precision, recall, f1: f1Of(precision?.value ?? 0, recall?.value ?? 0) }
}

function f1Of(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}

/**
 * The threshold of the highest F1, and the lowest that reaches the wanted precision. A threshold is the middle between two scores.
 *
 * @param sorted by falling score
 * @param counts how often each counts; once by default
 */
function choose(
  sorted: readonly LabelledScore[],
  counts: ArrayLike<number> | undefined,
  wantedPrecision: number,
): [best: number | undefined, precise: number | undefined] {
  const weightAt = (i: number) => sorted[i]!.weight * (counts ? counts[i]! : 1)
  let copies = 0
  for (let i = 0; i < sorted.length; i++) if (sorted[i]!.isCopy) copies += weightAt(i)
  let [found, hits, highest] = [0, 0, 0]
  let best: number | undefined
  let precise: number | undefined
  for (let i = 0; i < sorted.length && sorted[i]!.score > 0; i++) {
    const { score, isCopy } = sorted[i]!
    const weight = weightAt(i)
    found += weight
    if (isCopy) hits += weight
    const next = sorted[i + 1]?.score
    if (next === score || found === 0) continue
    const threshold = (score + (next ?? score)) / 2
    const f1 = f1Of(hits / found, copies === 0 ? 0 : hits / copies)
    if (f1 > highest) [best, highest] = [threshold, f1]
    if (hits > 0 && hits / found >= wantedPrecision) precise = threshold
  }
  return [best, precise]
}

/** Draws each stratum anew, with replacement: how often each pair is drawn. */
function resampler(sorted: readonly LabelledScore[], random: () => number): () => Uint32Array {
  const strata = new Map<string, number[]>()
  for (const [i, { stratum }] of sorted.entries()) {
    const members = strata.get(stratum)
    if (members) members.push(i)
    else strata.set(stratum, [i])
  }
  return () => {
    const counts = new Uint32Array(sorted.length)
    for (const members of strata.values()) {
      for (let draw = 0; draw < members.length; draw++) counts[members[Math.floor(random() * members.length)]!]!++
    }
    return counts
  }
}
