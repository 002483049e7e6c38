import type { Connection } from './connection.js'
import { functionName } from './functions.js'
import { type Layout, SHARDS } from './layout.js'

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

  constructor(connection: Connection, layout: Layout) {
    this.#connection = connection
    this.#layout = layout
  }

  /**
   * Inserts texts into buckets, or not, then reads these: one call a shard and slice.
   *
   * @param most texts that a bucket keeps, the latest
   * @returns by look-up the other texts of its bucket, the latest last in each slice
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
        const rows = Buffer.allocUnsafe(4 * places.length)
        const texts = Buffer.allocUnsafe(8 * places.length)
        for (const [j, i] of places.entries()) {
          const { key, text } = lookUps[i]!
          rows.writeUInt32LE(((key >>> 0) / SHARDS) | 0, 4 * j)
          texts.write(text, 8 * j, 'hex')
        }
        const own = inserts ? String(1 + (keys.length >> 1)) : '0'
        const given = [this.#layout.lifetime, String(most), own, rows, texts]
        const answer = (await this.#connection.call(functionName('probe'), keys, given)) as Buffer
        for (let at = 0; at < answer.length; ) {
          const others = found[places[answer.readUInt16BE(at)]!]!
          const end = at + 4 + 8 * answer.readUInt16BE(at + 2)
          for (at += 4; at < end; at += 8) others.push(answer.toString('hex', at, at + 8))
        }
      }),
    )
    return found
  }

  /** Counts texts that stand for their reprints. @returns how many there are, about: those that left are counted too */
  async countStanding(more: number): Promise<number> {
    const key = this.#layout.standingKey
    return Number(await this.#connection.send(key, ['INCRBY', key, String(more)]))
  }
}
