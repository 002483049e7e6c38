import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Batch, Store, StoredArticle, StoredText } from '../../src/store/contract.js'
import { openDeduper } from '../../src/store/open-deduper.js'
import { dedupersConform } from './deduper-conformance.js'

const NOTHING: Batch = { texts: [], articles: [], removedArticles: [], removedTexts: [] }
const SCHEMA = { storeVersion: 1, level: 'rewrite' }

export const textOf = (number: number): StoredText => ({
  number,
  fingerprint: Uint8Array.from({ length: 40 + (number % 7) }, (_, i) => ((i + 1) * (number * 2_654_435 + 97)) >> 3),
  stands: number % 2 === 0,
  phrases: Uint32Array.from({ length: number % 4 }, (_, i) => number * 2_654_435 + i),
  pairs: number > 1 ? [{ other: number - 1, relation: 'reprint', score: 1 / number }] : [],
})
export const articleOf = (number: number): StoredArticle => ({
  number,
  id: `article ${number}`,
  text: number + 1,
  slice: number % 5,
  time: number % 3 === 0 ? undefined : number * 1000,
  source: number % 2 === 0 ? undefined : 'Wire',
})

export interface Subject {
  /** A new store. */
  make(): Promise<Store>
  /** Closes a store and opens the same again; undefined for a store that does not outlive its process. */
  reopen: ((store: Store) => Promise<Store>) | undefined
}

/** The rules of `Store`, which every store is held to. */
export function conforms(name: string, { make, reopen }: Subject): void {
  const again = reopen ?? (async (store) => store)
  const contentOf = (store: Store) => ({
    articles: [...store.articles()],
    texts: [...store.texts()],
    state: store.state,
  })

  describe(`${name} keeps the rules of a store:`, () => {
    test('a new one has no schema, and keeps the first that it gets', async () => {
      let store = await make()
      expect(store.state).toBeUndefined()
      store.create(SCHEMA)
      store.create({ storeVersion: 2 })
      store = await again(store)
      expect(store.state).toEqual({ schema: SCHEMA, articles: 0, texts: 0, clock: undefined, next: 0 })
      await store.close()
    })

    test('what was committed is read back, by number and in order', async () => {
      let store = await make()
      store.create(SCHEMA)
      await store.commit(
        { ...NOTHING, texts: [textOf(3), textOf(1)], articles: [articleOf(2), articleOf(0)] },
        'memory',
      )
      await store.commit({ ...NOTHING, texts: [textOf(5)], articles: [articleOf(4)], clock: 77 }, 'memory')
      store = await again(store)
      expect(contentOf(store)).toEqual({
        articles: [articleOf(0), articleOf(2), articleOf(4)],
        texts: [textOf(1), textOf(3), textOf(5)],
        state: { schema: SCHEMA, articles: 3, texts: 3, clock: 77, next: 6 },
      })
      expect([store.article(2), store.article(3), store.text(3), store.text(2)]).toEqual([
        ...[articleOf(2), undefined, textOf(3), undefined],
      ])
      await store.close()
    })

    test('a batch that is committed again changes nothing, nor does the removal of what is not there', async () => {
      let store = await make()
      store.create(SCHEMA)
      const batch = { ...NOTHING, texts: [textOf(1), textOf(3)], articles: [articleOf(0), articleOf(2)] }
      await store.commit(batch, 'memory')
      const once = contentOf(store)
      await store.commit(batch, 'memory')
      await store.commit({ ...NOTHING, removedArticles: [999], removedTexts: [999] }, 'memory')
      store = await again(store)
      expect(contentOf(store)).toEqual(once)
      await store.close()
    })

    test('numbers are never given again, and the clock never goes back', async () => {
      let store = await make()
      store.create(SCHEMA)
      await store.commit({ ...NOTHING, texts: [textOf(8)], articles: [articleOf(7)], clock: 500 }, 'memory')
      await store.commit({ ...NOTHING, removedArticles: [7], removedTexts: [8], clock: 400 }, 'memory')
      store = await again(store)
      expect(store.state).toMatchObject({ articles: 0, texts: 0, next: 9, clock: 500 })
      await store.close()
    })

    test('ids and sources of any kind come back as they were', async () => {
      const strings = [
        '__proto__',
        '\u0000',
        '\ud800',
        'a\udc00b',
        'é',
        '\ufeff',
        ' '.repeat(10_000),
        '😀',
        '',
        '\u0001x',
      ]
      let store = await make()
      store.create(SCHEMA)
      const articles = strings.map((id, number) => ({ ...articleOf(number), id, source: id }))
      await store.commit({ ...NOTHING, articles }, 'memory')
      store = await again(store)
      expect([...store.articles()]).toEqual(articles)
      await store.close()
    })

    test('any order of batches that put and remove ends in what a plain map holds', async () => {
      const change = fc.record({
        put: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 6 }),
        remove: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 4 }),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
          let store = await make()
          store.create(SCHEMA)
          const expected = new Map<number, StoredArticle>()
          for (const { put, remove } of changes) {
            await store.commit({ ...NOTHING, articles: put.map(articleOf), removedArticles: remove }, 'memory')
            for (const number of put) expected.set(number, articleOf(number))
            for (const number of remove) expected.delete(number)
          }
          store = await again(store)
          expect([...store.articles()]).toEqual([...expected.values()].sort((a, b) => a.number - b.number))
          expect(store.state?.articles).toBe(expected.size)
          await store.close()
        }),
        { numRuns: 15 },
      )
    })
  })

  dedupersConform(name, async () => {
    const store = await make()
    return (options) => openDeduper({ store, ...options })
  })
}
