import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateWire } from '../../../bench/generate/wire.js'
import { createDeduper } from '../../../src/deduper/deduper.js'
import { openDeduper } from '../../../src/store/open-deduper.js'
import { Buckets } from '../../../src/store/shared/buckets.js'
import { Connection } from '../../../src/store/shared/connection.js'
import { Layout } from '../../../src/store/shared/layout.js'
import { type OpenSharedOptions, openSharedDeduper } from '../../../src/store/shared/open-shared.js'
import type { SharedDeduper } from '../../../src/store/shared/shared-deduper.js'
import { randomFrom } from '../../../src/tuning/random.js'
import { HARBOUR, ORCHARD, reprintOf } from '../../fixtures/articles.js'
import { run } from '../processes.js'
import { SERVER, type Server, startServer } from './server.js'

// Debian's redis-server, or Valkey: without one there is nothing to test on.
describe.skipIf(SERVER === undefined)(`a shared deduper on ${SERVER ?? 'no server, for none is installed'}`, () => {
  let server: Server
  let names = 0
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  /** Workers of tables of their own. */
  async function open(count: number, more: Partial<OpenSharedOptions> = {}) {
    const store = `${server.url}?namespace=test${names++}`
    const workers: SharedDeduper[] = []
    for (let i = 0; i < count; i++) workers.push(await openSharedDeduper({ store, window: 'none', ...more }))
    return { store, workers, close: () => Promise.all(workers.map((worker) => worker.close())) }
  }

  test('inserts before it probes: of two copies given at once to two workers, exactly one is new', async () => {
    const { workers, close } = await open(2)
    const verdicts = await Promise.all([
      workers[0]!.add({ id: 'a', text: HARBOUR }),
      workers[1]!.add({ id: 'b', text: reprintOf(HARBOUR) }),
    ])
    expect(verdicts.map(({ status }) => status).sort()).toEqual(['copy', 'new'])
    const copy = verdicts.find(({ status }) => status === 'copy')!
    expect(copy).toMatchObject({ of: copy.id === 'a' ? 'b' : 'a', relation: 'reprint' })
    expect(await workers[1]!.clusterOf('a')).toMatchObject({ size: 2 })
    await close()
  })

  test('takes an article twice at the cost of one, also while the first waits, and by another worker', async () => {
    const { workers, close } = await open(2)
    const given = { id: 'a', text: ORCHARD }
    const first = await Promise.all([workers[0]!.add(given), workers[0]!.add(given)])
    expect(first[0]!.status).toBe('new')
    expect((await workers[1]!.add(given)).status).toBe('repeated')
    expect(await workers[1]!.count()).toBe(1)
    expect(await workers[0]!.find({ id: 'x', text: reprintOf(ORCHARD) })).toMatchObject({
      ...{ status: 'copy', id: 'x', of: 'a', relation: 'reprint', cluster: 'a' },
    })
    expect([await workers[0]!.remove('a'), await workers[1]!.remove('a'), await workers[1]!.has('a')]).toEqual([
      true,
      false,
      false,
    ])
    await close()
  })

  test('a known id with another text is an error, a version, or replaces, as asked', async () => {
    const { store, workers, close } = await open(1, { onDuplicate: 'error' })
    await workers[0]!.add({ id: '__proto__', text: HARBOUR })
    await expect(workers[0]!.add({ id: '__proto__', text: ORCHARD })).rejects.toMatchObject({ code: 'DUPLICATE_ID' })
    const version = await openSharedDeduper({ store, onDuplicate: 'version' })
    expect(await version.add({ id: '__proto__', text: ORCHARD })).toMatchObject({
      status: 'version',
      id: '__proto__#2',
      versionOf: '__proto__',
    })
    const replacing = await openSharedDeduper({ store, onDuplicate: 'replace' })
    expect(await replacing.add({ id: '__proto__', text: `${ORCHARD} And more.` })).toMatchObject({ id: '__proto__' })
    expect(await replacing.count()).toBe(2)
    await Promise.all([close(), version.close(), replacing.close()])
  })

  test.each(['reprint', 'rewrite'] as const)(
    'clusters of two workers are those of one process at the level %s',
    async (level) => {
      const articles = [...generateWire({ count: 150, seed: 3 })].map(({ article }) => article)
      const hostile = ['\ud800', 'tab\t', '{}', '*'].map((id) => ({ ...articles[0]!, id }))
      const all = [...articles, ...hostile]
      const { workers, close } = await open(2, { level })
      await Promise.all(all.map((article, i) => workers[i % 2]!.add(article)))
      const one = await createDeduper({ level })
      for (const article of all) one.store(article)
      const found = []
      for await (const cluster of workers[0]!.clusters()) found.push(cluster)
      expect(found).toEqual([...one.clusters()])
      await close()
    },
  )

  test('racing workers miss no pair, and emit each story once', async () => {
    const { workers, close } = await open(2, { level: 'reprint' })
    const stories = [...generateWire({ count: 400, seed: 9 })]
      .filter(({ version }) => version === undefined)
      .slice(0, 200)
    const text = (story: string, edition: string) =>
      `${story}\n\nThis is the ${edition} edition, with a line of its own.`
    const verdicts = await Promise.all(
      stories.flatMap(({ article }) => [
        workers[0]!.add({ id: `${article.id} a`, text: text(article.text, 'morning') }),
        workers[1]!.add({ id: `${article.id} b`, text: text(article.text, 'evening') }),
      ]),
    )
    for (let i = 0; i < verdicts.length; i += 2) {
      const both = [verdicts[i]!, verdicts[i + 1]!]
      expect(both.map(({ status }) => status).sort(), both[0]!.id).toEqual(['copy', 'new'])
    }
    await close()
  })

  test('a probe before the insertion would miss what comes at the same moment', async () => {
    const connection = await Connection.open(server.url, false)
    const buckets = new Buckets(connection, new Layout('order', null), Date.now)
    const lookUp = (key: number, text: string) => [{ key, text, time: 0 }]
    const [one, other] = ['00000000000000aa', '00000000000000bb']
    const missed = [
      await buckets.probe('bands', lookUp(1, one), false, 9),
      await buckets.probe('bands', lookUp(1, other), false, 9),
    ]
    await Promise.all([one, other].map((text) => buckets.probe('bands', lookUp(1, text), true, 9)))
    expect(missed).toEqual([[[]], [[]]])
    const met = await Promise.all([one, other].map((text) => buckets.probe('bands', lookUp(2, text), true, 9)))
    expect(met.flat(2).length).toBe(1)
    connection.close()
  })

  test('buckets find what a map of them finds, while their tables grow, from any slice, whoever inserts', async () => {
    const connection = await Connection.open(server.url, false)
    const layout = new Layout('grow', 4e7)
    const [one, other] = [new Buckets(connection, layout, Date.now), new Buckets(connection, layout, Date.now)]
    const random = randomFrom(7)
    const plain = new Map<string, string[]>()
    for (let batch = 0; batch < 40; batch++) {
      const lookUps = Array.from({ length: 100 }, (_, i) => ({
        // Some keys come again; those that share all but some bits stand in one group.
        key: (random() < 0.3 ? Math.floor(random() * 50) * 2 ** 20 : random() * 2 ** 32) | 0,
        text: (1 + batch * 100 + i).toString(16).padStart(16, '0'),
        time: random() < 0.5 ? 1e12 : 1e12 + 3e7,
      }))
      const found = await (batch % 2 === 0 ? one : other).probe('phrases', lookUps, true, 1e6)
      // Those of one batch may see each other.
      const before = new Map([...plain].map(([key, texts]) => [key, [...texts]]))
      for (const { key, text } of lookUps) plain.set(`${key}`, [...(plain.get(`${key}`) ?? []), text])
      for (const [i, { key, text }] of lookUps.entries()) {
        const all = plain.get(`${key}`)!.filter((one) => one !== text)
        expect(all).toEqual(expect.arrayContaining(found[i]!))
        expect(found[i]).toEqual(expect.arrayContaining(before.get(`${key}`) ?? []))
      }
      // To insert again changes nothing.
      if (batch === 20) expect((await one.probe('phrases', lookUps, true, 1e6)).flat().length).toBeGreaterThan(0)
    }
    const asked = [...plain.keys()].map((key) => ({ key: Number(key), text: 'f'.repeat(16), time: 1e12 + 1.5e7 }))
    for (let from = 0; from < asked.length; from += 500) {
      const found = await one.probe('phrases', asked.slice(from, from + 500), false, 1e6)
      for (const [i, { key }] of asked.slice(from, from + 500).entries()) {
        expect([...found[i]!].sort()).toEqual(plain.get(`${key}`)!.sort())
      }
    }
    connection.close()
  })

  test('buckets keep the latest, are met from a window before and after, and leave with their window', async () => {
    const connection = await Connection.open(server.url, false)
    let now = 1e12
    const buckets = new Buckets(connection, new Layout('window', 60_000), () => now)
    const at = (text: number, time: number) => [{ key: 5, text: text.toString(16).padStart(16, '0'), time }]
    const seen = async (time: number) => {
      const [others] = await buckets.probe('bands', at(9, time), false, 3)
      return others!.map((text) => Number(`0x${text}`))
    }
    for (const text of [1, 2, 3, 4]) await buckets.probe('bands', at(text, text * 30_000), true, 3)
    expect(await seen(90_000)).toEqual([2, 3, 4])
    expect(await seen(170_000)).toEqual([3, 4])
    expect(await seen(-10_000)).toEqual([])
    expect(await seen(500_000)).toEqual([])
    const expiry = async () => {
      const ends: number[] = []
      for await (const key of connection.keys('{window.*}:b*')) {
        ends.push(Number(await connection.send(key, ['PTTL', key])))
      }
      return ends
    }
    expect(await expiry()).toEqual([expect.toSatisfy((milliseconds: number) => milliseconds > 60_000)])
    // By the clock of those that insert, rows leave when their group is written to.
    now += 91_000
    await buckets.probe('bands', at(5, 150_000), true, 9)
    expect(await seen(150_000)).toEqual([2, 3, 4, 5].slice(1))
    now += 8000
    await buckets.probe('bands', at(6, 150_000), true, 9)
    expect(await seen(150_000)).toEqual([5, 6])
    connection.close()
  })

  test('a worker whose clock is a little behind takes no rows out that one before it inserted', async () => {
    const connection = await Connection.open(server.url, false)
    const layout = new Layout('clocks', 80_000)
    // Between the two, a turn of the clock ends.
    const [ahead, behind] = [10_000_010, 9_999_990].map((now) => new Buckets(connection, layout, () => now))
    const at = (text: number) => [{ key: 7, text: text.toString(16).padStart(16, '0'), time: 0 }]
    await ahead!.probe('bands', at(1), true, 9)
    await behind!.probe('bands', at(2), true, 9)
    const [others] = await ahead!.probe('bands', at(9), false, 9)
    expect(others!.map((text) => Number(`0x${text}`))).toEqual([1, 2])
    connection.close()
  })

  test('two commands that stream to one server print each story once', async () => {
    const store = `${server.url}?namespace=command`
    const line = (id: string, text: string) => `${JSON.stringify({ id, text })}\n`
    const inputs = ['a', 'b'].map(
      (name) => line(`harbour ${name}`, `${HARBOUR} Printed by ${name}.`) + line(`orchard ${name}`, ORCHARD),
    )
    const ended = await Promise.all(inputs.map((input) => run(['stream', '--store', store, '--only-new'], input)))
    expect(ended.map(({ code, err }) => [code, err])).toEqual([
      [0, ''],
      [0, ''],
    ])
    const printed = ended.flatMap(({ out }) =>
      out
        .trim()
        .split('\n')
        .filter((one) => one !== ''),
    )
    expect(printed.map((one) => (JSON.parse(one) as { id: string }).id.split(' ')[0]).sort()).toEqual([
      'harbour',
      'orchard',
    ])
    const refused = await run(['stream', '--store', store, '--events', 'never.jsonl'])
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('no events')])
  })

  test('is what openDeduper opens for a URL', async () => {
    await using deduper = await openDeduper({ store: `redis://127.0.0.1:${server.port}?namespace=door`, window: '7d' })
    expect(await deduper.add({ id: 'a', text: HARBOUR, date: '2022-01-07' })).toEqual({
      status: 'new',
      id: 'a',
      cluster: 'a',
    })
  })

  describe('refuses', () => {
    const refusal = (store: string, more: Partial<OpenSharedOptions> = {}) =>
      openSharedDeduper({ store, ...more }).then(
        () => undefined,
        (error: unknown) => error,
      )

    test('tables of other options, with both', async () => {
      const { store, close } = await open(1, { level: 'reprint' })
      expect(await refusal(store, { level: 'rewrite' })).toMatchObject({ code: 'STORE_MISMATCH' })
      await close()
    })

    test('a server that forgets in silence', async () => {
      await server.command('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru')
      const error = await refusal(server.url)
      await server.command('CONFIG', 'SET', 'maxmemory-policy', 'noeviction')
      expect(error).toMatchObject({ code: 'STORE_FAILED', message: expect.stringContaining('noeviction') })
    })

    test('durability replicated where there is no replica', async () => {
      expect(await refusal(server.url, { durability: 'replicated' })).toMatchObject({
        code: 'STORE_FAILED',
        message: expect.stringContaining('add a replica'),
      })
    })

    test('a user who may not load functions', async () => {
      await server.command('ACL', 'SETUSER', 'crawler', 'on', '>secret', '~*', '+@all', '-function')
      await server.command('FUNCTION', 'FLUSH')
      const error = (await refusal(`redis://crawler:secret@127.0.0.1:${server.port}`)) as Error
      expect(error).toMatchObject({ code: 'STORE_FAILED', message: expect.stringContaining('may not load functions') })
      expect(error.message).not.toContain('secret')
    })

    test('a server that is not there, and what is no URL of one', async () => {
      expect(await refusal('redis://127.0.0.1:1')).toMatchObject({ code: 'STORE_FAILED' })
      expect(await refusal(server.url, { maxArticles: 9 } as object)).toMatchObject({ code: 'OPTION_INVALID' })
      expect(await refusal('http://localhost')).toMatchObject({ code: 'OPTION_INVALID' })
      expect(await refusal(`${server.url}?namespace={x}`)).toMatchObject({ code: 'OPTION_INVALID' })
    })
  })
})
