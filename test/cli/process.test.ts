import { execFileSync, spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { built } from '../built.js'
import { HARBOUR, ORCHARD } from '../fixtures/articles.js'
import { folderOf, readText } from '../fixtures/folder.js'
import { jsonLines } from '../fixtures/json-lines.js'

const CLI = built('cli.js')

/** Starts the built command as a shell would. */
function start(argv: readonly string[]) {
  const child = spawn(process.execPath, [CLI, ...argv], { stdio: ['pipe', 'pipe', 'pipe'] })
  const output = { out: '', err: '' }
  child.stdin.on('error', () => {}) // It may end before it has read everything.
  child.stdout.on('data', (chunk) => {
    output.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    output.err += chunk
  })
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, ...output }))
  })
  return { child, ended }
}

const many = (count: number) =>
  jsonLines(Array.from({ length: count }, (_, i) => ({ id: `article number ${i} of a long list`, text: `note ${i}` })))

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20))
}

test.each([
  [['--version'], 0],
  [['dedupe', 'seeds'], 0],
  [['dedupe', 'nowhere.jsonl'], 1],
  [['dedupe', '--nonsense'], 2],
  [['compare', 'seeds/000_761b2a112998a1a0.txt', 'seeds/004_54a668db38cee4e4.txt', '--json'], 0],
  [['curve'], 0],
])('%s exits with %i', async (argv, code) => {
  const { ended } = start(argv)
  const { code: found, out, err } = await ended
  expect(found).toBe(code)
  expect(out === '').toBe(code !== 0)
  expect(err === '').toBe(code === 0)
})

test('standard input to standard output, in lines and with no progress', async () => {
  const { child, ended } = start(['dedupe', '-', '--json'])
  child.stdin.end(jsonLines([{ id: 'a', text: HARBOUR }, { id: 'b', text: HARBOUR }, { text: ORCHARD }]))
  const { code, out, err } = await ended
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out.split('\n').map((line) => line && JSON.parse(line).size)).toEqual([2, 1, ''])
})

describe('a reader that goes away', () => {
  test('ends the command quietly and with 0', async () => {
    const { child, ended } = start(['dedupe', '-', '--json'])
    child.stdout.once('data', () => child.stdout.destroy())
    child.stdin.end(many(5000))
    const { code, err } = await ended
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  test('does not keep --keep from being written', async () => {
    const folder = folderOf({ 'feed.jsonl': many(5000) })
    const { child, ended } = start(['dedupe', `${folder}/feed.jsonl`, '--json', '--keep', `${folder}/kept.jsonl`])
    child.stdout.once('data', () => child.stdout.destroy())
    expect((await ended).code).toBe(0)
    expect(readText(`${folder}/kept.jsonl`)).toBe(many(5000))
  })
})

describe('a signal', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends the command with %i, without output and without temporary files', async (signal, code) => {
    const folder = folderOf({ 'kept.jsonl': 'older\n' })
    const { child, ended } = start(['dedupe', '-', '--json', '--keep', `${folder}/kept.jsonl`])
    child.stdin.write(many(10)) // And no end: it waits for more.
    await until(() => readdirSync(folder).length > 1)
    child.kill(signal)
    const { code: found, out, err } = await ended
    expect({ found, out, err }).toEqual({ found: code, out: '', err: '' })
    expect(readdirSync(folder)).toEqual(['kept.jsonl'])
    expect(readText(`${folder}/kept.jsonl`)).toBe('older\n')
  })
})

describe.skipIf(process.platform === 'win32')('a FIFO', () => {
  const fifoIn = (folder: string): string => {
    execFileSync('mkfifo', [`${folder}/feed`])
    return `${folder}/feed`
  }

  test('is read to its end, whenever its writer comes', async () => {
    const fifo = fifoIn(folderOf({}))
    const { ended } = start(['dedupe', fifo, '--json'])
    writeFileSync(fifo, many(300)) // Waits for the reader.
    const { code, out, err } = await ended
    expect({ code, err, lines: out.trimEnd().split('\n').length }).toEqual({ code: 0, err: '', lines: 300 })
  })

  test('without a writer ends at the first signal', async () => {
    const folder = folderOf({ 'kept.jsonl': 'older\n' })
    const { child, ended } = start(['dedupe', fifoIn(folder), '--keep', `${folder}/kept.jsonl`])
    await new Promise((resolve) => setTimeout(resolve, 1500)) // By now it waits for the writer.
    child.kill('SIGINT')
    expect((await ended).code).toBe(130)
    expect(readFileSync(`${folder}/kept.jsonl`, 'utf8')).toBe('older\n')
  })
})

describe('a signal while articles are compared', () => {
  // Each story shares half of its sentences with others, so that comparing takes far longer than reading.
  const SYLLABLES = [
    'ba',
    'ko',
    'ri',
    'tan',
    'mel',
    'os',
    'dur',
    'vi',
    'sha',
    'lo',
    'gen',
    'par',
    'ti',
    'ul',
    'na',
    'ker',
  ]
  const word = (number: number): string => (number < 16 ? '' : word(Math.floor(number / 16))) + SYLLABLES[number % 16]
  const sentence = (seed: number) =>
    `The ${Array.from({ length: 24 }, (_, i) => word(256 + ((seed * 7919 + i * 104729 + ((seed * i) % 17)) % 9973))).join(' ')}.`
  const story = (i: number) =>
    Array.from({ length: 12 }, (_, part) => sentence(part % 2 === 0 ? (i % 40) * 100 + part : i * 1000 + part)).join(
      ' ',
    )
  const feed = jsonLines(Array.from({ length: 6000 }, (_, i) => ({ id: `${i}`, text: story(i) })))

  test.each([[[]], [['--workers', '2']], [['--pairs']]])('%j ends the command soon', async (more: string[]) => {
    const file = join(folderOf({ 'feed.jsonl': feed }), 'feed.jsonl')
    const { child, ended } = start(['dedupe', file, ...more])
    await new Promise((resolve) => setTimeout(resolve, 2000))
    expect(child.exitCode).toBe(null)
    const killed = Date.now()
    child.kill('SIGINT')
    expect((await ended).code).toBe(130)
    expect(Date.now() - killed).toBeLessThan(2000)
  })
})

describe('--workers', () => {
  const records = Array.from({ length: 150 }, (_, i) => ({
    id: `${i}`,
    text: i % 5 === 4 ? `${HARBOUR} Version ${i - (i % 2)}.` : `${ORCHARD.slice(i, 200 + 4 * i)} ${i}`,
    date: `2026-03-${i}`,
  }))

  test('changes nothing that is printed or kept', async () => {
    const folder = folderOf({ 'feed.jsonl': jsonLines(records), 'archive.jsonl': jsonLines(records.slice(0, 40)) })
    const run = async (...more: string[]) => {
      const argv = ['dedupe', join(folder, 'feed.jsonl'), '--against', join(folder, 'archive.jsonl'), '--csv', ...more]
      const ended = await start([...argv, '--on-duplicate', 'version', '--keep', join(folder, 'kept.jsonl')]).ended
      return { ...ended, kept: readText(join(folder, 'kept.jsonl')) }
    }
    const alone = await run()
    expect(alone).toMatchObject({ code: 0, out: expect.stringContaining('reprint') })
    expect(await run('--workers', '2')).toEqual(alone)
  })

  test('names the line of an article that is refused, and refuses what is no number', async () => {
    const again = { id: '3', text: HARBOUR }
    const file = join(folderOf({ 'feed.jsonl': jsonLines([...records, again]) }), 'feed.jsonl')
    const refused = await start(['dedupe', file, '--workers', '1', '--on-duplicate', 'error']).ended
    expect(refused).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('feed.jsonl:151: the id "3" stands at'),
    })
    expect(await start(['dedupe', file, '--workers', '1.5']).ended).toMatchObject({ code: 2, out: '' })
    expect(await start(['dedupe', file, '--workers', '100000']).ended).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/--workers: expected at most \d+, 4 times the cores of this machine, found 100000/),
    })
  })
})
