import { describe, expect, it } from 'vitest'
import { generateWire, generateWireArticle, type WireArticle } from '../../bench/generate/wire.js'
import { jaccard, shingles } from '../../bench/shingles.js'

const FEED: readonly WireArticle[] = [...generateWire({ count: 2000 })]
const BY_ID = new Map(FEED.map((item) => [item.article.id, item]))

describe('a generated wire feed', () => {
  it('can be made from any article on, and differs by seed', () => {
    expect(generateWireArticle(1234)).toEqual(FEED[1234])
    expect(generateWireArticle(1234, 2).article.text).not.toBe(FEED[1234]!.article.text)
  })

  it('has stories as short as the feed that it was measured on', () => {
    const lengths = FEED.map(({ article }) => article.text.split(/\s+/).length).sort((a, b) => a - b)
    expect(lengths[1000]).toBeGreaterThan(320)
    expect(lengths[1000]).toBeLessThan(480)
    expect(lengths[100]).toBeLessThan(130)
  })

  it('gives some stories again, with the wording of the story before', () => {
    const versions = FEED.filter(({ version }) => version !== undefined)
    expect(versions.length / FEED.length).toBeGreaterThan(0.04)
    expect(versions.length / FEED.length).toBeLessThan(0.1)
    for (const { article, version } of versions.slice(0, 60)) {
      const similarity = jaccard(shingles(article.text), shingles(BY_ID.get(version!.of)!.article.text))
      expect(similarity).toBeGreaterThan(0.5)
    }
  })

  it('has many stories of one beat', () => {
    const sizes = new Map<number, number>()
    for (const { beat } of FEED) sizes.set(beat, (sizes.get(beat) ?? 0) + 1)
    expect(Math.max(...sizes.values())).toBeGreaterThan(FEED.length / 40)
  })
})
