import { expect, test } from 'vitest'
import { createFingerprinter } from '../../src/fingerprint/fingerprint.js'
import { termsOf } from '../../src/fingerprint/terms.js'
import { idfTable } from '../../src/language/idf.js'
import { hashStem } from '../../src/language/stems.js'
import { HARBOUR, ORCHARD } from '../fixtures/articles.js'

const fingerprint = await createFingerprinter()

test('units are the stems that are no stop words, with their weight, place and sentence', () => {
  const { words, flags } = fingerprint({ text: 'The ministers met in Tokyo. They agreed.', lang: 'en' })
  const { terms, weights, positions, sentences, sentenceCount } = termsOf(words, flags, idfTable('en'))
  expect([...terms]).toEqual(['minister', 'met', 'tokyo', 'agreed'].map(hashStem))
  expect([...weights]).toEqual(Array.from(terms, (unit) => idfTable('en').idf(unit)))
  expect([...positions]).toEqual([1, 2, 4, 6])
  expect([...sentences]).toEqual([0, 0, 0, 1])
  expect(sentenceCount).toBe(2)
})

test('a pair of characters weighs by how many of them mean something', () => {
  const weightOf = (text: string) => {
    const { words, flags } = fingerprint({ text, lang: 'ja' })
    return [...termsOf(words, flags, idfTable('ja')).weights]
  }
  expect(['から', '日の', '日本', 'トヨ'].map(weightOf)).toEqual([[], [2], [4], [4]])
})

test('content is the same whether it is asked for at once, later, of a copy, or by the weights of another language', () => {
  const first = fingerprint({ text: HARBOUR })
  const atOnce = termsOf(first.words, first.flags, idfTable('en'))
  const german = termsOf(first.words, first.flags, idfTable('de'))
  fingerprint({ text: ORCHARD })
  expect(termsOf(first.words, first.flags, idfTable('en'))).toEqual(atOnce)
  expect(termsOf(first.words.slice(), first.flags, idfTable('en'))).toEqual(atOnce)
  expect(termsOf(first.words, first.flags, idfTable('de'))).toEqual(german)
  expect(german).not.toEqual(atOnce)
})
