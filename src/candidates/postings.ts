import { checkNumber } from '../options.js'
import { NONE, RowTable } from './rows.js'
import { Tally } from './tally.js'

// A phrase that more articles than this have in common tells little of any two, and would cost each probe a long walk.
// Constant: with 200,000 articles and 300 holders recall is .001 to .002 higher than with 100, and a probe twice as slow.
const MOST_HOLDERS = 100
// One of 64 phrases may be shared by accident.
const ENOUGH_SHARED = 2
// Copies among 20,000 and among 200,000 articles are found as often with 24 as with 50 (docs/candidates.md).
const MOST_FOUND = 24

/**
 * Articles that share phrases: an inverted index from phrases to articles.
 *
 * A phrase weighs ln((articles + 1) / others that have it), so the rarer the more; one that more than `MOST_HOLDERS`
 * others have weighs nothing. Of the articles that share two phrases of weight or more, the heaviest `MOST_FOUND` are
 * found. So a probe looks at no more than 101 rows a phrase, and proposes no more than 24 articles, however many are stored.
 *
 * Where no phrase is that common and no article that well connected, the order of insertion changes no pair: the later
 * finds the earlier. Beyond, it may: what counts are the frequencies at the time of the probe, so of three hundred articles on one
 * event the early ones find each other by phrases that the late ones pass over.
 */
export class Postings {
  readonly #table: RowTable
  readonly #tally: Tally
  readonly #holders = new Int32Array(MOST_HOLDERS)
  #articles = 0
  #cappedPhrases = 0

  /**
   * @param phraseCount most phrases an article has, 1 to 1,000.
   * @throws DoppelwireError `OPTION_INVALID`
   */
  constructor(phraseCount: number) {
    checkNumber(phraseCount, 'phraseCount', { low: 1, high: 1000, whole: true })
    this.#table = new RowTable(phraseCount)
    this.#tally = new Tally(phraseCount * MOST_HOLDERS)
  }

  /** Phrases stored: one a phrase and article. */
  get rows(): number {
    return this.#table.rows
  }

  /** Bytes allocated. */
  get bytes(): number {
    return this.#table.bytes + this.#tally.bytes
  }

  /** How many times a probe passed over a phrase that too many articles have. */
  get cappedPhrases(): number {
    return this.#cappedPhrases
  }

  has(number: number): boolean {
    return this.#table.has(number)
  }

  /** Adds an article; one that is here already stays as it is. Returns whether it was added. */
  insert(number: number, phrases: ArrayLike<number>): boolean {
    const added = this.#table.insert(number, phrases)
    if (added) this.#articles++
    return added
  }

  /** Takes an article out; its number may be used again. Returns whether it was here. */
  remove(number: number): boolean {
    const removed = this.#table.remove(number)
    if (removed) this.#articles--
    return removed
  }

  /**
   * The articles that share two of these phrases or more, the heaviest first; of equal weight, the lower number.
   *
   * @param phrases each once.
   * @param self an article that is left out, and does not count among those that have a phrase.
   */
  find(phrases: ArrayLike<number>, self = NONE): number[] {
    if (this.#articles === 0) return []
    const weightOf = (holders: number) => Math.log((this.#articles + 1) / holders)
    for (let i = 0; i < phrases.length; i++) {
      const holders = this.#readHolders(phrases[i]!, self)
      if (holders > MOST_HOLDERS) this.#cappedPhrases++
      else for (let j = 0; j < holders; j++) this.#tally.add(this.#holders[j]!, weightOf(holders))
    }
    return this.#tally.take(MOST_FOUND, ENOUGH_SHARED)
  }

  /** Reads who else has a phrase, and returns how many; one more than `MOST_HOLDERS` where there are too many to read. */
  #readHolders(phrase: number, self: number): number {
    let count = 0
    for (let row = this.#table.newest(phrase); row !== NONE; row = this.#table.older(row)) {
      const number = this.#table.numberOf(row)
      if (number === self) continue
      if (count === MOST_HOLDERS) return MOST_HOLDERS + 1
      this.#holders[count++] = number
    }
    return count
  }
}
