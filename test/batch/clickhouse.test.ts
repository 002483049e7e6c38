import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ClickHouseServer, HAS_CLICKHOUSE, PASSWORD, startClickHouse, startKiller } from './clickhouse-server.js'
import { feed, inFiles, inOneProcess, runBatch, writeFeed } from './feed.js'

const folder = await mkdtemp(join(tmpdir(), 'clickhouse-batch-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const user = `default:${encodeURIComponent(PASSWORD)}`

describe.skipIf(!HAS_CLICKHOUSE)('a batch on two servers of ClickHouse (skipped where none is installed)', () => {
  const articles = feed(300)
  let input: string
  let servers: readonly ClickHouseServer[] = []
  beforeAll(async () => {
    input = await writeFeed(join(folder, 'feed.jsonl'), articles)
    servers = await Promise.all([startClickHouse(), startClickHouse()])
  }, 60_000)
  afterAll(() => Promise.all(servers.map((server) => server.stop())))

  const engine = (...ports: readonly number[]) => `clickhouse://${user}@127.0.0.1:${ports.join(',127.0.0.1:')}`
  const found = async (out: string) => {
    const { clusters, pairs } = await inFiles(join(folder, out))
    return { clusters, pairs }
  }

  test.each(['reprint', 'rewrite'] as const)(
    'gives what DuckDB and one process give, at the level %s',
    async (level) => {
      const given = { inputs: [input], workers: 1, level }
      await runBatch({ ...given, out: join(folder, `duckdb ${level}`) })
      const summary = await runBatch({
        ...{ ...given, out: join(folder, level) },
        engine: `${engine(servers[0]!.port, servers[1]!.port)}/default?max_threads=1`,
      })
      const { clusters, pairs } = await inOneProcess(articles, { level })
      expect(await found(level)).toEqual({ clusters, pairs })
      expect(await found(level)).toEqual(await found(`duckdb ${level}`))
      expect(summary.largeBuckets).toBeGreaterThan(20)
      // It leaves nothing behind.
      for (const { ask } of servers) expect(await ask('SHOW TABLES')).toBe('')
    },
  )

  test('does not notice that one dies, again and again, before it hears, after its work and while it answers', async () => {
    const killer = await startKiller(servers[1]!, [
      { statement: /^CREATE/, when: 'after' },
      { statement: /^INSERT/, when: 'before' },
      { statement: /^INSERT/, when: 'after' },
      { statement: /^SELECT DISTINCT a, b/, when: 'answering' },
      { statement: /sum\(weight\)/, when: 'answering' },
    ])
    await runBatch({
      ...{ inputs: [input], workers: 1, level: 'rewrite', out: join(folder, 'dying') },
      engine: engine(servers[0]!.port, killer.port),
    })
    killer.stop()
    expect(killer.left).toEqual([])
    const { clusters, pairs } = await inOneProcess(articles, { level: 'rewrite' })
    expect(await found('dying')).toEqual({ clusters, pairs })
  }, 120_000)

  test('goes on where it was broken off, on other servers too', async () => {
    const given = { inputs: [input], workers: 1, level: 'rewrite', out: join(folder, 'broken off') } as const
    const broken = runBatch({
      ...{ ...given, engine: engine(servers[0]!.port, servers[1]!.port) },
      onProgress: (stage) => {
        if (stage === 'compared-phrases') throw new Error('broken off')
      },
    })
    await expect(broken).rejects.toThrow('broken off')
    await runBatch({ ...given, engine: engine(servers[1]!.port) })
    const { clusters, pairs } = await inOneProcess(articles, { level: 'rewrite' })
    expect(await found('broken off')).toEqual({ clusters, pairs })
  })

  test.each([
    ['wrong password', (port: number) => `clickhouse://default:other@127.0.0.1:${port}`, 'refuses the user "default"'],
    ['unknown user', (port: number) => `clickhouse://nobody:other@127.0.0.1:${port}`, 'refuses the user "nobody"'],
    [
      'missing database',
      (port: number) => `clickhouse://${user}@127.0.0.1:${port}/none`,
      'has no database "none"; create',
    ],
    ['unknown setting', (port: number) => `clickhouse://${user}@127.0.0.1:${port}?max_threadz=1`, 'max_threadz'],
    [
      'user that may not write',
      (port: number) => `clickhouse://reader:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`,
      'does not let the user "reader" make tables',
    ],
  ])('says what is wrong with a %s', async (name, engineAt, message) => {
    const broken = runBatch({
      inputs: [input],
      workers: 1,
      out: join(folder, name),
      engine: engineAt(servers[0]!.port),
    })
    await expect(broken).rejects.toMatchObject({ code: 'BATCH_FAILED', message: expect.stringContaining(message) })
  })
})

describe('an engine', () => {
  const given = { inputs: ['x.jsonl'], out: join(folder, 'never') }

  test.each([
    ['mysql://db/news', 'found a URL of mysql'],
    ['clickhouse', 'found "clickhouse"'],
    ['clickhouse://', 'found a URL of clickhouse'],
    ['clickhouse://user:secret@:99999/x', 'a server that cannot be read'],
    ['clickhouse://db,db:8123', 'http://db:8123 default twice'],
  ])('%s is refused', async (engine, message) => {
    const refused = runBatch({ ...given, engine })
    await expect(refused).rejects.toMatchObject({ code: 'OPTION_INVALID', message: expect.stringContaining(message) })
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('secret') })
  })

  test('that does not answer, or is no ClickHouse, is known before anything is read', async () => {
    const input = await writeFeed(join(folder, 'one.jsonl'), [{ id: 'a', text: 'One.' }])
    const web = createServer((_, answer) => answer.writeHead(404).end('not found'))
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
    const { port } = web.address() as AddressInfo
    const stages: string[] = []
    const running = (address: string) =>
      runBatch({
        ...{ inputs: [input], workers: 1, out: join(folder, 'unanswered'), engine: `clickhouse://${address}` },
        onProgress: (stage) => stages.push(stage),
      })
    await expect(running(`127.0.0.1:${port}`)).rejects.toMatchObject({
      message: expect.stringContaining('as ClickHouse does not answer'),
    })
    web.close()
    await expect(running('127.0.0.1:1')).rejects.toMatchObject({
      code: 'BATCH_FAILED',
      message: expect.stringMatching(/^ClickHouse at http:\/\/127\.0\.0\.1:1: does not answer/),
    })
    expect(stages).toEqual([])
  })
})
