import { expect, test } from 'vitest'
import { FingerprintArena } from '../../src/fingerprint/arena.js'

test('gives back the bytes of every fingerprint, across chunks and page borders', () => {
  const arena = new FingerprintArena()
  const bytes = (number: number) => Uint8Array.of(number & 255, number >> 8, number >> 16, 0).subarray(0, number % 4)
  for (let number = 0; number < 70_000; number++) expect(arena.add(bytes(number))).toBe(number)
  for (const number of [0, 1, 2, 3, 65_535, 65_536, 69_999]) expect(arena.get(number)).toEqual(bytes(number))
})

test('takes fingerprints larger than a chunk', () => {
  const arena = new FingerprintArena()
  const large = new Uint8Array(5 * 2 ** 20).fill(7)
  arena.add(Uint8Array.of(1))
  arena.add(large)
  arena.add(Uint8Array.of(2, 3))
  expect(arena.get(1).length).toBe(large.length)
  expect(arena.get(1).at(-1)).toBe(7)
  expect([...arena.get(0), ...arena.get(2)]).toEqual([1, 2, 3])
  expect(arena.bytes).toBe(large.length + 3)
})
