import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indexBigrams, matchBigrams, type TransientBigramMatches } from '../../../src/compare/features/bigrams.js'

const words = (letters: string) => Uint32Array.from(letters, (letter) => letter.codePointAt(0)! << 8)
const listOf = ({ count, positions, otherPositions }: TransientBigramMatches) =>
  Array.from({ length: count }, (_, i) => [positions[i], otherPositions[i]])
const matchesOf = (a: string, b: string) => listOf(matchBigrams(words(a), indexBigrams(words(b))).ofFirst)

describe('bigrams that two texts share', () => {
  test('come with their positions in both, if the second has them once', () => {
    expect(matchesOf('abcab', 'Xbcab')).toEqual([[1, 1], [2, 2], [3, 3]].concat([[0, 3]]).sort((one, other) => one[0]! - other[0]!)) // biome-ignore format: bigrams
    expect(matchesOf('ab', 'abXab')).toEqual([])
    expect(matchesOf('', 'ab')).toEqual([])
    expect(matchesOf('a', 'a')).toEqual([])
  })

  test('are the same by an index of either text', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcdefgh'), maxLength: 40 })
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        const expected = matchesOf(a, b)
        expect(listOf(matchBigrams(words(b), indexBigrams(words(a))).ofSecond)).toEqual(expected)
        for (const [position, other] of expected) {
          expect(a.slice(position!, position! + 2)).toBe(b.slice(other!, other! + 2))
          expect(b.split('').filter((_, i) => b.slice(i, i + 2) === a.slice(position!, position! + 2))).toHaveLength(1)
        }
      }),
      { numRuns: 500 },
    )
  })
})
