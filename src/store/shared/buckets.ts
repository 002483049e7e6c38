import { groupOf, heldBits, LEAST_GROUPS, NUMBER_BYTES, ROW_BYTES, slicesApart, writeRow } from './bucket-rows.js'
import type { Connection } from './connection.js'
import { functionName } from './functions.js'
import { type Layout, SHARDS, SLICES } from './layout.js'

/** A key of a bucket, and the text that asks, as 16 hexadecimal digits. */
export interface LookUp {
  readonly key: number
  readonly text: string
  readonly time: number
}

/** Looks up the rows of a table. */
interface RowLookUp {
  readonly number: number
  readonly text: string
  readonly slice: number
  /** Takes a text of its bucket, and when that was written. */
  readonly add: (text: string, stamp: number) => void
}

/** The buckets that many workers share. */
export class Buckets {
  readonly #connection: Connection
  readonly #layout: Layout
  readonly #now: () => number
  /** How many groups tables had when they were last read. */
  readonly #groups = new Map<string, number>()

  /** @param now the wall clock, by which rows leave */
  constructor(connection: Connection, layout: Layout, now: () => number) {
    this.#connection = connection
    this.#layout = layout
    this.#now = now
  }

  /**
   * Inserts texts into buckets, or not, and reads these: one call a shard. Of two that insert at the same time at least one sees the
   * other.
   *
   * @param most texts that a bucket keeps, the latest
   * @returns by look-up the other texts of its bucket that were written within a window before or after
   */
  async probe(
    kind: 'bands' | 'phrases',
    lookUps: readonly LookUp[],
    inserts: boolean,
    most: number,
  ): Promise<string[][]> {
    const tables = new Map<string, RowLookUp[]>()
    const found: string[][] = Array.from(lookUps, () => [])
    for (const [i, { key, text, time }] of lookUps.entries()) {
      const slice = this.#layout.sliceOf(time)
      const add = (other: string, stamp: number) => {
        if (other !== text && slicesApart(stamp, slice) <= SLICES) found[i]!.push(other)
      }
      const table = this.#layout.bucketKey(kind, (key >>> 0) % SHARDS)
      const row = { number: Math.floor((key >>> 0) / SHARDS), text, slice, add }
      const same = tables.get(table)
      if (same) same.push(row)
      else tables.set(table, [row])
    }
    await Promise.all(
      [...tables].map(([key, rows]) => (inserts ? this.#insert(key, rows, most) : this.#read(key, rows))),
    )
    return found
  }

  async #insert(key: string, rows: readonly RowLookUp[], most: number): Promise<void> {
    const { lifetime, turns } = this.#layout
    const turn = this.#layout.turnOf(this.#now())
    const bytes = Buffer.allocUnsafe(ROW_BYTES * rows.length)
    for (const [i, row] of rows.entries()) writeRow(bytes, ROW_BYTES * i, { ...row, turn })
    const lows = Buffer.from(rows.map(({ number }) => number % LEAST_GROUPS))
    const given = [lifetime, String(most), String(turn), String(turns), bytes, lows]
    const answer = (await this.#connection.call(functionName('probe'), [key], given)) as Buffer
    this.#groups.set(key, answer.readUInt32BE(0))
    for (let at = 4; at < answer.length; ) {
      const { add } = rows[answer.readUInt16BE(at)]!
      let texts = answer.readUInt16BE(at + 2)
      for (at += 4; texts > 0; texts--) at = addFrom(answer, at, add)
    }
  }

  /** Reads the groups that rows are in, by how many groups the table had when it was last read; again where it has grown since. */
  async #read(key: string, rows: readonly RowLookUp[]): Promise<void> {
    for (let groups = this.#groups.get(key) ?? 0; ; ) {
      const fields = groups === 0 ? [] : rows.map(({ number }) => String(groupOf(number, groups)))
      const [head, ...values] = (await this.#connection.send(key, ['HMGET', key, 'n', ...fields])) as (Buffer | null)[]
      const now = head ? head.readUInt32BE(4) : 0
      if (now === groups) {
        for (const [i, { number, add }] of rows.entries()) {
          const value = values[i]
          if (!value) continue
          for (let at = 0; at < value.length; at += ROW_BYTES) {
            if (value.readUIntLE(at, NUMBER_BYTES) === heldBits(number)) addFrom(value, at + NUMBER_BYTES, add)
          }
        }
        return
      }
      groups = now
      this.#groups.set(key, groups)
    }
  }

  /** Counts texts that stand for their reprints. @returns how many there are, about: those that left are counted too */
  async countStanding(more: number): Promise<number> {
    const key = this.#layout.standingKey
    return Number(await this.#connection.send(key, ['INCRBY', key, String(more)]))
  }
}

/** @param at where a text begins, and then its stamp @returns where they end */
function addFrom(bytes: Buffer, at: number, add: RowLookUp['add']): number {
  add(bytes.toString('hex', at, at + 8), bytes.readUInt16LE(at + 8))
  return at + 10
}
