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
  linker.end()
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
  readonly #writes: ScatteredWrites
  /** Key and row by turns, in parts. */
  #sorted = new Int32Array(0)
  /** By place in a part: the place of another key in the same bucket, which came before. */
  #before = new Int32Array(0)

  constructor(table: UnlinkedRows) {
    this.#table = table
    this.#writes = new ScatteredWrites(table.cells)
  }

  end(): void {
    this.#writes.end()
  }

  /** Links the rows of the parts from one on. */
  linkParts(sizes: Int32Array, first: number, count: number): void {
    const { cells, heads, buckets, mask } = this.#table
    const half = mask >>> 1
    const parts = sizes.length
    if (this.#sorted.length < 2 * count) this.#sorted = new Int32Array(2 * count)
    const [sorted, ends] = [this.#sorted, new Int32Array(parts)]
    for (let part = 1; part < parts; part++) ends[part] = ends[part - 1]! + 2 * sizes[part - 1]!
    let row = 0
    for (const chunk of cells.chunks) {
      for (let at = 0; at < chunk.length; at += ROW_FIELDS, row++) {
        if (chunk[at + LINK] === UNUSED) continue
        const key = chunk[at + KEY]!
        const bucket = key & mask
        const part = ((bucket & wholeOrHalf(bucket, buckets, half)) >>> PART_SHIFT) - first
        if (part < 0 || part >= parts) continue
        const end = ends[part]!
        sorted[end] = key
        sorted[end + 1] = row
        ends[part] = end + 2
      }
    }
    for (let part = 0; part < parts; part++) {
      const end = ends[part]!
      this.#linkPart(heads.chunks[first + part]!, sorted.subarray(end - 2 * sizes[part]!, end))
    }
  }

  /**
   * @param heads of the buckets of the part, all `NONE`
   * @param sorted keys and rows; the rows ascend
   */
  #linkPart(heads: Int32Array, sorted: Int32Array): void {
    const { buckets, mask, rowsPerArticle } = this.#table
    const half = mask >>> 1
    if (this.#before.length < sorted.length) this.#before = new Int32Array(2 * sorted.length)
    const [before, writes] = [this.#before, this.#writes]
    this.rows += sorted.length / 2
    // Until the end a head is the place of the newest key of its bucket, where the newest row of that key stands.
    for (let i = 0; i < sorted.length; i += 2) {
      const key = sorted[i]!
      const bucket = key & mask
      const head = bucket & wholeOrHalf(bucket, buckets, half) & RECORDS_MASK
      const newest = heads[head]!
      let after = NONE
      let same = newest
      while (same !== NONE && sorted[same] !== key) {
        after = same
        same = before[same]!
      }
      const row = sorted[i + 1]!
      if (same === NONE) {
        before[i] = newest
        heads[head] = i
        this.keys++
        if (newest !== NONE) writes.set(row, LINK, sorted[newest + 1]!)
        continue
      }
      const older = sorted[same + 1]!
      if (older >= row - (row % rowsPerArticle)) {
        writes.set(row, LINK, UNUSED)
        this.rows--
        continue
      }
      writes.set(row, OLDER, older)
      writes.set(older, LINK, back(row))
      if (before[same] !== NONE) writes.set(row, LINK, sorted[before[same]! + 1]!)
      if (after !== NONE) writes.set(sorted[after + 1]!, LINK, row)
      sorted[same + 1] = row
    }
    for (let head = 0; head < heads.length; head++) {
      if (heads[head] !== NONE) heads[head] = sorted[heads[head]! + 1]!
    }
  }
}

// 131,072 rows are 1.5 MB. Of so many a processor knows at once where they lie, without walking the tables of pages.
const REGION_SHIFT = 17
const REGION_CHUNKS = 2 ** (REGION_SHIFT - RECORDS_SHIFT)
/** So many writes wait for each region, in 256 KB. */
const MOST_WAITING = 2 ** 15

/** Writes to fields all over a table, which wait until many of one region are done together: in a fifth of the time. */
class ScatteredWrites {
  readonly #chunks: ChunkedRecords['chunks']
  /** By region: a row and its field, and a value, by turns. */
  readonly #waiting: Int32Array[]
  readonly #lengths: Int32Array

  constructor({ chunks }: ChunkedRecords) {
    this.#chunks = chunks
    const regions = Math.ceil(chunks.length / REGION_CHUNKS)
    this.#waiting = Array.from({ length: regions }, () => new Int32Array(2 * MOST_WAITING))
    this.#lengths = new Int32Array(regions)
  }

  set(row: number, field: number, value: number): void {
    const region = row >>> REGION_SHIFT
    const waiting = this.#waiting[region]!
    const length = this.#lengths[region]!
    waiting[length] = ((row & (2 ** REGION_SHIFT - 1)) << 2) | field
    waiting[length + 1] = value
    this.#lengths[region] = length + 2
    if (length + 2 === waiting.length) this.#write(region)
  }

  end(): void {
    for (let region = 0; region < this.#lengths.length; region++) this.#write(region)
  }

  #write(region: number): void {
    const [chunks, waiting, length] = [this.#chunks, this.#waiting[region]!, this.#lengths[region]!]
    const first = region * REGION_CHUNKS
    for (let i = 0; i < length; i += 2) {
      const row = waiting[i]! >>> 2
      const at = (row & RECORDS_MASK) * ROW_FIELDS + (waiting[i]! & 3)
      chunks[first + (row >>> RECORDS_SHIFT)]![at] = waiting[i + 1]!
    }
    this.#lengths[region] = 0
  }
}
