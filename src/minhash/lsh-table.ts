import { DoppelwireError } from '../errors.js'
import { checkNumber } from '../options.js'
import { ChunkedRecords, RECORDS_MASK, RECORDS_SHIFT } from '../structures/chunked-records.js'
import { type Imaged, type ImageReader, type ImageWriter, readNumbers, writeNumbers } from '../structures/image.js'

/** The end of a list of rows. */
export const NONE = -1

// The fields of a row, and what LINK holds:
//
//   heads  bucket 0 -> row 7 --LINK--> row 3 --LINK--> NONE       one row a key: its newest
//                       | ^               |
//                     OLDER LINK          OLDER -> NONE
//                       v |
//                      row 5, OLDER -> ...                         the key's other rows, newest first
//
// The newest row of a key is in the chain of its bucket, and its LINK is the next of that chain (or NONE). Every other row of
// the key hangs below it, and its LINK is the way back up. So a bucket's chain is as long as its distinct keys however many rows one key
// has, and a row leaves its list without a search.
export const KEY = 0
export const OLDER = 1
export const LINK = 2
export const ROW_FIELDS = 3
/** The link of a row without a key. */
export const UNUSED = -2

/** Encodes a row as a way back, below UNUSED and NONE, so that it differs from a next row. Its own inverse. */
export const back = (row: number): number => -3 - row

/** The last row whose way back is an int32. */
const LAST_ROW = 2 ** 31 - 3

/** Of the rows of a feed at least so many have a key that no other has. */
const EXPECTED_KEYS = 0.7

/** Rows whose keys are in place, and which are linked with none, and the heads of the buckets that they are to hang from, all empty. */
export interface UnlinkedRows {
  readonly cells: ChunkedRecords
  readonly heads: ChunkedRecords
  readonly buckets: number
  /** The bits of a key that choose its bucket; without the highest where that bucket is not there. */
  readonly mask: number
  readonly rowsPerArticle: number
}

/** Links rows; `linkRows` does. It is handed in, because only a store has need of it. */
export type LinkRows = (table: UnlinkedRows) => { readonly rows: number; readonly keys: number }

/**
 * A multimap from 32-bit keys to article numbers, in typed arrays: finds the articles that have a key. Each article has
 * `rowsPerArticle` rows, and the position of a row says whose it is, so a row takes 12 bytes plus 4 for each distinct key.
 *
 * The buckets grow by linear hashing (Litwin 1980): an article splits a bucket for each new key, so no insert ever waits for
 * a rehash. Expected constant time to insert, find and remove a row, also where 100,000 rows have the same key.
 *
 * Memory is allocated for all article numbers up to the highest, so numbers should have few gaps. Keys must be evenly spread
 * in their low bits, as hashes are.
 */
export class LshTable implements Imaged {
  readonly rowsPerArticle: number
  readonly #lastNumber: number
  readonly #cells = new ChunkedRecords(ROW_FIELDS, UNUSED)
  readonly #heads = new ChunkedRecords(1, NONE)
  #buckets = 1
  /** The bits of a key that choose its bucket once all buckets of this round are split. A bucket that is not there yet shares the one without the highest bit. */
  #mask = 0
  #keys = 0
  #rows = 0
  #unlinked = 0
  readonly #ahead: Int32Array

  constructor(rowsPerArticle: number) {
    checkNumber(rowsPerArticle, 'rows an article', { low: 1, high: 65_536, whole: true })
    this.rowsPerArticle = rowsPerArticle
    this.#lastNumber = Math.floor((LAST_ROW + 1) / rowsPerArticle) - 1
    this.#ahead = new Int32Array(rowsPerArticle)
    this.#heads.reserve(1)
  }

  /** Rows in use. */
  get rows(): number {
    return this.#rows
  }

  /** Distinct keys. */
  get keys(): number {
    return this.#keys
  }

  /** Bytes allocated. */
  get bytes(): number {
    return this.#cells.bytes + this.#heads.bytes
  }

  has(number: number): boolean {
    const first = number * this.rowsPerArticle
    return first < this.#cells.length && this.#cells.get(first, LINK) !== UNUSED
  }

  /**
   * Adds an article under its keys; a key given twice counts once. An article that is stored already stays as it is.
   *
   * @param number from 0; 2^31 - 2 rows fit in all, which is 79 million articles of 27 rows.
   * @returns whether it was added: false if it is stored already, or has no keys.
   * @throws DoppelwireError `OPTION_INVALID` for a number out of range, or more keys than `rowsPerArticle`.
   */
  insert(number: number, keys: ArrayLike<number>): boolean {
    checkNumber(number, 'article number', { low: 0, high: this.#lastNumber, whole: true })
    if (keys.length > this.rowsPerArticle) {
      throw new DoppelwireError('OPTION_INVALID', `keys: expected at most ${this.rowsPerArticle}, found ${keys.length}`)
    }
    if (keys.length === 0 || this.has(number)) return false
    const first = number * this.rowsPerArticle
    this.#cells.reserve(first + this.rowsPerArticle)
    for (let i = 0; i < keys.length; i++) this.#ahead[i] = this.#bucketOf(keys[i]! | 0)
    this.#readAhead(keys.length)
    for (let i = 0; i < keys.length; i++) this.#insertRow(first + i, keys[i]! | 0, first)
    this.#split(this.#keys - this.#buckets)
    return true
  }

  /** Adds an article that is found, and may be removed, once `link` was called; for a table that holds nothing else. */
  insertUnlinked(number: number, keys: ArrayLike<number>): void {
    const first = number * this.rowsPerArticle
    this.#cells.reserve(first + this.rowsPerArticle)
    const { chunks } = this.#cells
    let place = first >>> RECORDS_SHIFT
    let chunk = chunks[place]!
    let at = (first & RECORDS_MASK) * ROW_FIELDS
    for (let i = 0; i < keys.length; i++) {
      if (at === chunk.length) {
        chunk = chunks[++place]!
        at = 0
      }
      chunk[at + KEY] = keys[i]! | 0
      chunk[at + OLDER] = NONE
      chunk[at + LINK] = NONE
      at += ROW_FIELDS
    }
    this.#unlinked += keys.length
  }

  /** Links all articles that were inserted unlinked: a tenth of the time that it takes to insert them one after the other. */
  link(linkRows: LinkRows): void {
    if (this.#unlinked === 0) return
    const [cells, heads] = [this.#cells, this.#heads]
    this.#buckets = Math.max(1, Math.floor(EXPECTED_KEYS * this.#unlinked))
    this.#mask = 2 ** Math.ceil(Math.log2(this.#buckets)) - 1
    heads.reserve(this.#buckets)
    const table = { cells, heads, buckets: this.#buckets, mask: this.#mask, rowsPerArticle: this.rowsPerArticle }
    ;({ rows: this.#rows, keys: this.#keys } = linkRows(table))
    this.#unlinked = 0
  }

  /** Removes an article; its number may be used again. Returns whether it was stored. */
  remove(number: number): boolean {
    if (!this.has(number)) return false
    const first = number * this.rowsPerArticle
    for (let row = first; row < first + this.rowsPerArticle; row++) {
      if (this.#cells.get(row, LINK) !== UNUSED) this.#removeRow(row)
    }
    return true
  }

  /**
   * The row that came last under `key`, or `NONE`. With `older` it walks all articles of a key, newest first, each once.
   *
   * @example
   * for (let row = table.newest(key); row !== NONE; row = table.older(row)) console.log(table.numberOf(row))
   */
  newest(key: number): number {
    const wanted = key | 0
    let row = this.#heads.get(this.#bucketOf(wanted))
    while (row !== NONE && this.#cells.get(row, KEY) !== wanted) row = this.#cells.get(row, LINK)
    return row
  }

  /** The row of the same key that came just before, or `NONE`. */
  older(row: number): number {
    return this.#cells.get(row, OLDER)
  }

  /** The row of the same key that came just after, or `NONE`. */
  newer(row: number): number {
    const link = this.#cells.get(row, LINK)
    return link < UNUSED ? back(link) : NONE
  }

  /** All rows of the key that a row has, the row itself first. */
  *bucketOf(row: number): Generator<number> {
    for (let other = row; other !== NONE; other = this.older(other)) yield other
    for (let other = this.newer(row); other !== NONE; other = this.newer(other)) yield other
  }

  /** The rows of an article, from `from` up to, but without, `to`; `isUsed` says which of these hold a key. */
  rowsOf(number: number): { readonly from: number; readonly to: number } {
    const from = number * this.rowsPerArticle
    // Rows behind those of the highest number that was inserted do not exist.
    return { from, to: this.has(number) ? from + this.rowsPerArticle : from }
  }

  isUsed(row: number): boolean {
    return this.#cells.get(row, LINK) !== UNUSED
  }

  keyOf(row: number): number {
    return this.#cells.get(row, KEY)
  }

  writeTo(image: ImageWriter): void {
    writeNumbers(image, this.#buckets, this.#mask, this.#keys, this.#rows)
    this.#cells.writeTo(image)
    this.#heads.writeTo(image)
  }

  readFrom(image: ImageReader): void {
    ;[this.#buckets = 1, this.#mask = 0, this.#keys = 0, this.#rows = 0] = readNumbers(image)
    this.#cells.readFrom(image)
    this.#heads.readFrom(image)
  }

  /** The article that a row belongs to. */
  numberOf(row: number): number {
    return (row / this.rowsPerArticle) | 0
  }

  #bucketOf(key: number): number {
    const bucket = key & this.#mask
    return bucket < this.#buckets ? bucket : bucket & (this.#mask >>> 1)
  }

  #insertRow(row: number, key: number, firstOfArticle: number): void {
    const cells = this.#cells
    const bucket = this.#bucketOf(key)
    const head = this.#heads.get(bucket)
    let previous = NONE
    let newest = head
    while (newest !== NONE && cells.get(newest, KEY) !== key) {
      previous = newest
      newest = cells.get(newest, LINK)
    }
    if (newest >= firstOfArticle && newest < row) return
    this.#rows++
    cells.set(row, key, KEY)
    cells.set(row, newest, OLDER)
    if (newest === NONE) {
      cells.set(row, head, LINK)
      this.#heads.set(bucket, row)
      this.#keys++
      return
    }
    cells.set(row, cells.get(newest, LINK), LINK)
    cells.set(newest, back(row), LINK)
    this.#follow(bucket, previous, row)
  }

  #removeRow(row: number): void {
    const cells = this.#cells
    const older = cells.get(row, OLDER)
    const link = cells.get(row, LINK)
    if (link < UNUSED) {
      const newer = back(link)
      cells.set(newer, older, OLDER)
      if (older !== NONE) cells.set(older, back(newer), LINK)
    } else {
      const bucket = this.#bucketOf(cells.get(row, KEY))
      let previous = NONE
      for (let other = this.#heads.get(bucket); other !== row; other = cells.get(other, LINK)) previous = other
      this.#follow(bucket, previous, older === NONE ? link : older)
      if (older === NONE) this.#keys--
      else cells.set(older, link, LINK)
    }
    cells.set(row, UNUSED, LINK)
    this.#rows--
  }

  /** Makes `row` the next of `previous` in a bucket's chain; the first where `previous` is `NONE`. */
  #follow(bucket: number, previous: number, row: number): void {
    if (previous === NONE) this.#heads.set(bucket, row)
    else this.#cells.set(previous, row, LINK)
  }

  /** Adds buckets, and moves to each the keys that belong to it from the bucket that held them until now. */
  #split(count: number): void {
    if (count <= 0) return
    this.#heads.reserve(this.#buckets + count)
    for (let i = 0; i < count; i++) this.#ahead[i] = (this.#buckets + i) & (this.#mask >>> 1)
    this.#readAhead(count)
    for (let i = 0; i < count; i++) this.#splitOne()
  }

  #splitOne(): void {
    if (this.#buckets > this.#mask) this.#mask = this.#mask * 2 + 1
    const stoodIn = this.#buckets++ & (this.#mask >>> 1)
    let row = this.#heads.get(stoodIn)
    this.#heads.set(stoodIn, NONE)
    while (row !== NONE) {
      const next = this.#cells.get(row, LINK)
      const bucket = this.#bucketOf(this.#cells.get(row, KEY))
      this.#cells.set(row, this.#heads.get(bucket), LINK)
      this.#heads.set(bucket, row)
      row = next
    }
  }

  /**
   * Reads the first two rows of all buckets in `#ahead` before they are used. Read one by one, each would be waited for: most
   * of the time of a table that is larger than the caches goes into such waiting.
   */
  #readAhead(count: number): void {
    const ahead = this.#ahead
    for (let i = 0; i < count; i++) ahead[i] = this.#heads.get(ahead[i]!)
    // NONE counts as row 0: a branch would have to wait for the value it depends on.
    for (let i = 0; i < count; i++) ahead[i] = this.#cells.get(ahead[i]! & ~(ahead[i]! >> 31), LINK)
    for (let i = 0; i < count; i++) ahead[i] = this.#cells.get(ahead[i]! & ~(ahead[i]! >> 31), KEY)
  }
}
