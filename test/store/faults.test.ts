import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { generateWire } from '../../bench/generate/wire.js'
import { folderOf } from '../fixtures/folder.js'
import { jsonLines } from '../fixtures/json-lines.js'
import { killRounds } from './kill-rounds.js'
import { CLI, run, start, until } from './processes.js'

let folder = ''
let store = ''
beforeEach(() => {
  folder = folderOf({})
  store = join(folder, 'store')
})

const feedOf = (count: number) => jsonLines([...generateWire({ count })].map(({ article }) => article))
const streamInto = (path: string, ...more: string[]) => [
  'stream',
  '--store',
  path,
  '--window',
  'none',
  '--level',
  'reprint',
  ...more,
]
const articlesIn = async (path: string) =>
  (JSON.parse((await run(['stats', '--store', path, '--json'])).out) as { articles: number }).articles

describe('kill -9', () => {
  // A hundred rounds: npm run faults
  test('at random points loses nothing that was answered, and changes no cluster', async () => {
    const undisturbed = join(folder, 'undisturbed')
    const result = await killRounds({
      store,
      undisturbed,
      rounds: 3,
      articles: 90,
      level: 'reprint',
      durability: 'memory',
    })
    expect(result).toMatchObject({ lost: [], equal: true })
    expect([result.killed > 0, result.acknowledged > 15]).toEqual([true, true])
  }, 300_000)

  test('is told by the same rounds where articles are answered before they are stored', async () => {
    const script = join(folder, 'hasty.mjs')
    writeFileSync(
      script,
      `import { createInterface } from 'node:readline'
import { writeSync } from 'node:fs'
import { openDeduper } from ${JSON.stringify(join(CLI, '../store.js'))}
const store = process.argv[process.argv.indexOf('--store') + 1]
const deduper = await openDeduper({ store, level: 'reprint', window: 'none', durability: 'memory' })
let known = 0
for await (const line of createInterface({ input: process.stdin })) {
  const article = JSON.parse(line)
  const status = deduper.has(article.id) ? 'repeated' : 'new'
  deduper.add(article).catch(() => {})
  writeSync(1, JSON.stringify({ doppelwire: { status, id: article.id } }) + '\\n')
}
await deduper.close()
`,
    )
    const undisturbed = join(folder, 'undisturbed')
    const result = await killRounds({
      store,
      undisturbed,
      rounds: 2,
      articles: 50,
      level: 'reprint',
      durability: 'memory',
      script,
    })
    expect(result.lost.length).toBeGreaterThan(0)
  }, 300_000)
})

describe('a signal', () => {
  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)(
    '%s ends a stream with %i when what was read is stored and answered',
    async (signal, code) => {
      const { child, ended, lines } = start(streamInto(store))
      child.stdin!.write(feedOf(150)) // And no end.
      await until(() => lines.length > 20)
      child.kill(signal)
      const { code: found, err, out } = await ended
      expect({ found, err }).toEqual({ found: code, err: '' })
      expect(out.endsWith('\n')).toBe(true)
      expect(await articlesIn(store)).toBe(lines.length)
    },
    300_000,
  )
})

test('a reader that goes away ends a stream quietly, with everything stored that it saw', async () => {
  const { child, ended, lines } = start(streamInto(store))
  child.stdin!.end(feedOf(300))
  await until(() => lines.length > 10)
  child.stdout!.destroy()
  const { code, err } = await ended
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(await articlesIn(store)).toBeGreaterThanOrEqual(lines.length)
}, 300_000)

test('a slow reader makes the stream wait: it reads no further, and nothing is lost', async () => {
  const count = 500
  const { child, ended, lines } = start(streamInto(store))
  child.stdout!.pause()
  child.stdin!.end(feedOf(count))
  let before = -1
  // Until it reads no more of what is offered.
  while (child.stdin!.writableLength !== before) {
    before = child.stdin!.writableLength
    await new Promise((resolve) => setTimeout(resolve, 3000))
  }
  expect(before).toBeGreaterThan(0)
  child.stdout!.resume()
  expect((await ended).code).toBe(0)
  expect(lines).toHaveLength(count)
}, 300_000)

test('a second stream is refused while the first runs, and a query is not', async () => {
  const { child, ended, lines } = start(streamInto(store))
  child.stdin!.write(feedOf(20))
  await until(() => lines.length === 20)
  const second = await run(streamInto(store), feedOf(5))
  expect(second).toMatchObject({ code: 1, out: '' })
  expect(second.err).toMatch(new RegExp(`process ${child.pid} on \\S+ writes to this store`))
  const asked = await run(['query', '--store', store, '--json'], feedOf(1))
  expect(JSON.parse(asked.out)).toMatchObject({ status: 'repeated' })
  child.stdin!.end()
  expect((await ended).code).toBe(0)
}, 300_000)

describe('a damaged file', () => {
  const data = () => join(store, 'store.mdb')
  const flipAt = (place: number) => {
    const file = openSync(data(), 'r+')
    writeSync(file, Buffer.of(readFileSync(data())[place]! ^ 16), 0, 1, place)
    closeSync(file)
  }

  test('of which any byte changed gives the same answers, or is found by verify', async () => {
    await run(streamInto(store), feedOf(12))
    await run(['compact', '--store', store])
    const [sound, expected] = [readFileSync(data()), (await run(['export', '--store', store])).out]
    expect((await run(['verify', '--store', store])).code).toBe(0)
    let found = 0
    // Every page has one; the length is no multiple of a page.
    for (let place = 5003; place < sound.length; place += 16_001) {
      flipAt(place)
      const { code, out } = await run(['verify', '--store', store, '--json'])
      if (code === 0) expect((await run(['export', '--store', store])).out, `byte ${place}`).toBe(expected)
      else {
        expect(JSON.parse(out), `byte ${place}`).toMatchObject({ sound: false })
        found++
      }
      writeFileSync(data(), sound)
    }
    expect(found).toBeGreaterThan(0)
  }, 300_000)

  test('that was cut is refused; without the length noted beside it, the cut would end the process', async () => {
    await run(streamInto(store), feedOf(60))
    truncateSync(data(), Math.floor(statSync(data()).size / 2 / 4096) * 4096)
    const refused = await run(['export', '--store', store])
    expect(refused).toMatchObject({ code: 1, out: '', signal: null, err: expect.stringContaining('was cut') })
    expect(await run(['verify', '--store', store, '--json'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('was cut'),
    })
    rmSync(join(store, 'length'))
    const unguarded = await run(['export', '--store', store])
    expect(unguarded.signal ?? unguarded.code).not.toBe(0)
    expect(unguarded.err).not.toContain('was cut')
    // In a process of its own, that is a finding.
    expect((await run(['verify', '--store', store, '--json'])).code).toBe(1)
  }, 300_000)
})

const mounts =
  spawnSync('sh', ['-c', 'd=$(mktemp -d) && mount -t tmpfs -o size=1m tmpfs $d && umount $d && rmdir $d']).status === 0

describe.skipIf(!mounts)('a disk (needs the right to mount)', () => {
  const mounted = async (size: string, act: (path: string) => Promise<void>) => {
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder])
    try {
      await act(join(folder, 'store'))
    } finally {
      spawnSync('umount', [folder])
    }
  }

  test('that is full ends a stream with an error, and keeps what was answered', async () => {
    await mounted('1m', async (path) => {
      const full = start(streamInto(path))
      full.child.stdin!.end(feedOf(300))
      const { code, err } = await full.ended
      expect(code).toBe(1)
      expect(err).toMatch(/cannot be read or written .*; is the disk full/)
      expect(full.lines.length).toBeGreaterThan(20)
      expect(await articlesIn(path)).toBe(full.lines.length)
      expect((await run(['verify', '--store', path])).code).toBe(0)
      spawnSync('mount', ['-o', 'remount,size=30m', folder])
      const rest = await run(streamInto(path), feedOf(300))
      expect(rest.code).toBe(0)
      const repeated = rest.out.split('\n').filter((line) => line.includes('"status":"repeated"')).length
      expect(repeated).toBe(full.lines.length)
      expect(await articlesIn(path)).toBe(300)
    })
  }, 300_000)

  test('that is read-only is refused for writing, and read', async () => {
    await mounted('30m', async (path) => {
      await run(streamInto(path), feedOf(10))
      spawnSync('mount', ['-o', 'remount,ro', folder])
      expect(await run(streamInto(path), feedOf(1))).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringContaining(path),
      })
      expect(await articlesIn(path)).toBe(10)
      spawnSync('mount', ['-o', 'remount,rw', folder])
    })
  }, 300_000)
})
