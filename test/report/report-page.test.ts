import { describe, expect, test } from 'vitest'
import { createFingerprinter } from '../../src/index.js'
import { type ReportInput, reportPage } from '../../src/report/report-page.js'
import { excerptOf, HARBOUR, ORCHARD, reprintOf, TELESCOPE } from '../fixtures/articles.js'
import { hostileRecords } from './hostile.js'
import { readPage } from './written-page.js'

interface Given {
  readonly id: string
  readonly text: string
  readonly title?: string
  readonly date?: string
  readonly source?: string
  readonly url?: string
}

const fingerprint = await createFingerprinter()

/** A report on clusters of these articles; the first of each is its representative. */
function report(clusters: readonly (readonly Given[])[], given: Partial<ReportInput> = {}): ReportInput {
  const all = new Map(clusters.flat().map((article) => [article.id, article]))
  return {
    kind: 'feed',
    articles: all.size,
    threshold: 0.5,
    clusters: clusters
      .filter(({ length }) => length > 1)
      .map((members, i) => ({
        number: i + 1,
        size: members.length,
        members: members.map(({ id }, place) =>
          place === 0
            ? { id, relation: 'representative', score: 1, of: null }
            : { id, relation: 'reprint', score: 0.99, of: members[0]!.id },
        ),
      })),
    neighbours: [],
    articleOf: async (id) => all.get(id),
    fingerprintOf: (id) => all.get(id) && fingerprint(all.get(id)!),
    ...given,
  }
}

async function written(input: ReportInput, limits?: Parameters<typeof reportPage>[2]) {
  let html = ''
  for await (const part of reportPage(input, undefined, limits)) html += part
  return { html, ...readPage(html) }
}

const harbour = [
  { id: 'wire', text: HARBOUR, title: 'Strike ends', date: '2026-03-03T08:00:00Z', source: 'Wire' },
  {
    id: 'paper',
    text: reprintOf(HARBOUR),
    date: '2026-03-03T10:00:00Z',
    source: 'Paper',
    url: 'https://paper.example/1',
  },
  { id: 'site', text: excerptOf(HARBOUR), date: '2026-03-04', source: 'Site', url: 'javascript:alert(1)' },
]
const orchard = [
  { id: 'o1', text: ORCHARD, source: 'Paper' },
  { id: 'o2', text: reprintOf(ORCHARD), source: 'Wire' },
]
const LIMITS = { articles: 100, members: 100, bytes: 1e6, textUnits: 10_000, pairs: 1000, neighbours: 100 }

describe('a page', () => {
  test('holds clusters with their articles, texts and comparisons', async () => {
    const { index, blocks, overview } = await written(report([harbour, orchard, [{ id: 't', text: TELESCOPE }]]))
    expect(overview).toMatchObject({ articles: 6, clusters: 2, copies: 3, alone: 1, relations: [['reprint', 3]] })
    expect(overview.sizes).toEqual([
      ['2', 1],
      ['3', 1],
    ])
    expect(index.articles.ids).toEqual(['wire', 'paper', 'site', 'o1', 'o2'])
    expect(index.articles.of).toEqual([-1, 0, 0, -1, 0])
    expect(index.clusters).toMatchObject({ sizes: [3, 2], held: [3, 2], blocks: [0, 0], places: [0, 1] })
    const [detail] = blocks[0]!
    expect(detail!.texts).toEqual(harbour.map(({ text }) => text))
    expect(detail!.pairs.map(({ a, b }) => [a, b])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ])
    const [first] = detail!.pairs
    for (let i = 0; i < first!.passages.length; i += 5) {
      const [startA, endA, startB, endB, similarity] = first!.passages.slice(i, i + 5) as [
        number,
        number,
        number,
        number,
        number,
      ]
      const words = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g)
      if (similarity === 100) {
        expect(words(harbour[0]!.text.slice(startA, endA))).toEqual(words(harbour[1]!.text.slice(startB, endB)))
      }
    }
    expect(first!.passages.length).toBeGreaterThan(5)
    expect(first!.reasons.length).toBeGreaterThan(0)
  })

  test('says who had whose text first, of those with a date and a source', async () => {
    const { overview } = await written(report([harbour, orchard]))
    expect(overview.sources).toEqual({
      names: ['Wire', 'Paper', 'Site'],
      began: [1, 0, 0],
      cells: [
        [0, 1, 1],
        [0, 0, 0],
        [0, 0, 0],
      ],
      others: 0,
      undecided: 1,
    })
    expect(overview.agencies).toEqual([{ name: 'reuters', articles: 1, clusters: 1 }])
    expect(overview.time).toMatchObject({ unit: 'hour', first: [1, ...Array(16).fill(0)] })
  })

  test('leaves the matrix out where two sources share the earliest date', async () => {
    const tie = harbour.map((article) => ({ ...article, date: '2026-03-03' }))
    expect((await written(report([tie]))).overview.sources).toBeUndefined()
  })

  test('is the same each time', async () => {
    const [one, other] = [await written(report([harbour, orchard])), await written(report([harbour, orchard]))]
    expect(one.html).toBe(other.html)
  })

  test('of no clusters, of one article and of no article says so', async () => {
    const one = await written(report([[{ id: 't', text: TELESCOPE }]]))
    expect(one.overview).toMatchObject({ articles: 1, clusters: 0, copies: 0, alone: 1, relations: [], sizes: [] })
    expect(one.index.articles.ids).toEqual([])
    expect((await written(report([]))).overview).toMatchObject({ articles: 0, alone: 0 })
  })

  test('of articles without texts at hand has their ids', async () => {
    const { index, blocks } = await written(
      report([harbour], { articleOf: async () => undefined, fingerprintOf: () => undefined }),
    )
    expect(index.articles.ids).toEqual(['wire', 'paper', 'site'])
    expect(blocks[0]![0]).toMatchObject({ texts: [null, null, null], pairs: [], scores: [-1, -1, -1] })
  })

  test('connects clusters with neighbours, also with articles that stand alone', async () => {
    const pairs = [
      { a: 'paper', b: 't', relation: 'partial', score: 0.4 },
      { a: 'o1', b: 'wire', relation: 'template', score: 0.1 },
    ] as const
    const { index } = await written(report([harbour, orchard, [{ id: 't', text: TELESCOPE }]], { neighbours: pairs }))
    expect(index.articles.ids.at(-1)).toBe('t')
    expect(index.clusters.sizes).toEqual([3, 2, 1])
    expect(index.near).toEqual([
      [0, 2, 5, 0.4, 1, 0],
      [1, 0, 6, 0.1, 0, 0],
    ])
  })
})

describe('a page can run nothing but its own script', () => {
  test('its policy names the hashes of its script and style, and no address', async () => {
    const { policy, hashes } = await written(report([harbour]))
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src 'sha256-${hashes.script}'`,
      `style-src 'sha256-${hashes.style}'`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
  })

  test('nothing of an article stands in its markup', async () => {
    const plain = await written(report([harbour]))
    const hostile = hostileRecords(HARBOUR) as unknown as Given[]
    const { markup, html, overview } = await written(report([hostile], { articles: 3 }))
    expect(markup).toBe(plain.markup)
    expect(html).not.toContain('attacked')
    expect(overview.clusters).toBe(1)
  })

  test('only addresses of the web become links', async () => {
    const { blocks } = await written(report([harbour]))
    expect(blocks[0]![0]!.urls).toEqual([null, 'https://paper.example/1', null])
    const hostile = hostileRecords(HARBOUR) as unknown as Given[]
    const pages = await written(report([hostile]))
    expect(pages.blocks.flat().flatMap(({ urls }) => urls.filter((url) => url !== null))).toEqual([])
  })

  test('comes with every text as it was, also with half a surrogate pair', async () => {
    const texts = hostileRecords(HARBOUR) as unknown as Given[]
    const { blocks, index } = await written(report([texts]))
    expect(blocks.flat()[0]!.texts).toEqual(texts.map(({ text }) => text))
    expect(index.articles.ids).toEqual(texts.map(({ id }) => id))
  })
})

describe('a page that would be too large', () => {
  test('leaves out texts of small clusters, and says how many', async () => {
    const noise = Array.from({ length: 40 }, (_, i) =>
      [0, 1].map((j) => ({
        id: `${i} ${j}`,
        text: Array.from({ length: 4000 }, (_, k) => ((i * 7919 + k * k) % 9973).toString(36)).join(' '),
      })),
    )
    const { overview, index, html } = await written(report(noise, { fingerprintOf: () => undefined }), {
      ...LIMITS,
      textUnits: 50_000,
      bytes: 100_000,
    })
    const without = index.clusters.blocks.filter((block) => block < 0).length
    expect(without).toBeGreaterThan(0)
    expect(overview.leftOut).toContain(`The texts of ${2 * without} articles of small clusters are left out.`)
    // One block more than the limit at most.
    expect(html.length).toBeLessThan(600_000)
  })

  test('lists the largest clusters and counts all', async () => {
    const { overview, index } = await written(report([harbour, orchard]), { ...LIMITS, articles: 3 })
    expect(index.clusters.sizes).toEqual([3])
    expect(overview).toMatchObject({ clusters: 2, copies: 3 })
    expect(overview.leftOut).toEqual(['1 small cluster is counted here, and not listed.'])
  })

  test('holds the first articles of a very large cluster, and the beginning of a very long text', async () => {
    const { overview, index, blocks } = await written(report([harbour]), { ...LIMITS, members: 2, textUnits: 300 })
    expect(index.clusters).toMatchObject({ sizes: [3], held: [2] })
    expect(blocks[0]![0]).toMatchObject({
      cut: [0, 1],
      texts: [HARBOUR.slice(0, 300), reprintOf(HARBOUR).slice(0, 300)],
    })
    for (const { passages } of blocks[0]![0]!.pairs) expect(Math.max(0, ...passages)).toBeLessThanOrEqual(300)
    expect(overview.leftOut).toEqual([
      '1 article of very large clusters counted, and not listed.',
      '2 very long texts end after 300 characters.',
    ])
  })

  test('compares what its budget of pairs allows', async () => {
    const { overview, blocks } = await written(report([harbour, orchard]), { ...LIMITS, pairs: 2 })
    expect(blocks[0]!.map(({ scores }) => scores.length)).toEqual([0, 1])
    expect(overview.leftOut).toEqual(['1 cluster has no heat map.'])
  })
})
