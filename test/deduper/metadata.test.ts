import { describe, expect, test } from 'vitest'
import { generateWire } from '../../bench/generate/wire.js'
import { type Article, createDeduper } from '../../src/index.js'

const FEED: readonly Article[] = [...generateWire({ count: 300, seed: 8 })].map(({ article }) => article)

async function answersTo(articles: readonly Article[]) {
  const deduper = await createDeduper()
  const provisional = articles.map((article) => deduper.add(article))
  return {
    provisional,
    fingerprints: articles.slice(0, 20).map((article) => deduper.fingerprint(article)),
    pairs: [...deduper.pairs(), ...deduper.pairs({ relations: ['partial', 'template'] })],
    clusters: [...deduper.clusters()],
  }
}

describe('dates, titles, sources and addresses', () => {
  test('change no answer of a deduper', async () => {
    const bare = await answersTo(FEED.map(({ id, text, lang }) => ({ id, text, lang })))
    expect(bare.pairs.length).toBeGreaterThan(10)
    const described = FEED.map((article, number) => ({
      ...article,
      date: ['2022-01-07T10:30:00Z', 'Fri, 07 Jan 2022 10:30:00 +0900', '1641551400', '1341551400123'][number % 4]!,
      title: number % 3 === 0 ? 'One title for many' : article.text.slice(0, 60),
      source: `outlet ${number % 5}`,
      url: `https://example.org/${number % 7}`,
    }))
    expect(await answersTo(described)).toEqual(bare)
  })

  test.each(['2999-01-01', '1850-05-05', 'Fri, 07 Jan 1850 09:30:00 GMT', '-2208988800000', '9'.repeat(20), 'soon'])(
    'a date of %s is no hindrance',
    async (date) => {
      const [one, other] = FEED
      for (const representative of ['earliest', 'latest'] as const) {
        const deduper = await createDeduper({ representative })
        await deduper.addAll([one!, other!, { ...one!, id: 'copy', date }])
        expect([...deduper.clusters()].map(({ size }) => size)).toEqual([2, 1])
      }
    },
  )
})
