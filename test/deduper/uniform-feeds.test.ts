import { describe, expect, test } from 'vitest'
import { generateFormPairs } from '../../bench/generate/forms/forms.js'
import { createDeduper } from '../../src/index.js'
import { HARBOUR } from '../fixtures/articles.js'

async function answersTo(texts: readonly string[]) {
  const deduper = await createDeduper()
  await deduper.addAll(texts.map((text, number) => ({ id: String(number), text })))
  return { sizes: [...deduper.clusters()].map(({ size }) => size), pairs: [...deduper.pairs()].length }
}

describe('a feed of nothing but', () => {
  test('one article has one cluster and no pair', async () => {
    expect(await answersTo([HARBOUR])).toEqual({ sizes: [1], pairs: 0 })
  })

  test('one text has one cluster', async () => {
    expect(await answersTo(Array(40).fill(HARBOUR))).toEqual({ sizes: [40], pairs: 39 })
  })

  test('empty texts has no copies', async () => {
    expect(await answersTo(['', ' ', ''])).toEqual({ sizes: [1, 1, 1], pairs: 0 })
  })

  test('one form with other facts has next to no copies', async () => {
    const forms = [...generateFormPairs(5)].filter(({ lang }) => lang === 'en').flatMap(({ a, b }) => [a.text, b.text])
    const { sizes } = await answersTo(forms)
    expect(sizes.length).toBeGreaterThan(0.95 * forms.length)
  })
})
