import type { Version } from './exclusive-phrases.js'

/** The likely copies of both texts of a pair, except these two. */
export type VersionsOf = (a: number, b: number) => readonly Version[]

/** The texts that document frequencies are counted over. */
export interface CountedTexts {
  readonly has: (text: number) => boolean
  readonly phrasesOf: (text: number) => Iterable<number>
}

/** Below this probability a pair says nothing. */
export const LEAST_PROBABILITY = 0.05
/** So many versions of a pair are left out of its others, the likeliest: more would leave few others anyway. */
const MOST_VERSIONS = 24

/**
 * Pairs that are likely copies by a first judgement, in which all texts counted as others. The second judgement lets these count less among
 * others. More rounds would say more of long chains of versions; two end.
 */
export class LikelyCopies {
  readonly #counted: CountedTexts
  readonly #probabilities = new Map<number, Map<number, number>>()
  readonly #phrases = new Map<number, ReadonlySet<number>>()

  constructor(counted: CountedTexts) {
    this.#counted = counted
  }

  add(a: number, b: number, probability: number): void {
    if (probability < LEAST_PROBABILITY) return
    if (this.#counted.has(b)) this.#of(a).set(b, probability)
    if (this.#counted.has(a)) this.#of(b).set(a, probability)
  }

  /** Where two are equally likely, the lower number comes first. */
  readonly beside: VersionsOf = (a, b) => {
    const probabilities = new Map(this.#probabilities.get(a))
    for (const [text, probability] of this.#probabilities.get(b) ?? []) {
      probabilities.set(text, Math.max(probability, probabilities.get(text) ?? 0))
    }
    probabilities.delete(a)
    probabilities.delete(b)
    return [...probabilities]
      .sort(([one, p], [other, q]) => q - p || one - other)
      .slice(0, MOST_VERSIONS)
      .map(([text, probability]) => ({ phrases: this.#phrasesOf(text), probability }))
  }

  #of(text: number): Map<number, number> {
    const own = this.#probabilities.get(text) ?? new Map<number, number>()
    this.#probabilities.set(text, own)
    return own
  }

  #phrasesOf(text: number): ReadonlySet<number> {
    const phrases = this.#phrases.get(text) ?? new Set(this.#counted.phrasesOf(text))
    this.#phrases.set(text, phrases)
    return phrases
  }
}
