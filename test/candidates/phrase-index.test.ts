import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PhraseIndex } from '../../src/candidates/phrase-index.js'
import { PhraseRows } from '../../src/candidates/phrase-rows.js'
import { reread } from '../fixtures/image.js'

const MAX_DF = 100
const MAX_CANDIDATES = 24

/** The rule in sets and maps: two phrases of weight shared, heaviest first. */
function findNaively(articles: ReadonlyMap<number, readonly number[]>, phrases: readonly number[], self: number) {
  const weights = new Map<number, number[]>()
  for (const phrase of phrases) {
    const sharing = [...articles].filter(([number, own]) => number !== self && own.includes(phrase))
    if (sharing.length > MAX_DF) continue
    for (const [number] of sharing) {
      weights.set(number, [...(weights.get(number) ?? []), Math.log((articles.size + 1) / sharing.length)])
    }
  }
  return [...weights]
    .filter(([, shared]) => shared.length >= 2)
    .map(([number, shared]) => ({ number, weight: shared.reduce((sum, weight) => sum + weight, 0) }))
    .sort((a, b) => b.weight - a.weight || a.number - b.number)
    .slice(0, MAX_CANDIDATES)
    .map(({ number }) => number)
}

const phrasesOf = (alphabet: number) => fc.uniqueArray(fc.nat(alphabet), { minLength: 1, maxLength: 8 })

describe('phrase index', () => {
  test('find who shares two phrases, heaviest first, without the article itself', () => {
    const index = new PhraseIndex(4)
    index.insert(0, [1, 2, 3, 4])
    index.insert(1, [1, 2, 8, 9])
    index.insert(2, [1, 5, 6, 7])
    index.insert(3, [2, 3, 4, 11])
    expect(index.find([1, 2, 3, 4], 0)).toEqual([3, 1])
    expect(index.find([1, 2, 3, 4])).toEqual([0, 3, 1])
    expect(index.find([1, 20, 21])).toEqual([])
    expect(index.find([])).toEqual([])
  })

  test('are the same where articles are inserted one by one or the index is filled at once, whatever comes and goes later', () => {
    const article = fc.uniqueArray(fc.oneof(fc.nat(12), fc.nat(2 ** 32 - 1)), { minLength: 1, maxLength: 8 })
    const articles = fc.array(article, { maxLength: 300, size: 'max' })
    fc.assert(
      fc.property(articles, articles, fc.array(fc.nat(299)), (first, later, leaving) => {
        const [single, filled, rows] = [new PhraseIndex(8), new PhraseIndex(8), new PhraseRows()]
        const stored = new Map<number, readonly number[]>()
        const expectSame = () => {
          expect(filled.rows).toBe(single.rows)
          for (const [number, phrases] of stored) {
            expect(filled.find(phrases, number)).toEqual(single.find(phrases, number))
            for (const phrase of phrases) expect(filled.countOf(phrase)).toBe(single.countOf(phrase))
          }
        }
        for (const [number, phrases] of first.entries()) {
          single.insert(number, phrases)
          rows.add(number, Uint32Array.from(phrases))
          stored.set(number, phrases)
        }
        filled.fill(rows)
        expectSame()
        for (const number of leaving) {
          const phrases = stored.get(number)
          if (!phrases) continue
          for (const index of [single, filled]) index.remove(number, phrases)
          stored.delete(number)
        }
        for (const [i, phrases] of later.entries()) {
          for (const index of [single, filled]) index.insert(first.length + i, phrases)
          stored.set(first.length + i, phrases)
        }
        expectSame()
      }),
      { numRuns: 30 },
    )
  })

  test('equal the naive rule after any insertions and removals', () => {
    const step = fc.record({ number: fc.nat(30), phrases: phrasesOf(15), remove: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), phrasesOf(15), (steps, query) => {
        let index = new PhraseIndex(8)
        const articles = new Map<number, readonly number[]>()
        for (const { number, phrases, remove } of steps) {
          if (phrases.length === 8) index = reread(index, new PhraseIndex(8))
          const own = articles.get(number)
          if (own && remove) {
            index.remove(number, own)
            articles.delete(number)
          } else if (!own) {
            index.insert(number, phrases)
            articles.set(number, phrases)
          }
        }
        expect(index.find(query)).toEqual(findNaively(articles, query, -1))
        for (const [number, own] of articles) {
          expect(index.find(own, number)).toEqual(findNaively(articles, own, number))
        }
        expect(index.rows).toBe([...articles.values()].flat().length)
      }),
    )
  })

  test('do not depend on the order of insertion where no limit is met', () => {
    fc.assert(
      fc.property(fc.array(phrasesOf(12), { maxLength: MAX_CANDIDATES }), fc.infiniteStream(fc.nat()), (own, order) => {
        const pairs = (numbers: readonly number[]) => {
          const index = new PhraseIndex(8)
          const found = numbers.flatMap((number) => {
            index.insert(number, own[number]!)
            return index.find(own[number]!, number).map((other) => [number, other].sort((a, b) => a - b).join())
          })
          return found.sort()
        }
        const numbers = [...own.keys()]
        const keys = numbers.map(() => order.next().value as number)
        expect(pairs(numbers.toSorted((a, b) => keys[a]! - keys[b]!))).toEqual(pairs(numbers))
      }),
    )
  })

  test('ignores a phrase that more than a hundred others have, and count that', () => {
    const index = new PhraseIndex(3)
    for (let number = 0; number < MAX_DF; number++) index.insert(number, [1, 2, 100 + number])
    expect(index.find([1, 2])).toHaveLength(MAX_CANDIDATES)
    expect(index.cappedPhrases).toBe(0)
    index.insert(MAX_DF, [1, 2, 3])
    expect(index.find([1, 2])).toEqual([])
    expect(index.cappedPhrases).toBe(2)
    expect(index.find([1, 2], 0)).toHaveLength(MAX_CANDIDATES)
    expect(index.find([1, 2, 100])).toEqual([])
    index.remove(50, [1, 2, 150])
    expect(index.find([1, 2, 105])[0]).toBe(5)
  })

  test('find the copy among hundreds that share a little', () => {
    const index = new PhraseIndex(4)
    for (let number = 0; number < 90; number++) index.insert(number, [1, 2, 1000 + number, 2000 + number])
    index.insert(90, [1, 2, 3, 4])
    expect(index.find([1, 2, 3, 4, 5])[0]).toBe(90)
  })

  test('keep the latest 127 articles of a phrase, so that it weighs again when the oldest leave', () => {
    const index = new PhraseIndex(2)
    const phrases = [1, 2]
    for (let number = 0; number < 1000; number++) index.insert(number, phrases)
    expect(index.rows).toBe(2000)
    for (let number = 0; number < 900; number++) {
      expect(index.find(phrases)).toEqual([])
      index.remove(number, phrases)
    }
    const found = index.find(phrases)
    expect(found).toEqual(Array.from({ length: MAX_CANDIDATES }, (_, i) => 900 + i))
    for (let number = 900; number < 1000; number++) index.remove(number, phrases)
    expect([index.rows, index.find(phrases)]).toEqual([0, []])
  })

  test('never propose an article that was removed, even if most articles of its phrases were forgotten', () => {
    const index = new PhraseIndex(2)
    for (let number = 0; number < 300; number++) index.insert(number, [1, 2])
    for (let number = 299; number >= 1; number--) index.remove(number, [1, 2])
    // The first 173 fell out of the lists; what is left of them is the count.
    expect(index.find([1, 2])).toEqual([])
    index.insert(300, [1, 2])
    expect(index.find([1, 2])).toEqual([300])
  })

  test('cost at most 900 bytes an article of 64 phrases', () => {
    const index = new PhraseIndex(64)
    const count = 20_000
    for (let number = 0; number < count; number++) {
      index.insert(
        number,
        Uint32Array.from({ length: 64 }, (_, i) => Math.imul(number * 64 + i, 0x9e3779b1)),
      )
    }
    expect(index.bytes / count).toBeLessThan(900)
    expect(index.rows).toBe(64 * count)
  })

  test('refuse a count of phrases out of range', () => {
    for (const count of [0, 1001, 1.5]) expect(() => new PhraseIndex(count)).toThrow(/phraseCount: expected/)
  })
})
