import { expect, test } from 'vitest'
import { createFingerprinter, createTransientFingerprinter } from '../../src/fingerprint/fingerprint.js'
import { termsOf } from '../../src/fingerprint/terms.js'
import { idfTable } from '../../src/language/idf.js'
import { hashStem } from '../../src/language/stems.js'
import { HARBOUR, ORCHARD } from '../fixtures/articles.js'

const fingerprint = await createFingerprinter()

test('terms are the stems that are no stop words, with their weight, place and sentence', () => {
  const { words, flags } = fingerprint({ text: 'The ministers met in Tokyo. They agreed.', lang: 'en' })
  const { terms, weights, positions, sentences, sentenceCount } = termsOf(words, flags, idfTable('en'))
  expect([...terms]).toEqual(['minister', 'met', 'tokyo', 'agreed'].map(hashStem))
  expect([...weights]).toEqual(Array.from(terms, (term) => idfTable('en').idf(term)))
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

test('terms are the same with the idf steps that a fingerprinter hands on as without', async () => {
  const transient = await createTransientFingerprinter({})
  for (const text of [
    HARBOUR,
    ORCHARD,
    HARBOUR.repeat(200),
    'Zwei Städte am Fluss und der Hafen.',
    '港の工事が始まった。',
    '',
  ]) {
    const { fingerprint: taken, idfSteps } = transient({ text })
    const { words, flags, language } = taken
    const idf = idfTable(language)
    expect(termsOf(words, flags, idf, idfSteps)).toEqual(termsOf(words, flags, idf))
    if (text === HARBOUR) expect(idfSteps).toBeDefined()
  }
})

test('terms weigh by the table of the language given', () => {
  const { words, flags } = fingerprint({ text: HARBOUR })
  expect(termsOf(words, flags, idfTable('de'))).not.toEqual(termsOf(words, flags, idfTable('en')))
})
