import type { VerifiedEdge } from '../cluster/star-levels.js'
import { decodeFingerprint } from '../fingerprint/codec.js'
import type { FingerprintReader } from '../verify/fingerprint-store.js'
import { Query } from '../verify/query.js'
import type { Verifier } from '../verify/verifier.js'
import type { BatchOptions } from './results.js'
import type { Comparing, Steps } from './settle.js'

// How long comparing works before timers, signals and other requests get their turn.
const TURN_MILLISECONDS = 50

/** Compares stored texts. */
export type Compare = (comparing: Comparing) => readonly VerifiedEdge[]

/** Compares a stored text with others: the copies among them, in their order; `a` is the text. */
export function comparerOf(verifier: Verifier, fingerprints: FingerprintReader, seeksRewrites: boolean): Compare {
  return ({ textId, candidates }) => {
    const query = new Query(decodeFingerprint(fingerprints.get(textId)), seeksRewrites)
    return verifier
      .verify(query, candidates, textId)
      .map(({ textId: b, relation, score }): VerifiedEdge => ({ a: textId, b, relation, score }))
  }
}

/** Runs all steps at once. */
export function settleNow<Result>(steps: Steps<Result>, compare: Compare): Result {
  let step = steps.next([])
  while (!step.done) {
    const edges: VerifiedEdge[] = []
    for (const batch of step.value) for (const comparing of batch) edges.push(...compare(comparing))
    step = steps.next(edges)
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
    const edges: VerifiedEdge[] = []
    for (const batch of step.value) {
      for (const comparing of batch) {
        edges.push(...compare(comparing))
        compared++
        if (Date.now() >= turnEnds) await endTurn()
      }
    }
    if (Date.now() >= turnEnds) await endTurn()
    step = steps.next(edges)
  }
  return step.value
}
