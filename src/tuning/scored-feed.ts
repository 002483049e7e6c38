import { compareIds } from '../cluster/representative.js'
import { PRESETS, type Preset } from '../compare/model.js'
import type { Relation } from '../compare/relation.js'
import type { Deduper } from '../deduper/deduper.js'
import {
  type Answer,
  type Compare,
  type ComparedPair,
  comparerOf,
  type Internals,
  internalsOf,
  settleInTurns,
  thresholdIn,
} from '../deduper/internals.js'
import type { BatchOptions } from '../deduper/results.js'

/** Two articles that a feed proposes, with the score that the feed gives them; `a` is the smaller id. */
export interface ScoredPair {
  readonly a: string
  readonly b: string
  /** What they are if they are copies; `identical` texts are no pair to score. */
  readonly relation: Relation
  readonly score: number
}

/**
 * The pairs of a feed with their scores, from any score on: what `Deduper.pairs` leaves out because it lies below the threshold
 * is told here. The feed is settled at its own threshold, so that scores are those of `pairs`.
 */
export class ScoredFeed {
  readonly #internals: Internals
  readonly #answer: Answer
  /** By key: what was found of pairs that may reach the least score. */
  readonly #found: ReadonlyMap<number, ComparedPair>
  /** The keys of all pairs that were proposed. */
  readonly #proposed: ReadonlySet<number>

  private constructor(
    internals: Internals,
    answer: Answer,
    found: ReadonlyMap<number, ComparedPair>,
    proposed: ReadonlySet<number>,
  ) {
    this.#internals = internals
    this.#answer = answer
    this.#found = found
    this.#proposed = proposed
  }

  /**
   * Compares all that the clusters of the deduper need.
   *
   * @param least the score from which a pair may be of interest, 0 to 1: the lower, the more is kept in memory
   * @throws the reason of the signal when that aborts.
   */
  static async of(deduper: Deduper, least: number, options: BatchOptions = {}): Promise<ScoredFeed> {
    const internals = internalsOf(deduper)
    const compare = comparerFrom(internals, least)
    const found = new Map<number, ComparedPair>()
    const proposed = new Set<number>()
    const compareAndKeep: Compare = (comparing) => {
      const pairs = compare(comparing)
      for (const candidate of comparing.candidates) proposed.add(keyOf(comparing.textId, candidate))
      for (const pair of pairs) found.set(keyOf(pair.a, pair.b), pair)
      return pairs
    }
    let answer: Answer | undefined
    await internals.settleBy(async (steps) => {
      answer = await settleInTurns(steps, compareAndKeep, options)
      return answer
    })
    return new ScoredFeed(internals, answer!, found, proposed)
  }

  /** The pairs of wordings that the clusters compare and that may reach the least score, in no order; the first id stands for a wording. */
  *pairs(): Generator<ScoredPair> {
    const { score } = this.#answer.settled
    for (const pair of this.#found.values()) {
      if (pair.relation === 'identical') continue
      const [a, b] = [this.#firstId(pair.a), this.#firstId(pair.b)].sort(compareIds) as [string, string]
      yield { a, b, relation: pair.relation, score: score(pair) }
    }
  }

  /**
   * The score of two stored articles in their feed, and whether the feed proposes them, directly or as members of stars of
   * reprints. What is not proposed is found at no threshold.
   */
  score(idA: string, idB: string): { score: number; isProposed: boolean } {
    const [a, b] = [this.#wordingOf(idA), this.#wordingOf(idB)]
    if (a === b) return { score: 1, isProposed: true }
    const { settled } = this.#answer
    const [pair] = comparerFrom(this.#internals, 0)({ textId: a, candidates: [b] })
    const [starA, starB] = [a, b].map((textId) => settled.inner[textId]!) as [number, number]
    const isAsked = (one: number, other: number) => this.#proposed.has(keyOf(one, other))
    const isProposed =
      starA === starB || isAsked(a, b) || isAsked(starA, starB) || isAsked(starA, b) || isAsked(a, starB)
    return { score: pair ? settled.score(pair) : 0, isProposed }
  }

  /** The score from which a pair of this feed is a copy, by preset. */
  get thresholds(): Readonly<Record<Preset, number>> {
    const texts = this.#answer.settled.wordings.textIds.length
    const entries = Object.keys(PRESETS).map((preset) => [
      preset,
      thresholdIn(texts, { threshold: undefined, preset: preset as Preset }),
    ])
    return Object.fromEntries(entries)
  }

  #firstId(textId: number): string {
    return this.#answer.settled.wordings.articles
      .get(textId)!
      .map(({ id }) => id)
      .reduce((least, id) => (compareIds(id, least) < 0 ? id : least))
  }

  /** The text that stands for the wording of an article. */
  #wordingOf(id: string): number {
    const { textIds, ranks, articles } = this.#answer.settled.wordings
    const textId = this.#internals.corpus.articles.textIdOf(id)!
    if (ranks[textId] !== -1) return textId
    return textIds.find((standing) => articles.get(standing)!.some((article) => article.id === id)) ?? textId
  }
}

function comparerFrom({ verifier, options }: Internals, threshold: number): Compare {
  return comparerOf(verifier, { ...options, threshold })
}

/** Numbers of texts are below 2^26. */
function keyOf(a: number, b: number): number {
  return Math.min(a, b) * 2 ** 26 + Math.max(a, b)
}
