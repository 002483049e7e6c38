import { PhraseIndex } from '../candidates/phrase-index.js'
import { PHRASE_COUNT } from '../fingerprint/phrases.js'
import type { ComparedPairs } from './compared-pairs.js'
import type { Corpus } from './corpus.js'
import type { Comparing, Preparation } from './steps.js'
import { inTurns } from './turns.js'
import type { Wordings } from './wordings.js'

/** Finds texts that share rare phrases, on the frequencies of all that were inserted. */
export class SharedPhrases {
  readonly #corpus: Corpus
  readonly #wordings: Wordings
  readonly #index = new PhraseIndex(PHRASE_COUNT)
  readonly #phrasesOf = new Map<number, Uint32Array>()

  constructor(corpus: Corpus, wordings: Wordings) {
    this.#corpus = corpus
    this.#wordings = wordings
  }

  /** The phrases of each text. */
  get all(): Iterable<Uint32Array> {
    return this.#phrasesOf.values()
  }

  /** Look-ups that ignored a phrase because too many texts have it. */
  get capped(): number {
    return this.#index.cappedPhrases
  }

  /** Texts that are not here yet. */
  *insert(textIds: Iterable<number>): Preparation<void> {
    yield* inTurns(textIds, (textId) => {
      const phrases = this.#corpus.phrasesOf(textId)
      this.#phrasesOf.set(textId, phrases)
      // Numbered by rank, so that of equal weights the better rank is found, whenever it was added.
      this.#index.insert(this.#wordings.ranks[textId]!, phrases)
    })
  }

  /** Pairs of which one finds the other, and that were not compared before. */
  *comparings(textIds: Iterable<number>, pairs: ComparedPairs): Preparation<Comparing[]> {
    const { textIds: byRank, ranks } = this.#wordings
    const behind = new Map<number, number[]>()
    yield* inTurns(textIds, (textId) => {
      const rank = ranks[textId]!
      for (const other of this.#index.find(this.#phrasesOf.get(textId)!, rank)) {
        const [better, worse] = [Math.min(rank, other), Math.max(rank, other)]
        if (!pairs.propose(byRank[better]!, byRank[worse]!)) continue
        const own = behind.get(better)
        if (own) own.push(worse)
        else behind.set(better, [worse])
      }
    })
    return [...behind]
      .sort(([a], [b]) => a - b)
      .map(([rank, others]) => ({
        textId: byRank[rank]!,
        candidates: others.sort((a, b) => a - b).map((other) => byRank[other]!),
      }))
  }
}
