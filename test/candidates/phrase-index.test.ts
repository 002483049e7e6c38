import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PhraseIndex } from '../../src/candidates/phrase-index.js'

const MOST_HOLDERS = 100
const MOST_FOUND = 24

/** The rule in sets and maps: two phrases of weight shared, heaviest first. */
function findNaively(articles: ReadonlyMap<number, readonly number[]>, phrases: readonly number[], self: number) {
  const weights = new Map<number, number[]>()
  for (const phrase of phrases) {
    const holders = [...articles].filter(([number, own]) => number !== self && own.includes(phrase))
    if (holders.length > MOST_HOLDERS) continue
    for (const [number] of holders) {
      weights.set(number, [...(weights.get(number) ?? []), Math.log((articles.size + 1) / holders.length)])
    }
  }
  return [...weights]
    .filter(([, shared]) => shared.length >= 2)
    .map(([number, shared]) => ({ number, weight: shared.reduce((sum, weight) => sum + weight, 0) }))
    .sort((a, b) => b.weight - a.weight || a.number - b.number)
    .slice(0, MOST_FOUND)
    .map(({ number }) => number)
}

const phrasesOf = (alphabet: number) => fc.uniqueArray(fc.nat(alphabet), { minLength: 1, maxLength: 8 })

describe('postings', () => {
  test('find who shares two phrases, heaviest first, without the article itself', () => {
    const postings = new PhraseIndex(4)
    postings.insert(0, [1, 2, 3, 4])
    postings.insert(1, [1, 2, 8, 9])
    postings.insert(2, [1, 5, 6, 7])
    postings.insert(3, [2, 3, 4, 11])
    expect(postings.find([1, 2, 3, 4], 0)).toEqual([3, 1])
    expect(postings.find([1, 2, 3, 4])).toEqual([0, 3, 1])
    expect(postings.find([1, 20, 21])).toEqual([])
    expect(postings.find([])).toEqual([])
  })

  test('equal the naive rule after any insertions and removals', () => {
    const step = fc.record({ number: fc.nat(30), phrases: phrasesOf(15), remove: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), phrasesOf(15), (steps, query) => {
        const postings = new PhraseIndex(8)
        const articles = new Map<number, readonly number[]>()
        for (const { number, phrases, remove } of steps) {
          const own = articles.get(number)
          if (own && remove) {
            postings.remove(number, own)
            articles.delete(number)
          } else if (!own) {
            postings.insert(number, phrases)
            articles.set(number, phrases)
          }
        }
        expect(postings.find(query)).toEqual(findNaively(articles, query, -1))
        for (const [number, own] of articles) {
          expect(postings.find(own, number)).toEqual(findNaively(articles, own, number))
        }
        expect(postings.rows).toBe([...articles.values()].flat().length)
      }),
    )
  })

  test('do not depend on the order of insertion where no limit is met', () => {
    fc.assert(
      fc.property(fc.array(phrasesOf(12), { maxLength: MOST_FOUND }), fc.infiniteStream(fc.nat()), (own, order) => {
        const pairs = (numbers: readonly number[]) => {
          const postings = new PhraseIndex(8)
          const found = numbers.flatMap((number) => {
            postings.insert(number, own[number]!)
            return postings.find(own[number]!, number).map((other) => [number, other].sort((a, b) => a - b).join())
          })
          return found.sort()
        }
        const numbers = [...own.keys()]
        const keys = numbers.map(() => order.next().value as number)
        expect(pairs(numbers.toSorted((a, b) => keys[a]! - keys[b]!))).toEqual(pairs(numbers))
      }),
    )
  })

  test('pass over a phrase that more than a hundred others have, and count that', () => {
    const postings = new PhraseIndex(3)
    for (let number = 0; number < MOST_HOLDERS; number++) postings.insert(number, [1, 2, 100 + number])
    expect(postings.find([1, 2])).toHaveLength(MOST_FOUND)
    expect(postings.cappedPhrases).toBe(0)
    postings.insert(MOST_HOLDERS, [1, 2, 3])
    expect(postings.find([1, 2])).toEqual([])
    expect(postings.cappedPhrases).toBe(2)
    expect(postings.find([1, 2], 0)).toHaveLength(MOST_FOUND)
    expect(postings.find([1, 2, 100])).toEqual([])
    postings.remove(50, [1, 2, 150])
    expect(postings.find([1, 2, 105])[0]).toBe(5)
  })

  test('find the copy among hundreds that share a little', () => {
    const postings = new PhraseIndex(4)
    for (let number = 0; number < 90; number++) postings.insert(number, [1, 2, 1000 + number, 2000 + number])
    postings.insert(90, [1, 2, 3, 4])
    expect(postings.find([1, 2, 3, 4, 5])[0]).toBe(90)
  })

  test('remember the latest 127 holders of a phrase, so that one weighs again when the oldest leave', () => {
    const postings = new PhraseIndex(2)
    const phrases = [1, 2]
    for (let number = 0; number < 1000; number++) postings.insert(number, phrases)
    expect(postings.rows).toBe(2000)
    for (let number = 0; number < 900; number++) {
      expect(postings.find(phrases)).toEqual([])
      postings.remove(number, phrases)
    }
    const found = postings.find(phrases)
    expect(found).toEqual(Array.from({ length: MOST_FOUND }, (_, i) => 900 + i))
    for (let number = 900; number < 1000; number++) postings.remove(number, phrases)
    expect([postings.rows, postings.find(phrases)]).toEqual([0, []])
  })

  test('never propose one that was removed, also where most holders were forgotten', () => {
    const postings = new PhraseIndex(2)
    for (let number = 0; number < 300; number++) postings.insert(number, [1, 2])
    for (let number = 299; number >= 1; number--) postings.remove(number, [1, 2])
    // The first 173 fell out of the lists; what is left of them is the count.
    expect(postings.find([1, 2])).toEqual([])
    postings.insert(300, [1, 2])
    expect(postings.find([1, 2])).toEqual([300])
  })

  test('cost at most 900 bytes an article of 64 phrases', () => {
    const postings = new PhraseIndex(64)
    const count = 20_000
    for (let number = 0; number < count; number++) {
      postings.insert(
        number,
        Uint32Array.from({ length: 64 }, (_, i) => Math.imul(number * 64 + i, 0x9e3779b1)),
      )
    }
    expect(postings.bytes / count).toBeLessThan(900)
    expect(postings.rows).toBe(64 * count)
  })

  test('refuse a count of phrases out of range', () => {
    for (const count of [0, 1001, 1.5]) expect(() => new PhraseIndex(count)).toThrow(/phraseCount: expected/)
  })
})
