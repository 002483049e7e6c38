import { beforeEach, describe, expect, test } from 'vitest'
import { generateWire } from '../../bench/generate/wire.js'
import { createDeduper } from '../../src/deduper/deduper.js'
import type { StoreSchema } from '../../src/store/contract.js'
import { createMemoryStore } from '../../src/store/memory-store.js'
import { openDeduper } from '../../src/store/open-deduper.js'
import type { OpenDeduperOptions } from '../../src/store/options.js'
import { exportStore, importLines, readHead } from '../../src/store/portable.js'
import { HARBOUR, ORCHARD, reprintOf, TELESCOPE } from '../fixtures/articles.js'
import { folderOf } from '../fixtures/folder.js'

let store = ''
beforeEach(() => {
  store = folderOf({})
})

const wire = (count: number) => [...generateWire({ count })].map(({ article }) => article)

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}

describe('a deduper with a store', () => {
  test('knows after a restart what it was given before', async () => {
    {
      await using deduper = await openDeduper({ store })
      expect(await deduper.add({ id: 'a', text: HARBOUR })).toEqual({ status: 'new', id: 'a', cluster: 'a' })
    }
    await using deduper = await openDeduper({ store })
    expect(deduper.size).toBe(1)
    expect(await deduper.add({ id: 'a', text: HARBOUR })).toEqual({ status: 'repeated', id: 'a', cluster: 'a' })
    const verdict = await deduper.add({ id: 'b', text: reprintOf(HARBOUR) })
    expect(verdict).toMatchObject({
      status: 'copy',
      id: 'b',
      of: 'a',
      relation: 'reprint',
      cluster: expect.any(String),
    })
    expect(verdict.score).toBeGreaterThan(0.9)
    expect(await deduper.add({ id: 'c', text: ORCHARD })).toMatchObject({ status: 'new' })
  })

  test('names the article that a block is shared with, which makes no cluster', async () => {
    await using deduper = await openDeduper({ store })
    const [harbour, orchard] = [HARBOUR, ORCHARD].map((story) => `${story}\n\n${TELESCOPE}`) as [string, string]
    expect(await deduper.add({ id: 'harbour', text: harbour })).toEqual({
      status: 'new',
      id: 'harbour',
      cluster: 'harbour',
    })
    const expected = { status: 'new', id: 'orchard', cluster: 'orchard', partialOf: 'harbour' }
    expect(await deduper.find({ id: 'orchard', text: orchard })).toEqual(expected)
    expect(await deduper.add({ id: 'orchard', text: orchard })).toEqual(expected)
    expect(await deduper.add({ id: 'reprint', text: reprintOf(orchard) })).toMatchObject({
      ...{ status: 'copy', of: 'orchard', partialOf: 'harbour' },
    })
    expect(await collect(deduper.clusters())).toHaveLength(2)
  })

  test('looks up without storing, in a store that is only read too', async () => {
    const looked = { id: 'b', text: reprintOf(HARBOUR) }
    {
      await using deduper = await openDeduper({ store })
      await deduper.add({ id: 'a', text: HARBOUR })
      expect(await deduper.find(looked)).toMatchObject({ status: 'copy', id: 'b', of: 'a', cluster: 'a' })
      expect([deduper.size, deduper.has('b')]).toEqual([1, false])
    }
    await using reader = await openDeduper({ store, readOnly: true })
    expect(await reader.find(looked)).toMatchObject({ status: 'copy', of: 'a' })
    expect(await reader.find({ id: 'a', text: HARBOUR })).toMatchObject({ status: 'repeated' })
    expect(await reader.find({ id: 'a', text: ORCHARD })).toMatchObject({ status: 'version', versionOf: 'a' })
    await expect(reader.add(looked)).rejects.toMatchObject({ code: 'STORE_FAILED' })
    await expect(reader.remove('a')).rejects.toMatchObject({ code: 'STORE_FAILED' })
  })

  test.each(['reprint', 'rewrite'] as const)('says what adding would: %s', async (level) => {
    await using deduper = await openDeduper({ store, level, window: 'none' })
    const feed = wire(120).flatMap((article, i) => [
      article,
      ...(i % 3 === 0 ? [{ ...article, id: `${article.id} again` }] : []),
      ...(i % 4 === 0 ? [{ ...article, id: `${article.id} reprinted`, text: reprintOf(article.text) }] : []),
    ])
    const statuses = new Set<string>()
    for (const article of feed) {
      const { date: _, source: __, ...asked } = article
      const found = await deduper.find(asked)
      expect(found).toEqual(await deduper.find(asked))
      // What is not stored represents no cluster.
      const { cluster: _c, ...added } = await deduper.add(asked)
      expect(found).toMatchObject(added)
      statuses.add(found.status)
    }
    expect([...statuses].sort()).toEqual(['copy', 'new'])
    expect(deduper.size).toBe(feed.length)
  })

  test('forgets an article for good', async () => {
    {
      await using deduper = await openDeduper({ store })
      await deduper.add({ id: 'a', text: HARBOUR })
      await deduper.add({ id: 'same', text: HARBOUR })
      expect([await deduper.remove('a'), await deduper.remove('a'), await deduper.remove('none')]).toEqual([
        true,
        false,
        false,
      ])
      expect(await deduper.find({ id: 'b', text: HARBOUR })).toMatchObject({ of: 'same' })
      await deduper.remove('same')
    }
    await using deduper = await openDeduper({ store })
    expect(deduper.size).toBe(0)
    expect(await deduper.add({ id: 'a', text: reprintOf(HARBOUR) })).toMatchObject({ status: 'new' })
  })

  test.each([
    ['version', 'version', ['a', 'a#2']],
    ['replace', 'new', ['a']],
  ] as const)('keeps what onDuplicate says: %s', async (onDuplicate, status, ids) => {
    {
      await using deduper = await openDeduper({ store, onDuplicate })
      await deduper.add({ id: 'a', text: HARBOUR })
      expect(await deduper.add({ id: 'a', text: ORCHARD })).toMatchObject({ status, id: ids.at(-1) })
    }
    await using deduper = await openDeduper({ store, onDuplicate })
    expect(ids.map((id) => deduper.has(id))).toEqual(ids.map(() => true))
    expect(deduper.size).toBe(ids.length)
    expect(await deduper.add({ id: 'a', text: ORCHARD })).toMatchObject({ status: 'repeated', id: ids.at(-1) })
    const isKept = onDuplicate === 'version'
    expect((await deduper.find({ id: 'b', text: HARBOUR })).status).toBe(isKept ? 'copy' : 'new')
  })

  test('refuses a known id with another text where asked to, and goes on', async () => {
    await using deduper = await openDeduper({ store })
    await deduper.add({ id: 'a', text: HARBOUR })
    await expect(deduper.add({ id: 'a', text: ORCHARD })).rejects.toMatchObject({ code: 'DUPLICATE_ID' })
    await expect(deduper.add({ id: 1, text: ORCHARD } as never)).rejects.toMatchObject({ code: 'ARTICLE_INVALID' })
    expect(await deduper.add({ id: 'b', text: ORCHARD })).toMatchObject({ status: 'new' })
  })

  test('is closed once, and refuses everything then', async () => {
    const deduper = await openDeduper({ store })
    await Promise.all([deduper.close(), deduper.close()])
    await expect(deduper.add({ id: 'a', text: HARBOUR })).rejects.toMatchObject({ code: 'STORE_FAILED' })
    await expect(deduper.find({ id: 'a', text: HARBOUR })).rejects.toMatchObject({ code: 'STORE_FAILED' })
  })
})

describe('options', () => {
  test.each<[Partial<OpenDeduperOptions>, string]>([
    [{ level: 'reprint' }, 'level "rewrite", and "reprint" was asked for'],
    [{ signatureValues: 64 }, 'signatureValues 128, and 64 was asked for'],
    [{ window: 'none' }, 'window "30d", and "none" was asked for'],
    [{ threshold: 0.7 }, 'threshold null, and 0.7 was asked for'],
    [{ boilerplate: false }, 'boilerplate true, and false was asked for'],
  ])('that differ from those of the store are refused with both: %j', async (options, message) => {
    await (await openDeduper({ store })).close()
    await expect(openDeduper({ store, ...options })).rejects.toMatchObject({
      code: 'STORE_MISMATCH',
      message: expect.stringContaining(message),
    })
    // The refused opening left no lock.
    await (await openDeduper({ store, representative: 'earliest' })).close()
  })

  test('that are left out are those of the store', async () => {
    await (await openDeduper({ store, level: 'reprint', window: '2h', seed: 7 })).close()
    await using deduper = await openDeduper({ store })
    await deduper.add({ id: 'a', text: HARBOUR })
    expect(await deduper.add({ id: 'b', text: reprintOf(HARBOUR) })).toMatchObject({ relation: 'reprint' })
  })

  test('of another version are refused with both', async () => {
    const memory = createMemoryStore()
    memory.create({ storeVersion: 99 })
    await expect(openDeduper({ store: memory })).rejects.toMatchObject({
      code: 'STORE_MISMATCH',
      message: expect.stringMatching(/expected storeVersion 3, found 99/),
    })
  })

  test('that other models judged are refused, and its articles can be judged again', async () => {
    {
      await using deduper = await openDeduper({ store, window: 'none' })
      await deduper.add({ id: 'a', text: HARBOUR })
      await deduper.add({ id: 'b', text: reprintOf(HARBOUR) })
    }
    const [head, ...lines] = await collect(exportStore(store))
    const { schema } = JSON.parse(head!) as { schema: StoreSchema }
    expect(schema.modelVersion).toMatch(/^[0-9a-f]{8}$/)
    const memory = createMemoryStore()
    memory.create({ ...schema, modelVersion: '00000000' })
    await expect(openDeduper({ store: memory })).rejects.toMatchObject({
      code: 'STORE_MISMATCH',
      message: expect.stringMatching(/expected modelVersion [0-9a-f]{8}, found "00000000".*export.*import/),
    })
    expect(
      readHead(JSON.stringify({ doppelwire: 'store', schema: { ...schema, modelVersion: '00000000' } })),
    ).toBeTruthy()
    await using again = await openDeduper({ store: folderOf({}), window: 'none' })
    const given = async function* () {
      yield* lines
    }
    expect(await importLines(again, given())).toBe(2)
    expect(await collect(again.clusters())).toHaveLength(1)
  })

  test.each<[object, RegExp]>([
    [{}, /store: expected/],
    [{ store: 5 }, /store: expected/],
    [{ store: createMemoryStore(), nonsense: 1 }, /nonsense/],
    [{ store: createMemoryStore(), window: '30' }, /window: expected none or a number/],
    [{ store: createMemoryStore(), durability: 'paper' }, /durability/],
    [{ store: createMemoryStore(), readOnly: 'yes' }, /readOnly/],
  ])('that make no sense are refused: %j', async (options, message) => {
    await expect(openDeduper(options as OpenDeduperOptions)).rejects.toMatchObject({
      code: 'OPTION_INVALID',
      message: expect.stringMatching(message),
    })
  })
})

describe('clusters', () => {
  test.each(['reprint', 'rewrite'] as const)(
    'at the level %s are those of one batch, also after restarts',
    async (level) => {
      const articles = wire(110)
      const batch = await createDeduper({ level })
      for (const article of articles) batch.store(article)
      const expected = [...batch.clusters()]
      for (const cuts of [
        [0, 110],
        [0, 1, 40, 41, 90, 110],
      ]) {
        const folder = folderOf({})
        for (let part = 1; part < cuts.length; part++) {
          await using deduper = await openDeduper({ store: folder, level, window: 'none' })
          await collect(deduper.addAll(articles.slice(cuts[part - 1], cuts[part])))
          if (part < cuts.length - 1) continue
          expect(await collect(deduper.clusters())).toEqual(expected)
        }
      }
      expect(expected[0]!.size).toBeGreaterThan(1)
    },
    300_000,
  )

  test('that are told at once are the same with and without restarts', async () => {
    const articles = wire(100)
    const straight = await openDeduper({ store: createMemoryStore(), window: 'none' })
    const verdicts = await collect(straight.addAll(articles))
    const cut = []
    for (let from = 0; from < 100; from += 20) {
      await using deduper = await openDeduper({ store, window: 'none' })
      cut.push(...(await collect(deduper.addAll(articles.slice(from, from + 20)))))
    }
    expect(cut).toEqual(verdicts)
    expect(new Set(verdicts.map(({ status }) => status))).toEqual(new Set(['new', 'copy']))
  }, 300_000)
})

test('a flood of one story is one cluster, told at once, and each print is compared with few', async () => {
  await using deduper = await openDeduper({ store, window: 'none', representative: 'earliest' })
  const flood = Array.from({ length: 60 }, (_, i) => ({
    id: `p${i}`,
    text: `${HARBOUR} Print ${i} of many.`,
    date: '2026-03-03',
  }))
  const verdicts = await collect(deduper.addAll(flood))
  expect(new Set(verdicts.slice(1).map(({ status }) => status))).toEqual(new Set(['copy']))
  expect(await deduper.clusterOf('p59')).toMatchObject({ size: 60 })
  expect(deduper.statistics().comparedPairs).toBeLessThan(60 * 18)
}, 300_000)

describe('addAll', () => {
  test('answers each article before the next one comes, in order', async () => {
    await using deduper = await openDeduper({ store })
    let answered = 0
    const source = async function* () {
      for (const article of wire(5)) {
        yield article
        // A slow feed: it goes on only when the answer is there.
        while (answered < Number(article.id.slice(1)) + 1) await new Promise((resolve) => setTimeout(resolve, 1))
      }
    }
    const ids = []
    for await (const { id } of deduper.addAll(source())) {
      answered++
      ids.push(id)
    }
    expect(ids).toEqual(['w0', 'w1', 'w2', 'w3', 'w4'])
  })

  test('reads no further than a hundred articles ahead of a slow reader', async () => {
    await using deduper = await openDeduper({ store, level: 'reprint' })
    let read = 0
    const source = function* () {
      for (const article of wire(250)) {
        read++
        yield article
      }
    }
    let most = 0
    let taken = 0
    for await (const _ of deduper.addAll(source())) {
      if (taken++ % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
      most = Math.max(most, read - taken)
    }
    expect(taken).toBe(250)
    expect(most).toBeLessThanOrEqual(102)
  }, 300_000)

  test('answers what came before an article that is refused, then throws', async () => {
    await using deduper = await openDeduper({ store })
    const articles = [...wire(3), { id: '', text: 'x' }, ...wire(9).slice(3)]
    const ids: string[] = []
    await expect(
      (async () => {
        for await (const { id } of deduper.addAll(articles)) ids.push(id)
      })(),
    ).rejects.toMatchObject({ code: 'ARTICLE_INVALID' })
    expect(ids).toEqual(['w0', 'w1', 'w2'])
  })

  test('stops when its signal aborts, and keeps what was answered', async () => {
    const controller = new AbortController()
    const deduper = await openDeduper({ store })
    const endless = async function* () {
      yield* wire(3)
      await new Promise(() => {})
    }
    let answered = 0
    await expect(
      (async () => {
        for await (const _ of deduper.addAll(endless(), { signal: controller.signal })) {
          if (++answered === 3) controller.abort(new Error('enough'))
        }
      })(),
    ).rejects.toThrow('enough')
    await deduper.close()
    await using again = await openDeduper({ store })
    expect(again.size).toBe(3)
  })
})
