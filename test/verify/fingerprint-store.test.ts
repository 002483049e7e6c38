import { describe, expect, test } from 'vitest'
import { toStoredBytes } from '../../src/deduper/text-keys.js'
import { createFingerprinter } from '../../src/fingerprint/fingerprint.js'
import { termsOf } from '../../src/fingerprint/terms.js'
import { idfTable } from '../../src/language/idf.js'
import { FingerprintReader, FingerprintStore } from '../../src/verify/fingerprint-store.js'
import { sketchTerms } from '../../src/verify/term-sketch.js'
import { HARBOUR, ORCHARD } from '../fixtures/articles.js'

const sketch = (...numbers: number[]) => Uint16Array.from(numbers)
const HEADER = { sketch: sketch(1, 2, 3), language: 'en', hasUnsegmented: false }
const SKETCH_BYTES = 6

test('gives back the bytes of every fingerprint, across chunks and page borders', () => {
  const store = new FingerprintStore()
  const bytes = (number: number) => Uint8Array.of(number & 255, number >> 8, number >> 16, 0).subarray(0, number % 4)
  for (let number = 0; number < 70_000; number++) expect(store.add(bytes(number), HEADER)).toBe(number)
  for (const number of [0, 1, 2, 3, 65_535, 65_536, 69_999]) expect(store.get(number)).toEqual(bytes(number))
})

test('takes fingerprints larger than a chunk', () => {
  const store = new FingerprintStore()
  const large = new Uint8Array(5 * 2 ** 20).fill(7)
  store.add(Uint8Array.of(1), HEADER)
  store.add(large, HEADER)
  store.add(Uint8Array.of(2, 3), HEADER)
  expect(store.get(1).length).toBe(large.length)
  expect(store.get(1).at(-1)).toBe(7)
  expect([...store.get(0), ...store.get(2)]).toEqual([1, 2, 3])
  expect(store.bytes).toBe(large.length + 3 + 3 * SKETCH_BYTES)
})

test('makes a sketch that was left out when it is first asked for, also for another thread, and anew for the next text', async () => {
  const store = new FingerprintStore()
  const fingerprint = await createFingerprinter()
  const texts = [HARBOUR, ORCHARD].map((text) => fingerprint({ text }))
  const [harbour, orchard] = texts.map(({ words, flags, language }) =>
    sketchTerms(termsOf(words, flags, idfTable(language))),
  )
  const [bytes, others] = texts.map((one) => toStoredBytes(one))
  const late = store.add(bytes!, { ...HEADER, sketch: undefined })
  expect([store.sketch(late), store.sketch(late)]).toEqual([harbour, harbour])
  expect(new FingerprintReader(store.buffers).sketch(late)).toEqual(harbour)
  store.remove(late)
  expect(store.sketch(store.add(others!, { ...HEADER, sketch: undefined }))).toEqual(orchard)
})

test('reads what is kept elsewhere each time, and takes it in before another thread reads', async () => {
  const store = new FingerprintStore()
  const fingerprint = await createFingerprinter()
  const [harbour, orchard] = [HARBOUR, ORCHARD].map((text) => toStoredBytes(fingerprint({ text })))
  const asked: number[] = []
  store.readOutside = (number) => {
    asked.push(number)
    return number === 1 ? harbour! : orchard!
  }
  store.add(harbour!, HEADER)
  for (let i = 0; i < 2; i++) store.addOutside({ ...HEADER, sketch: undefined })
  expect(store.bytes).toBe(harbour!.length + SKETCH_BYTES)
  expect([store.get(1), store.get(1), store.get(2)]).toEqual([harbour, harbour, orchard])
  expect(asked).toEqual([1, 1, 2])
  const sketchBefore = store.sketch(2)
  store.remove(1)
  expect(store.bytes).toBe(harbour!.length + SKETCH_BYTES)
  expect(store.add(orchard!, { ...HEADER, sketch: sketch(9) })).toBe(1)
  expect([store.get(1), store.sketch(1)]).toEqual([orchard, sketch(9)])
  store.share()
  asked.length = 0
  const reader = new FingerprintReader(store.buffers)
  expect([reader.get(0), reader.get(2), reader.sketch(2)]).toEqual([harbour, orchard, sketchBefore])
  expect(asked).toEqual([])
})

describe('removal', () => {
  const MEGABYTE = 2 ** 20
  const filled = (value: number) => new Uint8Array(MEGABYTE).fill(value)

  test('gives numbers out again, and memory back, and leaves the others as they are', () => {
    const store = new FingerprintStore()
    for (let number = 0; number < 40; number++) store.add(filled(number), { ...HEADER, sketch: sketch(number) })
    const kept = [3, 17, 39]
    for (let number = 0; number < 40; number++) if (!kept.includes(number)) store.remove(number)
    const held = store.buffers.chunks.reduce((sum, chunk) => sum + (chunk?.length ?? 0), 0)
    expect(held).toBeLessThanOrEqual(12 * MEGABYTE)
    expect(store.bytes).toBe(3 * MEGABYTE + 3 * 2)
    const again = store.add(filled(99), HEADER)
    expect(again).toBeLessThan(40)
    for (const number of kept) expect([store.get(number)[7], store.sketch(number)]).toEqual([number, sketch(number)])
    expect(store.get(again)[7]).toBe(99)
  })

  test('waits while another thread reads', () => {
    const store = new FingerprintStore()
    for (let number = 0; number < 8; number++) store.add(filled(number), HEADER)
    store.pin()
    for (let number = 0; number < 4; number++) store.remove(number)
    expect(store.add(filled(8), HEADER)).toBe(8)
    expect(store.get(1)[7]).toBe(1)
    store.unpin()
    expect(store.add(filled(9), HEADER)).toBeLessThan(4)
    expect(store.bytes).toBe(6 * (MEGABYTE + SKETCH_BYTES))
  })
})

test('moves to shared memory as it is', () => {
  const store = new FingerprintStore()
  store.add(Uint8Array.of(1, 2, 3), { sketch: sketch(9), language: 'ja', hasUnsegmented: true })
  store.share()
  store.add(Uint8Array.of(4), HEADER)
  const reader = new FingerprintReader(structuredClone(store.buffers))
  expect([...reader.get(0), ...reader.get(1)]).toEqual([1, 2, 3, 4])
  expect([reader.sketch(0), reader.language(0), reader.hasUnsegmented(0)]).toEqual([sketch(9), 'ja', true])
  expect([reader.sketch(1), reader.language(1), reader.hasUnsegmented(1)]).toEqual([HEADER.sketch, 'en', false])
  expect(reader.get(0).buffer).toBeInstanceOf(SharedArrayBuffer)
})
