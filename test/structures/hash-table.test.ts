import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HashSet, HashTable, slotOfKey } from '../../src/structures/hash-table.js'

// Few low bits, so that many hashes want the same slot; and 0, which empty slots hold as well.
const hash = fc.oneof(
  fc.integer({ min: 0, max: 0xffffffff }),
  fc.integer({ min: 0, max: 15 }).map((high) => (high << 28) >>> 0),
)

test('answers as a map does, and 0 for what is not in it', () => {
  const entries = fc.array(fc.tuple(hash, fc.integer({ min: 1, max: 0x7fffffff })), { maxLength: 100 })
  fc.assert(
    fc.property(entries, fc.array(hash), (pairs, others) => {
      const map = new Map(pairs)
      const table = new HashTable(map)
      for (const key of [...map.keys(), ...others]) {
        expect(table.get(key)).toBe(map.get(key) ?? 0)
      }
    }),
  )
})

test('has the hashes it was made of, and no others', () => {
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 40 }), fc.array(hash), (held, others) => {
      const set = new HashSet(held)
      for (const key of [...held, ...others]) expect(set.has(key)).toBe(held.includes(key))
    }),
  )
})

test('entries are found by their keys, whether marked or not', () => {
  const key = fc.oneof(fc.integer(), fc.nat({ max: 3 }))
  fc.assert(
    fc.property(fc.array(key, { maxLength: 20 }), fc.array(key), (list, others) => {
      const keys = Int32Array.from(list)
      const slots = new Int32Array(64)
      for (let entry = 0; entry < keys.length; entry++) {
        slots[slotOfKey(slots, keys, keys[entry]!)] = entry % 2 === 0 ? entry + 1 : -(entry + 1)
      }
      for (const one of [...list, ...others]) {
        expect(Math.abs(slots[slotOfKey(slots, keys, one)]!)).toBe(list.lastIndexOf(one) + 1)
      }
    }),
  )
})
