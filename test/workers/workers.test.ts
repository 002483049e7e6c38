import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { generateArticle } from '../../bench/generate/articles.js'
import type { Article } from '../../src/index.js'
import { openPool } from '../../src/workers/pool.js'
import { CHINESE, FLOOD, JAPANESE, PARLIAMENT } from '../compare/stories.js'

// As built: a worker thread of Node 20 cannot load TypeScript.
const dist = join(dirname(fileURLToPath(import.meta.url)), '../../dist')
if (!existsSync(join(dist, 'workers.js'))) throw new Error('dist is missing: run npm run build')
let core: typeof import('../../src/index.js')
let workers: typeof import('../../src/workers/workers.js')
beforeAll(async () => {
  core = await import(join(dist, 'index.js'))
  workers = await import(join(dist, 'workers.js'))
})

const GENERATED = Array.from({ length: 400 }, (_, number) => generateArticle(number, { seed: 5 }).article)
const ARTICLES: Article[] = [
  ...GENERATED,
  ...[FLOOD, FLOOD, PARLIAMENT, JAPANESE, CHINESE, `${FLOOD} ${PARLIAMENT}`, '', '', 'word', 'Word'].map(
    (text, i): Article => ({ id: `story ${i}`, text, date: `2022-01-0${i}`, source: 'us' }),
  ),
  { id: 'tagged', text: FLOOD, lang: 'de', date: 'Friday' },
  { id: 'untagged', text: FLOOD, lang: null as never },
]

type Deduper = Awaited<ReturnType<typeof core.createDeduper>>
const stateOf = (deduper: Deduper) => {
  const found = { pairs: [...deduper.pairs()], clusters: [...deduper.clusters()] }
  // Which texts were at hand is the caches' affair: each thread has one of its own.
  const { preparedTexts: _, ...statistics } = deduper.statistics()
  return { ...found, statistics }
}

describe('addAll with workers', () => {
  test.each([
    ['rewrite', 1],
    ['rewrite', 2],
    ['rewrite', 3],
    ['reprint', 2],
  ] as const)('gives at level %s with %i of them what one thread gives, in the same order', async (level, count) => {
    const [alone, together] = [await core.createDeduper({ level }), await core.createDeduper({ level })]
    const done = await alone.addAll(ARTICLES)
    expect(await workers.addAll(together, ARTICLES, { workers: count })).toEqual(done)
    expect(stateOf(together)).toEqual(stateOf(alone))
    expect(stateOf(together).pairs.length).toBeGreaterThan(50)
    // Afterwards it is a deduper like any other.
    const more = { id: 'more', text: GENERATED[0]!.text.slice(20) }
    expect(together.add(more)).toEqual(alone.add(more))
    expect(together.remove('more')).toBe(true)
  })

  test('adds to articles that were added before, with the same result for any sequence of texts', async () => {
    const texts = fc.array(fc.constantFrom(...ARTICLES.slice(0, 30), ...ARTICLES.slice(-12)), { maxLength: 90 })
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(20), async (drawn, before) => {
        const articles = drawn.map((article, i) => ({ ...article, id: `${i}` }))
        const [alone, together] = [await core.createDeduper(), await core.createDeduper()]
        await alone.addAll(articles)
        await together.addAll(articles.slice(0, before))
        await workers.addAll(together, articles.slice(before), { workers: 2 })
        expect(stateOf(together)).toEqual(stateOf(alone))
      }),
      { numRuns: 6 },
    )
  })

  test('stores copies that `add` finds of a text that it stored before', async () => {
    const deduper = await core.createDeduper()
    deduper.add({ id: 'first', text: FLOOD })
    await workers.addAll(deduper, [{ id: 'meanwhile', text: FLOOD.slice(40) }], { workers: 1 })
    const verdict = deduper.add({ id: 'again', text: FLOOD })
    const ids = verdict.status === 'copy' ? verdict.matches.map(({ id }) => id) : []
    expect(ids).toEqual(['first', 'meanwhile'])
  })

  test.each([
    ['an id that comes again with another text', { id: GENERATED[3]!.id, text: PARLIAMENT }, 'DUPLICATE_ID'],
    ['an article without text', { id: 'x' } as Article, 'ARTICLE_INVALID'],
  ])('stops at %s and keeps those before, compared', async (_, refused, code) => {
    const articles = [...ARTICLES.slice(0, 390), refused, ...ARTICLES.slice(390)]
    const [alone, together] = [await core.createDeduper(), await core.createDeduper()]
    const error = { code, message: expect.stringMatching(/^articles\[390\]: article "/) }
    await expect(alone.addAll(articles)).rejects.toMatchObject(error)
    await expect(workers.addAll(together, articles, { workers: 2 })).rejects.toMatchObject(error)
    expect(stateOf(together)).toEqual(stateOf(alone))
    expect(together.size).toBe(390)
  })

  test('stops with the reason of an abort; what was added is compared', async () => {
    const deduper = await core.createDeduper()
    const controller = new AbortController()
    const endless = async function* () {
      for (let number = 0; ; number++) yield { id: `${number}`, text: `${FLOOD} ${number}` }
    }
    const onProgress = (articles: number) => articles >= 128 && controller.abort(new Error('enough'))
    const adding = workers.addAll(deduper, endless(), { workers: 2, signal: controller.signal, onProgress })
    await expect(adding).rejects.toThrow('enough')
    expect(deduper.size).toBeGreaterThanOrEqual(128)
    const { members } = deduper.clusters().next().value as { members: readonly unknown[] }
    expect(members).toHaveLength(deduper.size)
  })

  test('keeps no pairs of articles that are removed while it runs', async () => {
    const deduper = await core.createDeduper()
    let removed = 0
    // A few batches are on their way at a time, so the first is stored long before the last is read.
    const withdrawing = function* () {
      for (const article of GENERATED) {
        for (const { id } of GENERATED.slice(0, 40)) if (deduper.remove(id)) removed++
        yield article
      }
    }
    await workers.addAll(deduper, withdrawing(), { workers: 2 })
    expect(removed).toBe(40)
    const left = await core.createDeduper()
    await left.addAll(GENERATED.slice(40))
    expect([...deduper.clusters()]).toEqual([...left.clusters()])
    expect(deduper.statistics().verifiedPairs).toBe(left.statistics().verifiedPairs)
    deduper.add({ id: 'new', text: PARLIAMENT })
    expect(deduper.find({ id: 'x', text: PARLIAMENT })[0]).toMatchObject({ id: 'new', relation: 'identical' })
  })

  test('keeps no pair of a text that another replaced before it was compared', async () => {
    const again = GENERATED.slice(60, 120).map(({ id }, i) => ({ id, text: GENERATED[399 - i]!.text }))
    const articles = [...GENERATED.slice(0, 160), ...again, ...ARTICLES.slice(380)]
    const [alone, together] = [
      await core.createDeduper({ onDuplicate: 'replace' }),
      await core.createDeduper({ onDuplicate: 'replace' }),
    ]
    await alone.addAll(articles)
    await workers.addAll(together, articles, { workers: 2 })
    // Not `stateOf`: the texts replaced are many, and without workers their numbers are given to others at once.
    const sorted = (deduper: Deduper) => [...deduper.pairs()].map((pair) => JSON.stringify(pair)).sort()
    expect(sorted(together)).toEqual(sorted(alone))
    expect([...together.clusters()]).toEqual([...alone.clusters()])
    expect(together.statistics().verifiedPairs).toBe(alone.statistics().verifiedPairs)
    expect(alone.statistics().texts).toBeLessThan(articles.length - again.length + 1)
  })

  test('refuses what is no deduper, and a number of workers out of range', async () => {
    await expect(workers.addAll({} as never, [])).rejects.toThrow('deduper: expected one that createDeduper')
    const deduper = await core.createDeduper()
    for (const count of [0, 1.5, Number.NaN]) {
      await expect(workers.addAll(deduper, [], { workers: count })).rejects.toThrow('workers: expected a whole number')
    }
  })
})

describe('fingerprintAll', () => {
  test('gives the fingerprint of each article, in their order', async () => {
    const fingerprinter = await core.createFingerprinter({ seed: 9, signatureValues: 32 })
    let place = 0
    for await (const { article, fingerprint } of workers.fingerprintAll(ARTICLES, {
      workers: 2,
      seed: 9,
      signatureValues: 32,
    })) {
      expect(article).toBe(ARTICLES[place++])
      expect(fingerprint).toEqual(fingerprinter(article))
    }
    expect(place).toBe(ARTICLES.length)
  })

  test('reads at most a few batches ahead, and ends its threads when its consumer leaves', async () => {
    let read = 0
    const endless = function* () {
      for (;;) yield { id: `${read++}`, text: PARLIAMENT }
    }
    for await (const { article } of workers.fingerprintAll(endless(), { workers: 1 })) if (article.id === '70') break
    expect(read).toBeLessThan(64 * 8)
  })

  test('refuses unknown options', async () => {
    const options = { shingles: 5 } as never
    await expect(workers.fingerprintAll(ARTICLES, options).next()).rejects.toThrow('unknown option "shingles"')
  })
})

test('without tinypool the error says what to install', async () => {
  const missing = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' })
  await expect(openPool(1, () => Promise.reject(missing))).rejects.toMatchObject({
    code: 'PACKAGE_MISSING',
    message: 'doppelwire/workers needs the package tinypool, which is not installed: npm install tinypool@2',
  })
  await expect(openPool(1, () => Promise.reject(new Error('other')))).rejects.toThrow('other')
})
