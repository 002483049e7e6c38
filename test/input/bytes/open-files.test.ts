import type { FileHandle } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterEach, expect, test, vi } from 'vitest'
import { type OpenArticlesOptions, openArticles } from '../../../src/input/open.js'
import { folderOf } from '../../fixtures/folder.js'

/*
 * A file that is left open is closed by the runtime one day, with a warning; ten thousand of them end a run.
 */

const opened: FileHandle[] = []

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const open = async (...parameters: Parameters<typeof real.open>) => {
    const handle = await real.open(...parameters)
    opened.push(handle)
    return handle
  }
  return { ...real, open }
})

afterEach(() => {
  opened.length = 0
})

const lines = (count: number) => '{"text":"Ministers agreed on Friday."}\n'.repeat(count)
const parquet = Buffer.from(parquetWriteBuffer({ columnData: [{ name: 'text', data: ['one'] }] }))
const zstandard = Buffer.from('28b52ffd0000', 'hex')

test.each<[string, string, string | Buffer, OpenArticlesOptions?]>([
  ['a Parquet file', 'a.parquet', parquet],
  ['a Parquet file by content', 'a.jsonl', parquet],
  ['a Parquet file that is packed', 'a.parquet.gz', gzipSync(parquet)],
  ['a damaged Parquet file', 'a.parquet', parquet.subarray(0, 9)],
  ['an unknown ending', 'a.dat', 'nothing known'],
  ['a gzip that is none', 'a.jsonl.gz', 'no gzip'],
  ['an empty gzip', 'a.jsonl.gz', ''],
  ['gzip cut short', 'a.jsonl.gz', gzipSync(lines(2000)).subarray(0, 40)],
  ['damaged Zstandard', 'a.jsonl.zst', zstandard],
  ['bzip2', 'a.jsonl.bz2', 'BZh9 and no more'],
  ['no archive', 'a.warc', 'no archive'],
  ['a text that is no archive, asked for as one', 'a.txt', lines(1), { format: 'warc' }],
  ['a feed that is none', 'a.rss', 'no feed'],
  ['a broken line', 'a.jsonl', '{"text"\n'],
  ['lines', 'a.jsonl', lines(20_000)],
  ['an array', 'a.json', `[${lines(20_000).trim().replaceAll('\n', ',')}]`],
  ['a feed', 'a.rss', `<rss><channel>${'<item><title>T</title></item>'.repeat(20_000)}</channel></rss>`],
  ['a table', 'a.csv', `id,text\n${'1,Ministers agreed on Friday.\n'.repeat(20_000)}`],
  [
    'an archive',
    'a.warc.gz',
    gzipSync(
      'WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\none\r\n\r\n'.repeat(
        9000,
      ),
    ),
  ],
])('%s is closed, whether it is read to its end or not', async (_, name, content, options = {}) => {
  const path = `${folderOf({ [name]: content })}/${name}`
  for (const most of [Number.POSITIVE_INFINITY, 1]) {
    let articles = 0
    try {
      for await (const { article } of openArticles([path], options)) if (article && ++articles >= most) break
    } catch {
      // Other tests say which error.
    }
  }
  expect(opened.length).toBeGreaterThan(1)
  expect(opened.filter(({ fd }) => fd >= 0)).toEqual([])
})
