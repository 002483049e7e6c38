import { describe, expect, test } from 'vitest'
import { LANGUAGE_VERSION, languageOf } from '../../src/language/language.js'
import { normalizeWord } from '../../src/text/normalize.js'

const CODES = ['en', 'de', 'tr', 'ru', 'es', 'fr', 'pl', 'ar', 'ja', 'zh']

describe('languageOf', () => {
  test.each([
    ['en', 'en'],
    ['en-US', 'en'],
    ['EN_us', 'en'],
    [' de ', 'de'],
    ['zh-Hant', 'zh'],
    ['pt-BR', 'und'],
    ['eng', 'und'],
    ['english', 'und'],
    ['und', 'und'],
    ['e', 'und'],
    ['', 'und'],
    ['-en', 'und'],
    ['__proto__', 'und'],
    ['constructor', 'und'],
    ['日本語', 'und'],
    ['enß', 'und'],
  ])('reads %j as %s', (tag, code) => {
    expect(languageOf(tag).code).toBe(code)
  })

  test('knows nothing of a language that is not given', () => {
    const { code, stem, stopWords, version } = languageOf(undefined)
    expect([code, stem('concerns'), stopWords, version]).toEqual(['und', 'concerns', [], LANGUAGE_VERSION])
  })

  test.each(CODES)('has stop words for %s in normal form, each once', (code) => {
    const { stopWords } = languageOf(code)
    expect(stopWords.length).toBeGreaterThan(50)
    expect(stopWords.map(normalizeWord)).toEqual(stopWords)
    expect(stopWords.filter((word, at) => stopWords.indexOf(word) !== at)).toEqual([])
  })

  test('takes single characters for the stop words of scripts without spaces', () => {
    for (const code of ['ja', 'zh']) expect(languageOf(code).stopWords.every((word) => word.length === 1)).toBe(true)
  })
})
