import type { Article } from '../article.js'
import { DoppelwireError } from '../errors.js'
import { describe } from '../options.js'
import type { Verifier } from '../verify/verifier.js'
import type { Answer } from './answer.js'
import type { Corpus } from './corpus.js'
import { type ComparedPair, judgeIn } from './judging.js'
import type { DeduperOptions } from './options.js'
import type { Comparing, Steps } from './settle.js'
import { type Compare, comparerOf } from './settling.js'

export { type Answer, type Compare, type ComparedPair, type Comparing, type Corpus, comparerOf, judgeIn, type Steps }

/** The parts of a deduper that the rooms above it work on. */
export interface Internals {
  readonly options: DeduperOptions
  readonly threshold: number
  readonly corpus: Corpus
  readonly verifier: Verifier
  /** Stores like `Deduper.store` an article that was checked before. */
  storeChecked(article: Article): { id: string; added: boolean }
  /** To be called after the corpus was changed directly. */
  changed(): void
  /** Lets the caller run the steps of settling, as in threads. */
  settleWith(run: (steps: Steps<Answer>) => Promise<Answer>): Promise<void>
}

const INTERNALS = new WeakMap<object, Internals>()

export function registerInternals(deduper: object, internals: Internals): void {
  INTERNALS.set(deduper, internals)
}

/**
 * The internals of a deduper.
 *
 * @throws DoppelwireError `OPTION_INVALID` for anything else, such as the deduper of another copy of this package.
 */
export function internalsOf(deduper: object): Internals {
  const internals = typeof deduper === 'object' && deduper !== null ? INTERNALS.get(deduper) : undefined
  if (internals) return internals
  throw new DoppelwireError(
    'OPTION_INVALID',
    `deduper: expected one that createDeduper of this very package made, found ${describe(deduper)}`,
  )
}
