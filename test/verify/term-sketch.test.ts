import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  massOf,
  OPENING_UNITS,
  OUTLINED_UNITS,
  openingWeightOf,
  openingWordsOf,
  outlineOf,
  weightOf,
} from '../../src/verify/term-sketch.js'

/** Content with these units at every second word; a unit weighs by its number. */
const contentOf = (numbers: readonly number[]) => ({
  units: Uint32Array.from(numbers),
  weights: Float32Array.from(numbers, weigh),
  positions: Uint32Array.from(numbers, (_, i) => 2 * i),
  sentences: new Uint32Array(numbers.length),
  sentenceCount: 1,
})
const weigh = (unit: number) => (1 + (unit % 32)) / 4
const sumOf = (units: Iterable<number>) => [...units].reduce((sum, unit) => sum + weigh(unit), 0)

describe('an outline', () => {
  test('says what the content weighs and holds the low bits of each distinct unit', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 ** 24 - 1 }), { maxLength: 300 }), (units) => {
        const outline = outlineOf(contentOf(units))
        const opening = units.slice(0, OPENING_UNITS)
        expect(massOf(outline)).toBe(sumOf(new Set(units)))
        expect(weightOf(outline)).toBe(sumOf(units))
        expect(openingWeightOf(outline)).toBe(sumOf(opening))
        expect(openingWordsOf(outline)).toBe(Math.max(0, 2 * opening.length - 1))
        expect([...outline.subarray(OUTLINED_UNITS)]).toEqual([...new Set(units)].map((unit) => unit & 0xffff))
      }),
    )
  })

  test('of a very long text is as right, and shorter ones after it too', () => {
    const long = Array.from({ length: 150_000 }, (_, i) => (i * 37) % 90_000)
    expect(massOf(outlineOf(contentOf(long)))).toBe(sumOf(new Set(long)))
    expect(weightOf(outlineOf(contentOf(long)))).toBe(sumOf(long))
    expect([...outlineOf(contentOf([5, 70_000, 5])).subarray(OUTLINED_UNITS)]).toEqual([5, 70_000 & 0xffff])
  })
})
