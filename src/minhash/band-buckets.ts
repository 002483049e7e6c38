// The fields of a row.
const KEY = 0
const NEXT = 1

const NONE = -1
const FEWEST_BUCKETS = 1024

/**
 * Finds the articles that have a key, as `LshTable` does, in as few steps as possible: a row goes in front of its bucket, whatever keys the
 * bucket has. So nothing is looked for on the way in, and to take articles out, all are gone through (`keepOnly`).
 *
 * Where there are as many rows as buckets, there come to be twice as many buckets, empty at first. Each article that is added then moves twice as many
 * rows to them as it has: from the newest on, each of which is the first of its old bucket. Until all are moved, `find` looks in both.
 *
 * Articles are numbered in the order in which they come. A row takes 12 to 20 bytes.
 */
export class BandBuckets {
  readonly #bands: number
  #rows = 0
  #cells = new Int32Array(2 * FEWEST_BUCKETS)
  #heads = new Int32Array(FEWEST_BUCKETS).fill(NONE)
  #oldHeads = new Int32Array(1)
  /** The rows below this are still in the old buckets. */
  #unmoved = 0
  /** By number, the question that found it last. */
  #foundBy = new Uint32Array(64)
  #questions = 0

  /** @param bands how many keys an article has */
  constructor(bands: number) {
    this.#bands = bands
  }

  /** Adds an article under its keys, with the next number. */
  append(keys: Int32Array): void {
    const first = this.#rows
    const rows = first + keys.length
    this.#reserve(rows)
    const cells = this.#cells
    const heads = this.#heads
    for (let row = first; row < rows; row++) {
      const key = keys[row - first]!
      const bucket = key & (heads.length - 1)
      cells[2 * row + KEY] = key
      cells[2 * row + NEXT] = heads[bucket]!
      heads[bucket] = row
    }
    this.#rows = rows
  }

  /** The numbers of the articles that have one of these keys, ascending, each once. */
  find(keys: Int32Array): number[] {
    const articles = this.#rows / this.#bands
    if (this.#foundBy.length < articles || this.#questions === 0xffffffff) {
      this.#foundBy = new Uint32Array(2 * articles)
      this.#questions = 0
    }
    this.#questions++
    const found: number[] = []
    this.#findIn(this.#heads, keys, found)
    if (this.#unmoved > 0) this.#findIn(this.#oldHeads, keys, found)
    return found.length < 2 ? found : found.sort((a, b) => a - b)
  }

  /** Forgets all but these articles, whose numbers ascend, and numbers them anew from 0. */
  keepOnly(numbers: readonly number[]): void {
    const width = 2 * this.#bands
    for (let i = 0; i < numbers.length; i++) {
      this.#cells.copyWithin(width * i, width * numbers[i]!, width * (numbers[i]! + 1))
    }
    this.#rows = this.#bands * numbers.length
    this.#oldHeads = new Int32Array(1)
    this.#heads.fill(NONE)
    this.#unmoved = this.#rows
    this.#move(this.#rows)
  }

  #findIn(heads: Int32Array, keys: Int32Array, found: number[]): void {
    const question = this.#questions
    const foundBy = this.#foundBy
    const cells = this.#cells
    const bands = this.#bands
    // The rows of the article found last: most that follow are of the same, and to divide takes long.
    let from = NONE
    let to = NONE
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!
      for (let row = heads[key & (heads.length - 1)]!; row !== NONE; row = cells[2 * row + NEXT]!) {
        if (cells[2 * row + KEY] !== key || (row >= from && row < to)) continue
        const number = (row / bands) | 0
        from = number * bands
        to = from + bands
        if (foundBy[number] === question) continue
        foundBy[number] = question
        found.push(number)
      }
    }
  }

  #reserve(rows: number): void {
    if (2 * rows > this.#cells.length) {
      const cells = new Int32Array(Math.max(2 * rows, 1.5 * this.#cells.length))
      cells.set(this.#cells)
      this.#cells = cells
    }
    this.#move(2 * this.#bands)
    if (rows <= this.#heads.length) return
    this.#move(this.#unmoved)
    let buckets = this.#heads.length
    while (buckets < rows) buckets *= 2
    this.#oldHeads = this.#heads
    this.#heads = new Int32Array(buckets).fill(NONE)
    this.#unmoved = this.#rows
  }

  #move(count: number): void {
    const cells = this.#cells
    const heads = this.#heads
    const oldHeads = this.#oldHeads
    const end = Math.max(0, this.#unmoved - count)
    for (let row = this.#unmoved - 1; row >= end; row--) {
      const key = cells[2 * row + KEY]!
      const bucket = key & (heads.length - 1)
      oldHeads[key & (oldHeads.length - 1)] = cells[2 * row + NEXT]!
      cells[2 * row + NEXT] = heads[bucket]!
      heads[bucket] = row
    }
    this.#unmoved = end
  }
}
