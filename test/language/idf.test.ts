import { describe, expect, test } from 'vitest'
import { idfTable } from '../../src/language/idf.js'
import { languageOf } from '../../src/language/language.js'
import { hashStem } from '../../src/language/stems.js'

const weight = (word: string, code = 'en') => idfTable(code).idf(hashStem(languageOf(code).stem(word)))

describe('rarity', () => {
  test('rises from function words to words of one story', () => {
    const words = ['the', 'government', 'police', 'earthquake', 'hypersonic']
    const weights = words.map((word) => weight(word))
    expect(weights).toEqual([...weights].sort((a, b) => a - b))
    expect(new Set(weights).size).toBe(words.length)
    expect([weights[0], weights.at(-1)]).toEqual([0, idfTable('en').maxIdf])
  })

  test('gives inflections one weight', () => {
    expect(weight('ministers')).toBe(weight('minister'))
    expect(weight('japans')).toBe(weight('japan'))
  })

  test('knows news beyond the politics that most of it was counted on', () => {
    for (const word of ['oil', 'minister', 'parliament', 'match']) expect(weight(word)).toBeLessThanOrEqual(4.5)
  })

  test('takes what it does not know for the rarest', () => {
    expect(weight('zyzzyva')).toBe(8)
    expect(weight('zyzzyva')).toBe(idfTable('en').maxIdf)
  })

  // Frozen: scores depend on every entry.
  test('is the table it was', () => {
    const { idf, maxIdf } = idfTable('en')
    let known = 0
    let sum = 0
    for (let stem20 = 0; stem20 < 1 << 20; stem20++) {
      const weight = idf(stem20 << 4)
      if (weight === maxIdf) continue
      known++
      sum += weight * (1 + (stem20 % 7))
    }
    expect([known, sum]).toEqual([8960, 185035])
  })

  test('knows a stem by its 20 highest bits', () => {
    const { idf, maxIdf } = idfTable('en')
    const government = hashStem('government')
    expect(idf(government)).toBeLessThan(maxIdf)
    expect(idf(government ^ 0xf)).toBe(idf(government))
    expect(idf(government ^ 0x10)).toBe(maxIdf)
  })

  test.each(['de', 'fr', 'ja'])('weighs all but stop words the same in %s', (code) => {
    const stop = languageOf(code).stopWords
    expect(stop.filter((word) => weight(word, code) !== 0)).toEqual([])
    expect(weight('hyperschall', code)).toBe(4)
    expect(weight('zyzzyva', code)).toBe(idfTable(code).maxIdf)
  })

  test('weighs all words the same where a language is not known', () => {
    expect([weight('the', 'und'), weight('hypersonic', 'und'), weight('the', 'xx')]).toEqual([4, 4, 4])
  })
})
