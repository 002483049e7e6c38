import { join } from 'node:path'
import fc from 'fast-check'
import { type Database, open, type RootDatabase } from 'lmdb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Tally } from '../../src/store/kept-state.js'
import { addedOf, KeyBlocks, type StoredRecord } from '../../src/store/key-blocks.js'
import { CHECKSUM_BYTES, encodeArticle, placesOf } from '../../src/store/record.js'
import { createHash64, type Hash64 } from '../../src/structures/xxhash.js'
import { folderOf } from '../fixtures/folder.js'
import { articleOf } from './conformance.js'

let root: RootDatabase
let values: Database<Buffer, number>
let blocks: KeyBlocks
let hash64: Hash64
beforeEach(async () => {
  root = open({ path: join(folderOf({}), 'blocks.mdb'), encoding: 'binary', maxDbs: 1 })
  values = root.openDB<Buffer, number>({ name: 'keys', encoding: 'binary', keyEncoding: 'uint32' })
  hash64 = await createHash64()
  blocks = new KeyBlocks(values, hash64, {})
})
afterEach(() => root.close())

/** A record whose bytes are told from those of every other number, of any length. */
const recordOf = (number: number, length = 10): StoredRecord => [
  number,
  encodeArticle({ ...articleOf(number), id: `${number} `.padEnd(length, '.') }),
]

const write = <Result>(change: () => Result) => root.transactionSync(change)

/** All records, in the order of the blocks. */
function stored(from = 0): string[] {
  const found: string[] = []
  for (const { bytes } of blocks.from(from)) {
    for (const { number, start, end } of placesOf(bytes)) found.push(shown([number, bytes.subarray(start, end)]))
  }
  return found
}

/** Short, so that many are compared quickly. */
function shown([number, record]: StoredRecord): string {
  return `${number}: ${record.length} bytes, ${hash64(record)}`
}

const inOrder = (records: ReadonlyMap<number, Uint8Array>) => [...records].sort(([a], [b]) => a - b)

const sumOf = () => {
  const tally = new Tally()
  for (const { checksum } of blocks.from(0)) tally.add(checksum)
  return [tally.count, tally.hex]
}

describe('blocks of records', () => {
  // Of three long ones two fill a block, and one of 20,000 is longer than a block.
  const length = fc.constantFrom(1, 40, 3000, 7000, 20_000)
  const step = fc.oneof(
    fc.record({ add: fc.array(length, { minLength: 1, maxLength: 12 }) }),
    fc.record({ put: fc.array(fc.nat(60), { maxLength: 5 }), remove: fc.array(fc.nat(60), { maxLength: 8 }) }),
  )

  test('hold what a map holds after any changes, with the sum of their checksums', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
        write(() => values.clearSync())
        const expected = new Map<number, Uint8Array>()
        const tally = new Tally()
        let next = 0
        for (const step of steps) {
          if ('add' in step) {
            // Numbers have gaps: a batch may remove what it puts.
            const records = step.add.map((length, i) => recordOf(next + 2 * i + (length % 2), length))
            write(() => blocks.append(records, tally))
            for (const [number, record] of records) expected.set(number, record)
            next += 2 * records.length
          } else {
            const old = (number: number) => number < next
            const edits = new Map<number, Uint8Array | undefined>(
              step.put.filter(old).map((number) => recordOf(number)),
            )
            for (const number of step.remove.filter(old)) edits.set(number, undefined)
            const changed = write(() => blocks.edit([...edits], tally))
            const wanted = [...edits].filter(([number, record]) => expected.has(number) !== (record !== undefined))
            expect(changed.map(({ number }) => number).sort()).toEqual(wanted.map(([number]) => number).sort())
            for (const [number, record] of wanted) record ? expected.set(number, record) : expected.delete(number)
          }
          expect(stored()).toEqual(inOrder(expected).map(shown))
          expect([tally.count, tally.hex]).toEqual(sumOf())
        }
        for (let number = 0; number < next + 3; number++) {
          const found = blocks.find(number)
          const record = found?.bytes.subarray(found.place.start, found.place.end)
          expect(record && shown([number, record])).toEqual(
            expected.has(number) ? shown([number, expected.get(number)!]) : undefined,
          )
        }
        for (const from of [0, 3, 17, next]) {
          const all = inOrder(expected).filter(([number]) => number >= from)
          expect(all.length === 0 ? [] : stored(from).slice(-all.length)).toEqual(all.map(shown))
        }
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })

  test('are as full as they may be, however small the steps in which they grow', () => {
    const tally = new Tally()
    for (let i = 0; i < 2000; i += 100) {
      write(() =>
        blocks.append(
          Array.from({ length: 100 }, (_, j) => recordOf(i + j, 100)),
          tally,
        ),
      )
    }
    const sizes = [...blocks.from(0)].map(({ bytes }) => bytes.length)
    expect(sizes.length).toBeLessThan(20)
    for (const size of sizes.slice(0, -1)) expect(size).toBeGreaterThan(16_000)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(16_352)
  })

  test('of which a byte changed are an error that names their first article, and the others are read', () => {
    const tally = new Tally()
    write(() =>
      blocks.append(
        Array.from({ length: 30 }, (_, number) => recordOf(number, 1500)),
        tally,
      ),
    )
    const keys = [...values.getKeys()]
    expect(keys.length).toBeGreaterThan(2)
    const value = Buffer.from(values.get(keys[1]!)!)
    for (const at of [0, CHECKSUM_BYTES, CHECKSUM_BYTES + 5, value.length - 1]) {
      const damaged = Buffer.from(value)
      damaged[at]! ^= 4
      values.putSync(keys[1]!, damaged)
      const message = `checksum of the articles from ${keys[1]! - 1} on`
      expect(() => stored()).toThrow(message)
      expect(() => blocks.find(keys[1]! - 1)).toThrow(expect.objectContaining({ code: 'STORE_INVALID' }))
      expect(blocks.find(0)).toBeDefined()
      const all = [...blocks.all()]
      expect(all.filter((block) => typeof block === 'string')).toEqual([expect.stringContaining(message)])
      expect(all).toHaveLength(keys.length)
    }
    // Sound, under the key of another block.
    values.putSync(keys[1]!, values.get(keys[2]!)!)
    expect(() => stored()).toThrow('checksum')
  })
})

test('a record says of itself what it is', () => {
  expect(addedOf(recordOf(9))).toEqual({ number: 9, isKeys: false, isAdded: true })
})
