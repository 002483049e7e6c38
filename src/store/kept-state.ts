import { DoppelwireError } from '../errors.js'
import type { Hash64 } from '../structures/xxhash.js'
import type { KeptCheckpoint, StoreState } from './contract.js'

/** The state as it is stored, with the sum of the checksums of all blocks: one that is missing shows. */
export interface KeptState extends StoreState {
  readonly blocks: number
  readonly blockSum: string
  /** Undefined once a record is removed or replaced that was stored at that time: whoever takes out a record, takes out this. */
  readonly checkpoint?: KeptCheckpoint | undefined
}

export function encodeState(state: KeptState, hash64: Hash64): Buffer {
  const json = Buffer.from(JSON.stringify(state))
  const bytes = Buffer.alloc(8 + json.length)
  bytes.writeBigUInt64LE(hash64(json), 0)
  json.copy(bytes, 8)
  return bytes
}

/** @throws DoppelwireError `STORE_INVALID` */
export function decodeState(bytes: Buffer, hash64: Hash64, folder: string): KeptState {
  if (bytes.length < 8 || bytes.readBigUInt64LE(0) !== hash64(bytes.subarray(8))) {
    throw new DoppelwireError('STORE_INVALID', `${folder}: the store is damaged: its state has another checksum`)
  }
  // JSON leaves a clock out that is undefined.
  const state = JSON.parse(bytes.subarray(8).toString('utf8')) as Omit<KeptState, 'clock'> & { clock?: number }
  return { ...state, clock: state.clock }
}

/** How many values there are, and the sum of their checksums: in whatever order they come and go. */
export class Tally {
  count: number
  #sum: bigint

  constructor(count = 0, hex = '0') {
    this.count = count
    this.#sum = BigInt(`0x${hex}`)
  }

  get hex(): string {
    return this.#sum.toString(16)
  }

  add(checksum: bigint): void {
    this.count++
    this.#sum = BigInt.asUintN(64, this.#sum + checksum)
  }

  subtract(checksum: bigint): void {
    this.count--
    this.#sum = BigInt.asUintN(64, this.#sum - checksum)
  }
}
