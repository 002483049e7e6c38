import type { Connection } from './connection.js'
import { functionName } from './functions.js'
import { type Layout, SHARDS } from './layout.js'

const ROW_BYTES = 12
const MOST_REMEMBERED = 10_000

/** A key of a bucket, and the text that asks, as 16 hexadecimal digits. */
export interface LookUp {
  readonly key: number
  readonly text: string
  readonly time: number
}

/** The buckets that many workers share. */
export class Buckets {
  readonly #connection: Connection
  readonly #layout: Layout
  /** How many groups tables had when they were last read. */
  readonly #groups = new Map<string, number>()

  constructor(connection: Connection, layout: Layout) {
    this.#connection = connection
    this.#layout = layout
  }

  /**
   * Inserts texts into buckets, or not, then reads these: the own slice in one call a shard, then the others. Of two that insert at the same
   * time at least one sees the other, whatever their slices: each reads the other's after it has inserted into its own.
   *
   * @param most texts that a bucket keeps, the latest
   * @returns by look-up the other texts of its bucket
   */
  async probe(
    kind: 'bands' | 'phrases',
    lookUps: readonly LookUp[],
    inserts: boolean,
    most: number,
  ): Promise<string[][]> {
    const calls = new Map<string, { keys: string[]; places: number[] }>()
    for (const [i, { key, time }] of lookUps.entries()) {
      const shard = (key >>> 0) % SHARDS
      const slice = this.#layout.sliceOf(time)
      const name = `${shard} ${slice}`
      const call = calls.get(name)
      if (call) call.places.push(i)
      else calls.set(name, { keys: this.#layout.bucketKeys(kind, shard, slice), places: [i] })
    }
    const found: string[][] = Array.from(lookUps, () => [])
    await Promise.all(
      [...calls.values()].map(async ({ keys, places }) => {
        const rows = places.map((i) => rowOf(lookUps[i]!.key))
        const add = (j: number, text: string) => {
          const { text: own } = lookUps[places[j]!]!
          if (text !== own) found[places[j]!]!.push(text)
        }
        const own = keys[keys.length >> 1]!
        if (inserts) {
          const texts = Buffer.from(places.map((i) => lookUps[i]!.text).join(''), 'hex')
          await this.#insert(own, rows, texts, most, add)
        }
        await Promise.all(keys.map((key) => (inserts && key === own ? undefined : this.#read(key, rows, add))))
      }),
    )
    return found
  }

  async #insert(
    key: string,
    rows: readonly number[],
    texts: Buffer,
    most: number,
    add: (place: number, text: string) => void,
  ): Promise<void> {
    const given = [this.#layout.lifetime, String(most), Buffer.from(Uint32Array.from(rows).buffer), texts]
    const answer = (await this.#connection.call(functionName('probe'), [key], given)) as Buffer
    for (let at = 0; at < answer.length; ) {
      const place = answer.readUInt16BE(at)
      const end = at + 4 + 8 * answer.readUInt16BE(at + 2)
      for (at += 4; at < end; at += 8) add(place, answer.toString('hex', at, at + 8))
    }
  }

  /** Reads the groups that rows are in, by how many groups the table had when it was last read; again where it has grown since. */
  async #read(key: string, rows: readonly number[], add: (place: number, text: string) => void): Promise<void> {
    for (let groups = this.#groups.get(key) ?? 0; ; ) {
      const fields = groups === 0 ? [] : rows.map((row) => String(groupOf(row, groups)))
      const [head, ...values] = (await this.#connection.send(key, ['HMGET', key, 'n', ...fields])) as (Buffer | null)[]
      const now = head ? head.readUInt32BE(4) : 0
      if (now === groups) {
        for (const [j, row] of rows.entries()) {
          const value = values[j]
          if (!value) continue
          for (let at = 0; at < value.length; at += ROW_BYTES) {
            if (value.readUInt32LE(at) === row) add(j, value.toString('hex', at + 4, at + ROW_BYTES))
          }
        }
        return
      }
      groups = now
      this.#remember(key, groups)
    }
  }

  #remember(key: string, groups: number): void {
    // Tables of slices that left are never asked for again.
    if (this.#groups.size >= MOST_REMEMBERED) this.#groups.clear()
    this.#groups.set(key, groups)
  }

  /** Counts texts that stand for their reprints. @returns how many there are, about: those that left are counted too */
  async countStanding(more: number): Promise<number> {
    const key = this.#layout.standingKey
    return Number(await this.#connection.send(key, ['INCRBY', key, String(more)]))
  }
}

/** What rows hold of the key of a bucket: the shard says the rest. */
function rowOf(key: number): number {
  return Math.floor((key >>> 0) / SHARDS)
}

/** The group that a row is in, by linear hashing: the first groups are split already, the others not yet. */
function groupOf(row: number, groups: number): number {
  const power = 2 ** Math.floor(Math.log2(groups))
  const group = row % (2 * power)
  return group < groups ? group : group - power
}
