import { ChunkedRecords, RECORDS_MASK, RECORDS_SHIFT } from '../structures/chunked-records.js'
import { SEGMENTS, segmentOf } from '../structures/key-table.js'

/** So many phrases are sorted together, in 192 MB: at a million articles, all 64 million would take 770 MB beside the index they are for. */
const AT_ONCE = 2 ** 24

// Two passes of 12 bits: the high byte of a phrase is its segment.
const DIGITS = 4096
const DIGIT_SHIFTS = [0, 12]

/** The phrases of many articles, in the order in which a `KeyTable` holds them. */
export class PhraseRows {
  readonly #phrases = new ChunkedRecords(1, 0)
  /** By place: the number of an article, and the end of its phrases. */
  readonly #articles = new ChunkedRecords(2, 0)
  #count = 0
  #length = 0
  readonly #sizes = new Int32Array(SEGMENTS)

  get articles(): number {
    return this.#count
  }

  /** How many phrases all articles have. */
  get length(): number {
    return this.#length
  }

  /** @param phrases each once, at least one; copied */
  add(number: number, phrases: Uint32Array): void {
    this.#phrases.reserve(this.#length + phrases.length)
    const { chunks } = this.#phrases
    const sizes = this.#sizes
    for (let i = 0, at = this.#length; i < phrases.length; i++, at++) {
      chunks[at >>> RECORDS_SHIFT]![at & RECORDS_MASK] = phrases[i]!
      sizes[segmentOf(phrases[i]!)]!++
    }
    this.#length += phrases.length
    this.#articles.reserve(this.#count + 1)
    this.#articles.set(this.#count, number, 0)
    this.#articles.set(this.#count++, this.#length, 1)
  }

  /**
   * Hands over the phrases of one segment after the other, ascending, and beside each the number of an article that has it; articles of
   * one phrase in the order in which they were added. Both arrays are good until the next segment, and may be overwritten.
   */
  visit(take: (segment: number, phrases: Uint32Array, numbers: Int32Array) => void): void {
    for (let first = 0; first < SEGMENTS; ) {
      let end = first
      let rows = 0
      do rows += this.#sizes[end++]!
      while (end < SEGMENTS && rows + this.#sizes[end]! <= AT_ONCE)
      this.#visitSegments(first, end, rows, take)
      first = end
    }
  }

  #visitSegments(first: number, end: number, rows: number, take: Parameters<PhraseRows['visit']>[0]): void {
    if (rows === 0) return
    const places = new Int32Array(end - first)
    for (let i = 1; i < places.length; i++) places[i] = places[i - 1]! + this.#sizes[first + i - 1]!
    const [phrases, numbers] = [new Uint32Array(rows), new Int32Array(rows)]
    const { chunks } = this.#phrases
    let at = 0
    for (let article = 0; article < this.#count; article++) {
      const number = this.#articles.get(article, 0)
      for (const to = this.#articles.get(article, 1); at < to; at++) {
        const phrase = chunks[at >>> RECORDS_SHIFT]![at & RECORDS_MASK]!
        const segment = segmentOf(phrase) - first
        if (segment < 0 || segment >= places.length) continue
        const place = places[segment]!++
        phrases[place] = phrase
        numbers[place] = number
      }
    }
    const most = Math.max(...this.#sizes.subarray(first, end))
    const room = { phrases: new Uint32Array(most), numbers: new Int32Array(most) }
    for (let segment = first, start = 0; segment < end; segment++) {
      const stop = start + this.#sizes[segment]!
      const own = { phrases: phrases.subarray(start, stop), numbers: numbers.subarray(start, stop) }
      if (stop > start) {
        const sorted = sort(own, room, stop - start)
        take(segment, sorted.phrases.subarray(0, stop - start), sorted.numbers)
      }
      start = stop
    }
  }
}

interface Rows {
  readonly phrases: Uint32Array
  readonly numbers: Int32Array
}

/** Sorts rows by the low 24 bits of their phrases, one digit after the other. @returns one of both, which holds them */
function sort(rows: Rows, room: Rows, count: number): Rows {
  const ends = new Int32Array(DIGITS + 1)
  let [from, to] = [rows, room]
  for (const shift of DIGIT_SHIFTS) {
    ends.fill(0)
    for (let i = 0; i < count; i++) ends[((from.phrases[i]! >>> shift) & (DIGITS - 1)) + 1]!++
    for (let digit = 0; digit < DIGITS; digit++) ends[digit + 1]! += ends[digit]!
    for (let i = 0; i < count; i++) {
      const place = ends[(from.phrases[i]! >>> shift) & (DIGITS - 1)]!++
      to.phrases[place] = from.phrases[i]!
      to.numbers[place] = from.numbers[i]!
    }
    ;[from, to] = [to, from]
  }
  return from
}
