import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateWire } from '../../../bench/generate/wire.js'
import { openSharedDeduper } from '../../../src/store/shared/open-shared.js'
import { HARBOUR, ORCHARD, reprintOf } from '../../fixtures/articles.js'
import { type LossyProxy, startProxy } from './proxy.js'
import { SERVER, type Server, startServer } from './server.js'

/* What becomes of answers that are lost on the way, after the server did its work. */

/** Takes out of a text what it was decided to be. */
const UNDECIDE = `
  local value = redis.call('GET', KEYS[1])
  local at, undecided = 6 + struct.unpack('>I4', value), 0
  local state = value:byte(at - 1)
  if state >= 2 then state, undecided = state - 2, 1 end
  local left = value:sub(1, at - 2) .. string.char(state)
  while at <= #value do
    local next = at + 5 + struct.unpack('>I4', value, at + 1)
    if value:sub(at, at) == 'e' then undecided = undecided + 1 else left = left .. value:sub(at, next - 1) end
    at = next
  end
  redis.call('SET', KEYS[1], left)
  return undecided`

describe.skipIf(SERVER === undefined)('an answer that is lost', { timeout: 300_000 }, () => {
  let server: Server
  let proxy: LossyProxy
  let names = 0
  beforeAll(async () => {
    server = await startServer()
    proxy = await startProxy(server.port)
  })
  afterAll(async () => {
    await proxy.stop()
    await server.stop()
  })

  const open = (namespace: string, port = proxy.port) =>
    openSharedDeduper({ store: `redis://127.0.0.1:${port}?namespace=${namespace}`, window: 'none', level: 'reprint' })

  const given = [
    { id: 'first', text: HARBOUR },
    { id: 'same', text: HARBOUR },
    { id: 'reprint', text: reprintOf(HARBOUR) },
    { id: 'other', text: ORCHARD },
  ]

  /** Each article's answer, where the given answer of the server is lost while it is added. */
  async function answersLosing(answer: number, how: 'cut' | 'error') {
    proxy.lose(-1, how)
    await using deduper = await open(`answers${names++}`)
    const verdicts = []
    let [failures, most] = [0, 0]
    for (const article of given) {
      proxy.lose(answer, how)
      const verdict = await deduper.add(article).catch(() => {
        failures++
        return deduper.add(article)
      })
      verdicts.push(verdict)
      most = Math.max(most, proxy.answers)
      proxy.lose(-1, how)
    }
    return { verdicts, failures, most }
  }

  test('is given when the connection comes back, or when the article is given again: the same, wherever it was lost', async () => {
    const { verdicts: undisturbed, most } = await answersLosing(-1, 'cut')
    expect(undisturbed.map(({ status, of }) => [status, of])).toEqual([
      ['new', undefined],
      ['copy', 'first'],
      ['copy', 'first'],
      ['new', undefined],
    ])
    let [bitten, tried] = [0, 0]
    for (let answer = 0; answer < most; answer++) {
      // Each of the many answers about buckets is like another.
      if (answer > 2 && answer % 12 > 0 && answer < most - 3) continue
      tried++
      expect((await answersLosing(answer, 'cut')).verdicts, `cut at answer ${answer}`).toEqual(undisturbed)
      const { verdicts, failures } = await answersLosing(answer, 'error')
      expect(verdicts, `error in place of answer ${answer}`).toEqual(undisturbed)
      bitten += failures
    }
    expect(bitten).toBeGreaterThan(tried)
  })

  test('is told to another worker as what it was, and what was never decided is decided then', async () => {
    const namespace = `answers${names++}`
    await using one = await open(namespace, server.port)
    await using other = await open(namespace, server.port)
    for (const article of given) await one.add(article)
    const again = []
    for (const article of given) again.push(await other.add(article))
    expect(again.map(({ status, was }) => [status, was])).toEqual([
      ['repeated', 'new'],
      ['repeated', 'copy'],
      ['repeated', 'copy'],
      ['repeated', 'new'],
    ])
    // As if the worker had died before it decided.
    for (const key of (await server.command('KEYS', `{${namespace}.*}:t*`)) as string[]) {
      expect(await server.command('EVAL', UNDECIDE, '1', key)).toBe(1)
    }
    expect(await other.add(given[3]!)).toMatchObject({ status: 'new' })
    expect(await one.add(given[3]!)).toMatchObject({ status: 'repeated', was: 'new' })
  })

  test('of a call that another worker makes too is emitted by one of them', async () => {
    const namespace = `answers${names++}`
    await using one = await open(namespace, server.port)
    await using other = await open(namespace, server.port)
    const articles = [...generateWire({ count: 50, seed: 4 })].map(({ article }) => article)
    const [ones, others] = await Promise.all(
      [one, other].map((worker) => Promise.all(articles.map((article) => worker.add(article)))),
    )
    const emitted = ones!.map(({ status }, i) => [status, others![i]!.status].filter((one) => one === 'new').length)
    const clusters = []
    for await (const cluster of one.clusters()) clusters.push(cluster)
    expect(Math.max(...emitted)).toBe(1)
    expect(emitted.filter((times) => times === 1).length).toBeGreaterThanOrEqual(clusters.length)
  })
})
