import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { type Article, createDeduper, DoppelwireError, verdicts } from '../../src/index.js'
import { correctToll, FLOOD, PARLIAMENT } from '../compare/stories.js'

const ARTICLES = [FLOOD, PARLIAMENT, correctToll(FLOOD), FLOOD].map((text, i): Article => ({ id: `${i}`, text }))

/** A source that counts what was taken from it, and knows whether it was closed. */
function counted() {
  const state = { taken: 0, closed: false }
  const feed = (async function* () {
    try {
      for (const article of ARTICLES) {
        state.taken++
        yield article
      }
    } finally {
      state.closed = true
    }
  })()
  return { feed, state }
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = []
  for await (const item of items) collected.push(item)
  return collected
}

describe('verdicts', () => {
  test('gives each object with what add says of it, in order', async () => {
    const deduper = await createDeduper()
    const expected = ARTICLES.map((article) => ({ article, verdict: deduper.add(article) }))
    expect(expected.map(({ verdict }) => verdict.status)).toEqual(['new', 'new', 'copy', 'copy'])
    const given = await collect(verdicts(counted().feed))
    expect(given).toEqual(expected)
    expect(given.map(({ article }) => article)).toSatisfy((all: Article[]) =>
      all.every((one, i) => one === ARTICLES[i]),
    )
    expect(await collect(verdicts(ARTICLES))).toEqual(expected)
  })

  test('takes the next article only when its verdict is asked for', async () => {
    const { feed, state } = counted()
    const stream = verdicts(feed)
    await nextTurn()
    expect(state.taken).toBe(0)
    for (let i = 1; i <= 3; i++) {
      await stream.next()
      await nextTurn()
      expect(state.taken).toBe(i)
    }
    expect(state.closed).toBe(false)
    await stream.return()
    expect(state).toEqual({ taken: 3, closed: true })
  })

  test('takes keys and the options of a deduper', async () => {
    const rows: [string, string][] = [
      ['x', FLOOD],
      ['x', PARLIAMENT],
    ]
    const options = { id: (row: [string, string]) => row[0], text: (row: [string, string]) => row[1] }
    const given = await collect(verdicts(rows, { ...options, onDuplicate: 'version' }))
    expect(given.map(({ verdict }) => verdict)).toEqual([
      { status: 'new', id: 'x' },
      { status: 'new', id: 'x#2' },
    ])
    expect(given[1]!.article).toBe(rows[1])
  })

  test('names the position of an article that it refuses; verdicts before it stand', async () => {
    const seen: string[] = []
    const run = async () => {
      for await (const { verdict } of verdicts([ARTICLES[0]!, { id: 'b' } as Article])) seen.push(verdict.id)
    }
    const error = await run().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(DoppelwireError)
    expect(error).toMatchObject({
      code: 'ARTICLE_INVALID',
      message: 'articles[1]: article "b": text: expected a string, found nothing',
    })
    expect(seen).toEqual(['0'])
    const bad = (feed: unknown, options?: object) => verdicts(feed as Article[], options).next()
    await expect(bad('text')).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' })
    await expect(bad([], { level: 'all' })).rejects.toMatchObject({ code: 'OPTION_INVALID' })
    await expect(bad([], { unknown: 1 })).rejects.toMatchObject({ code: 'OPTION_INVALID' })
  })

  test('ends with the reason of a signal, also while it waits for an article', async () => {
    const reason = new Error('enough')
    const controller = new AbortController()
    const hanging = (async function* () {
      yield ARTICLES[0]!
      await new Promise(() => {})
    })()
    const stream = verdicts(hanging, { signal: controller.signal })
    await stream.next()
    setTimeout(() => controller.abort(reason))
    await expect(stream.next()).rejects.toBe(reason)
  })

  test('gives timers their turn in a feed that never waits', async () => {
    const timed = new AbortController()
    function* endless() {
      setTimeout(() => timed.abort('enough'), 5)
      for (let i = 0; ; i++) yield { id: `${i}`, text: FLOOD }
    }
    const run = async () => {
      for await (const { verdict } of verdicts(endless(), { signal: timed.signal })) expect(verdict).toBeDefined()
    }
    await expect(run()).rejects.toBe('enough')
  })
})
