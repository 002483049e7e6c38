import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BigramIndex,
  type BigramMatches,
  indexBigrams,
  matchBigrams,
  matchBigramsByFirst,
} from '../../../src/compare/features/bigrams.js'

const words = (letters: string) => Uint32Array.from(letters, (letter) => letter.codePointAt(0)! << 8)
const listOf = ({ count, places, otherPlaces }: BigramMatches) =>
  Array.from({ length: count }, (_, i) => [places[i], otherPlaces[i]])
const met = (a: string, b: string) => listOf(matchBigrams(words(a), indexBigrams(words(b))))

describe('pairs of words that two texts have', () => {
  test('are given with their places in both, where the second has them once', () => {
    expect(met('abcab', 'Xbcab')).toEqual([[1, 1], [2, 2], [3, 3]].concat([[0, 3]]).sort((one, other) => one[0]! - other[0]!)) // biome-ignore format: pairs
    expect(met('ab', 'abXab')).toEqual([])
    expect(met('', 'ab')).toEqual([])
    expect(met('a', 'a')).toEqual([])
  })

  test('are the same by an index of either text, in memory of an index before', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcdefgh'), maxLength: 40 })
    let room: BigramIndex | undefined
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        const expected = met(a, b)
        room = indexBigrams(words(a), room)
        expect(listOf(matchBigramsByFirst(room, words(b)))).toEqual(expected)
        expect(met(a, b)).toEqual(expected)
        for (const [place, other] of expected) {
          expect(a.slice(place!, place! + 2)).toBe(b.slice(other!, other! + 2))
          expect(b.split('').filter((_, i) => b.slice(i, i + 2) === a.slice(place!, place! + 2))).toHaveLength(1)
        }
      }),
      { numRuns: 500 },
    )
  })
})
