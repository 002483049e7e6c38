import type { Database, GetOptions } from 'lmdb'
import { DoppelwireError } from '../errors.js'
import type { Hash64 } from '../structures/xxhash.js'
import type { Tally } from './kept-state.js'
import { CHECKSUM_BYTES, isKeys, type Place, placesOf, seal, unseal } from './record.js'

// Two fit a page of 32 KB, so that a block that grows by an article is written with the one page that LMDB writes anyway.
const MOST_BYTES = 16_352

/** A block as it is read. */
export interface Block {
  /** At most the key of its first record, and above those of the block before. */
  readonly key: number
  readonly checksum: bigint
  /** The records, from `CHECKSUM_BYTES` on. */
  readonly bytes: Uint8Array
}

/** Reads a value without a copy: what is returned is good until the next call. */
interface FastReading {
  getBinaryFast(this: unknown, key: number, options: GetOptions): Buffer | undefined
}

/** A record and its number. */
export type StoredRecord = readonly [number: number, record: Uint8Array]

/** A record that was put in place or removed. */
export interface Changed {
  readonly number: number
  readonly isKeys: boolean
  readonly isAdded: boolean
}

/** LMDB leaves the key 0 out when it reads backwards. */
const keyOf = (number: number): number => number + 1

export function addedOf([number, record]: StoredRecord): Changed {
  return { number, isKeys: isKeys(record), isAdded: true }
}

/**
 * Records of articles and of the keys of texts, by number, in blocks: to read one value of LMDB takes as long as to read a hundred of their
 * records. New records go to the end of the last block.
 */
export class KeyBlocks {
  readonly #values: Database<Buffer, number>
  readonly #hash64: Hash64
  readonly #reading: GetOptions

  /** @param reading the transaction of a reader */
  constructor(values: Database<Buffer, number>, hash64: Hash64, reading: GetOptions) {
    this.#values = values
    this.#hash64 = hash64
    this.#reading = reading
  }

  /** The blocks from the one on that may hold a number, in order; their bytes are good until the next. @throws DoppelwireError `STORE_INVALID` */
  *from(number: number): Generator<Block> {
    const keys = [...this.#values.getKeys({ ...this.#reading, start: this.#blockOf(number) ?? 0 })]
    const { getBinaryFast } = this.#values as unknown as FastReading
    let room = new Uint8Array(0)
    for (const key of keys) {
      const value = getBinaryFast.call(this.#values, key, this.#reading)
      const length = value?.length ?? 0
      if (length > room.length) room = new Uint8Array(2 * length)
      // LMDB's own memory, which is longer than what was read to it: of that, a view.
      if (value) room.set(new Uint8Array(value.buffer, value.byteOffset, length))
      yield this.#opened(key, room.subarray(0, length))
    }
  }

  /** All blocks, and of those that are damaged what is wrong with them. */
  *all(): Generator<Block | string> {
    // A copy: LMDB writes to the options that it is given.
    for (const key of this.#values.getKeys({ ...this.#reading })) {
      try {
        yield this.#read(key)
      } catch (error) {
        yield (error as Error).message
      }
    }
  }

  /** The bytes and the place of a record. */
  find(number: number): { readonly bytes: Uint8Array; readonly place: Place } | undefined {
    const key = this.#blockOf(number)
    if (key === undefined) return undefined
    const { bytes } = this.#read(key)
    for (const place of placesOf(bytes)) if (place.number === number) return { bytes, place }
    return undefined
  }

  /**
   * Puts records in place whose numbers are not new, and removes those that are given as undefined. Nothing becomes of one that is there
   * already, or was not there. To be called in a transaction.
   *
   * @param tally of all blocks
   */
  edit(edits: readonly (readonly [number: number, record: Uint8Array | undefined])[], tally: Tally): Changed[] {
    const byBlock = new Map<number, Map<number, Uint8Array | undefined>>()
    for (const [number, record] of edits) {
      const key = this.#blockOf(number) ?? keyOf(number)
      const own = byBlock.get(key)
      if (own) own.set(number, record)
      else byBlock.set(key, new Map([[number, record]]))
    }
    return [...byBlock].flatMap(([key, own]) => this.#editBlock(key, own, tally))
  }

  #editBlock(key: number, edits: ReadonlyMap<number, Uint8Array | undefined>, tally: Tally): Changed[] {
    const block = this.#values.doesExist(key) ? this.#read(key) : undefined
    const records = new Map<number, Uint8Array>()
    for (const { number, start, end } of block ? placesOf(block.bytes) : []) {
      records.set(number, block!.bytes.subarray(start, end))
    }
    const changed: Changed[] = []
    for (const [number, record] of edits) {
      const known = records.get(number)
      if ((known === undefined) === (record === undefined)) continue
      changed.push({ number, isKeys: isKeys(known ?? record!), isAdded: record !== undefined })
      if (record) records.set(number, record)
      else records.delete(number)
    }
    if (changed.length === 0) return changed
    if (block) tally.subtract(block.checksum)
    if (records.size > 0)
      this.#pack(
        key,
        [...records].sort(([a], [b]) => a - b),
        tally,
        false,
      )
    else if (block) this.#values.remove(key)
    return changed
  }

  /** Adds records, by ascending number, above all there are. To be called in a transaction. */
  append(records: readonly StoredRecord[], tally: Tally): void {
    if (records.length === 0) return
    const key = this.#blockOf()
    if (key === undefined) {
      this.#pack(keyOf(records[0]![0]), records, tally, true)
      return
    }
    const { checksum, bytes } = this.#read(key)
    tally.subtract(checksum)
    this.#pack(key, [[key, bytes.subarray(CHECKSUM_BYTES)], ...records], tally, true)
  }

  /** The key of the block that a number is in, if it is stored; without a number, of the last block. */
  #blockOf(number?: number): number | undefined {
    const start = number === undefined ? undefined : { start: keyOf(number) }
    for (const key of this.#values.getKeys({ ...this.#reading, ...start, reverse: true, limit: 1 })) return key
    return undefined
  }

  #read(key: number): Block {
    return this.#open(key, this.#values.get(key, this.#reading))
  }

  #open(key: number, value: Buffer | undefined): Block {
    // In memory of its own, where numbers stand at multiples of their size.
    return this.#opened(key, new Uint8Array(value ?? []))
  }

  #opened(key: number, bytes: Uint8Array): Block {
    const checksum = unseal(this.#hash64, 'block', key, bytes)
    if (checksum !== undefined) return { key, checksum, bytes }
    throw new DoppelwireError(
      'STORE_INVALID',
      `the store is damaged: the checksum of the articles from ${key - 1} on does not fit their bytes; doppelwire verify --store DIR lists all damage`,
    )
  }

  /** Writes records in blocks, the first under a key, each other under that of its first record. */
  #pack(key: number, records: readonly StoredRecord[], tally: Tally, isLast: boolean): void {
    let [blockKey, length, members] = [key, CHECKSUM_BYTES, [] as Uint8Array[]]
    for (const [number, record] of records) {
      if (members.length > 0 && length + record.length > MOST_BYTES) {
        this.#put(blockKey, length, members, tally, isLast)
        ;[blockKey, length, members] = [keyOf(number), CHECKSUM_BYTES, []]
      }
      members.push(record)
      length += record.length
    }
    this.#put(blockKey, length, members, tally, isLast)
  }

  #put(key: number, length: number, members: readonly Uint8Array[], tally: Tally, isLast: boolean): void {
    const bytes = new Uint8Array(length)
    let at = CHECKSUM_BYTES
    for (const record of members) {
      bytes.set(record, at)
      at += record.length
    }
    tally.add(seal(this.#hash64, 'block', key, bytes))
    // What is appended leaves the page before as full as it is; else LMDB would move the last value of that page to the new one.
    this.#values.putSync(key, bytes as Buffer, { append: isLast && key > (this.#blockOf() ?? -1) })
  }
}
