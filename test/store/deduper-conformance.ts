import { describe, expect, test } from 'vitest'
import { generateWire } from '../../bench/generate/wire.js'
import { createDeduper } from '../../src/deduper/deduper.js'
import type { DeduperOptions } from '../../src/deduper/options.js'
import type { SharedDeduper } from '../../src/store/shared/shared-deduper.js'
import type { StoredDeduper } from '../../src/store/stored-deduper.js'
import { HARBOUR, ORCHARD, reprintOf } from '../fixtures/articles.js'

/** Opens dedupers of one new store, one after the other was closed, or at once where the store allows it. */
export type Opening = () => Promise<
  (options?: Partial<DeduperOptions> & { readonly window?: string }) => Promise<StoredDeduper | SharedDeduper>
>

/** What a deduper in a store does, whatever the store: whether it answers at once or after a while does not matter. */
export function dedupersConform(name: string, make: Opening): void {
  const open = async (options: Parameters<Awaited<ReturnType<Opening>>>[0] = {}) =>
    (await make())({ window: 'none', ...options })
  const listOf = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
    const list: Item[] = []
    for await (const item of items) list.push(item)
    return list
  }
  const count = async (deduper: StoredDeduper | SharedDeduper) => (await deduper.statistics()).articles

  describe(`a deduper on ${name}`, { timeout: 120_000 }, () => {
    test('inserts before it probes: of two copies given at once, one sees the other', async () => {
      await using deduper = await open()
      const [a, b] = await Promise.all([
        deduper.add({ id: 'a', text: HARBOUR }),
        deduper.add({ id: 'b', text: reprintOf(HARBOUR) }),
      ])
      expect([a.status, b.status]).toEqual(['new', 'copy'])
      expect(b).toMatchObject({ of: 'a', relation: 'reprint' })
    })

    test('takes an article twice at the cost of one, also while the first waits', async () => {
      await using deduper = await open()
      const given = { id: 'a', text: ORCHARD }
      const verdicts = await Promise.all([deduper.add(given), deduper.add(given)])
      expect([...verdicts, await deduper.add(given)].map(({ status }) => status)).toEqual([
        'new',
        'repeated',
        'repeated',
      ])
      expect(await count(deduper)).toBe(1)
    })

    test('find says what add says then, and stores nothing', async () => {
      await using deduper = await open()
      const all = [
        { id: 'a', text: HARBOUR },
        { id: 'b', text: reprintOf(HARBOUR) },
        { id: 'c', text: HARBOUR },
        { id: 'd', text: ORCHARD },
        { id: 'empty', text: '' },
        { id: 'empty too', text: ' ' },
      ]
      for (const article of all) {
        const before = await count(deduper)
        const found = await deduper.find(article)
        expect(await count(deduper)).toBe(before)
        const { status, of, relation, score } = await deduper.add(article)
        expect(found).toMatchObject({ status, id: article.id, ...(of !== undefined && { of, relation, score }) })
      }
      expect((await deduper.find(all[0]!)).status).toBe('repeated')
    })

    test('keeps a known id with another text as a version, or refuses it', async () => {
      await using deduper = await open({ onDuplicate: 'version' })
      await deduper.add({ id: '__proto__', text: HARBOUR })
      expect(await deduper.add({ id: '__proto__', text: ORCHARD })).toMatchObject({
        ...{ status: 'version', id: '__proto__#2', versionOf: '__proto__' },
      })
      await using strict = await open({ onDuplicate: 'error' })
      await strict.add({ id: 'a', text: HARBOUR })
      await expect(strict.add({ id: 'a', text: ORCHARD })).rejects.toMatchObject({ code: 'DUPLICATE_ID' })
      await expect(strict.add({ id: '', text: 7 } as never)).rejects.toMatchObject({ code: 'ARTICLE_INVALID' })
      expect(await count(strict)).toBe(1)
    })

    test('forgets what is removed', async () => {
      await using deduper = await open()
      await deduper.add({ id: 'a', text: HARBOUR })
      await deduper.add({ id: 'b', text: HARBOUR })
      expect((await deduper.clusterOf('b')).size).toBe(2)
      expect([await deduper.remove('a'), await deduper.remove('a'), await deduper.has('a')]).toEqual([
        true,
        false,
        false,
      ])
      expect((await deduper.clusterOf('b')).size).toBe(1)
      await expect(deduper.clusterOf('a')).rejects.toMatchObject({ code: 'UNKNOWN_ID' })
      expect(await deduper.remove('b')).toBe(true)
      expect((await deduper.find({ id: 'c', text: reprintOf(HARBOUR) })).status).toBe('new')
    })

    test.each(['reprint', 'rewrite'] as const)(
      'clusters and pairs are those of one batch at the level %s',
      async (level) => {
        const articles = [...generateWire({ count: 60, seed: 5 })].map(({ article }) => article)
        const hostile = ['\ud800', 'tab\t', '{}', '*', '\u0000', '\u0001x'].map((id) => ({ ...articles[0]!, id }))
        const all = [...articles, ...hostile]
        await using deduper = await open({ level })
        await listOf(deduper.addAll(all))
        const batch = await createDeduper({ level, bucketCap: 64 })
        for (const article of all) batch.store(article)
        await batch.settle()
        expect(await listOf(deduper.clusters())).toEqual([...batch.clusters()])
        const pairs = await listOf(deduper.pairs())
        const order = (list: readonly { readonly a: string; readonly b: string }[]) =>
          [...list].sort((x, y) => (`${x.a} ${x.b}` < `${y.a} ${y.b}` ? -1 : 1))
        expect(order(pairs)).toEqual(order([...batch.pairs()]))
        expect(await deduper.explain(all[0]!.id, '*')).toMatchObject({ relation: 'identical' })
      },
    )

    test('refuses to work after it is closed', async () => {
      const deduper = await open()
      await deduper.close()
      await deduper.close()
      await expect(deduper.add({ id: 'a', text: HARBOUR })).rejects.toMatchObject({ code: 'STORE_FAILED' })
    })
  })
}
