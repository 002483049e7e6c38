import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Band, bandKeys, layBands, valuesOf } from '../../src/minhash/bands.js'

const bands = layBands([2, 2, 3])

function keysOf(signature: readonly number[], of: readonly Band[] = bands): number[] {
  const keys = new Int32Array(of.length)
  bandKeys(Uint32Array.from(signature), of, keys)
  return [...keys].map((key) => key >>> 0)
}

test('bands lie side by side over all values', () => {
  expect(bands).toEqual([
    { start: 0, width: 2 },
    { start: 2, width: 2 },
    { start: 4, width: 3 },
  ])
  expect(valuesOf(bands)).toBe(7)
})

describe('band keys', () => {
  test('are frozen', () => {
    expect(keysOf([1, 2, 3, 4, 5, 6, 0xffffffff])).toEqual([0xe647b799, 0x30de0808, 0x78540307])
  })

  test('tell apart order, band and neighbouring values', () => {
    expect(new Set(keysOf([1, 2, 1, 2, 0, 0, 0])).size).toBe(3)
    expect(keysOf([1, 2, 1, 2, 0, 0, 0])[0]).not.toBe(keysOf([2, 1, 1, 2, 0, 0, 0])[0])
  })

  test('change with a value of their own band, and with no other', () => {
    const value = fc.nat(0xffffffff)
    const signature = fc.array(value, { minLength: 7, maxLength: 7 })
    fc.assert(
      fc.property(signature, fc.nat(6), fc.integer({ min: 1, max: 0xffffffff }), (before, at, change) => {
        const after = before.with(at, (before[at]! ^ change) >>> 0)
        const [old, now] = [keysOf(before), keysOf(after)]
        const own = bands.findIndex(({ start, width }) => at < start + width)
        // One value of difference cannot collide: `mix32` is a bijection.
        expect(old.map((key, i) => key !== now[i])).toEqual(bands.map((_, i) => i === own))
      }),
    )
  })
})
