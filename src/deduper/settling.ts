import type { Assessment } from '../compare/compare.js'
import { feedProbability, LEAST_EXCLUSIVE, MOST_EXCLUSIVE } from '../compare/feed-model.js'
import { neighbourlyRelation } from '../compare/model.js'
import { copyRelation, isCopy, isNeighbourly, type Neighbourly } from '../compare/relation.js'
import { NO_MASKS, type TextMasks } from '../neighbourhood/text-masks.js'
import type { Keeps, Verifier } from '../verify/verifier.js'
import { type ComparedPair, thresholdsOf } from './judging.js'
import type { DeduperOptions } from './options.js'
import type { BatchOptions } from './results.js'
import type { Compare, Steps } from './steps.js'
import { turnTaker } from './turns.js'

/**
 * Compares a stored text with others, in their order. Where rewrites are sought, the evidence by which the feed judges is kept.
 *
 * @param masksNow what is masked of the texts at the time of a comparison
 */
export function comparerOf(
  verifier: Verifier,
  options: Pick<DeduperOptions, 'level' | 'threshold' | 'preset'>,
  masksNow: () => TextMasks = () => NO_MASKS,
): Compare {
  const seeksRewrites = options.level === 'rewrite'
  const { alone, inFeed } = thresholdsOf(options)
  /** Whether the feed may call a pair a copy, whatever it knows of it. */
  const mayBeCopy = ({ comparison: { score }, inputs }: Assessment): boolean =>
    inputs !== undefined && score > 0 && (score >= alone || feedProbability(inputs, MOST_EXCLUSIVE) >= inFeed)
  /** Whether every feed calls a pair a copy: then nobody asks what it would be otherwise. */
  const isCopyInAny = (score: number, inputs: Float64Array): boolean =>
    score > alone && feedProbability(inputs, LEAST_EXCLUSIVE) > inFeed
  const keeps: Keeps = (assessment, whole) =>
    isCopy(assessment.comparison.relation) ||
    (seeksRewrites && (otherwiseOf(assessment, whole) !== undefined || mayBeCopy(assessment)))
  return ({ textId: a, candidates }) => {
    const masks = masksNow()
    const query = verifier.queryOf(a, seeksRewrites)
    return verifier.verify(query, candidates, a, keeps, masks).map((found) => {
      const { textId: b, score, assessment, whole } = found
      if (!seeksRewrites || !assessment?.inputs || !whole || !mayBeCopy(assessment)) {
        if (isCopy(found.relation) || !assessment || !whole) return { a, b, relation: found.relation, score }
        const relation = otherwiseOf(assessment, whole)!
        return { a, b, relation, score, shared: relation === 'partial' ? verifier.shares(a, b, whole) : undefined }
      }
      const { evidence, inputs } = assessment
      const { measures, lengthRatio } = evidence
      const otherwise = isCopyInAny(score, inputs) ? undefined : otherwiseOf(assessment, whole)
      return {
        ...{ a, b, relation: copyRelation(measures, lengthRatio), score, otherwise },
        shared: otherwise === 'partial' ? verifier.shares(a, b, whole) : undefined,
        evidence: verifier.feedEvidence(a, b, evidence, inputs, masks),
      }
    })
  }
}

/**
 * What a pair is if it is no copy. Standing blocks are masked where it is judged whether it is one; they are still carried over. So two
 * texts that would be copies by such blocks alone are partial copies.
 */
function otherwiseOf(assessment: Assessment, whole: Assessment): Neighbourly | undefined {
  const { relation } = whole.comparison
  if (isNeighbourly(relation)) return relation
  if (!isCopy(relation)) return undefined
  return neighbourlyRelation(whole.evidence) ?? (assessment === whole ? undefined : 'partial')
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
  let compared = 0
  const takeTurn = turnTaker(() => onProgress?.(compared), signal)
  let step = steps.next([])
  while (!step.done) {
    const pairs: ComparedPair[] = []
    for (const batch of step.value) {
      for (const comparing of batch) {
        pairs.push(...compare(comparing))
        compared++
        // Awaiting nothing would take a turn of its own for each.
        const turn = takeTurn()
        if (turn) await turn
      }
    }
    await takeTurn()
    step = steps.next(pairs)
  }
  return step.value
}
