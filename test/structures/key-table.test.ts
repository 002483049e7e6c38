import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mix32 } from '../../src/structures/hash.js'
import { ABSENT, KeyTable, segmentOf } from '../../src/structures/key-table.js'
import { reread } from '../fixtures/image.js'

// Neighbours in one segment, both ends of one (where probing wraps around), and other segments.
const KEYS = [0, 1, 2, 3, 0xfffffd, 0xfffffe, 0xffffff, 0x1000000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]
const step = fc.record({ key: fc.constantFrom(...KEYS), value: fc.integer({ min: -5, max: 5 }) })

describe('a key table', () => {
  test('equals a map after any settings and deletions', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80, size: 'max' }), (steps) => {
        let table = new KeyTable()
        const map = new Map<number, number>()
        for (const { key, value } of steps) {
          if (value === ABSENT) {
            table.delete(key)
            map.delete(key)
          } else {
            table.set(key, value)
            map.set(key, value)
          }
          // Whatever comes later, a table that was read again is the same.
          if (value === -5) table = reread(table, new KeyTable())
          expect(KEYS.map((known) => table.get(known))).toEqual(KEYS.map((known) => map.get(known) ?? ABSENT))
        }
      }),
    )
  })

  test('filled a segment at a time equals one whose keys were set one by one, whatever is set and deleted later', () => {
    // Among them the last homes of a segment, behind which probing wraps around.
    const key = fc.oneof(
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0xffffd0, max: 0x1000010 }),
      fc.nat(2 ** 32 - 1),
    )
    fc.assert(
      fc.property(fc.uniqueArray(key, { maxLength: 120, size: 'max' }), fc.array(step), (keys, steps) => {
        const [filled, single] = [new KeyTable(), new KeyTable()]
        for (const segment of new Set(keys.map(segmentOf))) {
          const own = keys.filter((one) => segmentOf(one) === segment).sort((a, b) => a - b)
          filled.fill(
            segment,
            Uint32Array.from(own),
            Int32Array.from(own, (one) => one | 1),
          )
        }
        for (const one of keys) single.set(one, one | 1)
        const all = [...keys, ...KEYS]
        const expectSame = () => expect(all.map((one) => filled.get(one))).toEqual(all.map((one) => single.get(one)))
        expectSame()
        for (const { key, value } of steps) {
          for (const table of [filled, single]) value === ABSENT ? table.delete(key) : table.set(key, value)
        }
        for (const one of keys.slice(0, 40)) for (const table of [filled, single]) table.delete(one)
        expectSame()
      }),
    )
  })

  test('finds each of 300,000 keys again as it grows, none after all are deleted, and takes at most 13 bytes a key', () => {
    const table = new KeyTable()
    const count = 300_000
    for (let i = 0; i < count; i++) table.set(mix32(i), i + 1)
    for (let i = 0; i < count; i++) if (table.get(mix32(i)) !== i + 1) expect.fail(`key ${i}`)
    expect(table.bytes / count).toBeLessThan(13)
    for (let i = 0; i < count; i += 2) table.delete(mix32(i))
    for (let i = 0; i < count; i++) if (table.get(mix32(i)) !== (i % 2 === 0 ? ABSENT : i + 1)) expect.fail(`key ${i}`)
  })
})
