import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generateAlike } from '../../bench/generate/alike.js'
import { generateWire } from '../../bench/generate/wire.js'
import { type Article, createDeduper, type Deduper, type DeduperOptions } from '../../src/index.js'
import { FLOOD, PARLIAMENT } from '../compare/stories.js'
import { retold } from './retold.js'

const FEED: readonly Article[] = [
  ...[...generateWire({ count: 250, seed: 5 })].map(({ article }) => article),
  ...retold(),
]
const outcomeOf = (deduper: Deduper) => JSON.stringify([[...deduper.clusters()], [...deduper.pairs()]])

async function storing(articles: readonly Article[], options: Partial<DeduperOptions> = {}): Promise<Deduper> {
  const deduper = await createDeduper(options)
  await deduper.addAll(articles)
  return deduper
}

describe('clusters and pairs are a function of the set of articles', () => {
  test('in any order, cut into any batches, whatever is asked, removed and added again in between', async () => {
    const expected = outcomeOf(await storing(FEED))
    const orders = fc.shuffledSubarray([...FEED], { minLength: FEED.length, maxLength: FEED.length })
    await fc.assert(
      fc.asyncProperty(orders, fc.array(fc.nat({ max: FEED.length - 1 }), { maxLength: 12 }), async (order, chosen) => {
        const deduper = await createDeduper()
        for (const [i, article] of order.entries()) {
          if (i % 3 === 0) deduper.add(article)
          else deduper.store(article)
          if (i === 100) deduper.clusters().next()
        }
        for (const i of chosen) deduper.remove(FEED[i]!.id)
        for (const i of chosen) deduper.store(FEED[i]!)
        expect(outcomeOf(deduper)).toBe(expected)
      }),
      { numRuns: 6 },
    )
  })

  test('at the level of reprints, and by other policies', async () => {
    for (const options of [{ level: 'reprint' }, { representative: 'longest' }] as const) {
      const expected = outcomeOf(await storing(FEED, options))
      expect(outcomeOf(await storing([...FEED].reverse(), options))).toBe(expected)
    }
  })

  test('also where buckets are large', async () => {
    const alike = Array.from({ length: 90 }, (_, i) => ({
      id: `n${i}`,
      text: `${FLOOD}\n\n${FEED[i]!.text.split(/\s+/).slice(0, 60).join(' ')}`,
    }))
    const expected = outcomeOf(await storing(alike))
    expect(outcomeOf(await storing([...alike].reverse()))).toBe(expected)
  })
})

describe('many alike', () => {
  const prints = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      id: `print-${String(i).padStart(4, '0')}`,
      text: `${FLOOD}\n\nPrinted by outlet number ${i} of the region, with thanks to ${FEED[i % FEED.length]!.text.slice(0, 90)}.`,
    }))

  test('of one story form one cluster, at a cost that does not grow with their square', async () => {
    const compared: number[] = []
    for (const count of [100, 400]) {
      const deduper = await storing(prints(count), { level: 'reprint', threshold: 0.1 })
      expect([...deduper.clusters()].map(({ size }) => size)).toEqual([count])
      compared.push(deduper.statistics().comparedPairs)
    }
    expect(compared[1]! / compared[0]!).toBeLessThan(5)
  })

  test('are compared with a leader each, however many there are', async () => {
    const deduper = await storing(prints(200), { level: 'reprint', threshold: 0.1 })
    expect([...deduper.clusters()].map(({ size }) => size)).toEqual([200])
    expect(deduper.statistics().comparedPairs).toBeLessThan(2 * 200)
  })

  test('of two stories on one page frame form two clusters', async () => {
    const frame = FEED[7]!.text.slice(0, 400)
    const pages = prints(80).map(({ id, text }, i) => ({
      id,
      text: `${frame}\n\n${i % 2 === 0 ? text : text.replace(FLOOD, FEED[3]!.text)}`,
    }))
    const clusters = [...(await storing(pages, { level: 'reprint' })).clusters()]
    expect(clusters.map(({ size }) => size)).toEqual([40, 40])
  })

  test('are paired with so many others as bucketCap says at most, in whatever order they come', async () => {
    const options = { level: 'reprint', threshold: 0.1, bucketCap: 10 } as const
    const pairs = [...(await storing(prints(60), options)).pairs()]
    expect(pairs.length).toBeLessThan(60 * 12)
    expect(pairs.length).toBeGreaterThan(60 * 5)
    expect([...(await storing(prints(60).reverse(), options)).pairs()]).toEqual(pairs)
  })

  test('are all pairs, once these are asked for', async () => {
    const deduper = await storing(prints(60), { level: 'reprint', threshold: 0.1 })
    const pairs = [...deduper.pairs()]
    expect(pairs).toHaveLength((60 * 59) / 2)
    expect(new Set(pairs.map(({ a, b }) => `${a} ${b}`)).size).toBe(pairs.length)
  })

  test('are paired with the 32 most alike where more than 128 are, and with all where that is asked for', async () => {
    const deduper = await storing(prints(150), { level: 'reprint', threshold: 0.1 })
    const pairs = [...deduper.pairs()]
    const { cutPairs } = deduper.statistics()
    expect(pairs.length).toBeGreaterThan(150 * 25)
    const all = [...deduper.pairs({ all: true })]
    expect(all).toHaveLength((150 * 149) / 2)
    expect(cutPairs).toBe(all.length - pairs.length)
    expect(deduper.statistics().cutPairs).toBe(0)
    const key = ({ a, b }: { a: string; b: string }) => `${a} ${b}`
    expect(new Set(all.map(key))).toEqual(new Set([...all, ...pairs].map(key)))
    expect([...(await storing(prints(150).reverse(), { level: 'reprint', threshold: 0.1 })).pairs()]).toEqual(pairs)
  })

  test('that only share a form are compared with few, and none is lost that is a copy', async () => {
    const pages = [...generateAlike('errors', 900)]
    const deduper = await storing(pages)
    const alone = [...deduper.clusters()].filter(({ size }) => size === 1)
    expect(alone.length).toBeGreaterThan(890)
    expect(deduper.statistics().comparedPairs).toBeLessThan(2000)
    expect(deduper.statistics().cappedBuckets).toBeGreaterThan(0)
    const again = pages.slice(300, 420).map(({ id, text }) => ({ id: `again ${id}`, text: `${text} Thank you.` }))
    const clusters = [...(await storing([...again, ...pages])).clusters()].filter(({ size }) => size > 1)
    for (const { id } of pages.slice(300, 420)) {
      expect(clusters.some(({ members }) => members.some((member) => member.id === id))).toBe(true)
    }
  }, 60_000)

  test('texts that differ in white space are one wording, which is compared once', async () => {
    const deduper = await createDeduper()
    for (let i = 0; i < 300; i++) deduper.store({ id: `page-${i}`, text: `${' '.repeat(i)}${PARLIAMENT}` })
    expect([...deduper.clusters()].map(({ size }) => size)).toEqual([300])
    expect(deduper.statistics().comparedPairs).toBe(0)
    expect([...deduper.pairs()]).toHaveLength(299)
    expect([...deduper.pairs({ all: true })]).toHaveLength((300 * 299) / 2)
  })

  test('each article keeps the passages of its own text', async () => {
    const deduper = await storing([
      { id: 'plain', text: FLOOD },
      { id: 'indented', text: `        ${FLOOD}` },
    ])
    const [passage] = deduper.explain('plain', 'indented').passages
    expect(passage!.b.start - passage!.a.start).toBe(8)
  })
})

describe('settle', () => {
  test('leaves nothing to compare to clusters, until an article is added or removed', async () => {
    const deduper = await storing(FEED)
    await deduper.settle()
    const { comparedPairs } = deduper.statistics()
    const clusters = [...deduper.clusters()]
    expect(deduper.statistics().comparedPairs).toBe(comparedPairs)
    expect(clusters).toEqual([...(await storing(FEED)).clusters()])
    deduper.remove(FEED[0]!.id)
    expect([...deduper.clusters()].flatMap(({ members }) => members)).toHaveLength(FEED.length - 1)
  })

  test('stops with the reason of the signal, and starts anew', async () => {
    const deduper = await storing(FEED)
    const reason = new Error('enough')
    await expect(deduper.settle({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(outcomeOf(deduper)).toBe(outcomeOf(await storing(FEED)))
  })

  test('is of no use where an article is added meanwhile', async () => {
    const deduper = await storing([
      ...FEED,
      ...FEED.map(({ id, text }) => ({ id: `${id}-again`, text: `${text} So far.` })),
    ])
    const settling = deduper.settle()
    deduper.store({ id: 'late', text: FLOOD })
    await settling
    expect([...deduper.clusters()].flatMap(({ members }) => members.map(({ id }) => id))).toContain('late')
  })

  test('ends without harm where articles are removed meanwhile', async () => {
    const deduper = await storing(FEED)
    const left = FEED.filter((_, i) => i % 3 > 0)
    const removing = setInterval(() => {
      const next = FEED.findIndex(({ id }, i) => i % 3 === 0 && deduper.has(id))
      if (next < 0) clearInterval(removing)
      else deduper.remove(FEED[next]!.id)
    })
    let turns = 0
    while (deduper.size > left.length) {
      await deduper.settle({ onProgress: () => turns++ })
      await new Promise((resolve) => setTimeout(resolve))
    }
    clearInterval(removing)
    expect(turns).toBeGreaterThan(0)
    expect(outcomeOf(deduper)).toBe(outcomeOf(await storing(left)))
  })

  test('unknown options of pairs are errors', async () => {
    const deduper = await storing(FEED.slice(0, 3))
    expect(() => [...deduper.pairs({ every: true } as never)]).toThrow('unknown option "every"')
  })
})
