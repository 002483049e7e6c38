import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languageOf } from '../../src/language/language.js'
import { STEMMERS } from '../../src/language/stemmers.js'

const stems = (code: string, words: string) => [...new Set(words.split(' ').map(languageOf(code).stem))]

describe('stem', () => {
  test.each([
    ['en', 'concern', 'concern concerns concerned concerning'],
    ['en', 'japan', 'japan japans'],
    ['en', 'boss', 'boss bosses bosss'],
    ['en', 'study', 'study studies studied studying'],
    ['en', 'announc', 'announce announces announced announcing'],
    ['en', 'stop', 'stop stops stopped stopping'],
    ['en', 'travel', 'travel travels traveled travelled travelling'],
    ['en', 'program', 'program programme programmes'],
    ['en', 'labor', 'labor labour'],
    ['en', 'organiz', 'organize organise organised organizing'],
    ['en', 'organization', 'organisation organizations'],
    ['en', 'center', 'center centre centres'],
    ['en', 'box', 'box boxes'],
    ['de', 'regierung', 'regierung regierungen'],
    ['de', 'haus', 'haus hauses häuser häusern'],
    ['de', 'deutsch', 'deutsche deutschen deutscher deutsches'],
    ['tr', 'türkiy', 'türkiye türkiyenin türkiyede'],
    ['tr', 'ankara', 'ankara ankarada ankaranin'],
    ['ru', 'правительств', 'правительство правительства правительством'],
    ['ru', 'росс', 'россия россии россией'],
    ['ru', 'елк', 'ёлка елки'],
    ['es', 'gobiern', 'gobierno gobiernos'],
    ['es', 'anunci', 'anunciar anunció anunciado anunciaron'],
    ['es', 'franc', 'francés francesa franceses'],
    ['es', 'pai', 'país países'],
    ['fr', 'president', 'président présidents présidente'],
    ['fr', 'annonc', 'annonce annoncé annoncée annonçait annoncer'],
    ['fr', 'national', 'national nationale nationaux nationales'],
    ['pl', 'rząd', 'rząd rządu rządem rządowi'],
    ['pl', 'polsk', 'polska polski polskiego polską polskich'],
    ['ar', 'حكوم', 'حكومة الحكومة والحكومة الحكومات'],
    ['ar', 'رئيس', 'رئيس الرئيس للرئيس'],
  ])('%s: %s', (code, stem, words) => {
    expect(stems(code, words)).toEqual([stem])
  })

  test.each(['virus', 'string', 'shed', 'press', 'gas', 'us', 'hour', 'need', 'speed', 'bus'])(
    'leaves %s whole',
    (word) => {
      expect(languageOf('en').stem(word)).toBe(word)
    },
  )

  test('keeps different words apart', () => {
    for (const [a, b] of ['govern government', 'police policy', 'universe university', 'new newly', 'bus business'].map(
      (pair) => pair.split(' '),
    )) {
      expect(languageOf('en').stem(a!)).not.toBe(languageOf('en').stem(b!))
    }
  })

  test.each(Object.keys(STEMMERS))('%s never makes a word vanish', (code) => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zа-яäßéłışءأةىـ0-9日本の]+$/u), (word) => {
        expect(languageOf(code).stem(word)).not.toBe('')
      }),
    )
  })

  test('leaves Japanese and Chinese as they are', () => {
    expect(stems('ja', '日 の')).toEqual(['日', 'の'])
    expect(stems('zh', '的')).toEqual(['的'])
  })
})
