import type { ComparedPair } from './judging.js'

/** A text that is to be compared with others; both by number. */
export interface Comparing {
  readonly textId: number
  readonly candidates: readonly number[]
}

/** Compares stored texts: the pairs that may be copies in their feed, or share a block or a form; `a` is the text. */
export type Compare = (comparing: Comparing) => readonly ComparedPair[]

/**
 * Yields batches of what is to be compared, and is to be given the pairs among them that may be copies; yields none where others may take
 * their turn.
 */
export type Steps<Result> = Generator<Iterable<readonly Comparing[]>, Result, readonly ComparedPair[]>

/** What to compare is prepared in turns with other work. */
export type Preparation<Result> = Generator<readonly never[], Result, unknown>

/** Pairs to compare at a time: long enough to be worth handing to a thread, short enough to stop between two. */
const BATCH = 256

export function* inBatches(comparings: Iterable<Comparing>): Generator<Comparing[]> {
  let batch: Comparing[] = []
  let pairs = 0
  for (const comparing of comparings) {
    if (comparing.candidates.length === 0) continue
    batch.push(comparing)
    pairs += comparing.candidates.length
    if (pairs < BATCH) continue
    yield batch
    batch = []
    pairs = 0
  }
  if (batch.length > 0) yield batch
}
