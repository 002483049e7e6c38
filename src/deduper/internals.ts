import type { Article, ArticleMeta } from '../article.js'
import { DoppelwireError } from '../errors.js'
import { describe } from '../options.js'
import type { Verifier } from '../verify/verifier.js'
import { compareAlike } from './alike-texts.js'
import type { Answer } from './answer.js'
import type { Corpus } from './corpus.js'
import { addLikely, type ComparedPair, type JudgedPair, judgeIn, scoreIn, thresholdIn, turned } from './judging.js'
import { drawingKey, type Learned, readBlocks, readText } from './learning.js'
import type { DeduperOptions } from './options.js'
import { pairsOf } from './pairs.js'
import { comparerOf, settleInTurns } from './settling.js'
import { FIRST, StandingOut } from './standing-out.js'
import type { Compare, Comparing, Steps } from './steps.js'
import type { TextKeys } from './text-keys.js'
import { VersionNames } from './versions.js'

export {
  type Answer,
  addLikely,
  type Compare,
  type ComparedPair,
  type Comparing,
  type Corpus,
  compareAlike,
  comparerOf,
  drawingKey,
  FIRST,
  type JudgedPair,
  judgeIn,
  pairsOf,
  readBlocks,
  readText,
  StandingOut,
  type Steps,
  scoreIn,
  settleInTurns,
  thresholdIn,
  turned,
  VersionNames,
}

/** The parts of a deduper that the rooms above it work on. */
export interface Internals {
  readonly options: DeduperOptions
  readonly threshold: number
  readonly corpus: Corpus
  readonly verifier: Verifier
  /** What is masked while `settle` and `pairs` compare. */
  readonly learned: Learned
  /** Whether the text of a stored article is no story: a page that says so, or nothing but the stories of others. */
  isPage(id: string): boolean
  /** Stores like `Deduper.store` an article that was checked before. */
  storeChecked(article: Article): { id: string; added: boolean }
  /** Stores an article that was checked, and of which the bytes and keys are made; the parameters are those of `Corpus.store`. */
  storePrepared(
    article: ArticleMeta,
    bytes: Uint8Array,
    textHash: bigint,
    keys: () => TextKeys,
  ): { id: string; added: boolean }
  /** Lets the caller run the steps of settling, as in threads. */
  settleBy(run: (steps: Steps<Answer>) => Promise<Answer>): Promise<void>
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
