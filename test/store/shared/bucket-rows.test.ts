import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  groupOf,
  heldBits,
  LEAST_GROUPS,
  NUMBER_BYTES,
  ROW_BYTES,
  slicesApart,
  writeRow,
} from '../../../src/store/shared/bucket-rows.js'

/** A row number has 26 bits: a key of 32 without the six that say its shard. */
const numbers = fc.integer({ min: 0, max: 2 ** 26 - 1 })

function stampOf(slice: number, turn = 0): number {
  const bytes = Buffer.alloc(ROW_BYTES)
  writeRow(bytes, 0, { number: 0, text: '0'.repeat(16), slice, turn })
  return bytes.readUInt16LE(ROW_BYTES - 2)
}

describe('a row of a bucket', () => {
  test('has its number, its text and its stamp at fixed places, and touches no other byte', () => {
    const bytes = Buffer.alloc(3 * ROW_BYTES, 0xee)
    writeRow(bytes, ROW_BYTES, { number: (0xabcdef << 2) | 3, text: '0123456789abcdef', slice: 0x123, turn: 0xd })
    expect(bytes.toString('hex', ROW_BYTES, 2 * ROW_BYTES)).toBe('efcdab0123456789abcdef231d')
    expect(bytes.subarray(0, ROW_BYTES).every((byte) => byte === 0xee)).toBe(true)
    expect(bytes.subarray(2 * ROW_BYTES).every((byte) => byte === 0xee)).toBe(true)
  })

  test('is told from any other of its group by the bits that it holds', () => {
    fc.assert(
      fc.property(numbers, numbers, fc.integer({ min: LEAST_GROUPS, max: 5000 }), (a, b, groups) => {
        fc.pre(a !== b && groupOf(a, groups) === groupOf(b, groups))
        expect(heldBits(a)).not.toBe(heldBits(b))
      }),
    )
    // Neighbours differ in the bits that their groups tell.
    expect(heldBits(4)).toBe(heldBits(7))
    expect(groupOf(4, LEAST_GROUPS)).not.toBe(groupOf(7, LEAST_GROUPS))
    expect(heldBits(2 ** 26 - 1)).toBeLessThan(256 ** NUMBER_BYTES)
  })
})

describe('groups of rows', () => {
  test('are all used, and no others', () => {
    for (const groups of [4, 5, 6, 7, 8, 9, 15, 16, 17, 100]) {
      const used = new Set(Array.from({ length: 1000 }, (_, number) => groupOf(number, groups)))
      expect([...used].sort((a, b) => a - b)).toEqual(Array.from({ length: groups }, (_, group) => group))
    }
  })

  test('grow by the split of one: its rows stay or go to the new one, all others stay', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: LEAST_GROUPS, max: 5000 }), (number, groups) => {
        const power = 2 ** Math.floor(Math.log2(groups))
        const [before, after] = [groupOf(number, groups), groupOf(number, groups + 1)]
        if (before === groups - power) expect([before, groups]).toContain(after)
        else expect(after).toBe(before)
      }),
    )
  })
})

describe('the stamp of a row', () => {
  test('tells how many slices two articles are apart, before and after', () => {
    const slices = fc.integer({ min: -2048, max: 100_000 })
    fc.assert(
      fc.property(
        slices,
        fc.integer({ min: -2047, max: 2047 }),
        fc.integer({ min: 0, max: 15 }),
        (slice, apart, turn) => {
          expect(slicesApart(stampOf(slice + apart, turn), slice)).toBe(Math.abs(apart))
        },
      ),
    )
  })

  test('takes 4,096 slices later for now', () => {
    expect(slicesApart(stampOf(5 + 4096), 5)).toBe(0)
    expect(slicesApart(stampOf(5 + 2048), 5)).toBe(2048)
  })

  test('holds the turn of the insertion in the lowest bits of its last byte, where the server reads it', () => {
    for (const turn of [0, 7, 15]) expect((stampOf(-1, turn) >> 8) & 0xf).toBe(turn)
  })
})
