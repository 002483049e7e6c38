import type { Level } from '../cluster/star-levels.js'
import { decodeFingerprint } from '../fingerprint/codec.js'
import type { FingerprintReader } from '../verify/fingerprint-store.js'
import { Query } from '../verify/query.js'
import type { Verifier } from '../verify/verifier.js'
import type { ComparedPair } from './judging.js'
import type { BatchOptions } from './results.js'
import type { Compare, Steps } from './steps.js'

// How long comparing works before timers, signals and other requests get their turn.
const TURN_MILLISECONDS = 50

/**
 * Compares a stored text with others, in their order. Where rewrites are sought, their evidence is kept, by which the feed judges
 * them again.
 */
export function comparerOf(verifier: Verifier, fingerprints: FingerprintReader, level: Level): Compare {
  const seeksRewrites = level === 'rewrite'
  return ({ textId: a, candidates }) => {
    const query = new Query({ fingerprint: decodeFingerprint(fingerprints.get(a)) }, seeksRewrites)
    return verifier.verify(query, candidates, a).map(({ textId: b, relation, score, assessment }) => {
      const isJudged = seeksRewrites && relation !== 'identical' && assessment !== undefined
      return { a, b, relation, score, evidence: isJudged ? verifier.feedEvidence(a, b, assessment) : undefined }
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
