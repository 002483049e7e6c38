import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFingerprinter } from '../../src/fingerprint/fingerprint.js'
import { PHRASE_COUNT, phrases } from '../../src/fingerprint/phrases.js'
import { type Terms, termsOf } from '../../src/fingerprint/terms.js'
import { idfTable } from '../../src/language/idf.js'

/** The terms of one sentence, weighed by `weight`. */
function termsOfNumbers(numbers: readonly number[], weight: (term: number) => number = () => 4): Terms {
  return {
    terms: Uint32Array.from(numbers),
    weights: Float32Array.from(numbers, weight),
    positions: Uint32Array.from(numbers.keys()),
    sentences: new Uint32Array(numbers.length),
    sentenceCount: 1,
  }
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
const shared = (a: Uint32Array, b: Uint32Array) => a.filter((key) => b.includes(key)).length
const term24 = fc.integer({ min: 0, max: 2 ** 24 - 1 })

describe('phrases', () => {
  test('are the pairs of neighbouring terms, in either order', () => {
    const found = phrases(termsOfNumbers([7, 3, 9]))
    expect(found).toHaveLength(2)
    expect([...found].sort()).toEqual([...phrases(termsOfNumbers([9, 3, 7]))].sort())
    expect(shared(found, phrases(termsOfNumbers([3, 7])))).toBe(1)
    expect(shared(found, phrases(termsOfNumbers([7, 9])))).toBe(0)
  })

  test('have the keys of this version', () => {
    const found = phrases(termsOfNumbers([0x4b139d, 0x123456, 0xffffff, 0]))
    expect([...found]).toEqual([0xa6d8cfc3, 0x2a0d0efc, 0xd8e3c51b])
  })

  test('are few or none where the text has few terms', () => {
    for (const [numbers, count] of [
      [[], 0],
      [[1], 0],
      [[1, 2], 1],
      [[1, 2, 1, 2, 1], 1],
    ] as const) {
      // biome-ignore format: a table
      expect(phrases(termsOfNumbers(numbers))).toHaveLength(count)
    }
  })

  test('are each there once, at most as many as asked for, lowest rank first', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 300 }), fc.integer({ min: 1, max: 80 }), (numbers, count) => {
        const terms = termsOfNumbers(numbers, (term) => 1 + (term % 8))
        const all = phrases(terms, 1000)
        const distinct = new Set(numbers.slice(1).map((term, i) => [term, numbers[i]!].sort((a, b) => a - b).join()))
        expect(all).toHaveLength(distinct.size)
        expect(new Set(all).size).toBe(all.length)
        expect(phrases(terms, count)).toEqual(all.slice(0, count))
      }),
    )
  })

  test('of two texts agree on what both texts have: those of lowest rank in the longer are in the shorter', () => {
    fc.assert(
      fc.property(fc.uniqueArray(term24, { minLength: 200, maxLength: 400 }), (numbers) => {
        const half = numbers.slice(0, numbers.length >> 1)
        const [whole, part] = [phrases(termsOfNumbers(numbers)), phrases(termsOfNumbers(half))]
        const inPart = phrases(termsOfNumbers(half), 1000)
        expect([...whole].filter((key) => inPart.includes(key))).toEqual([...part].slice(0, shared(whole, inPart)))
      }),
    )
  })

  test('prefer the rare as the square of their weight', () => {
    const numbers = range(0, 20_000)
    const terms = termsOfNumbers(numbers, (term) => (term < 10_000 ? 2 : 8))
    const common = phrases(
      termsOfNumbers(numbers.slice(0, 10_000), () => 2),
      10_000,
    )
    const kept = phrases(terms, 1000)
    // 1 in 17 is expected; 59 of 1,000, with a standard deviation of 7.5.
    expect(shared(kept, common)).toBeGreaterThan(29)
    expect(shared(kept, common)).toBeLessThan(89)
  })

  test('survive another sentence, other stop words and inflection', async () => {
    const fingerprint = await createFingerprinter()
    const read = (text: string) => {
      const { words, flags, language } = fingerprint({ text, lang: 'en' })
      return phrases(termsOf(words, flags, idfTable(language)))
    }
    const story = 'Rebel commanders in Aleppo demanded safe passage. The envoy Staffan called their demand reasonable.'
    const rewritten =
      'In Aleppo the commanders of the rebels are demanding a safe passage. Nobody else answered them yet.'
    const original = read(story)
    expect(shared(original, read(`${story} Snow closed the mountain road.`))).toBe(original.length)
    expect(shared(original, read(rewritten))).toBe(4)
    expect(original.length).toBeLessThan(PHRASE_COUNT)
  })
})
