import { NONE } from '../minhash/lsh-table.js'
import { checkNumber } from '../options.js'
import { ABSENT, KeyTable } from '../structures/key-table.js'
import { MOST_KEPT, PostingLists } from './posting-lists.js'
import { ScoreAccumulator } from './score-accumulator.js'

// A phrase that more articles than this have in common tells little of any two, and would cost each probe a long walk.
// Constant: with 200,000 articles and 300 holders recall is .001 to .002 higher than with 100, and a probe twice as slow.
const MAX_DF = 100
// One of 64 phrases may be shared by accident.
const MIN_SHARED = 2
// Copies among 20,000 and among 200,000 articles are found as often with 24 as with 50 (docs/candidates.md).
const MAX_CANDIDATES = 24

/**
 * Articles that share phrases: an inverted index from phrases to articles.
 *
 * A phrase weighs ln((articles + 1) / others that have it), so the rarer the more; one that more than `MOST_HOLDERS`
 * others have weighs nothing. Of the articles that share two phrases of weight or more, the heaviest `MOST_FOUND` are
 * found. So a probe looks at no more than 127 articles a phrase, and proposes no more than 24, however many are stored.
 *
 * Where no phrase is that common and no article that well connected, the order of insertion changes no pair: the later
 * finds the earlier. Beyond, it may: what counts are the frequencies at the time of the probe, so of three hundred articles on one
 * event the early ones find each other by phrases that the late ones pass over.
 *
 * Of a phrase that more than 127 articles have, only the latest 127 are remembered, and the count. That shows only where so
 * many of its articles are removed, and not the oldest first, that it weighs again: then some holders are not found by it.
 *
 * What an article's phrases are is not kept: to remove it, give them again. The caller knows which articles are here.
 */
export class PhraseIndex {
  /** By phrase: its one article's number plus one, or, below zero, the complement of its list. */
  readonly #table = new KeyTable()
  readonly #lists = new PostingLists()
  readonly #tally: ScoreAccumulator
  readonly #holders = new Int32Array(MOST_KEPT)
  readonly #phraseCount: number
  #articles = 0
  #rows = 0
  #cappedPhrases = 0

  /**
   * @param phraseCount most phrases an article has, 1 to 1,000.
   * @throws DoppelwireError `OPTION_INVALID`
   */
  constructor(phraseCount: number) {
    checkNumber(phraseCount, 'phraseCount', { low: 1, high: 1000, whole: true })
    this.#phraseCount = phraseCount
    this.#tally = new ScoreAccumulator(phraseCount * MAX_DF)
  }

  /** Phrases stored: one a phrase and article. */
  get rows(): number {
    return this.#rows
  }

  /** Bytes allocated. */
  get bytes(): number {
    return this.#table.bytes + this.#lists.bytes + this.#tally.bytes
  }

  /** How many articles have a phrase. */
  countOf(phrase: number): number {
    const held = this.#table.get(phrase)
    return held === ABSENT ? 0 : held > 0 ? 1 : this.#lists.count(~held)
  }

  /** How many times a probe passed over a phrase that too many articles have. */
  get cappedPhrases(): number {
    return this.#cappedPhrases
  }

  /**
   * Adds an article that is not here.
   *
   * @param number 0 to 2^31 - 2
   * @param phrases each once
   */
  insert(number: number, phrases: ArrayLike<number>): void {
    checkNumber(phrases.length, 'phrases of an article', { low: 0, high: this.#phraseCount })
    if (phrases.length > 0) this.#articles++
    this.#rows += phrases.length
    for (let i = 0; i < phrases.length; i++) {
      const phrase = phrases[i]!
      const held = this.#table.get(phrase)
      if (held === ABSENT) this.#table.set(phrase, number + 1)
      else if (held > 0) this.#table.set(phrase, ~this.#lists.create(held - 1, number))
      else {
        const list = this.#lists.add(~held, number)
        if (list !== ~held) this.#table.set(phrase, ~list)
      }
    }
  }

  /** Takes an article out that is here, with the very phrases that it was inserted with; its number may be used again. */
  remove(number: number, phrases: ArrayLike<number>): void {
    if (phrases.length > 0) this.#articles--
    this.#rows -= phrases.length
    for (let i = 0; i < phrases.length; i++) {
      const held = this.#table.get(phrases[i]!)
      if (held > 0 || (held < 0 && this.#lists.remove(~held, number) === 0)) this.#table.delete(phrases[i]!)
    }
  }

  /**
   * The articles that share two of these phrases or more, the heaviest first; of equal weight, the lower number.
   *
   * @param phrases each once.
   * @param self an article that is left out, and does not count among those that have a phrase.
   */
  find(phrases: ArrayLike<number>, self = NONE): number[] {
    if (this.#articles === 0) return []
    for (let i = 0; i < phrases.length; i++) {
      const holders = this.#readHolders(phrases[i]!, self)
      if (holders > MAX_DF) this.#cappedPhrases++
      else if (holders > 0) {
        const weight = Math.log((this.#articles + 1) / holders)
        for (let j = 0; j < holders; j++) this.#tally.add(this.#holders[j]!, weight)
      }
    }
    return this.#tally.take(MAX_CANDIDATES, MIN_SHARED)
  }

  /** Reads who else has a phrase, and returns how many; more than `MOST_HOLDERS` where there are too many to read. */
  #readHolders(phrase: number, self: number): number {
    const held = this.#table.get(phrase)
    if (held === ABSENT || held === self + 1) return 0
    const holders = this.#holders
    if (held > 0) {
      holders[0] = held - 1
      return 1
    }
    const all = this.#lists.count(~held)
    if (all > MOST_KEPT) return all
    const kept = this.#lists.read(~held, holders)
    const own = self === NONE ? -1 : holders.subarray(0, kept).lastIndexOf(self)
    if (own >= 0) holders[own] = holders[kept - 1]!
    // Some of the count may not be kept; as long as it is above the cap, the phrase weighs nothing.
    return all - Number(own >= 0) > MAX_DF ? MAX_DF + 1 : kept - Number(own >= 0)
  }
}
