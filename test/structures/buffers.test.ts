import { describe, expect, test } from 'vitest'
import { reuse } from '../../src/structures/buffers.js'

const MEGABYTE = 2 ** 20

describe('memory that is used again', () => {
  test.each([Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array, Float64Array])(
    'is of the type of the array given up, and exactly as long as asked for: %o',
    (Values) => {
      let array = new Values(0)
      for (const length of [3, 0, 5, 100, 99]) {
        array = reuse(array, length)
        expect(array).toBeInstanceOf(Values)
        expect(array.length).toBe(length)
      }
    },
  )

  test('is the same for shorter arrays, and for longer ones by up to a half', () => {
    const first = reuse(new Int32Array(0), 1000)
    for (const length of [10, 1500, 1000]) expect(reuse(first, length).buffer).toBe(first.buffer)
    expect(reuse(first, 1501).buffer).not.toBe(first.buffer)
  })

  test('keeps what it held', () => {
    const array = reuse(new Uint32Array(0), 4)
    array.set([1, 2, 3, 4])
    expect([...reuse(reuse(array, 2), 4)]).toEqual([1, 2, 3, 4])
  })

  test('is given back where it is larger than a megabyte, and never larger than needed by then', () => {
    const large = reuse(new Uint8Array(0), MEGABYTE + 1)
    expect(large.buffer.byteLength).toBe(MEGABYTE + 1)
    expect(reuse(large, 10).buffer.byteLength).toBe(15)
    expect(reuse(new Uint8Array(0), MEGABYTE).buffer.byteLength).toBe(MEGABYTE)
  })
})
