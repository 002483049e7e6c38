import { back, KEY, LINK, OLDER, UNUSED, type UnlinkedRows } from './lsh-table.js'

/** The buckets of one part, 64 KB, and its rows lie in the caches of a core. */
const PART_SHIFT = 14
/** So many rows are sorted at once, in 64 MB: all 27 million of a million articles would take 216. */
const AT_ONCE = 2 ** 23

/**
 * Links all rows of a table at once. Inserted one by one, each row waits several times for memory that is in no cache. Here rows are sorted
 * by the part of the table that their bucket is in, then by bucket; after that nothing is read that lies far apart, and only links that
 * lead somewhere are written.
 *
 * @returns how many rows are linked, and how many keys they have. Of a key that an article has twice, the later row becomes `UNUSED`.
 */
export function linkRows(table: UnlinkedRows): { rows: number; keys: number } {
  const { cells, buckets, bucketOf, end } = table
  const parts = ((buckets - 1) >>> PART_SHIFT) + 1
  const sizes = new Int32Array(parts)
  for (let row = 0; row < end; row++) {
    if (cells.get(row, LINK) !== UNUSED) sizes[bucketOf(cells.get(row, KEY)) >>> PART_SHIFT]!++
  }
  const linker = new Linker(table)
  for (let first = 0; first < parts; ) {
    let last = first
    let count = sizes[first]!
    while (last + 1 < parts && count + sizes[last + 1]! <= AT_ONCE) count += sizes[++last]!
    linker.linkParts(sizes.subarray(first, last + 1), first, count)
    first = last + 1
  }
  return { rows: linker.rows, keys: linker.keys }
}

class Linker {
  rows = 0
  keys = 0
  readonly #table: UnlinkedRows
  /** By bucket of a part: where its rows begin. */
  readonly #starts = new Int32Array((1 << PART_SHIFT) + 2)
  // The rows of a part by bucket, and their keys.
  #sortedKeys = new Int32Array(0)
  #sortedRows = new Int32Array(0)

  constructor(table: UnlinkedRows) {
    this.#table = table
  }

  /** Links the rows of the parts from one on. */
  linkParts(sizes: Int32Array, first: number, count: number): void {
    const { cells, bucketOf, end } = this.#table
    const [keys, rows, places] = [new Int32Array(count), new Int32Array(count), new Int32Array(sizes.length)]
    for (let part = 1; part < sizes.length; part++) places[part] = places[part - 1]! + sizes[part - 1]!
    for (let row = 0; row < end; row++) {
      if (cells.get(row, LINK) === UNUSED) continue
      const key = cells.get(row, KEY)
      const part = (bucketOf(key) >>> PART_SHIFT) - first
      if (part < 0 || part >= sizes.length) continue
      const place = places[part]!++
      keys[place] = key
      rows[place] = row
    }
    for (let part = 0; part < sizes.length; part++) {
      const [from, to] = [places[part]! - sizes[part]!, places[part]!]
      this.#linkPart(first + part, keys.subarray(from, to), rows.subarray(from, to))
    }
  }

  #linkPart(part: number, keys: Int32Array, rows: Int32Array): void {
    const { bucketOf, buckets } = this.#table
    const first = part << PART_SHIFT
    const width = Math.min(1 << PART_SHIFT, buckets - first)
    const starts = this.#starts.fill(0)
    for (let i = 0; i < keys.length; i++) starts[bucketOf(keys[i]!) - first + 2]!++
    for (let bucket = 2; bucket <= width; bucket++) starts[bucket]! += starts[bucket - 1]!
    if (keys.length > this.#sortedKeys.length) {
      this.#sortedKeys = new Int32Array(2 * keys.length)
      this.#sortedRows = new Int32Array(2 * keys.length)
    }
    const [sortedKeys, sortedRows] = [this.#sortedKeys, this.#sortedRows]
    for (let i = 0; i < keys.length; i++) {
      const place = starts[bucketOf(keys[i]!) - first + 1]!++
      sortedKeys[place] = keys[i]!
      sortedRows[place] = rows[i]!
    }
    for (let bucket = 0; bucket < width; bucket++) {
      const [from, to] = [starts[bucket]!, starts[bucket + 1]!]
      if (to > from) this.#linkBucket(first + bucket, from, to)
    }
  }

  /** Links the rows of one bucket, the oldest first. */
  #linkBucket(bucket: number, from: number, to: number): void {
    const { cells, heads, rowsPerArticle } = this.#table
    const [keys, rows] = [this.#sortedKeys, this.#sortedRows]
    // The newest row of each key so far is moved to the front of the bucket.
    let distinct = from
    for (let at = from; at < to; at++) {
      const [key, row] = [keys[at]!, rows[at]!]
      let same = from
      while (same < distinct && keys[same] !== key) same++
      if (same === distinct) {
        keys[distinct] = key
        rows[distinct++] = row
        continue
      }
      const older = rows[same]!
      if (older >= row - (row % rowsPerArticle)) {
        cells.set(row, UNUSED, LINK)
        this.rows--
        continue
      }
      cells.set(row, older, OLDER)
      cells.set(older, back(row), LINK)
      rows[same] = row
    }
    for (let at = from + 1; at < distinct; at++) cells.set(rows[at]!, rows[at - 1]!, LINK)
    heads.set(bucket, rows[distinct - 1]!)
    this.rows += to - from
    this.keys += distinct - from
  }
}
