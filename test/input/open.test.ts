import { randomBytes } from 'node:crypto'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { findFiles, type OpenArticlesOptions, type OpenedArticle, openArticles } from '../../src/input/open.js'
import { folderOf } from '../fixtures/folder.js'
import { jsonLines } from '../fixtures/json-lines.js'

async function open(inputs: readonly string[], options?: OpenArticlesOptions): Promise<OpenedArticle[]> {
  const opened: OpenedArticle[] = []
  for await (const one of openArticles(inputs, options)) opened.push(one)
  return opened
}

async function ids(inputs: readonly string[], options?: OpenArticlesOptions): Promise<string[]> {
  return (await open(inputs, options)).map(({ article }) => article.id)
}

const stdinOf = (text: string) => Readable.from([Buffer.from(text)])

test('files that were found before are read as they were found', async () => {
  const folder = folderOf({ 'a.txt': 'first', 'b.jsonl': jsonLines([{ id: 'b', text: 'second' }]) })
  const found = await findFiles([folder])
  const opened: OpenedArticle[] = []
  for await (const one of openArticles(found)) opened.push(one)
  expect(opened).toEqual(await open([folder]))
  expect(opened).toHaveLength(2)
})

describe('ids', () => {
  test('a text file alone is named by its argument', async () => {
    const folder = folderOf({ 'one.txt': 'first' })
    expect(await ids([`${folder}/one.txt`])).toEqual([`${folder}/one.txt`])
  })

  test('files of a folder are named relative to it, sorted, at any depth, without hidden and unknown ones', async () => {
    const folder = folderOf({
      'b.txt': 'b',
      'a/z.txt': 'z',
      'a.txt': 'a',
      '.hidden.txt': 'no',
      '.git/c.txt': 'no',
      'photo.jpg': 'no',
      'UPPER.TXT': 'u',
    })
    expect(await ids([folder])).toEqual(['UPPER.TXT', 'a.txt', 'a/z.txt', 'b.txt'])
    expect(await ids([`${folder}/`])).toEqual(['UPPER.TXT', 'a.txt', 'a/z.txt', 'b.txt'])
  })

  test('with several inputs the folder stands before', async () => {
    const one = folderOf({ 'a.txt': 'a' })
    const two = folderOf({ 'a.txt': 'b' })
    expect(await ids([`${one}/`, two])).toEqual([`${one}/a.txt`, `${two}/a.txt`])
  })

  test('an object without id gets its url, else file and line', async () => {
    const folder = folderOf({
      'feed.jsonl': '{"text":"x","url":"https://example.org/1"}\n\n{"text":"y","id":null}\n{"text":"z","url":""}\n',
    })
    expect(await ids([folder])).toEqual(['https://example.org/1', 'feed.jsonl:3', 'feed.jsonl:4'])
    expect(await ids([`${folder}/feed.jsonl`])).toContain(`${folder}/feed.jsonl:3`)
  })

  test('an object of an array without id gets its position', async () => {
    const folder = folderOf({ 'feed.json': '[{"text":"x"},{"text":"y"}]' })
    expect(await ids([folder])).toEqual(['feed.json:1', 'feed.json:2'])
  })

  test('__proto__ and constructor are ids like any other', async () => {
    const folder = folderOf({ 'feed.jsonl': '{"id":"__proto__","text":"x"}\n{"id":"constructor","text":"y"}\n' })
    expect(await ids([folder])).toEqual(['__proto__', 'constructor'])
  })
})

describe('formats', () => {
  const records = [
    { id: 'a', text: 'Ministers agreed.' },
    { id: 'b', text: 'Ünïcode, “quotes” and 漢字.' },
  ]

  test.each([
    ['feed.jsonl', jsonLines(records)],
    ['feed.ndjson', jsonLines(records)],
    ['FEED.JSONL', jsonLines(records)],
    ['feed.json', JSON.stringify(records, null, 2)],
    ['feed.jsonl.gz', gzipSync(jsonLines(records))],
    ['feed.json.gz', gzipSync(JSON.stringify(records))],
    ['two members.jsonl.gz', Buffer.concat(records.map((record) => gzipSync(jsonLines([record]))))],
    ['packed without saying so.jsonl', gzipSync(jsonLines(records))],
    ['marked.jsonl', `\ufeff${jsonLines(records)}`],
    ['marked.jsonl.gz', gzipSync(`\ufeff${jsonLines(records)}`)],
    ['marked.json', `\ufeff${JSON.stringify(records)}`],
    ['windows.jsonl', jsonLines(records).replaceAll('\n', '\r\n')],
    ['spaced.jsonl', `\n  \n${jsonLines(records)}\r\n\t\n`],
    ['unended.jsonl', jsonLines(records).trimEnd()],
  ])('%s', async (name, content) => {
    const folder = folderOf({ [name]: content })
    expect((await open([folder])).map(({ article }) => article)).toMatchObject(records)
  })

  test('a text file is taken as it is, but for a byte order mark', async () => {
    const folder = folderOf({ 'a.txt': '\ufeffHead\r\n\r\n\0Body', 'b.txt.gz': gzipSync('packed'), 'c.txt': '' })
    expect((await open([folder])).map(({ article }) => article.text)).toEqual(['Head\r\n\r\n\0Body', 'packed', ''])
  })

  test('standard input is JSON Lines', async () => {
    const opened = await open(['-'], { stdin: stdinOf(`${jsonLines([records[0]])}{"text":"y"}`) })
    expect(opened.map(({ article }) => article.id)).toEqual(['a', '-:2'])
    expect(opened[1]!.place).toEqual({ file: '-', line: 2 })
  })

  test('standard input may be packed and come in single bytes', async () => {
    const bytes = [...gzipSync(`\ufeff${jsonLines(records)}`)].map((byte) => Uint8Array.of(byte))
    expect(await ids(['-'], { stdin: Readable.from(bytes) })).toEqual(['a', 'b'])
  })

  test('a format can be forced', async () => {
    const folder = folderOf({ 'notes.md': '# Head' })
    const [opened] = await open([`${folder}/notes.md`], { format: 'text' })
    expect(opened!.article.text).toBe('# Head')
  })

  test('other fields of an object are handed on, and null counts as absent', async () => {
    const folder = folderOf({ 'feed.jsonl': '{"id":"a","text":"x","title":null,"byline":"M. Holt"}\n' })
    expect((await open([folder]))[0]!.article).toMatchObject({ id: 'a', title: null, byline: 'M. Holt' })
  })
})

describe('globs', () => {
  test('match sorted files, and are named by their path', async () => {
    const folder = folderOf({ 'b.txt': 'b', 'a.txt': 'a', 'c.jpg': 'c', 'sub/d.txt': 'd' })
    expect(await ids([`${folder}/*`])).toEqual([`${folder}/a.txt`, `${folder}/b.txt`])
    expect(await ids([`${folder}/**/*.txt`])).toHaveLength(3)
  })

  test('a file whose very name looks like a pattern wins', async () => {
    const folder = folderOf({ '[a].txt': 'brackets', 'a.txt': 'plain' })
    expect((await open([`${folder}/[a].txt`]))[0]!.article.text).toBe('brackets')
  })
})

describe('ids by source', () => {
  const records = [
    { id: 1, source: 'x', text: 'one' },
    { id: 1, source: 'y', text: 'two' },
    { id: 2, text: 'three' },
    { url: 'https://www.example.org/a/?utm_source=x', source: 'x', text: 'four' },
    { source: 'y', text: 'five' },
  ]

  test('are made unique where that is asked for; addresses and places are so already', async () => {
    const folder = folderOf({ 'feed.jsonl': jsonLines(records) })
    expect(await ids([folder], { idScope: 'source' })).toEqual([
      ...['x:1', 'y:1', 'feed.jsonl:2', 'https://example.org/a', 'feed.jsonl:5'],
    ])
    expect(await ids([folder])).toEqual(['1', '1', '2', 'https://example.org/a', 'feed.jsonl:5'])
  })

  test('another scope is refused', async () => {
    const folder = folderOf({ 'feed.jsonl': jsonLines(records) })
    await expect(open([folder], { idScope: 'feed' as 'source' })).rejects.toThrow(
      'idScope: expected one of all, source, found "feed"',
    )
  })
})

describe('fields', () => {
  test('are read under the names given', async () => {
    const folder = folderOf({ 'feed.jsonl': '{"guid":"g1","body":"the text","headline":"H","title":"other"}\n' })
    const fields = { id: 'guid', text: 'body', title: 'headline' }
    expect((await open([folder], { fields }))[0]!.article).toMatchObject({ id: 'g1', text: 'the text', title: 'H' })
  })

  test('can change places', async () => {
    const folder = folderOf({ 'feed.jsonl': '{"id":"a","text":"x","title":"T","source":"S"}\n' })
    const fields = { title: 'source', source: 'title' }
    expect((await open([folder], { fields }))[0]!.article).toMatchObject({ title: 'S', source: 'T' })
  })

  test('must be those of an article', async () => {
    await expect(open(['-'], { fields: { body: 'text' } as object })).rejects.toThrow(
      /fields: expected one of id, text/,
    )
    await expect(open(['-'], { fields: { text: '' } })).rejects.toThrow(/text: expected the name of a field/)
  })
})

describe('raw lines', () => {
  const raw = async (folder: string) => (await open([folder])).map((one) => Buffer.from(one.raw ?? []).toString())

  test('are the bytes of the file with their own ends', async () => {
    const content = '{"text":"x", "n": 1.50}\r\n\n{"text":"é\\u00e9"}'
    expect((await raw(folderOf({ 'a.jsonl': content }))).join('')).toBe(content.replace('\n\n', '\n'))
  })

  test('an element of an array comes as one line of the same JSON', async () => {
    const folder = folderOf({ 'a.json': '[\n {\n  "text": "x y",\r\n  "n": 1.50 } ,{"text":"z"}]' })
    expect(await raw(folder)).toEqual(['{   "text": "x y",    "n": 1.50 }\n', '{"text":"z"}\n'])
  })
})

test('places name file and line', async () => {
  const folder = folderOf({ 'a.json': '[{"text":"x"},\n\n{"text":"y"}]', 'b.txt': 'text' })
  expect((await open([folder])).map(({ place }) => place)).toEqual([
    { file: join(folder, 'a.json'), line: 1 },
    { file: join(folder, 'a.json'), line: 3 },
    { file: join(folder, 'b.txt') },
  ])
})

test('links to files are followed, links to folders are not, so that no circle can form', async () => {
  const folder = folderOf({ 'a.txt': 'a', 'sub/b.txt': 'b' })
  symlinkSync(folder, join(folder, 'sub', 'circle'))
  symlinkSync(join(folder, 'a.txt'), join(folder, 'sub', 'link.txt'))
  expect(await ids([folder])).toEqual(['a.txt', 'sub/b.txt', 'sub/link.txt'])
})

test('onRead hears of all bytes as stored', async () => {
  const packed = gzipSync(jsonLines([{ text: 'x'.repeat(10_000) }]))
  let bytes = 0
  await open([folderOf({ 'a.jsonl.gz': packed })], {
    onRead: (count) => {
      bytes += count
    },
  })
  expect(bytes).toBe(packed.length)
})

test('without raw lines articles are the same, wherever a line stands in the pieces that are read', async () => {
  const lengths = [1, 100_000, 262_100, 30, 700_000, 5, 262_144, 600_000, 2, 2]
  const texts = lengths.map((length, i) => `${i}é`.repeat(length).slice(0, length))
  const folder = folderOf({
    'a.jsonl': jsonLines(texts.map((text) => ({ text }))),
    'b.json': JSON.stringify(texts.map((text) => ({ text }))),
    'c.jsonl.gz': gzipSync(jsonLines(texts.map((text) => ({ text })))),
  })
  const opened = await open([folder], { raw: false })
  expect(opened.map(({ article }) => article.text)).toEqual([...texts, ...texts, ...texts])
  expect(opened.every(({ raw }) => raw === undefined)).toBe(true)
  expect((await open([folder])).map(({ raw, ...rest }) => rest)).toEqual(opened)
})

test('without raw lines packed files of many pieces are the same', async () => {
  const texts = Array.from({ length: 300 }, () => randomBytes(12_000).toString('base64'))
  const folder = folderOf({ 'a.jsonl.gz': gzipSync(jsonLines(texts.map((text) => ({ text })))) })
  expect((await open([folder], { raw: false })).map(({ article }) => article.text)).toEqual(texts)
})

test('reading can stop at any article, and closes the file', async () => {
  const folder = folderOf({ 'a.jsonl': jsonLines([{ text: 'x' }, { text: 'y' }]) })
  for await (const { article } of openArticles([folder])) {
    expect(article.text).toBe('x')
    break
  }
})

test('what a JSON Feed says of itself is said of each item, also in a file that is read in pieces', async () => {
  const items = Array.from({ length: 5000 }, (_, i) => ({ id: `${i}`, content_text: 'word '.repeat(30) }))
  const feed = { version: 'https://jsonfeed.org/version/1.1', title: 'News', items }
  const folder = folderOf({ 'feed.json': JSON.stringify(feed) })
  const sources = new Set((await open([folder])).map(({ article }) => article.source))
  expect([...sources]).toEqual(['News'])
})

test('numbers of more digits than a number keeps stay different ids', async () => {
  const line = (id: string) => `{"id": ${id},"text":"t"}`
  const given = ['9007199254740993', '9007199254740992', '1479382740612345857', '7', '6.5']
  const folder = folderOf({ 'a.jsonl': given.map(line).join('\n'), 'b.json': `[${given.map(line)}]` })
  expect(await ids([folder])).toEqual([...given, ...given])
})

test('dates and ids as MongoDB writes them are read', async () => {
  const record = '{"_id":{"$numberLong":"61"},"text":"t","date":{"$date":{"$numberLong":"1641549600000"}}}\n'
  const [opened] = await open([folderOf({ 'a.jsonl': record })])
  expect(opened!.article).toMatchObject({ id: '61', date: '2022-01-07T10:00:00.000Z' })
})
