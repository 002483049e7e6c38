import { type ChunkedRecords, RECORDS_MASK, RECORDS_SHIFT } from '../structures/chunked-records.js'
import { back, KEY, LINK, NONE, OLDER, ROW_FIELDS, UNUSED, type UnlinkedRows } from './lsh-table.js'

/** The buckets of one part are a chunk of the heads: 64 KB, which lie in the caches of a core with their rows. */
const PART_SHIFT = RECORDS_SHIFT
/** So many rows are sorted at once, in 128 MB: all 27 million of a million articles would take 216. */
const AT_ONCE = 2 ** 24

/**
 * Links all rows of a table at once. Inserted one by one, each row waits several times for memory that is in no cache. Here rows are sorted
 * by the part of the table that their bucket is in; after that nothing is read that lies far apart, and only links that lead somewhere
 * are written.
 *
 * @returns how many rows are linked, and how many keys they have. Of a key that an article has twice, the later row becomes `UNUSED`.
 */
export function linkRows(table: UnlinkedRows): { rows: number; keys: number } {
  const sizes = new Int32Array(((table.buckets - 1) >>> PART_SHIFT) + 1)
  const { buckets, mask, cells } = table
  const half = mask >>> 1
  for (const chunk of cells.chunks) {
    for (let at = 0; at < chunk.length; at += ROW_FIELDS) {
      if (chunk[at + LINK] === UNUSED) continue
      const bucket = chunk[at + KEY]! & mask
      sizes[(bucket & wholeOrHalf(bucket, buckets, half)) >>> PART_SHIFT]!++
    }
  }
  const linker = new Linker(table)
  for (let first = 0; first < sizes.length; ) {
    let last = first
    let count = sizes[first]!
    while (last + 1 < sizes.length && count + sizes[last + 1]! <= AT_ONCE) count += sizes[++last]!
    linker.linkParts(sizes.subarray(first, last + 1), first, count)
    first = last + 1
  }
  return { rows: linker.rows, keys: linker.keys }
}

/** All ones for a bucket that is there, and for another the bits of the one it shares. A branch would be foreseen half of the time. */
function wholeOrHalf(bucket: number, buckets: number, half: number): number {
  return half | ((bucket - buckets) >> 31)
}

class Linker {
  rows = 0
  keys = 0
  readonly #table: UnlinkedRows
  /** By place in a part: the row of the same bucket that came before and has another key. */
  #before = new Int32Array(0)

  constructor(table: UnlinkedRows) {
    this.#table = table
  }

  /** Links the rows of the parts from one on. */
  linkParts(sizes: Int32Array, first: number, count: number): void {
    const { cells, heads, buckets, mask } = this.#table
    const half = mask >>> 1
    const parts = sizes.length
    const [keys, rows, places] = [new Int32Array(count), new Int32Array(count), new Int32Array(parts)]
    for (let part = 1; part < parts; part++) places[part] = places[part - 1]! + sizes[part - 1]!
    let row = 0
    for (const chunk of cells.chunks) {
      for (let at = 0; at < chunk.length; at += ROW_FIELDS, row++) {
        if (chunk[at + LINK] === UNUSED) continue
        const key = chunk[at + KEY]!
        const bucket = key & mask
        const part = ((bucket & wholeOrHalf(bucket, buckets, half)) >>> PART_SHIFT) - first
        if (part < 0 || part >= parts) continue
        const place = places[part]!++
        keys[place] = key
        rows[place] = row
      }
    }
    for (let part = 0; part < parts; part++) {
      const [from, to] = [places[part]! - sizes[part]!, places[part]!]
      this.#linkPart(heads.chunks[first + part]!, keys.subarray(from, to), rows.subarray(from, to))
    }
  }

  /**
   * @param heads of the buckets of the part, all `NONE`
   * @param keys of its rows, which ascend
   */
  #linkPart(heads: Int32Array, keys: Int32Array, rows: Int32Array): void {
    const { cells, buckets, mask, rowsPerArticle } = this.#table
    const half = mask >>> 1
    if (this.#before.length < keys.length) this.#before = new Int32Array(2 * keys.length)
    const before = this.#before
    this.rows += keys.length
    // Until the end, a head is the place of a row, and that the place of its newest row for each key.
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!
      const bucket = key & mask
      const head = bucket & wholeOrHalf(bucket, buckets, half) & RECORDS_MASK
      let same = heads[head]!
      while (same !== NONE && keys[same] !== key) same = before[same]!
      if (same === NONE) {
        before[i] = heads[head]!
        heads[head] = i
        this.keys++
        continue
      }
      const [row, older] = [rows[i]!, rows[same]!]
      if (older >= row - (row % rowsPerArticle)) {
        setField(cells, row, LINK, UNUSED)
        this.rows--
        continue
      }
      setField(cells, row, OLDER, older)
      setField(cells, older, LINK, back(row))
      rows[same] = row
    }
    for (let head = 0; head < heads.length; head++) {
      let place = heads[head]!
      if (place === NONE) continue
      heads[head] = rows[place]!
      for (let next = before[place]!; next !== NONE; next = before[place]!) {
        setField(cells, rows[place]!, LINK, rows[next]!)
        place = next
      }
    }
  }
}

function setField({ chunks }: ChunkedRecords, row: number, field: number, value: number): void {
  chunks[row >>> RECORDS_SHIFT]![(row & RECORDS_MASK) * ROW_FIELDS + field] = value
}
