import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languageOf } from '../../src/language/language.js'
import { createStemCacheTable } from '../../src/language/stem-cache-table.js'
import { hashStem, StemCache, stemOf, storedWord } from '../../src/language/stems.js'
import { hashWord } from '../../src/structures/hash.js'
import { normalizeWord } from '../../src/text/normalize.js'
import { countWords, scanWords } from '../../src/text/tokens.js'

const english = languageOf('en')
const stored = (word: string) => storedWord(english, word, hashWord(word))

describe('storedWord', () => {
  // Frozen: fingerprints are made of these.
  test.each([
    ['japan', 0xe96d21aa],
    ['japans', 0xe96d21c7],
    ['concern', 0x71a58b29],
    ['concerned', 0x71a58beb],
  ])('of %s', (word, number) => {
    expect(stored(word)).toBe(number)
  })

  test('gives inflections one stem and forms of their own', () => {
    expect(stemOf(stored('concerned'))).toBe(stemOf(stored('concerns')))
    expect(stemOf(stored('concerned'))).toBe(hashStem('concern'))
    expect(stored('concerned')).not.toBe(stored('concerns'))
  })

  test('is the hash of the word where a language is not known', () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        expect(storedWord(languageOf('und'), word, hashWord(word))).toBe(hashWord(word))
      }),
    )
  })
})

describe('StemCache', () => {
  const idfStep = (stem24: number) => stem24 % 17

  const read = (cache: StemCache, text: string) => [
    ...cache.storedWords(text, scanWords(text)).stored.slice(0, countWords(text)),
  ]

  test('gives the same as without a cache, also where buckets overflow', () => {
    const cache = new StemCache(english, idfStep)
    for (let round = 0; round < 2; round++) {
      for (let first = 0; first < 200_000; first += 1000) {
        const words = Array.from({ length: 1000 }, (_, i) => `${'abcdefghij'[i % 10]}${(first + i).toString(36)}ing`)
        expect(read(cache, words.join(' '))).toEqual(words.map(stored))
      }
    }
  })

  test('keeps languages apart in one table', () => {
    const table = createStemCacheTable()
    const german = languageOf('de')
    const caches = [english, german].map((language) => new StemCache(language, idfStep, table))
    for (let time = 0; time < 2; time++) {
      expect(caches.map((cache) => read(cache, 'Sachen concerned'))).toEqual(
        [english, german].map((language) =>
          ['sachen', 'concerned'].map((word) => storedWord(language, word, hashWord(word))),
        ),
      )
    }
  })

  test('gives the same as without a cache for any word', () => {
    const cache = new StemCache(english, idfStep)
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z’éΣİ]{1,12}$/), (word) => {
        const normal = normalizeWord(word)
        fc.pre(countWords(word) === 1)
        const expected = storedWord(english, normal, hashWord(normal))
        expect([read(cache, word), read(cache, word)]).toEqual([[expected], [expected]])
      }),
    )
  })

  test('reads a word in its text, however it is written', () => {
    const text = 'Concerns over JAPAN’S concerns'
    const cache = new StemCache(english, idfStep)
    expect(read(cache, text)).toEqual(['concerns', 'over', 'japans', 'concerns'].map(stored))
  })

  test('gives the same at every repetition of a word', () => {
    const words = Array.from({ length: 3000 }, (_, number) => `reports${(number % 700).toString(36)}ing`)
    expect(read(new StemCache(english, idfStep), words.join(' '))).toEqual(
      words.flatMap((word) => read(new StemCache(english, idfStep), word)),
    )
  })

  test('caches the idf step of each stem', () => {
    const cache = new StemCache(english, idfStep)
    const text = 'Reports of missiles, reported'
    for (let time = 0; time < 2; time++) {
      const { stored, idfSteps } = cache.storedWords(text, scanWords(text))
      expect([...idfSteps]).toEqual(Array.from(stored, (word) => idfStep(stemOf(word))))
    }
  })

  test('distinguishes two words with the same hash', () => {
    const cache = new StemCache(english, idfStep)
    const hash = hashWord('reports')
    expect(cache.storedWord(hash, 1, 'reports', 0, 7)).toBe(storedWord(english, 'reports', hash))
    expect(cache.storedWord(hash, 2, 'kishida', 0, 7)).toBe(storedWord(english, 'kishida', hash))
    expect(cache.storedWord(hash, 3, 'missiles', 0, 8)).toBe(storedWord(english, 'missiles', hash))
  })

  test('accepts a word with hash 0', () => {
    const cache = new StemCache(english, idfStep)
    for (let time = 0; time < 3; time++)
      expect(cache.storedWord(0, 1, 'tests', 0, 5)).toBe((hashStem('test') << 8) >>> 0)
  })
})
