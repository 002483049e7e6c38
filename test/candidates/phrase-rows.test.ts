import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PhraseRows } from '../../src/candidates/phrase-rows.js'
import { segmentOf } from '../../src/structures/key-table.js'

test('phrases come out by segment and value, and the articles of one in the order they were added', () => {
  const phrase = fc.oneof(
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    fc.constantFrom(0, 1, 0xffffff, 0x1000000, 0xffffffff),
  )
  const article = fc.uniqueArray(phrase, { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(fc.array(article, { maxLength: 60, size: 'max' }), (articles) => {
      const rows = new PhraseRows()
      const expected: (readonly [phrase: number, number: number])[] = []
      for (const [number, phrases] of articles.entries()) {
        // Numbers need not be those of the order.
        rows.add(7 * number + 3, Uint32Array.from(phrases))
        for (const one of phrases) expected.push([one, 7 * number + 3])
      }
      const found: (readonly [number, number])[] = []
      const segments: number[] = []
      rows.visit((segment, phrases, numbers) => {
        segments.push(segment)
        for (const [i, one] of phrases.entries()) {
          expect(segmentOf(one)).toBe(segment)
          found.push([one, numbers[i]!])
        }
      })
      expect(segments).toEqual([...new Set(segments)].sort((a, b) => a - b))
      expect(found).toEqual(expected.sort(([a, one], [b, other]) => a - b || one - other))
      expect([rows.articles, rows.length]).toEqual([articles.length, expected.length])
    }),
  )
})
