import { NONE } from '../minhash/lsh-table.js'
import { checkNumber } from '../options.js'
import { type Imaged, type ImageReader, type ImageWriter, readNumbers, writeNumbers } from '../structures/image.js'
import { ABSENT, KeyTable } from '../structures/key-table.js'
import type { PhraseRows } from './phrase-rows.js'
import { MOST_KEPT, PostingLists } from './posting-lists.js'
import { ScoreAccumulator } from './score-accumulator.js'

// The greatest document frequency: a phrase that more articles than this have says little about any two of them, and each
// probe would read a long list. With 200,000 articles and 300 instead of 100, recall is .001 to .002 higher, and a probe
// takes twice the time.
export const MAX_DF = 100
// One of 64 phrases may be shared by chance.
export const MIN_SHARED = 2
// Copies among 20,000 and among 200,000 articles are found as often with 24 as with 50 (docs/research/candidates.md).
export const MAX_CANDIDATES = 24

/**
 * Articles that share phrases: an inverted index from phrases to articles.
 *
 * A phrase weighs ln((articles + 1) / other articles that have it), so rare phrases weigh most; one that more than `MAX_DF`
 * others have weighs nothing. A candidate shares at least `MIN_SHARED` phrases that weigh something. Of these, a probe
 * proposes the `MAX_CANDIDATES` that share most weight. So a probe reads no more than 127 numbers a phrase, and proposes no
 * more than 24 articles, however many are stored.
 *
 * As long as no phrase is that common and no article has that many candidates, the order of insertion changes no pair: the
 * later article finds the earlier. Otherwise it may, because the frequencies at the time of the probe count: of three hundred
 * articles on one event, the early ones find each other by phrases that are too common when the late ones come.
 *
 * Of a phrase that more than 127 articles have, the index keeps the latest 127 numbers and the count. This matters only if so
 * many of these articles are removed, and not the oldest first, that the phrase weighs something again: then it does not
 * find all articles that have it.
 *
 * The index does not keep the phrases of an article: to remove an article, give its phrases again. The caller knows which
 * articles are stored.
 */
export class PhraseIndex implements Imaged {
  /** By phrase: the number of its only article plus one; or, below zero, the complement of its list. */
  readonly #table = new KeyTable()
  readonly #lists = new PostingLists()
  readonly #scores = new ScoreAccumulator()
  readonly #numbers = new Int32Array(MOST_KEPT)
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
  }

  /** Phrases stored: one a phrase and article. */
  get rows(): number {
    return this.#rows
  }

  /** Bytes allocated. */
  get bytes(): number {
    return this.#table.bytes + this.#lists.bytes + this.#scores.bytes
  }

  /** How many articles have a phrase. */
  countOf(phrase: number): number {
    const held = this.#table.get(phrase)
    return held === ABSENT ? 0 : held > 0 ? 1 : this.#lists.count(~held)
  }

  /** How many times a probe ignored a phrase because more than `MAX_DF` articles have it. */
  get cappedPhrases(): number {
    return this.#cappedPhrases
  }

  /**
   * Adds an article that is not stored.
   *
   * @param number 0 to 2^31 - 2
   * @param phrases each once
   */
  insert(number: number, phrases: ArrayLike<number>): void {
    this.#count(phrases)
    for (let i = 0; i < phrases.length; i++) this.#insertPhrase(phrases[i]!, number)
  }

  /** Fills an index that is empty. */
  fill(rows: PhraseRows): void {
    this.#articles = rows.articles
    this.#rows = rows.length
    rows.visit((segment, phrases, numbers) => {
      const values = new Int32Array(phrases.length)
      let keys = 0
      for (let from = 0, to = 1; from < phrases.length; from = to++) {
        const phrase = phrases[from]!
        while (to < phrases.length && phrases[to] === phrase) to++
        values[keys] = to - from === 1 ? numbers[from]! + 1 : ~this.#lists.createOf(numbers, from, to)
        phrases[keys++] = phrase
      }
      this.#table.fill(segment, phrases.subarray(0, keys), values)
    })
  }

  #count(phrases: ArrayLike<number>): void {
    checkNumber(phrases.length, 'phrases of an article', { low: 0, high: this.#phraseCount })
    if (phrases.length > 0) this.#articles++
    this.#rows += phrases.length
  }

  #insertPhrase(phrase: number, number: number): void {
    const held = this.#table.get(phrase)
    if (held === ABSENT) this.#table.set(phrase, number + 1)
    else if (held > 0) this.#table.set(phrase, ~this.#lists.create(held - 1, number))
    else {
      const list = this.#lists.add(~held, number)
      if (list !== ~held) this.#table.set(phrase, ~list)
    }
  }

  /** Removes a stored article, by the same phrases that it was inserted with; its number may be used again. */
  remove(number: number, phrases: ArrayLike<number>): void {
    if (phrases.length > 0) this.#articles--
    this.#rows -= phrases.length
    for (let i = 0; i < phrases.length; i++) {
      const held = this.#table.get(phrases[i]!)
      if (held > 0 || (held < 0 && this.#lists.remove(~held, number) === 0)) this.#table.delete(phrases[i]!)
    }
  }

  /**
   * The articles that share at least two of these phrases, by falling weight; at equal weight the lower number first.
   *
   * @param phrases each once.
   * @param self an article that is left out, and not counted among those that have a phrase.
   * @param more articles that count as stored: 1 where the one asked about is not, and is to find what it would find if it were
   */
  find(phrases: ArrayLike<number>, self = NONE, more = 0): number[] {
    if (this.#articles === 0) return []
    for (let i = 0; i < phrases.length; i++) {
      const df = this.#readArticles(phrases[i]!, self)
      if (df > MAX_DF) this.#cappedPhrases++
      else if (df > 0) {
        const weight = Math.log((this.#articles + more + 1) / df)
        for (let j = 0; j < df; j++) this.#scores.add(this.#numbers[j]!, weight)
      }
    }
    return this.#scores.take(MAX_CANDIDATES, MIN_SHARED)
  }

  writeTo(image: ImageWriter): void {
    writeNumbers(image, this.#articles, this.#rows)
    this.#table.writeTo(image)
    this.#lists.writeTo(image)
  }

  readFrom(image: ImageReader): void {
    ;[this.#articles = 0, this.#rows = 0] = readNumbers(image)
    this.#table.readFrom(image)
    this.#lists.readFrom(image)
  }

  /** Reads the numbers of the other articles that have a phrase, and returns how many; more than `MAX_DF` if too many have it. */
  #readArticles(phrase: number, self: number): number {
    const held = this.#table.get(phrase)
    if (held === ABSENT || held === self + 1) return 0
    const numbers = this.#numbers
    if (held > 0) {
      numbers[0] = held - 1
      return 1
    }
    const all = this.#lists.count(~held)
    if (all > MOST_KEPT) return all
    const kept = this.#lists.read(~held, numbers)
    const own = self === NONE ? -1 : numbers.subarray(0, kept).lastIndexOf(self)
    if (own >= 0) numbers[own] = numbers[kept - 1]!
    // The list may not keep all that it counts; as long as the count is above the limit, the phrase weighs nothing.
    return all - Number(own >= 0) > MAX_DF ? MAX_DF + 1 : kept - Number(own >= 0)
  }
}
