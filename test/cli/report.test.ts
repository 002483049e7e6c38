import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { HARBOUR, ORCHARD, reprintOf } from '../fixtures/articles.js'
import { folderOf, readText } from '../fixtures/folder.js'
import { jsonLines } from '../fixtures/json-lines.js'
import { readPage } from '../report/written-page.js'
import { doppelwire } from './harness.js'

const records = [
  { id: 'wire', text: HARBOUR, title: 'Strike ends', date: '2026-03-03', source: 'Wire' },
  { id: 'paper', text: reprintOf(HARBOUR), date: '2026-03-04', source: 'Paper', url: 'https://paper.example/1' },
  { id: 'orchard', text: ORCHARD },
]
const feed = () => folderOf({ 'feed.jsonl': jsonLines(records) })

describe('dedupe --report', () => {
  test('writes a page and says where it is, beside what is printed', async () => {
    const folder = feed()
    const { code, out, err } = await doppelwire([
      'dedupe',
      `${folder}/feed.jsonl`,
      '--report',
      `${folder}/page.html`,
      '--json',
    ])
    expect(code).toBe(0)
    expect(err).toMatch(/^page of \d+ KB in .*page\.html: file:/)
    expect(err).toContain(pathToFileURL(`${folder}/page.html`).href)
    expect(out.trim().split('\n')).toHaveLength(2)
    const { overview, index } = readPage(readText(`${folder}/page.html`))
    expect(overview).toMatchObject({ kind: 'feed', articles: 3, clusters: 1, copies: 1, alone: 1 })
    expect(index.articles.titles).toContain('Strike ends')
    expect(readdirSync(folder).sort()).toEqual(['feed.jsonl', 'page.html'])
  })

  test.each([['--csv'], ['--pairs'], ['--keep', '/dev/null/x'], ['--explain', 'wire']])(
    'goes with %s',
    async (...more) => {
      const folder = feed()
      const given = more.map((argument) => argument.replace('/dev/null/x', `${folder}/kept`))
      const { code } = await doppelwire(['dedupe', `${folder}/feed.jsonl`, '--report', `${folder}/page.html`, ...given])
      expect(code).toBe(0)
      expect(readPage(readText(`${folder}/page.html`)).overview.clusters).toBe(1)
    },
  )

  test('to standard output, alone', async () => {
    const folder = feed()
    const { code, out } = await doppelwire(['dedupe', `${folder}/feed.jsonl`, '--report', '-'])
    expect(code).toBe(0)
    expect(readPage(out).overview.clusters).toBe(1)
    expect(out.startsWith('<!doctype html>') && out.endsWith('</html>\n')).toBe(true)
    const { code: refused, err } = await doppelwire(['dedupe', `${folder}/feed.jsonl`, '--report', '-', '--json'])
    expect(refused).toBe(2)
    expect(err).toContain('standard output can take one thing')
  })

  test('packed if its name ends with .gz', async () => {
    const folder = feed()
    await doppelwire(['dedupe', `${folder}/feed.jsonl`, '--report', `${folder}/page.html.gz`])
    expect(readPage(gunzipSync(readFileSync(`${folder}/page.html.gz`)).toString()).overview.clusters).toBe(1)
  })

  test('of a threshold that leaves nothing, of one article, and of no article', async () => {
    const folder = folderOf({ 'feed.jsonl': jsonLines(records), 'one.jsonl': jsonLines(records.slice(0, 1)) })
    const overviewOf = async (...argv: string[]) => {
      const { code } = await doppelwire(['dedupe', ...argv, '--report', `${folder}/page.html`])
      expect(code).toBe(0)
      return readPage(readText(`${folder}/page.html`)).overview
    }
    expect(await overviewOf(`${folder}/feed.jsonl`, '--threshold', '1')).toMatchObject({
      articles: 3,
      clusters: 0,
      threshold: 1,
    })
    expect(await overviewOf(`${folder}/one.jsonl`)).toMatchObject({ articles: 1, clusters: 0 })
  })

  test('with an archive shows the clusters that have a new article', async () => {
    const folder = folderOf({ 'old.jsonl': jsonLines([records[0]]), 'new.jsonl': jsonLines(records.slice(1)) })
    const argv = [
      'dedupe',
      `${folder}/new.jsonl`,
      '--against',
      `${folder}/old.jsonl`,
      '--report',
      `${folder}/page.html`,
    ]
    expect((await doppelwire(argv)).code).toBe(0)
    expect([...readPage(readText(`${folder}/page.html`)).index.articles.ids].sort()).toEqual(['paper', 'wire'])
  })
})

describe('dedupe --report refuses', () => {
  const refused = async (folder: string, name: string) => {
    const { code, out, err } = await doppelwire(['dedupe', `${folder}/feed.jsonl`, '--report', name])
    expect(out).toBe('')
    return { code, err }
  }

  test('the name of an input, which stays as it was', async () => {
    const folder = feed()
    const { code, err } = await refused(folder, `${folder}/feed.jsonl`)
    expect(code).toBe(1)
    expect(err).toContain('is also an input')
    expect(readText(`${folder}/feed.jsonl`)).toBe(jsonLines(records))
  })

  test('a folder, a missing folder, an empty name, and a name that another output has', async () => {
    const folder = feed()
    mkdirSync(`${folder}/pages`)
    expect(await refused(folder, `${folder}/pages`)).toMatchObject({
      code: 1,
      err: expect.stringContaining('found a folder'),
    })
    expect(await refused(folder, `${folder}/none/page.html`)).toMatchObject({
      code: 1,
      err: expect.stringContaining('cannot be written'),
    })
    expect(await refused(folder, '')).toMatchObject({
      code: 2,
      err: expect.stringContaining('expected the name of a file'),
    })
    const { code } = await doppelwire([
      'dedupe',
      `${folder}/feed.jsonl`,
      '--report',
      `${folder}/x`,
      '--keep',
      `${folder}/x`,
    ])
    expect(code).toBe(2)
  })

  // The limit on the size of a file stands for a full disk: writing fails in the same place.
  test('a full disk: the older page stays, and the command ends with 1', () => {
    const folder = folderOf({ 'feed.jsonl': jsonLines(records), 'page.html': 'old' })
    const cli = join(import.meta.dirname, '../../dist/cli.js')
    const script = 'ulimit -f 20; exec "$0" "$1" dedupe "$2/feed.jsonl" --json --report "$2/page.html"'
    const { status, stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, cli, folder], {
      encoding: 'utf8',
    })
    expect(stderr).toMatch(/^doppelwire: .*page\.html: cannot be written in .* \(EFBIG: file too large\)\n$/)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(readText(`${folder}/page.html`)).toBe('old')
    expect(readdirSync(folder).sort()).toEqual(['feed.jsonl', 'page.html'])
  })
})

describe('compare --report', () => {
  test('writes both articles side by side, whatever they are to each other', async () => {
    const folder = folderOf({ 'a.txt': HARBOUR, 'b.txt': reprintOf(HARBOUR), 'c.txt': ORCHARD })
    for (const [other, relation] of [
      ['b', 'reprint'],
      ['c', 'unrelated'],
    ]) {
      const { code, out, err } = await doppelwire([
        'compare',
        `${folder}/a.txt`,
        `${folder}/${other}.txt`,
        '--report',
        `${folder}/page.html`,
      ])
      expect(code).toBe(0)
      expect(out).toContain(`${relation}, score`)
      expect(err).toContain('page of')
      const { overview, blocks, index } = readPage(readText(`${folder}/page.html`))
      expect(overview.kind).toBe('pair')
      expect(index.articles.ids).toEqual([`${folder}/a.txt`, `${folder}/${other}.txt`])
      expect(blocks[0]![0]!.pairs).toHaveLength(1)
    }
  })

  test('of articles in a file, and of one article with itself', async () => {
    const folder = feed()
    const argv = ['compare', '--documents', `${folder}/feed.jsonl`, 'wire', 'paper', '--report', '-']
    const { out } = await doppelwire(argv)
    expect(readPage(out).index.articles.titles[0]).toBe('Strike ends')
    const same = await doppelwire(argv.map((argument) => (argument === 'paper' ? 'wire' : argument)))
    expect(readPage(same.out).blocks[0]![0]!.texts).toEqual([HARBOUR, HARBOUR])
  })

  test('refuses its inputs, and many pairs', async () => {
    const folder = folderOf({ 'a.txt': HARBOUR, 'b.txt': ORCHARD })
    const argv = ['compare', `${folder}/a.txt`, `${folder}/b.txt`, '--report', `${folder}/b.txt`]
    expect(await doppelwire(argv)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is also an input') })
    expect(readText(`${folder}/b.txt`)).toBe(ORCHARD)
    const many = ['compare', '--documents', `${folder}/a.txt`, '--pairs', 'p.tsv', '--report', 'x.html']
    expect((await doppelwire(many)).code).toBe(2)
  })
})
