import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateStream } from '../../bench/generate/streams.js'
import { generateWire } from '../../bench/generate/wire.js'
import type { Article } from '../../src/article.js'
import type { DeduperOptions } from '../../src/deduper/options.js'
import { retold } from '../deduper/retold.js'
import { start } from '../store/processes.js'

const dist = join(import.meta.dirname, '../../dist')
if (!existsSync(join(dist, 'batch.js'))) throw new Error('dist is missing: run npm run build')
const { runBatch } = (await import(join(dist, 'batch.js'))) as typeof import('../../src/batch.js')
const { createDeduper } = (await import(join(dist, 'index.js'))) as typeof import('../../src/index.js')

const folder = await mkdtemp(join(tmpdir(), 'batch-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A wire feed; stories that many outlets print, so that buckets are large; one that many retell, so that it has likely copies; one wording with other blanks; hostile ids. */
function feed(count: number): Article[] {
  const wire = [...generateWire({ count })].map(({ article }) => article)
  const prints = [...generateWire({ count: 6, seed: 7 })].flatMap(({ article }, story) =>
    Array.from({ length: 12 }, (_, outlet) => ({
      ...article,
      id: `story ${story} outlet ${outlet}`,
      text: `${article.text}\n\nPrinted in the ${'morning evening weekly daily'.split(' ')[outlet % 4]} edition of outlet ${outlet % 9}.`,
    })),
  )
  const [one, other, third] = wire
  const hostile = ['__proto__', "o'clock; DROP TABLE kept", '\u{1f600}', '\ue000', 'tab\tline\n', '<b>', '=1+1'].map(
    (id) => ({
      ...one!,
      id,
    }),
  )
  return [
    ...wire,
    ...prints,
    ...retold(),
    ...hostile,
    { ...other!, id: 'blanks', text: other!.text.replaceAll(' ', '  ') },
    { id: 'short', text: 'Short.' },
    { id: 'short too', text: 'Short.' },
    { id: 'empty', text: '' },
    { id: 'empty too', text: '' },
    { ...third!, id: wire[5]!.id },
    { ...third!, id: `${wire[5]!.id}#2`, text: `${third!.text} More.` },
    { ...wire[6]! },
  ]
}

async function write(name: string, articles: readonly Article[]): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, articles.map((article) => `${JSON.stringify(article)}\n`).join(''))
  return path
}

async function rows(path: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const reader = await connection.runAndReadAll(`SELECT * FROM '${path.replaceAll("'", "''")}'`)
  const found = reader.getRows().map((row) => row.map((value) => (typeof value === 'bigint' ? Number(value) : value)))
  connection.closeSync()
  instance.closeSync()
  return found
}

/** What one process finds, in the form of the files. */
async function inOneProcess(articles: readonly Article[], options: Partial<DeduperOptions>) {
  const deduper = await createDeduper({ onDuplicate: 'version', ...options })
  for (const article of articles) deduper.store(article)
  const clusters = [...deduper.clusters()].flatMap(({ members }, i) =>
    members.map(({ id, relation, score, reprintOf }) => [i + 1, id, relation, score, reprintOf]),
  )
  const pairs = [...deduper.pairs()].map(({ a, b, relation, score }) => [a, b, relation, score])
  const learned = deduper.statistics().learnedBoilerplate
  return { clusters, pairs: pairs.map((pair) => JSON.stringify(pair)).sort(), learned }
}

async function foundInOneProcess(articles: readonly Article[]) {
  const { clusters, pairs } = await inOneProcess(articles, { level: 'reprint' })
  return { clusters, pairs }
}

async function inFiles(out: string) {
  const pairs = await rows(join(out, 'pairs.parquet'))
  return {
    clusters: await rows(join(out, 'clusters.parquet')),
    pairs: pairs.map((pair) => JSON.stringify(pair)).sort(),
  }
}

describe('a batch gives what one process gives', () => {
  const articles = feed(100)
  let input: string
  beforeAll(async () => {
    input = await write('feed.jsonl', articles)
  })

  test.each<Partial<DeduperOptions>>([
    { level: 'reprint' },
    { level: 'reprint', representative: 'earliest', onDuplicate: 'replace', target: 0.6 },
    { level: 'reprint', representative: { sources: ['b', 'a'] }, boilerplate: false, preset: 'strict' },
    { level: 'rewrite' },
  ])('with %j', async (options) => {
    const out = join(folder, `out of ${JSON.stringify(options).replaceAll(/\W/g, ' ')} ' quoted`)
    const summary = await runBatch({ inputs: [input], out, workers: 1, ...options })
    const expected = await inOneProcess(articles, options)
    expect(await inFiles(out)).toEqual({ clusters: expected.clusters, pairs: expected.pairs })
    expect(summary.pairs).toBe(expected.pairs.length)
    expect(summary.largeBuckets).toBeGreaterThan(20)
    expect(summary.repeated).toBe(1)
    expect(existsSync(join(out, 'work'))).toBe(false)
    expect((await readdir(join(out, 'rows'))).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})

describe('a batch learns the boilerplate of its feed', () => {
  const articles = [...generateStream({ pages: 24, stories: 48, foreign: 14, shown: [5, 9], prints: 8 })].map(
    ({ id, text }) => ({ id, text }),
  )
  let input: string
  beforeAll(async () => {
    input = await write('streams.jsonl', articles)
  })

  test.each<Partial<DeduperOptions>>([
    { level: 'reprint' },
    { level: 'rewrite' },
    { level: 'reprint', boilerplate: false },
  ])('as one process does, with %j', async (options) => {
    const out = join(folder, `streams ${JSON.stringify(options).replaceAll(/\W/g, ' ')}`)
    const summary = await runBatch({ inputs: [input], out, workers: 1, ...options })
    const expected = await inOneProcess(articles, options)
    expect(await inFiles(out)).toEqual({ clusters: expected.clusters, pairs: expected.pairs })
    const { maskedTexts, foreignTexts } = summary
    expect({ maskedTexts, foreignTexts }).toEqual(expected.learned)
    expect(foreignTexts > 0).toBe(options.boilerplate ?? true)
  })

  test('and goes on where it was broken off while it learned', async () => {
    const out = join(folder, 'streams broken off')
    const given = { inputs: [input], out, workers: 1, level: 'reprint' } as const
    const broken = runBatch({
      ...given,
      onProgress: (name) => {
        if (name === 'masked') throw new Error('broken off')
      },
    })
    await expect(broken).rejects.toThrow('broken off')
    const { maskedTexts, foreignTexts } = await runBatch(given)
    expect({ maskedTexts, foreignTexts }).toEqual((await inOneProcess(articles, { level: 'reprint' })).learned)
  })
})

describe('a batch that is broken off', () => {
  const articles = feed(30)
  const options = { level: 'reprint', workers: 1 } as const

  test.each(['rows', 'bands', 'result'])('at %s goes on and comes to the same', async (stage) => {
    const input = await write('broken.jsonl', articles)
    const out = join(folder, `broken at ${stage}`)
    const stages: string[] = []
    const broken = runBatch({
      ...{ inputs: [input], out, ...options },
      onProgress: (name) => {
        if (name === stage) throw new Error('broken off')
      },
    })
    await expect(broken).rejects.toThrow('broken off')
    const onProgress = (name: string) => stages.push(name)
    await runBatch({ inputs: [input], out, ...options, onProgress })
    expect(stages[0]).toBe(stage)
    expect(await inFiles(out)).toEqual(await foundInOneProcess(articles))
    // A third call finds everything done.
    expect(await runBatch({ inputs: [input], out, ...options })).toMatchObject({ articles: articles.length - 1 })
  })

  test('after tasks were done counts them too', async () => {
    const input = await write('counted.jsonl', articles)
    const stagesOf = async (out: string) =>
      (JSON.parse(await readFile(join(out, 'batch.json'), 'utf8')) as { stages: object }).stages
    const [whole, out] = [join(folder, 'counted whole'), join(folder, 'counted')]
    await runBatch({ inputs: [input], out: whole, ...options })
    const broken = runBatch({
      ...{ inputs: [input], out, ...options },
      onProgress: (stage, done) => {
        if (stage === 'compared-bands' && done > 0) throw new Error('broken off')
      },
    })
    await expect(broken).rejects.toThrow('broken off')
    await runBatch({ inputs: [input], out, ...options })
    expect(await stagesOf(out)).toEqual(await stagesOf(whole))
    expect(await stagesOf(whole)).toMatchObject({ 'compared-bands': { compared: expect.any(Number) } })
  })

  test('by the death of a process does not break off', async () => {
    const input = await write('killed.jsonl', articles)
    const out = join(folder, 'killed')
    const { child, ended } = start(['batch', input, '--out', out, '--level', 'reprint', '--workers', '1'])
    const children = `/proc/${child.pid}/task/${child.pid}/children`
    let killed = 0
    while (child.exitCode === null && killed < 2) {
      const pid = Number(readFileSync(children, 'utf8').trim().split(' ')[0])
      if (pid > 0) {
        await new Promise((resolve) => setTimeout(resolve, 150))
        try {
          process.kill(pid, 'SIGKILL')
          killed++
        } catch {}
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(await ended).toMatchObject({ code: 0 })
    expect(killed).toBe(2)
    expect(await inFiles(out)).toEqual(await foundInOneProcess(articles))
  })

  test('is refused for other options and other inputs', async () => {
    const out = join(folder, 'refused')
    const input = await write('refused.jsonl', articles.slice(0, 5))
    await runBatch({ inputs: [input], out, ...options })
    await expect(runBatch({ inputs: [input], out, ...options, level: 'rewrite' })).rejects.toMatchObject({
      code: 'BATCH_MISMATCH',
      message: expect.stringContaining('another folder'),
    })
    await write('refused.jsonl', articles.slice(0, 6))
    await expect(runBatch({ inputs: [input], out, ...options })).rejects.toMatchObject({ code: 'BATCH_MISMATCH' })
  })
})

describe('options and errors', () => {
  test('are checked before anything is read', async () => {
    const given = { inputs: ['x.jsonl'], out: join(folder, 'never') }
    const refused = async (more: object) =>
      expect(runBatch({ ...given, ...more })).rejects.toMatchObject({ code: 'OPTION_INVALID' })
    await refused({ inputs: [] })
    await refused({ out: ' ' })
    await refused({ memory: 1000 })
    await refused({ workers: 0 })
    await refused({ representative: () => 0 })
    await refused({ unknown: 1 })
    expect(existsSync(given.out)).toBe(false)
  })

  test('one id with two texts is an error where that is asked for, and says what to do', async () => {
    const input = await write('twice.jsonl', [
      { id: 'a', text: 'one' },
      { id: 'a', text: 'two' },
    ])
    await expect(runBatch({ inputs: [input], out: join(folder, 'twice'), onDuplicate: 'error' })).rejects.toMatchObject(
      {
        code: 'DUPLICATE_ID',
        message: expect.stringContaining('--on-duplicate version'),
      },
    )
  })

  test('a feed without articles gives empty files', async () => {
    await mkdir(join(folder, 'none'))
    const input = await write('none.jsonl', [])
    const out = join(folder, 'none')
    expect(await runBatch({ inputs: [input], out })).toMatchObject({ articles: 0, clusters: 0, pairs: 0 })
    expect(await inFiles(out)).toEqual({ clusters: [], pairs: [] })
  })
})
