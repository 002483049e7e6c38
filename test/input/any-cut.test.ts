import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../src/input/bytes/limits.js'
import { readFeedItems } from '../../src/input/feed/read.js'
import type { Item, ReadContext } from '../../src/input/items.js'
import { readJson, readJsonLines } from '../../src/input/json/read.js'
import { openArticles } from '../../src/input/open.js'
import { readTable } from '../../src/input/table/read.js'
import { readWarc } from '../../src/input/warc/read.js'

/*
 * A file comes in pieces, and where one piece ends is chance: whatever is read, also of what is broken, is the same for all cuts.
 */

const context: ReadContext = { file: { path: 'f', name: 'f', size: 0, input: 0 }, limits: LIMITS, raw: false }

type Reader = (chunks: AsyncIterable<Buffer>) => AsyncGenerator<Item[]>

const READERS = {
  feed: (chunks) => readFeedItems(chunks, context),
  lines: (chunks) => readJsonLines(chunks, context),
  json: (chunks) => readJson(chunks, context),
  table: (chunks) => readTable(chunks, context, new Map(), ','),
  warc: (chunks) => readWarc(chunks, context),
} satisfies Record<string, Reader>

/** What a reader makes of pieces: the records with their places, and the errors. */
async function readPieces(reader: Reader, pieces: readonly Buffer[]): Promise<unknown[]> {
  const found: unknown[] = []
  const chunks = (async function* () {
    for (const piece of pieces) yield Buffer.from(piece)
  })()
  for await (const items of reader(chunks)) {
    for (const item of items)
      found.push('error' in item ? item.error.message : [item.record, item.place, item.position])
  }
  return found
}

function cutAt(bytes: Buffer, places: readonly number[]): Buffer[] {
  const at = [0, ...[...places].sort((a, b) => a - b), bytes.length]
  return at.slice(1).map((end, i) => bytes.subarray(at[i]!, end))
}

async function expectTheSame(reader: Reader, bytes: Buffer, places: readonly number[]): Promise<void> {
  expect(await readPieces(reader, cutAt(bytes, places))).toEqual(await readPieces(reader, [bytes]))
}

/** Files of parts, many of them broken, cut at up to four places. */
function anyCut(reader: Reader, parts: readonly string[], begin: string, end: string) {
  return fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...parts), { maxLength: 8 }),
      fc.boolean(),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }),
      async (body, ends, cuts) => {
        const bytes = Buffer.from(begin + body.join('') + (ends ? end : ''))
        const places = cuts.map((cut) => Math.floor(cut * bytes.length))
        await expectTheSame(reader, bytes, places)
      },
    ),
    { numRuns: 150 },
  )
}

describe('wherever it is cut, the same is read of', () => {
  const FEED = [
    '<item><title>Bread</title><description>Ministers agreed é.</description></item>',
    '<item><description><![CDATA[<p>Ministers</p>]]></description></item>\n',
    '<item><description>never closed</description>',
    '<item>',
    '</item>',
    '<item/>',
    '<entry><summary>an entry</summary></entry>',
    '<itemset>no item</itemset>',
    '<![CDATA[',
    ']]>',
    '<!-- ',
    ' -->',
    '<!',
    'a < b',
    '\n',
  ]
  test('feeds', () => anyCut(READERS.feed, FEED, '<rss version="2.0"><channel><title>T</title>', '</channel></rss>'))

  const JSON_PARTS = ['{"id":"é","text":"one"}', '{"text":"two', '"}', ',', ']', '[', '{', '}', '\n', '\\', '"', '{"articles":[', ' '] // biome-ignore format: a table
  test('JSON', () => anyCut(READERS.json, JSON_PARTS, '[{"text":"one"},', ']'))
  test('JSON Lines', () => anyCut(READERS.lines, JSON_PARTS, '{"text":"one"}\n', '\n'))

  const CELLS = ['1,one\n', '2,"two\r\nlines"\r\n', '3,"é ""said"""\n', '"', ',', '\n', '\r', '\r\n', '4']
  test('tables', () => anyCut(READERS.table, CELLS, 'id,text\n', '\n'))

  const record = (body: string, length = Buffer.byteLength(body)) =>
    `WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: ${length}\r\n\r\n${body}\r\n\r\n`
  const RECORDS = [record('one é'), record('two', 2), record('three', 9), record(''), '\r\n', 'WARC/1.0\r\n', 'x']
  test('WARC', () => anyCut(READERS.warc, RECORDS, record('first'), ''))

  test('an item that is not closed before one with a section, cut at every byte', async () => {
    const items = '<item><description>one</description><item><description><![CDATA[two]]></description></item>'
    const bytes = Buffer.from(`<rss><channel>${items}</channel></rss>`)
    const whole = await readPieces(READERS.feed, [bytes])
    expect(whole).toMatchObject([
      [{ text: 'one' }, { line: 1 }, 1],
      [{ text: 'two' }, { line: 1 }, 2],
    ])
    for (let at = 0; at <= bytes.length; at++) expect(await readPieces(READERS.feed, cutAt(bytes, [at]))).toEqual(whole)
  })

  // What stands in the first 16 KB is looked at in one piece.
  const padding = 'x'.repeat(17_000)
  test.each([
    ['a feed', `<rss><channel><!-- ${padding} --><item><description>één <b>à</b></description></item></channel></rss>`],
    ['lines', `{"text":"${padding}"}\n{"text":"één à"}\n{"text":"zwei ü"}\n`],
    ['an array', `[{"text":"${padding}"},\n{"text":"één à"},{"text":"zwei ü"}]`],
    ['a table', `id,text\n1,${padding}\n2,"één, à"\n`],
    ['a page', `<html><body><!-- ${padding} --><article><p>Één minister à Paris, said the government.</p></article></body></html>`],
  ])('%s as a command reads it, cut at every byte', async (_, content) => {
    const bytes = Buffer.from(content)
    const read = async (pieces: readonly Buffer[]) => {
      const found: unknown[] = []
      const stdin = (async function* () {
        for (const piece of pieces) yield Buffer.from(piece)
      })()
      for await (const { article, place } of openArticles(['-'], { stdin })) found.push([article, place])
      return found
    }
    const whole = await read([bytes])
    expect(whole.length).toBeGreaterThan(0)
    for (let at = 16_380; at <= bytes.length; at += at < 16_900 ? 37 : 1) {
      expect(await read(cutAt(bytes, [at])), `cut at ${at}`).toEqual(whole)
    }
  }) // biome-ignore format: a table
})
