import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Article, createDeduper, DoppelwireError, dedupe } from '../../src/index.js'
import { correctToll, FLOOD, PARLIAMENT } from '../compare/stories.js'

const LATER = `${FLOOD}\n\n"The worst may be behind us," Hribar said on Monday.`

/** The rejection of a promise, as code and message. */
const refusal = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof DoppelwireError ? `${error.code} ${error.message}` : `raw ${error}`),
  )

describe('dedupe', () => {
  test('gives the very objects back: those to keep, and each copy with what it is a copy of', async () => {
    const wire = { id: 'wire', text: FLOOD, section: 'world' }
    const other = { id: 'other', text: PARLIAMENT, section: 'politics' }
    const site = { id: 'site', text: LATER, section: 'news' }
    const { unique, clusters, copies } = await dedupe([site, other, wire], { representative: { sources: [] } })
    expect(copies).toHaveLength(1)
    const [copy] = copies
    expect([copy!.article, copy!.of].map(({ id }) => id).sort()).toEqual(['site', 'wire'])
    expect([wire, site]).toContain(copy!.article)
    expect(copy).toMatchObject({ relation: 'reprint' })
    expect(copy!.score).toBeGreaterThan(0.9)
    expect(unique).toEqual([site, other])
    expect(unique[1]).toBe(other)
    expect(clusters).toEqual([{ representative: unique[0], copies: [copy] }])
    expect(clusters[0]!.copies[0]).toBe(copy)
  })

  test('answers nothing for nothing', async () => {
    expect(await dedupe([])).toEqual({ unique: [], clusters: [], copies: [] })
  })

  test('takes async iterables, generators and sets', async () => {
    async function* later() {
      yield { id: 'a', text: FLOOD }
      yield { id: 'b', text: FLOOD }
    }
    const inTime = [
      { id: 'a', text: FLOOD },
      { id: 'b', text: FLOOD },
    ]
    const expected = await dedupe(inTime)
    expect(expected.copies).toHaveLength(1)
    expect(await dedupe(later())).toEqual(expected)
    expect(await dedupe(new Set(inTime))).toEqual(expected)
    expect(await dedupe(inTime.values())).toEqual(expected)
  })

  test('finds id, text and the rest where the caller says, in items of any form', async () => {
    const pages = [
      { url: 'https://example.org/1', body: FLOOD, seen: new Date('2022-01-09') },
      { url: 'https://example.org/2', body: FLOOD, seen: new Date('2022-01-07') },
    ]
    const { unique } = await dedupe(pages, {
      id: (page) => page.url,
      text: (page) => page.body,
      date: (page) => page.seen.toISOString(),
      representative: 'earliest',
    })
    expect(unique).toEqual([pages[1]])
    const byPosition = { id: (_: unknown, position: number) => `${position}`, text: (text: string) => text }
    expect(await dedupe([FLOOD, PARLIAMENT, FLOOD], byPosition)).toMatchObject({
      unique: [FLOOD, PARLIAMENT],
      copies: [{ article: FLOOD, of: FLOOD, relation: 'identical', score: 1 }],
    })
  })

  test('holds an object that repeats an id and its text for a copy of the first', async () => {
    const first = { id: 'a', text: FLOOD }
    const { unique, clusters, copies } = await dedupe([first, { ...first }, { id: 'b', text: PARLIAMENT }, first])
    expect(unique.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(copies).toHaveLength(2)
    expect(copies.every(({ of, relation, score }) => of === first && relation === 'identical' && score === 1)).toBe(
      true,
    )
    expect(clusters).toEqual([{ representative: first, copies }])
  })

  test('a reprint of a rewrite or excerpt names that, every other copy its representative', async () => {
    const part = FLOOD.split('\n\n').slice(0, 2).join('\n\n')
    const articles = [
      { id: 'whole', text: LATER },
      { id: 'part', text: part },
      { id: 'part again', text: `${part} So it is.` },
      { id: 'toll', text: correctToll(LATER) },
    ]
    const deduper = await createDeduper()
    await deduper.addAll(articles)
    const members = [...deduper.clusters()].flatMap(({ members, representative }) =>
      members.map(({ id, relation, reprintOf }) => [id, relation, reprintOf ?? representative]),
    )
    const { copies } = await dedupe(articles)
    expect(copies.map(({ article, relation, of }) => [article.id, relation, of.id]).sort()).toEqual(
      members.filter(([, relation]) => relation !== 'representative').sort(),
    )
  })

  test('each object is kept once or a copy once; who is what does not depend on the order', async () => {
    const texts = [
      FLOOD,
      LATER,
      correctToll(FLOOD),
      PARLIAMENT,
      `${PARLIAMENT} So it is.`,
      '',
      'Too short.',
      'Too short.',
    ]
    const articles = texts.map((text, i): Article => ({ id: `${i}`, text }))
    const summary = (result: Awaited<ReturnType<typeof dedupe<Article>>>) => ({
      unique: result.unique.map(({ id }) => id).sort(),
      copies: result.copies.map(({ article, of, relation }) => `${article.id} ${of.id} ${relation}`).sort(),
    })
    const expected = summary(await dedupe(articles))
    expect(expected.unique.length).toBeLessThan(articles.length)
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(articles, { minLength: articles.length, maxLength: articles.length }),
        async (shuffled) => {
          const result = await dedupe(shuffled)
          expect(summary(result)).toEqual(expected)
          expect([...result.unique, ...result.copies.map(({ article }) => article)].sort(byId)).toEqual(articles)
          expect(result.unique).toEqual(shuffled.filter((one) => result.unique.includes(one)))
        },
      ),
      { numRuns: 20 },
    )
  })

  test('takes what the deduper takes: onDuplicate keeps both versions, or the later', async () => {
    const articles = [
      { id: 'a', text: FLOOD },
      { id: 'a', text: PARLIAMENT },
      { id: 'a', text: FLOOD },
    ]
    const both = await dedupe(articles, { onDuplicate: 'version' })
    expect(both.unique).toEqual(articles.slice(0, 2))
    expect(both.copies).toEqual([{ article: articles[2], of: articles[0], relation: 'identical', score: 1 }])
    const later = await dedupe(articles.slice(0, 2), { onDuplicate: 'replace' })
    expect(later).toEqual({ unique: [articles[1]], clusters: [], copies: [] })
    const reprints = await dedupe(
      [
        { id: 'x', text: FLOOD },
        { id: 'y', text: LATER },
      ],
      { threshold: 1, level: 'reprint' },
    )
    expect(reprints.copies).toEqual([])
  })

  test('survives ids that objects have by nature, and objects without a prototype', async () => {
    const bare: Article = Object.assign(Object.create(null), { id: '__proto__', text: FLOOD })
    const { unique, copies } = await dedupe([{ id: 'constructor', text: FLOOD }, bare])
    expect([...unique, copies[0]!.article].map(({ id }) => id).sort()).toEqual(['__proto__', 'constructor'])
  })
})

describe('addAll', () => {
  test('leads to the clusters and pairs that add leads to', async () => {
    const articles = [FLOOD, LATER, PARLIAMENT, correctToll(FLOOD), ''].map((text, i) => ({ id: `${i}`, text }))
    const [one, all] = [await createDeduper(), await createDeduper()]
    for (const article of articles) one.add(article)
    expect(await all.addAll([...articles, articles[0]!])).toEqual({ added: 5, repeated: 1 })
    expect([...all.clusters()]).toEqual([...one.clusters()])
    expect([...all.pairs()]).toEqual([...one.pairs()])
  })

  test('names the position of an article that it refuses; those before it stay', async () => {
    const deduper = await createDeduper()
    expect(await refusal(deduper.addAll([{ id: 'a', text: FLOOD }, { id: 'b' } as Article]))).toBe(
      'ARTICLE_INVALID articles[1]: article "b": text: expected a string, found nothing',
    )
    expect(deduper.size).toBe(1)
    expect(await refusal(deduper.addAll([], { workers: 2 } as object))).toMatch(
      /^OPTION_INVALID addAll: unknown option "workers"/,
    )
  })
})

describe('dedupe of what it cannot take', () => {
  const good = { id: 'a', text: FLOOD }
  const at = (item: unknown) => refusal(dedupe([good, item] as Article[]))

  test('names the position and the field', async () => {
    expect(await at({ id: 'b' })).toBe(
      'ARTICLE_INVALID articles[1]: article "b": text: expected a string, found nothing',
    )
    expect(await at({ text: FLOOD })).toBe(
      'ARTICLE_INVALID articles[1]: id: expected a non-empty string; say where it is: { id: (item, position) => … }; item.id is nothing',
    )
    expect(await at({ id: 7, text: FLOOD })).toMatch(/^ARTICLE_INVALID articles\[1\]: article: id: .*the string "7"$/)
    expect(await at({ ...good, id: 'b', date: 5 })).toMatch(/^ARTICLE_INVALID articles\[1\]: article "b": date: /)
    expect(await at(null)).toMatch(/^ARTICLE_INVALID articles\[1\]: .*found null; .*\{ id: /)
    expect(await at(FLOOD)).toMatch(
      /^ARTICLE_INVALID articles\[1\]: expected an object with id and text, found "At least/,
    )
    expect(await at({ id: 'a', text: PARLIAMENT })).toMatch(
      /^DUPLICATE_ID articles\[1\]: article "a" was stored with another text; .*; articles\[0\] came with this id$/,
    )
  })

  test('names them too where a function for a field throws or gives something else', async () => {
    const failing = {
      id: (item: { id: string }) => item.id,
      text: (item: { page?: { body: string } }) => item.page!.body,
    }
    const items = [{ id: 'a', page: { body: FLOOD } }, { id: 'b' }]
    expect(await refusal(dedupe(items, failing))).toMatch(
      /^ARTICLE_INVALID articles\[1\]: text: reading it failed: .*body/,
    )
    const late = { id: (item: string) => item, text: (item: string) => Promise.resolve(item) as unknown as string }
    expect(await refusal(dedupe(['a'], late))).toMatch(
      /^ARTICLE_INVALID articles\[0\]: text: expected a string from your function text, found an object/,
    )
  })

  test('names the function to change, or to give, where an item has no id or no text', async () => {
    const items = [{ key: 7, body: FLOOD }]
    const text = (item: { body: string }) => item.body
    expect(await refusal(dedupe(items, { id: (item) => item.key as never, text }))).toBe(
      'ARTICLE_INVALID articles[0]: id: expected a non-empty string from your function id, found number 7',
    )
    expect(await refusal(dedupe(items, { id: () => '', text }))).toBe(
      'ARTICLE_INVALID articles[0]: id: expected a non-empty string from your function id, found ""',
    )
    expect(await refusal(dedupe(items, { text } as never))).toBe(
      'ARTICLE_INVALID articles[0]: id: expected a non-empty string; say where it is: { id: (item, position) => … }; item.id is nothing',
    )
    expect(await refusal(dedupe(items, { id: () => 'a' } as never))).toBe(
      'ARTICLE_INVALID articles[0]: text: expected a string; say where it is: { text: (item, position) => … }; item.text is nothing',
    )
    expect((await dedupe([{ body: '' }], { id: () => 'a', text: (item) => item.body })).unique.length).toBe(1)
  })

  test('refuses what is no iterable, and options that it does not know', async () => {
    for (const value of [undefined, null, 5, FLOOD, good, () => [good]]) {
      expect(await refusal(dedupe(value as unknown as Article[]))).toMatch(
        /^ARGUMENT_INVALID articles: expected an array/,
      )
    }
    const options = (given: unknown) => refusal(dedupe([good], given as object))
    expect(await options({ treshold: 0.5 })).toMatch(
      /^OPTION_INVALID dedupe: unknown option "treshold"; known options are id, text, .*, threshold, .*, signal$/,
    )
    expect(await options({ threshold: 2 })).toMatch(/^OPTION_INVALID threshold/)
    expect(await options({ id: 'url' })).toMatch(
      /^OPTION_INVALID id: expected a function .*such as \(item\) => item\.url, found "url"$/,
    )
    expect(await options({ signal: new AbortController() })).toMatch(/^OPTION_INVALID signal: expected an AbortSignal/)
    expect(await options('strict')).toMatch(/^OPTION_INVALID dedupe: expected an object of options/)
  })

  test('passes on what the source throws, and closes the source after an error of its own', async () => {
    const reason = new Error('disk on fire')
    const failing = (function* () {
      yield good
      throw reason
    })()
    await expect(dedupe(failing)).rejects.toBe(reason)
    let closed = false
    const source = (function* () {
      try {
        yield { id: 'b' } as Article
        yield good
      } finally {
        closed = true
      }
    })()
    expect(await refusal(dedupe(source))).toMatch(/^ARTICLE_INVALID/)
    expect(closed).toBe(true)
  })
})

describe('dedupe under a signal', () => {
  test('rejects with its reason: before it begins, while a source hangs, and between articles', async () => {
    const reason = new Error('enough')
    await expect(dedupe([], { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    const controller = new AbortController()
    const hanging = (async function* () {
      yield { id: 'a', text: FLOOD }
      setTimeout(() => controller.abort(reason))
      await new Promise(() => {})
    })()
    await expect(dedupe(hanging, { signal: controller.signal })).rejects.toBe(reason)
    const timed = new AbortController()
    function* endless() {
      setTimeout(() => timed.abort(reason), 5)
      for (let i = 0; ; i++) yield { id: `${i}`, text: FLOOD }
    }
    await expect(dedupe(endless(), { signal: timed.signal })).rejects.toBe(reason)
  })
})

function byId(a: Article, b: Article): number {
  return Number(a.id) - Number(b.id)
}
