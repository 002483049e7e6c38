import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateWire } from '../../../bench/generate/wire.js'
import { openSharedDeduper } from '../../../src/store/shared/open-shared.js'
import { HARBOUR, ORCHARD, reprintOf } from '../../fixtures/articles.js'
import { run, start, until } from '../processes.js'
import { SERVER, type Server, startServer } from './server.js'

describe.skipIf(SERVER === undefined)('commands on a store that many workers share', () => {
  let server: Server
  const folder = mkdtempSync(join(tmpdir(), 'shared-'))
  const feed = join(folder, 'feed.jsonl')
  const articles = [...generateWire({ count: 40, seed: 8 })].map(({ article }) => article)
  const line = (article: object) => `${JSON.stringify(article)}\n`
  beforeAll(async () => {
    server = await startServer()
    writeFileSync(feed, articles.map(line).join(''))
  })
  afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true })
  })
  const storeOf = (name: string) => `${server.url}?namespace=${name}`
  const ended = async (argv: readonly string[], input = '') => {
    const { code, out, err } = await run(argv, input)
    expect([code, err], argv.join(' ')).toEqual([0, ''])
    return out
  }

  test('dedupe stores with --add, prints the clusters of the store without input, and compares without --add', async () => {
    const store = storeOf('dedupe')
    const whole = await ended(['dedupe', feed, '--json'])
    await ended(['dedupe', '--store', store, '--add', feed, '--json'])
    expect(await ended(['dedupe', '--store', store, '--json'])).toBe(whole)
    const copy = line({ id: 'late', text: articles[0]!.text })
    const pairs = await ended(['dedupe', '--store', store, '-', '--pairs', '--json'], copy)
    expect(pairs.split('\n').filter((one) => one.includes('"identical"')).length).toBeGreaterThan(0)
    // Nothing was stored.
    expect(await ended(['dedupe', '--store', store, '--json'])).toBe(whole)
  })

  test('query, stats, forget, export and import do what they do with a folder', async () => {
    const store = storeOf('commands')
    const all = [
      { id: 'a', text: HARBOUR },
      { id: 'b', text: reprintOf(HARBOUR), date: '2022-01-07T00:00:00.000Z', source: 'Wire' },
    ]
    await ended(['stream', '--store', store], all.map(line).join(''))
    const asked = [{ id: 'x', text: ORCHARD }, { id: 'y', text: HARBOUR }, { id: 'a', text: ORCHARD }, all[0]!]
    const answers = await ended(['query', '--store', store, '--json'], asked.map(line).join(''))
    expect(
      answers
        .trim()
        .split('\n')
        .map((one) => JSON.parse(one) as unknown),
    ).toEqual([
      { status: 'new', id: 'x', cluster: 'x' },
      { status: 'copy', id: 'y', of: 'a', relation: 'identical', score: 1, cluster: expect.any(String) },
      { status: 'version', id: 'a', versionOf: 'a', cluster: 'a' },
      { status: 'repeated', id: 'a', cluster: expect.any(String) },
    ])
    expect(JSON.parse(await ended(['stats', '--store', store, '--json']))).toMatchObject({
      articles: 2,
      options: { level: 'rewrite' },
    })
    const exported = await ended(['export', '--store', store])
    expect(exported.trim().split('\n').length).toBe(3)
    const other = storeOf('imported')
    expect(JSON.parse(await ended(['import', '--store', other, '--json'], exported))).toEqual({ added: 2, articles: 2 })
    expect(await ended(['export', '--store', other])).toBe(exported)
    const local = join(folder, 'local')
    await ended(['import', '--store', local], exported)
    expect(await ended(['export', '--store', local])).toBe(exported)
    expect(await ended(['forget', '--store', store, 'a'])).toBe('forgot a\n')
    expect((await run(['forget', '--store', store, 'a'])).code).toBe(1)
  })

  test('serve answers over HTTP', async () => {
    const { child, ended: over, lines } = start(['serve', '--store', storeOf('serve'), '--port', '0', '--json'])
    await until(() => lines.length > 0)
    const { port } = JSON.parse(lines[0]!) as { port: number }
    const ask = async (path: string, method = 'GET', body?: object) =>
      (
        await fetch(`http://127.0.0.1:${port}${path}`, {
          method,
          headers: { 'content-type': 'application/json' },
          ...(body && { body: JSON.stringify(body) }),
        })
      ).json()
    const posted = [
      { id: 'a', text: HARBOUR },
      { id: 'b', text: reprintOf(HARBOUR) },
    ]
    expect(await ask('/articles', 'POST', posted)).toMatchObject([{ status: 'new' }, { status: 'copy', of: 'a' }])
    expect(await ask('/query', 'POST', { id: 'c', text: HARBOUR })).toMatchObject({ status: 'copy', of: 'a' })
    expect(await ask('/articles/b/cluster')).toMatchObject({ size: 2 })
    expect(await ask('/stats')).toMatchObject({ articles: 2 })
    expect(await ask('/articles/b', 'DELETE')).toEqual({ id: 'b', forgotten: true })
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    expect(metrics).toContain('doppelwire_answers_total{status="copy"} 2')
    expect(metrics).not.toContain('undefined')
    child.kill('SIGTERM')
    await over
  })

  test.each([
    [['compact'], 'servers give memory back'],
    [['verify'], 'doppelwire export'],
    [['stream', '--events', 'never.jsonl'], 'no events'],
  ])('%s is refused, with what to do', async (argv, advice) => {
    const { code, err } = await run([...argv, '--store', storeOf('refused')])
    expect([code, err]).toEqual([2, expect.stringContaining(advice)])
  })

  test('a store that is only read must be there, and nothing is stored in it', async () => {
    const store = storeOf('read')
    await expect(openSharedDeduper({ store, readOnly: true })).rejects.toMatchObject({ code: 'STORE_INVALID' })
    await using writer = await openSharedDeduper({ store, window: 'none' })
    await writer.add({ id: 'a', text: HARBOUR })
    await using reader = await openSharedDeduper({ store, readOnly: true })
    await expect(reader.add({ id: 'b', text: ORCHARD })).rejects.toMatchObject({ code: 'STORE_FAILED' })
    await expect(reader.remove('a')).rejects.toMatchObject({ code: 'STORE_FAILED' })
    expect(() => reader.events()).toThrow(/clusterOf/)
    expect(await reader.statistics()).toEqual({ articles: 1, texts: 1 })
    await writer.add({ id: 'b', text: reprintOf(HARBOUR) })
    expect(await reader.explain('a', 'b')).toMatchObject({ relation: 'reprint' })
    await expect(reader.explain('a', 'x')).rejects.toMatchObject({ code: 'UNKNOWN_ID' })
  })

  test('articles without words are copies of nothing', async () => {
    await using deduper = await openSharedDeduper({ store: storeOf('wordless'), window: 'none' })
    for (const id of ['a', 'b']) expect((await deduper.add({ id, text: '' })).status).toBe('new')
    expect((await deduper.find({ id: 'c', text: ' ' })).status).toBe('new')
  })
})
