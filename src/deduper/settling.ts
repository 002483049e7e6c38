import type { Assessment } from '../compare/compare.js'
import { feedProbability, LEAST_EXCLUSIVE, MOST_EXCLUSIVE } from '../compare/feed-model.js'
import { neighbourlyRelation } from '../compare/model.js'
import { copyRelation, isCopy, isNeighbourly } from '../compare/relation.js'
import { decodeUnsealed } from '../fingerprint/codec.js'
import type { FingerprintReader } from '../verify/fingerprint-store.js'
import { Query } from '../verify/query.js'
import type { Verifier } from '../verify/verifier.js'
import { type ComparedPair, thresholdsOf } from './judging.js'
import type { DeduperOptions } from './options.js'
import type { BatchOptions } from './results.js'
import type { Compare, Steps } from './steps.js'

// How long comparing works before timers, signals and other requests get their turn.
const TURN_MILLISECONDS = 50

/** Compares a stored text with others, in their order. Where rewrites are sought, the evidence by which the feed judges is kept. */
export function comparerOf(
  verifier: Verifier,
  fingerprints: FingerprintReader,
  options: Pick<DeduperOptions, 'level' | 'threshold' | 'preset'>,
): Compare {
  const seeksRewrites = options.level === 'rewrite'
  const { alone, inFeed } = thresholdsOf(options)
  /** Whether the feed may call a pair a copy, whatever it knows of it. */
  const mayBeCopy = ({ comparison: { score }, inputs }: Assessment): boolean =>
    inputs !== undefined && score > 0 && (score >= alone || feedProbability(inputs, MOST_EXCLUSIVE) >= inFeed)
  /** Whether every feed calls a pair a copy: then nobody asks what it would be otherwise. */
  const isCopyInAny = (score: number, inputs: Float64Array): boolean =>
    score > alone && feedProbability(inputs, LEAST_EXCLUSIVE) > inFeed
  const keeps = (assessment: Assessment): boolean => {
    const { relation } = assessment.comparison
    return isCopy(relation) || (seeksRewrites && (isNeighbourly(relation) || mayBeCopy(assessment)))
  }
  return ({ textId: a, candidates }) => {
    const query = new Query({ fingerprint: decodeUnsealed(fingerprints.get(a)) }, seeksRewrites)
    return verifier.verify(query, candidates, a, keeps).map(({ textId: b, relation, score, assessment }) => {
      if (!seeksRewrites || !assessment?.inputs || !mayBeCopy(assessment)) {
        return { a, b, relation, score, shared: assessment?.comparison.shared }
      }
      const { evidence, inputs } = assessment
      const { measures, lengthRatio } = evidence
      const otherwise = isCopyInAny(score, inputs) ? undefined : neighbourlyRelation(evidence)
      return {
        ...{ a, b, relation: copyRelation(measures, lengthRatio), score, otherwise },
        shared: otherwise === 'partial' ? verifier.shares(a, b, assessment) : undefined,
        evidence: verifier.feedEvidence(a, b, evidence, inputs),
      }
    })
  }
}

/** Runs all steps at once. */
export function settleNow<Result>(steps: Steps<Result>, compare: Compare): Result {
  let step = steps.next([])
  while (!step.done) {
    const pairs: ComparedPair[] = []
    for (const batch of step.value) for (const comparing of batch) pairs.push(...compare(comparing))
    step = steps.next(pairs)
  }
  return step.value
}

/** Runs the steps in turns with other work, and stops with the reason of the signal when that aborts. */
export async function settleInTurns<Result>(
  steps: Steps<Result>,
  compare: Compare,
  { signal, onProgress }: BatchOptions,
): Promise<Result> {
  signal?.throwIfAborted()
  let turnEnds = Date.now() + TURN_MILLISECONDS
  let compared = 0
  const endTurn = async () => {
    onProgress?.(compared)
    await new Promise((resolve) => setTimeout(resolve))
    signal?.throwIfAborted()
    turnEnds = Date.now() + TURN_MILLISECONDS
  }
  let step = steps.next([])
  while (!step.done) {
    const pairs: ComparedPair[] = []
    for (const batch of step.value) {
      for (const comparing of batch) {
        pairs.push(...compare(comparing))
        compared++
        if (Date.now() >= turnEnds) await endTurn()
      }
    }
    if (Date.now() >= turnEnds) await endTurn()
    step = steps.next(pairs)
  }
  return step.value
}
