import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Batch, Store, StoredArticle, StoredKeys, StoredText } from '../../src/store/contract.js'
import { openDeduper } from '../../src/store/open-deduper.js'
import { STORE_VERSION } from '../../src/store/schema.js'
import { dedupersConform } from './deduper-conformance.js'

const NOTHING: Batch = { texts: [], articles: [], removedArticles: [], removedTexts: [] }
const SCHEMA = { storeVersion: STORE_VERSION, level: 'rewrite' }

/** In these tests texts have even numbers, and each an article of the number behind it. */
export const textOf = (number: number): StoredText => ({
  number,
  fingerprint: Uint8Array.from({ length: 40 + (number % 7) }, (_, i) => ((i + 1) * (number * 2_654_435 + 97)) >> 3),
  textHash: (BigInt(number) * 0x9e37_79b9_7f4a_7c15n) & 0xffff_ffff_ffff_ffffn,
  signature: Uint32Array.from({ length: number % 6 === 0 ? 0 : 128 }, (_, i) => number * 7919 + i),
  language: ['en', 'und', 'sr-Latn', ''][number % 4]!,
  hasUnsegmented: number % 3 === 0,
  bytesKey: number * 97 - 500,
  stands: number % 4 === 0,
  phrases: Uint32Array.from({ length: number % 4 }, (_, i) => number * 2_654_435 + i),
  pairs: number > 1 ? [{ other: number - 2, relation: 'reprint', score: 1 / number }] : [],
})
export const articleOf = (number: number): StoredArticle => ({
  number,
  id: `article ${number}`,
  text: number - 1,
  slice: number % 5,
  time: number % 3 === 0 ? undefined : number * 1000,
  source: number % 2 === 0 ? undefined : 'Wire',
})

/** What the tables are made of. */
function keysOfText({ fingerprint: _, ...keys }: StoredText): StoredKeys {
  return keys
}

const isText = (number: number) => number % 2 === 0
const isArticle = (number: number) => number % 2 === 1

export interface Subject {
  /** A new store. */
  make(): Promise<Store>
  /** Closes a store and opens the same again; undefined for a store that does not outlive its process. */
  reopen: ((store: Store) => Promise<Store>) | undefined
}

/** What is read of a store is good until more is read. */
const everything = (store: Store) => Array.from(store.keys(), (one) => structuredClone(one))

/** The rules of `Store`, which every store is held to. */
export function conforms(name: string, { make, reopen }: Subject): void {
  const again = reopen ?? (async (store) => store)
  const contentOf = (store: Store) => ({
    keys: everything(store),
    state: store.state,
  })

  describe(`${name} keeps the rules of a store:`, () => {
    test('a new one has no schema, and keeps the first that it gets', async () => {
      let store = await make()
      expect(store.state).toBeUndefined()
      store.create(SCHEMA)
      store.create({ storeVersion: STORE_VERSION, level: 'reprint' })
      store = await again(store)
      expect(store.state).toEqual({ schema: SCHEMA, articles: 0, texts: 0, clock: undefined, next: 0 })
      await store.close()
    })

    test('what was committed is read back, by number and in order', async () => {
      let store = await make()
      store.create(SCHEMA)
      await store.commit(
        { ...NOTHING, texts: [textOf(2), textOf(0)], articles: [articleOf(3), articleOf(1)] },
        'memory',
      )
      await store.commit({ ...NOTHING, texts: [textOf(4)], articles: [articleOf(5)], clock: 77 }, 'memory')
      store = await again(store)
      expect(store.state).toEqual({ schema: SCHEMA, articles: 3, texts: 3, clock: 77, next: 6 })
      const all = [textOf(0), articleOf(1), textOf(2), articleOf(3), textOf(4), articleOf(5)]
      const keys = everything(store)
      expect(keys).toMatchObject(all.map((one) => ('id' in one ? one : keysOfText(one))))
      expect([...store.keys(3)].map(({ number }) => number)).toEqual([3, 4, 5])
      expect([...store.keys(6)]).toEqual([])
      expect([3, 2, 9].map((number) => store.article(number))).toEqual([articleOf(3), undefined, undefined])
      expect([2, 3, 9].map((number) => store.text(number))).toEqual([textOf(2), undefined, undefined])
      expect([2, 3].map((number) => store.fingerprint(number))).toEqual([textOf(2).fingerprint, undefined])
      await store.close()
    })

    test('a batch that is committed again changes nothing, nor does the removal of what is not there', async () => {
      let store = await make()
      store.create(SCHEMA)
      const batch = { ...NOTHING, texts: [textOf(0), textOf(2)], articles: [articleOf(1), articleOf(3)] }
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
      await store.commit({ ...NOTHING, texts: [textOf(6)], articles: [articleOf(7)], clock: 500 }, 'memory')
      await store.commit({ ...NOTHING, removedArticles: [7], removedTexts: [6], clock: 400 }, 'memory')
      store = await again(store)
      expect(store.state).toMatchObject({ articles: 0, texts: 0, next: 8, clock: 500 })
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
      const articles = strings.map((id, i) => ({ ...articleOf(2 * i + 1), id, source: id }))
      await store.commit({ ...NOTHING, articles }, 'memory')
      store = await again(store)
      expect(everything(store)).toEqual(articles)
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
          const expected = new Set<number>()
          for (const { put, remove } of changes) {
            const [texts, removedTexts] = [put.filter(isText), remove.filter(isText)]
            const [articles, removedArticles] = [put.filter(isArticle), remove.filter(isArticle)]
            await store.commit(
              { texts: texts.map(textOf), articles: articles.map(articleOf), removedArticles, removedTexts },
              'memory',
            )
            for (const number of put) expected.add(number)
            for (const number of remove) expected.delete(number)
          }
          store = await again(store)
          const numbers = [...expected].sort((a, b) => a - b)
          expect(everything(store)).toMatchObject(
            numbers.map((number) => (isText(number) ? keysOfText(textOf(number)) : articleOf(number))),
          )
          for (const number of numbers.filter(isText)) expect(store.text(number)).toEqual(textOf(number))
          const { articles, texts } = store.state!
          expect([texts, articles]).toEqual([numbers.filter(isText).length, numbers.filter(isArticle).length])
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
