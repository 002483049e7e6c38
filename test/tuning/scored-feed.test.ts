import { describe, expect, test } from 'vitest'
import { createDeduper } from '../../src/index.js'
import { ScoredFeed } from '../../src/tuning/scored-feed.js'
import { excerptOf, HARBOUR, ORCHARD, reprintOf, TELESCOPE } from '../fixtures/articles.js'

const articles = [
  { id: 'wire', text: HARBOUR },
  { id: 'paper', text: reprintOf(HARBOUR) },
  { id: 'part', text: excerptOf(HARBOUR) },
  { id: 'orchard', text: ORCHARD },
  { id: 'half', text: `${TELESCOPE}\n\n${ORCHARD.slice(0, 500)}` },
  { id: 'again', text: `${ORCHARD}\n` },
]

async function deduperOf() {
  const deduper = await createDeduper()
  for (const article of articles) deduper.store(article)
  return deduper
}

describe('a scored feed', () => {
  test('gives pairs of copies the scores that `pairs` gives them, and tells of pairs below the threshold', async () => {
    const feed = await ScoredFeed.of(await deduperOf(), 0.001)
    const scores = new Map([...feed.pairs()].map(({ a, b, score }) => [`${a} ${b}`, score]))
    const plain = await deduperOf()
    const copies = [...plain.pairs()].filter(({ relation }) => relation !== 'identical')
    expect(copies.length).toBeGreaterThan(1)
    for (const { a, b, score } of copies) expect(scores.get(`${a} ${b}`)).toBe(score)
    // One wording is one, named by its first id.
    expect([...scores.keys()].filter((key) => key.includes('orchard'))).toEqual([])
    expect(scores.get('again half')).toBeLessThan(feed.thresholds.balanced)
  })

  test('scores any two articles, and says whether the feed proposes them', async () => {
    const feed = await ScoredFeed.of(await deduperOf(), 1)
    expect(feed.score('orchard', 'again')).toEqual({ score: 1, isProposed: true })
    expect(feed.score('wire', 'part')).toMatchObject({ score: expect.closeTo(1, 1), isProposed: true })
    expect(feed.score('part', 'wire')).toEqual(feed.score('wire', 'part'))
    expect(feed.score('wire', 'orchard')).toEqual({ score: 0, isProposed: false })
  })

  test('knows the thresholds of the presets in a feed of its size', async () => {
    const { strict, balanced, broad } = (await ScoredFeed.of(await deduperOf(), 1)).thresholds
    expect(strict).toBeGreaterThan(balanced)
    expect(balanced).toBeGreaterThan(broad)
  })
})
