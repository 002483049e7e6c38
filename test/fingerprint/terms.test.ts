import { expect, test } from 'vitest'
import { contentOf } from '../../src/fingerprint/terms.js'
import { createFingerprinter } from '../../src/fingerprint/fingerprint.js'
import { rarity } from '../../src/language/idf.js'
import { hashStem } from '../../src/language/stems.js'
import { HARBOUR, ORCHARD } from '../fixtures/articles.js'

const fingerprint = await createFingerprinter()

test('units are the stems that are no stop words, with their weight, place and sentence', () => {
  const { words, flags } = fingerprint({ text: 'The ministers met in Tokyo. They agreed.', lang: 'en' })
  const { units, weights, positions, sentences, sentenceCount } = contentOf(words, flags, rarity('en'))
  expect([...units]).toEqual(['minister', 'met', 'tokyo', 'agreed'].map(hashStem))
  expect([...weights]).toEqual(Array.from(units, (unit) => rarity('en').idf(unit)))
  expect([...positions]).toEqual([1, 2, 4, 6])
  expect([...sentences]).toEqual([0, 0, 0, 1])
  expect(sentenceCount).toBe(2)
})

test('a pair of characters weighs by how many of them mean something', () => {
  const weightOf = (text: string) => {
    const { words, flags } = fingerprint({ text, lang: 'ja' })
    return [...contentOf(words, flags, rarity('ja')).weights]
  }
  expect(['から', '日の', '日本', 'トヨ'].map(weightOf)).toEqual([[], [2], [4], [4]])
})

test('content is the same whether it is asked for at once, later, of a copy, or by the weights of another language', () => {
  const first = fingerprint({ text: HARBOUR })
  const atOnce = contentOf(first.words, first.flags, rarity('en'))
  const german = contentOf(first.words, first.flags, rarity('de'))
  fingerprint({ text: ORCHARD })
  expect(contentOf(first.words, first.flags, rarity('en'))).toEqual(atOnce)
  expect(contentOf(first.words.slice(), first.flags, rarity('en'))).toEqual(atOnce)
  expect(contentOf(first.words, first.flags, rarity('de'))).toEqual(german)
  expect(german).not.toEqual(atOnce)
})
