import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { HARBOUR, ORCHARD, TELESCOPE } from '../fixtures/articles.js'
import { folderOf } from '../fixtures/folder.js'
import { jsonLines } from '../fixtures/json-lines.js'
import { doppelwire, parseLines } from './harness.js'

type Line = { members: { id: string; versionOf?: string; archive?: boolean }[] }

async function members(argv: readonly string[], stdin = '') {
  const { code, out, err } = await doppelwire(['dedupe', '--json', ...argv], { stdin })
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' })
  const lines = parseLines(out) as Line[]
  return { lines, all: lines.flatMap((line) => line.members), err }
}

const html = (text: string) =>
  text
    .split('\n\n')
    .map((part) => `<p>${part}</p>`)
    .join('')

test('one story in a feed, on a page, in a table and in JSON is one cluster', async () => {
  const folder = folderOf({
    'a.rss': `<rss><channel><item><guid>feed</guid><description><![CDATA[${html(ORCHARD)}]]></description></item></channel></rss>`,
    'b.html': `<html><body><article>${html(ORCHARD)}</article></body></html>`,
    'c.csv': `id,body\ntable,"${ORCHARD.replaceAll('"', '""')}"\n`,
    'd.json': JSON.stringify({ articles: [{ guid: 7, content: ORCHARD, publishedAt: 1641513600 }] }),
    'e.txt': ORCHARD,
  })
  const { lines } = await members([folder])
  expect(lines).toHaveLength(1)
  expect(lines[0]!.members.map(({ id }) => id).sort()).toEqual(['7', 'b.html', 'e.txt', 'feed', 'table'])
})

test('what a folder holds and nobody reads is said', async () => {
  const folder = folderOf({ 'a.txt': ORCHARD, 'photo.jpg': 'x' })
  symlinkSync(join(folder, 'gone.txt'), join(folder, 'link.txt'))
  symlinkSync('.', join(folder, 'loop'))
  const { err } = await members([folder])
  expect(err).toMatch(
    /^passed over 3 files: .*link\.txt \(broken link\), .*loop \(link to a folder\), .*photo\.jpg \(unknown ending\)\n$/,
  )
})

test('two ids under one canonical URL are versions', async () => {
  const records = [
    { id: 'a', text: ORCHARD, url: 'http://www.example.org/story/?utm_source=x' },
    { id: 'b', text: TELESCOPE, url: 'https://m.example.org/story' },
  ]
  const { all } = await members(['-'], jsonLines(records))
  expect(all.filter(({ versionOf }) => versionOf)).toMatchObject([{ id: 'b', versionOf: 'a' }])
})

test('--format overrides content and ending; an unknown one is wrong usage', async () => {
  const folder = folderOf({ 'a.dat': `id;text\nx;${ORCHARD.replaceAll('\n', ' ')}\n` })
  expect((await members([`${folder}/a.dat`, '--format', 'csv'])).all).toMatchObject([{ id: 'x' }])
  const { code, err } = await doppelwire(['dedupe', folder, '--format', 'docx'])
  expect(code).toBe(2)
  expect(err).toMatch(/--format: expected one of text, jsonl/)
})

test('--field takes paths and fallbacks', async () => {
  const lines = jsonLines([
    { id: 'x', a: { b: ORCHARD } },
    { id: 'y', c: ORCHARD },
  ])
  expect((await members(['-', '--field', 'text=a.b,c'], lines)).lines).toHaveLength(1)
})

describe('--against that a shell expanded', () => {
  const paths = () => {
    const folder = folderOf({
      'today.jsonl': jsonLines([{ id: 'new', text: ORCHARD }]),
      'one.jsonl': jsonLines([{ id: 'old1', text: ORCHARD }]),
      'two.jsonl': jsonLines([{ id: 'old2', text: HARBOUR }]),
    })
    return ['one', 'two', 'today'].map((name) => `${folder}/${name}.jsonl`) as [string, string, string]
  }

  test('behind the inputs takes all that follow for archives', async () => {
    const [one, two, today] = paths()
    const { all } = await members([today, '--against', one, two])
    expect(all.map(({ id, archive }) => [id, archive ?? false]).sort()).toEqual([
      ['new', false],
      ['old1', true],
    ])
  })

  test('before them is refused where nothing tells which is which', async () => {
    const [one, two, today] = paths()
    const { code, err } = await doppelwire(['dedupe', '--against', one, two, today])
    expect(code).toBe(2)
    expect(err).toMatch(/2 arguments follow the archive .*Name the new articles first/)
    expect((await members(['--against', one, '--against', two, '--', today])).all).toHaveLength(2)
  })
})
