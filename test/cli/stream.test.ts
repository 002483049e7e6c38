import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { answeredLine } from '../../src/cli/answered-line.js'
import { HARBOUR, ORCHARD, reprintOf, TELESCOPE } from '../fixtures/articles.js'
import { folderOf } from '../fixtures/folder.js'
import { jsonLines } from '../fixtures/json-lines.js'
import { doppelwire, parseLines } from './harness.js'

let store = ''
beforeEach(() => {
  store = join(folderOf({}), 'store')
})

interface Answered {
  readonly id: string
  readonly doppelwire: {
    status: string
    id: string
    of?: string
    relation?: string
    cluster: string
    versionOf?: string
    stored?: false
  }
}

const FEED = [
  { id: 'a', text: HARBOUR, date: '2026-03-03', author: { name: 'kept as it is' } },
  { id: 'b', text: reprintOf(HARBOUR), date: '2026-03-04' },
  { id: 'c', text: ORCHARD, date: '2026-03-04' },
  { id: 'a', text: HARBOUR, date: '2026-03-03' },
  { id: 'a', text: TELESCOPE, date: '2026-03-05' },
]

const stream = (feed: readonly unknown[], ...more: string[]) =>
  doppelwire(['stream', '--store', store, ...more], { stdin: jsonLines(feed) })
const answers = (out: string) => parseLines(out) as Answered[]

describe('stream', () => {
  test('answers each article in order, on a line with all its fields', async () => {
    const { code, out, err } = await stream(FEED)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const lines = answers(out)
    expect(lines.map(({ doppelwire: { status, id, of } }) => [status, id, of])).toEqual([
      ['new', 'a', undefined],
      ['copy', 'b', 'a'],
      ['new', 'c', undefined],
      ['repeated', 'a', undefined],
      ['version', 'a#2', undefined],
    ])
    expect(lines.map(({ doppelwire: _, ...article }) => article)).toEqual(FEED)
    expect(lines[1]!.doppelwire).toMatchObject({ relation: 'reprint', cluster: expect.any(String) })
    expect(lines[4]!.doppelwire.versionOf).toBe('a')
  })

  test('remembers between runs', async () => {
    await stream(FEED.slice(0, 1))
    expect(answers((await stream(FEED.slice(0, 2))).out).map(({ doppelwire: { status } }) => status)).toEqual([
      'repeated',
      'copy',
    ])
  })

  test('writes new articles alone with --only-new', async () => {
    expect(answers((await stream(FEED, '--only-new')).out).map(({ doppelwire: { id } }) => id)).toEqual(['a', 'c'])
  })

  test('reads files, feeds and pages too', async () => {
    const folder = folderOf({ 'one.txt': HARBOUR, 'two.json': JSON.stringify([FEED[1]]) })
    const { out } = await doppelwire(['stream', '--store', store, join(folder, 'one.txt'), join(folder, 'two.json')])
    expect(answers(out).map(({ id, doppelwire: { status } }) => [id, status])).toEqual([
      [join(folder, 'one.txt'), 'new'],
      ['b', 'copy'],
    ])
  })

  test('stops at a malformed line at once, after the answers before it; --skip-invalid goes on', async () => {
    const stdin = `${jsonLines(FEED.slice(0, 2))}{"id": "broken\n${jsonLines(FEED.slice(2, 3))}`
    const stopped = await doppelwire(['stream', '--store', store], { stdin })
    expect(stopped.code).toBe(1)
    expect(stopped.err).toMatch(/:3/)
    expect(answers(stopped.out).map(({ id }) => id)).toEqual(['a', 'b'])
    const skipped = await doppelwire(['stream', '--store', store, '--skip-invalid'], { stdin })
    expect(skipped.code).toBe(0)
    expect(answers(skipped.out).map(({ doppelwire: { status } }) => status)).toEqual(['repeated', 'repeated', 'new'])
  })

  test('keeps a window by the dates of the articles, and a number of articles', async () => {
    const { out } = await stream(
      [FEED[0], { id: 'later', text: ORCHARD, date: '2026-05-01' }, { id: 'again', text: HARBOUR, date: '2026-03-04' }],
      ...['--window', '7d'],
    )
    expect(answers(out).map(({ doppelwire: { status, stored } }) => [status, stored])).toEqual([
      ['new', undefined],
      ['new', undefined],
      ['new', false],
    ])
    expect(JSON.parse((await doppelwire(['stats', '--store', store, '--json'])).out)).toMatchObject({ articles: 1 })
    expect((await stream([], '--window', '30d')).err).toMatch(/window "7d", and "30d" was asked for/)

    store = `${store}2`
    await stream(FEED.slice(0, 3), '--max-articles', '2')
    expect(JSON.parse((await doppelwire(['stats', '--store', store, '--json'])).out)).toMatchObject({ articles: 2 })
    expect(
      answers(
        (
          await stream([
            { id: 'x', text: HARBOUR },
            { id: 'y', text: ORCHARD },
          ])
        ).out,
      ).map(({ doppelwire: { of } }) => of),
    ).toEqual([...['b', 'c']])
  })

  test('appends what changes of earlier answers to the file of --events', async () => {
    const sentences = [HARBOUR, ORCHARD, TELESCOPE].join(' ').split(/(?<=\.) /)
    const half = Math.floor(sentences.length * 0.62)
    const events = join(folderOf({}), 'events.jsonl')
    const parts = { front: sentences.slice(0, half), back: sentences.slice(-half), whole: sentences }
    const feed = Object.entries(parts).map(([id, part]) => ({ id, text: part.join(' ') }))
    expect((await stream(feed, '--events', events)).err).toBe('')
    expect(parseLines(readFileSync(events, 'utf8'))).toEqual([
      { event: 'copy', id: 'back', of: 'front', cluster: expect.any(String) },
    ])
    expect(await stream(feed, '--events', join(events, 'no'))).toMatchObject({ code: 1, out: '' })
  })

  test('is called wrongly without a store', async () => {
    expect(await doppelwire(['stream'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--store') })
    expect(await stream([], '--window', '3')).toMatchObject({ code: 2, err: expect.stringContaining('window') })
    expect(await stream([], '--max-articles', '0')).toMatchObject({
      code: 2,
      err: expect.stringContaining('maxArticles'),
    })
  })

  test.each(['stream', 'query', 'stats', 'forget', 'compact', 'verify', 'export', 'import'])(
    '%s --help tells of --store',
    async (name) => {
      const { code, out, err } = await doppelwire([name, '--help'])
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).toContain('--store DIR')
      expect(await doppelwire([name, 'x'])).toMatchObject({ code: 2, out: '' })
    },
  )
})

describe('an answered line', () => {
  const answer = { status: 'new', id: 'a', cluster: 'a' } as const
  const answered = (line: string) => answeredLine({ article: { id: 'a', text: '' }, raw: Buffer.from(line) }, answer)

  test.each(['{"id":"a"}\n', ' {"id":"a", "n": 12345678901234567890, "__proto__": {"x": 1}}\r\n', '{}', '{ }\n'])(
    'keeps %j to the letter',
    (line) => {
      const written = answered(line)
      expect(written.startsWith(line.trim().slice(0, -1).trimEnd())).toBe(true)
      expect(JSON.parse(written).doppelwire).toEqual(answer)
      expect(written.split('\n')).toHaveLength(2)
    },
  )

  test('has one answer, the latest, also where the line had one', () => {
    const written = answered('{"id":"a","doppelwire":{"status":"old"},"text":"\\"doppelwire\\""}')
    expect(written.match(/"doppelwire":/g)).toHaveLength(1)
    expect(JSON.parse(written)).toEqual({ id: 'a', text: '"doppelwire"', doppelwire: answer })
  })
})

describe('a store on the command line', () => {
  beforeEach(async () => {
    await stream(FEED)
  })

  test('query answers and stores nothing', async () => {
    const stdin = jsonLines([
      { id: 'q', text: reprintOf(ORCHARD) },
      { id: 'a', text: HARBOUR },
    ])
    const { code, out } = await doppelwire(['query', '--store', store, '--json'], { stdin })
    expect(code).toBe(0)
    expect(parseLines(out)).toMatchObject([
      { status: 'copy', id: 'q', of: 'c', cluster: 'c' },
      { status: 'repeated', id: 'a' },
    ])
    const table = await doppelwire(['query', '--store', store], { stdin })
    expect(table.out.split('\n')[0]).toMatch(/^copy\tq\tc\treprint\t[01]/)
    expect(JSON.parse((await doppelwire(['stats', '--store', store, '--json'])).out)).toMatchObject({
      articles: 4,
      texts: 4,
    })
  })

  test('forget removes, and fails for an id that is unknown', async () => {
    expect(await doppelwire(['forget', '--store', store, 'c'])).toEqual({ code: 0, out: 'forgot c\n', err: '' })
    const again = await doppelwire(['forget', '--store', store, 'c', 'b', '--json'])
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('"c"') })
    expect(parseLines(again.out)).toEqual([
      { id: 'c', forgotten: false },
      { id: 'b', forgotten: true },
    ])
    expect((await doppelwire(['stats', '--store', store])).out).toMatch(/^2 articles, 2 texts/)
  })

  test.each(['query', 'stats', 'forget', 'compact', 'verify', 'export'])(
    '%s of a store that is not there says so, and makes none',
    async (command) => {
      const missing = join(folderOf({}), 'typo')
      const { code, err } = await doppelwire([command, '--store', missing, ...(command === 'forget' ? ['a'] : [])])
      expect([code, err]).toEqual([1, expect.stringContaining('expected a store, found nothing')])
      expect(existsSync(missing)).toBe(false)
    },
  )

  test('compact gives pages back and loses nothing', async () => {
    const before = (await doppelwire(['export', '--store', store])).out
    const { code, out } = await doppelwire(['compact', '--store', store, '--json'])
    expect(code).toBe(0)
    const sizes = JSON.parse(out)
    expect(sizes.after).toBeLessThanOrEqual(sizes.before)
    expect((await doppelwire(['export', '--store', store])).out).toBe(before)
    expect(answers((await stream(FEED.slice(0, 1))).out)[0]!.doppelwire.status).toBe('repeated')
  })

  test('export and import carry it elsewhere, once', async () => {
    const exported = (await doppelwire(['export', '--store', store])).out
    const [head, ...lines] = parseLines(exported) as { id: string; doppelwire?: string }[]
    expect(head).toMatchObject({ doppelwire: 'store', schema: { level: 'rewrite', window: '30d' } })
    expect(lines.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'a#2'])
    expect(exported).not.toContain('Elwick')
    const [first, folder] = [store, folderOf({ 'export.jsonl': exported })]
    store = join(folder, 'elsewhere')
    expect(await doppelwire(['import', '--store', store], { stdin: exported })).toMatchObject({
      code: 0,
      out: 'added 4 articles\n',
    })
    const again = await doppelwire(['import', '--store', store, join(folder, 'export.jsonl'), '--json'])
    expect(JSON.parse(again.out)).toEqual({ added: 0, articles: 4 })
    expect(answers((await stream([{ id: 'q', text: reprintOf(ORCHARD) }])).out)[0]!.doppelwire).toMatchObject({
      of: 'c',
    })
    for (const [stdin, message] of [
      ['', /line 1: expected/],
      ['{"id":"a"}\n', /line 1: expected the options of an export/],
      [
        exported.replace(/"fingerprintVersion":\d+/, '"fingerprintVersion":0'),
        /expected fingerprintVersion \d+, found 0/,
      ],
      [`${exported}{"id":"z","fingerprint":"AAAA"}\n`, /line 6: expected the bytes of a fingerprint/],
      [`${exported}{"id":5}\n`, /line 6: expected an article/],
    ] as const) {
      expect(await doppelwire(['import', '--store', first], { stdin })).toMatchObject({
        code: 1,
        err: expect.stringMatching(message),
      })
    }
  })

  test('that does not exist, or is none, is refused', async () => {
    const none = join(folderOf({ 'file.txt': 'x' }), 'none')
    for (const name of ['stats', 'query', 'verify', 'export']) {
      expect(await doppelwire([name, '--store', none]), name).toMatchObject({ code: 1, out: '' })
      expect(await doppelwire([name, '--store', join(none, '..')]), name).toMatchObject({ code: 1, out: '' })
    }
  })
})

describe('dedupe --store', () => {
  beforeEach(async () => {
    await stream(FEED.slice(0, 3))
  })

  test('finds what is new beside the store, without reading the archive again', async () => {
    const folder = folderOf({
      'today.jsonl': jsonLines([
        { id: 't', text: reprintOf(ORCHARD) },
        { id: 'u', text: TELESCOPE },
      ]),
    })
    const today = join(folder, 'today.jsonl')
    const kept = join(folder, 'kept.jsonl')
    const { code, out } = await doppelwire(['dedupe', '--store', store, today, '--json', '--keep', kept])
    expect(code).toBe(0)
    const clusters = parseLines(out) as { size: number; members: { id: string; archive?: boolean }[] }[]
    expect(clusters.map(({ members }) => members.map(({ id, archive }) => [id, archive === true]).sort())).toEqual([
      [
        ['c', true],
        ['t', false],
      ],
      [['u', false]],
    ])
    expect(parseLines(readFileSync(kept, 'utf8')).map((line) => (line as { id: string }).id)).toEqual(['u'])
    expect(JSON.parse((await doppelwire(['stats', '--store', store, '--json'])).out)).toMatchObject({ articles: 3 })
    expect((await doppelwire(['dedupe', '--store', store, today, '--add'])).code).toBe(0)
    expect(JSON.parse((await doppelwire(['stats', '--store', store, '--json'])).out)).toMatchObject({ articles: 5 })
  })

  test('prints the clusters of the store without an input', async () => {
    const { out } = await doppelwire(['dedupe', '--store', store, '--json'])
    expect((parseLines(out) as { size: number }[]).map(({ size }) => size)).toEqual([2, 1])
    const pairs = await doppelwire(['dedupe', '--store', store, '--pairs', '--json'])
    expect(parseLines(pairs.out)).toMatchObject([{ a: 'a', b: 'b', relation: 'reprint' }])
  })

  test('refuses what makes no sense with it', async () => {
    expect(await doppelwire(['dedupe', '--add', 'seeds'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--store'),
    })
    expect(await doppelwire(['dedupe', '--store', store, 'seeds', '--against', 'x'])).toMatchObject({ code: 2 })
    expect(await doppelwire(['dedupe', '--store', store, '--level', 'reprint'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('level "rewrite", and "reprint" was asked for'),
    })
  })
})
