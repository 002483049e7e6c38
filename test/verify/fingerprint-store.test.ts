import { describe, expect, test } from 'vitest'
import { FingerprintReader, FingerprintStore } from '../../src/verify/fingerprint-store.js'

const outline = (...numbers: number[]) => Uint16Array.from(numbers)
const LABEL = { sketch: outline(1, 2, 3), language: 'en', hasUnsegmented: false }
const OUTLINE_BYTES = 6

test('gives back the bytes of every fingerprint, across chunks and page borders', () => {
  const arena = new FingerprintStore()
  const bytes = (number: number) => Uint8Array.of(number & 255, number >> 8, number >> 16, 0).subarray(0, number % 4)
  for (let number = 0; number < 70_000; number++) expect(arena.add(bytes(number), LABEL)).toBe(number)
  for (const number of [0, 1, 2, 3, 65_535, 65_536, 69_999]) expect(arena.get(number)).toEqual(bytes(number))
})

test('takes fingerprints larger than a chunk', () => {
  const arena = new FingerprintStore()
  const large = new Uint8Array(5 * 2 ** 20).fill(7)
  arena.add(Uint8Array.of(1), LABEL)
  arena.add(large, LABEL)
  arena.add(Uint8Array.of(2, 3), LABEL)
  expect(arena.get(1).length).toBe(large.length)
  expect(arena.get(1).at(-1)).toBe(7)
  expect([...arena.get(0), ...arena.get(2)]).toEqual([1, 2, 3])
  expect(arena.bytes).toBe(large.length + 3 + 3 * OUTLINE_BYTES)
})

describe('removal', () => {
  const MEGABYTE = 2 ** 20
  const filled = (value: number) => new Uint8Array(MEGABYTE).fill(value)

  test('gives numbers out again, and memory back, and leaves the others as they are', () => {
    const arena = new FingerprintStore()
    for (let number = 0; number < 40; number++) arena.add(filled(number), { ...LABEL, sketch: outline(number) })
    const kept = [3, 17, 39]
    for (let number = 0; number < 40; number++) if (!kept.includes(number)) arena.remove(number)
    const held = arena.buffers.chunks.reduce((sum, chunk) => sum + (chunk?.length ?? 0), 0)
    expect(held).toBeLessThanOrEqual(12 * MEGABYTE)
    expect(arena.bytes).toBe(3 * MEGABYTE + 3 * 2)
    const again = arena.add(filled(99), LABEL)
    expect(again).toBeLessThan(40)
    for (const number of kept) expect([arena.get(number)[7], arena.sketch(number)]).toEqual([number, outline(number)])
    expect(arena.get(again)[7]).toBe(99)
  })

  test('waits while another thread reads', () => {
    const arena = new FingerprintStore()
    for (let number = 0; number < 8; number++) arena.add(filled(number), LABEL)
    arena.pin()
    for (let number = 0; number < 4; number++) arena.remove(number)
    expect(arena.add(filled(8), LABEL)).toBe(8)
    expect(arena.get(1)[7]).toBe(1)
    arena.unpin()
    expect(arena.add(filled(9), LABEL)).toBeLessThan(4)
    expect(arena.bytes).toBe(6 * (MEGABYTE + OUTLINE_BYTES))
  })
})

test('moves to shared memory as it is', () => {
  const arena = new FingerprintStore()
  arena.add(Uint8Array.of(1, 2, 3), { sketch: outline(9), language: 'ja', hasUnsegmented: true })
  arena.share()
  arena.add(Uint8Array.of(4), LABEL)
  const reader = new FingerprintReader(structuredClone(arena.buffers))
  expect([...reader.get(0), ...reader.get(1)]).toEqual([1, 2, 3, 4])
  expect([reader.sketch(0), reader.language(0), reader.hasUnsegmented(0)]).toEqual([outline(9), 'ja', true])
  expect([reader.sketch(1), reader.language(1), reader.hasUnsegmented(1)]).toEqual([LABEL.sketch, 'en', false])
  expect(reader.get(0).buffer).toBeInstanceOf(SharedArrayBuffer)
})
