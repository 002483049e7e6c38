import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { type OpenArticlesOptions, openArticles } from '../../../src/input/open.js'
import { folderOf } from '../../fixtures/folder.js'

type Codec = 'SNAPPY' | 'UNCOMPRESSED' | 'GZIP'

const gzip = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes))

function parquet(columnData: ColumnSource[], codec: Codec = 'SNAPPY', rowGroupSize = 1000): Buffer {
  return Buffer.from(parquetWriteBuffer({ columnData, codec, rowGroupSize, ...(codec === 'GZIP' && { compressors: { GZIP: gzip } }) })) // biome-ignore format: one line says it
}

async function read(name: string, content: Buffer, options: OpenArticlesOptions = {}) {
  const folder = folderOf({})
  writeFileSync(`${folder}/${name}`, content)
  const opened = []
  for await (const one of openArticles([folder], options)) opened.push(one)
  return opened
}

const STORY = 'Ministers agreed on Friday to cut the tax on bread. '.repeat(40)

describe('a Parquet file', () => {
  test.each(['SNAPPY', 'UNCOMPRESSED', 'GZIP'] as const)('packed by %s is read row by row', async (codec) => {
    const texts = Array.from({ length: 25 }, (_, i) => `${STORY} É ${i}`)
    const columns: ColumnSource[] = [
      { name: 'article_id', data: texts.map((_, i) => BigInt(i)), type: 'INT64' },
      { name: 'body', data: texts, type: 'STRING' },
      { name: 'published_at', data: texts.map(() => new Date('2022-01-07T10:00:00Z')), type: 'TIMESTAMP' },
    ]
    const opened = await read('news.parquet', parquet(columns, codec, 10))
    expect(opened.map(({ article }) => article.text)).toEqual(texts)
    expect(opened[24]!.article).toMatchObject({ id: '24', date: '2022-01-07T10:00:00.000Z' })
    expect(opened[24]!.place.record).toBe(25)
    expect(opened[24]!.place.file).toMatch(/news\.parquet$/)
  })

  test('is known by its content, and has texts that are absent, nested and large numbers', async () => {
    const columns: ColumnSource[] = [
      { name: 'id', data: [2n ** 60n, 2n], type: 'INT64' },
      { name: 'text', data: ['one', null], type: 'STRING' },
      {
        name: 'source',
        data: [
          { name: 'Herald', ids: [1] },
          { name: 'Daily', ids: [2] },
        ],
        type: 'JSON',
      },
    ]
    const opened = await read('news.jsonl', parquet(columns))
    expect(opened.map(({ article }) => [article.id, article.text, article.source])).toEqual([
      [String(2n ** 60n), 'one', 'Herald'],
      ['2', '', 'Daily'],
    ])
    expect(JSON.parse(Buffer.from(opened[0]!.raw!).toString())).toMatchObject({ text: 'one' })
  })

  test('takes its text from the field that was named', async () => {
    const columns: ColumnSource[] = [
      { name: 'text', data: ['no'] },
      { name: 'clean', data: ['yes'] },
    ]
    const opened = await read('a.parquet', parquet(columns), { fields: { text: 'clean' } })
    expect(opened.map(({ article }) => article.text)).toEqual(['yes'])
  })

  test.each([
    ['cut short', (whole: Buffer) => whole.subarray(0, -20), /damaged Parquet data/],
    ['of zeros', () => Buffer.concat([Buffer.from('PAR1'), Buffer.alloc(400), Buffer.from('PAR1')]), /damaged Parquet/],
    ['packed as a whole', (whole: Buffer) => gzipSync(whole), /not packed/],
  ])('%s is a clear error', async (_, change, message) => {
    const whole = parquet([{ name: 'text', data: [STORY, STORY] }])
    const name = change(whole)[0] === 0x1f ? 'a.parquet.gz' : 'a.parquet'
    await expect(read(name, change(whole))).rejects.toThrow(message)
  })
})
