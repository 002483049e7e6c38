// The fields of a row.
const KEY = 0
const NEXT = 1

const NONE = -1
const FEWEST_BUCKETS = 1024
/** Up to 4 MB of buckets, there come to be four times as many: each row is moved half as often, and finds fewer before it. */
const MOST_QUADRUPLED = 2 ** 18
const NO_BUCKETS = new Int32Array(0)

/**
 * Finds the articles that have a key, as `LshTable` does, in as few steps as possible: a row goes in front of its bucket, whatever keys the
 * bucket has. So nothing is looked for on the way in, and to take articles out, all are gone through (`keepOnly`).
 *
 * Where there are as many rows as buckets, there come to be twice as many buckets, or four times, empty at first. Each article that is added then empties
 * twice as many old buckets into them as it has rows, so all are empty before there are more again. Until then `find` looks in both.
 *
 * Articles are numbered in the order in which they come. A row takes 12 to 20 bytes, of few 28.
 */
export class BandBuckets {
  readonly #bands: number
  #rows = 0
  #cells = new Int32Array(2 * FEWEST_BUCKETS)
  #heads = new Int32Array(FEWEST_BUCKETS).fill(NONE)
  #oldHeads = NO_BUCKETS
  /** So many of the old buckets are empty. */
  #emptied = 0
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
      cells[2 * row + KEY] = keys[row - first]!
      link(row, cells, heads)
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
    if (this.#oldHeads !== NO_BUCKETS) this.#findIn(this.#oldHeads, keys, found)
    return found.length < 2 ? found : found.sort((a, b) => a - b)
  }

  /** Forgets all but these articles, whose numbers ascend, and numbers them anew from 0. */
  keepOnly(numbers: readonly number[]): void {
    const width = 2 * this.#bands
    for (let i = 0; i < numbers.length; i++) {
      this.#cells.copyWithin(width * i, width * numbers[i]!, width * (numbers[i]! + 1))
    }
    this.#rows = this.#bands * numbers.length
    this.#oldHeads = NO_BUCKETS
    this.#emptied = 0
    this.#heads.fill(NONE)
    for (let row = 0; row < this.#rows; row++) link(row, this.#cells, this.#heads)
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
    this.#empty(2 * this.#bands)
    if (rows <= this.#heads.length) return
    this.#empty(this.#oldHeads.length)
    let buckets = this.#heads.length
    while (buckets < rows) buckets *= buckets > MOST_QUADRUPLED ? 2 : 4
    this.#oldHeads = this.#heads
    this.#heads = new Int32Array(buckets).fill(NONE)
  }

  /** Moves the rows of so many more of the old buckets. */
  #empty(count: number): void {
    const cells = this.#cells
    const heads = this.#heads
    const oldHeads = this.#oldHeads
    const end = Math.min(oldHeads.length, this.#emptied + count)
    for (let bucket = this.#emptied; bucket < end; bucket++) {
      let row = oldHeads[bucket]!
      oldHeads[bucket] = NONE
      while (row !== NONE) {
        const next = cells[2 * row + NEXT]!
        link(row, cells, heads)
        row = next
      }
    }
    this.#emptied = end
    if (end < oldHeads.length) return
    this.#oldHeads = NO_BUCKETS
    this.#emptied = 0
  }
}

/** Puts a row in front of its bucket. */
function link(row: number, cells: Int32Array, heads: Int32Array): void {
  const bucket = cells[2 * row + KEY]! & (heads.length - 1)
  cells[2 * row + NEXT] = heads[bucket]!
  heads[bucket] = row
}
