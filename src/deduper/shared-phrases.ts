import { PhraseIndex } from '../candidates/phrase-index.js'
import { MOST_PHRASES } from '../fingerprint/phrases.js'
import type { FingerprintReader } from '../verify/fingerprint-store.js'
import type { ComparedPairs } from './compared-pairs.js'
import { ComparingList } from './comparing-list.js'
import { FIRST, StandingOut } from './standing-out.js'
import type { Comparing, Preparation } from './steps.js'
import { inTurns } from './turns.js'
import { inNeighbourhoods } from './visit-order.js'
import type { Wordings } from './wordings.js'

/** Finds texts that share rare phrases, on the frequencies of all that were inserted. */
export class SharedPhrases {
  readonly #phrasesOfText: (textId: number) => Uint32Array
  readonly #wordings: Wordings
  readonly #index = new PhraseIndex(MOST_PHRASES)
  readonly #phrasesOf = new Map<number, Uint32Array>()
  readonly #beside: StandingOut
  /** Pairs that were not compared because they do not stand out. */
  outranked = 0

  constructor(phrasesOfText: (textId: number) => Uint32Array, fingerprints: FingerprintReader, wordings: Wordings) {
    this.#phrasesOfText = phrasesOfText
    this.#beside = new StandingOut(fingerprints)
    this.#wordings = wordings
  }

  /** The phrases of each text. */
  get all(): Iterable<Uint32Array> {
    return this.#phrasesOf.values()
  }

  /** The phrases of a text that was inserted. */
  of(textId: number): Uint32Array {
    return this.#phrasesOf.get(textId)!
  }

  /** Look-ups that ignored a phrase because too many texts have it. */
  get capped(): number {
    return this.#index.cappedPhrases
  }

  /** Texts that are not here yet. */
  *insert(textIds: Iterable<number>): Preparation<void> {
    yield* inTurns(textIds, (textId) => {
      const phrases = this.#phrasesOfText(textId)
      this.#phrasesOf.set(textId, phrases)
      // Numbered by rank, so that of equal weights the better rank is found, whenever it was added.
      this.#index.insert(this.#wordings.ranks[textId]!, phrases)
    })
  }

  /** Pairs of which one finds the other, that stand out and were not compared before. */
  *comparings(textIds: Iterable<number>, pairs: ComparedPairs): Preparation<Iterable<Comparing>> {
    const { textIds: byRank, ranks } = this.#wordings
    /** By rank of the better text: twice that of the other, plus 1 where one is among the first of the other. */
    const found = new Map<number, number[]>()
    yield* inTurns(textIds, (textId) => {
      const rank = ranks[textId]!
      let place = 0
      for (const other of this.#index.find(this.#phrasesOf.get(textId)!, rank)) {
        if (pairs.has(textId, byRank[other]!)) continue
        const [better, worse] = [Math.min(rank, other), Math.max(rank, other)]
        const entry = 2 * worse + Number(place++ < FIRST)
        const own = found.get(better)
        if (own) own.push(entry)
        else found.set(better, [entry])
      }
    })
    const comparings = new ComparingList()
    yield* inTurns(
      [...found].sort(([a], [b]) => a - b),
      ([rank, entries]) => {
        const textId = byRank[rank]!
        const candidates = this.#standingOut(textId, entries)
        for (const candidate of candidates) pairs.propose(textId, candidate)
        comparings.add(textId, candidates)
      },
    )
    return yield* inNeighbourhoods(comparings, ranks.length)
  }

  #standingOut(textId: number, entries: number[]): number[] {
    this.#beside.set(textId)
    entries.sort((a, b) => a - b)
    const standing: number[] = []
    for (const [i, entry] of entries.entries()) {
      // A pair that each finds stands here twice, as the first of one at the second place.
      if (entries[i + 1]! >>> 1 === entry >>> 1) continue
      const other = this.#wordings.textIds[entry >>> 1]!
      const isFirst = (entry & 1) === 1
      if (isFirst || this.#beside.sharesMuch(other)) standing.push(other)
      else this.outranked++
    }
    return standing
  }
}
