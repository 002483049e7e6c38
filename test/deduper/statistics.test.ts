import { expect, test } from 'vitest'
import { generateWire } from '../../bench/generate/wire.js'
import { type Article, createDeduper } from '../../src/index.js'
import { HARBOUR, reprintOf } from '../fixtures/articles.js'

test('statistics count the phrases that were ignored because too many texts keep them', async () => {
  const deduper = await createDeduper()
  // The same two names stand in 150 stories that have nothing else in common.
  const words = Array.from({ length: 400 }, (_, i) => `w${((i * 7919) % 400).toString(36)}x`)
  for (let i = 0; i < 150; i++) {
    const own = Array.from({ length: 40 }, (_, j) => words[(i * 31 + j * (i + 3)) % 400])
    deduper.store({ id: `s${i}`, text: `Zanzibar Quetzalcoatl ${own.join(' ')}.` })
  }
  expect(deduper.statistics().cappedPhrases).toBe(0)
  await deduper.settle()
  expect(deduper.statistics().cappedPhrases).toBeGreaterThanOrEqual(100)
  deduper.store({ id: 'harbour', text: HARBOUR })
  expect(deduper.statistics().cappedPhrases).toBe(0)
})

test('statistics count the pairs that were left out because both texts share more with others', async () => {
  const feed = [...generateWire({ count: 400, seed: 3 })].map(({ article }) => article)
  const count = async (articles: readonly Article[]) => {
    const deduper = await createDeduper()
    for (const article of articles) deduper.store(article)
    expect(deduper.statistics().outrankedPairs).toBe(0)
    await deduper.settle()
    return deduper.statistics().outrankedPairs
  }
  const outranked = await count(feed)
  expect(outranked).toBeGreaterThan(0)
  expect(await count(feed.reverse())).toBe(outranked)
})

test('statistics count how often what is derived of a text was at hand', async () => {
  const deduper = await createDeduper()
  expect(deduper.statistics().preparedTexts).toEqual({ needed: 0, atHand: 0 })
  deduper.store({ id: 'a', text: HARBOUR })
  for (let i = 0; i < 3; i++) expect(deduper.find({ id: 'b', text: reprintOf(HARBOUR) })).toHaveLength(1)
  expect(deduper.statistics().preparedTexts).toEqual({ needed: 3, atHand: 2 })
})
