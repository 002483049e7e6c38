import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateStream } from '../../bench/generate/streams.js'
import type { Article } from '../../src/article.js'
import type { DeduperOptions } from '../../src/deduper/options.js'
import { start } from '../store/processes.js'
import { feed, inFiles, inOneProcess, runBatch, writeFeed } from './feed.js'

const folder = await mkdtemp(join(tmpdir(), 'batch-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

function write(name: string, articles: readonly Article[]): Promise<string> {
  return writeFeed(join(folder, name), articles)
}

async function foundInOneProcess(articles: readonly Article[]) {
  const { clusters, pairs } = await inOneProcess(articles, { level: 'reprint' })
  return { clusters, pairs }
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
