import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { DoppelwireError } from '../../src/errors.js'
import { openArticles } from '../../src/input/open.js'
import { folderOf } from '../fixtures/folder.js'
import { jsonLines } from '../fixtures/json-lines.js'

/** What reading gives: the ids that came, and the error that ended it. */
async function outcome(inputs: readonly string[], stdin = '') {
  const ids: string[] = []
  try {
    for await (const { article } of openArticles(inputs, { stdin: Readable.from([Buffer.from(stdin)]) })) {
      ids.push(article.id)
    }
    return { ids, code: 'none', message: '' }
  } catch (error) {
    return { ids, code: (error as DoppelwireError).code, message: (error as Error).message }
  }
}

async function skipping(inputs: readonly string[]) {
  const ids: string[] = []
  const skipped: string[] = []
  const onSkip = (error: DoppelwireError) => skipped.push(error.message)
  for await (const { article } of openArticles(inputs, { skipInvalid: true, onSkip })) ids.push(article.id)
  return { ids, skipped }
}

const good = '{"id":"good","text":"fine"}\n'

describe('lines that are no article end reading with file and line, or are skipped and counted', () => {
  test.each([
    ['garbage', 'oops\n', 'INPUT_INVALID', /expected a JSON object, found "oops", which is not JSON/],
    ['a cut line', '{"id":"x","text":"abc\n', 'INPUT_INVALID', /found .*which is not JSON \(/],
    ['an array', '[1,2]\n', 'INPUT_INVALID', /expected a JSON object, found an array/],
    ['a string', '"text"\n', 'INPUT_INVALID', /expected a JSON object, found "text"/],
    ['null', 'null\n', 'INPUT_INVALID', /expected a JSON object, found null/],
    ['text a number', '{"id":"x","text":5}\n', 'ARTICLE_INVALID', /text: expected a string, found number 5/],
    ['an empty id', '{"id":"","text":"t","url":""}\n', 'ARTICLE_INVALID', /id: expected a non-empty string/],
    [
      'a title that is an object',
      '{"id":"x","text":"t","title":{"a":1}}\n',
      'ARTICLE_INVALID',
      /title: expected a string/,
    ],
    ['NUL', '{"id":"x\0","text":"t"}\n', 'INPUT_INVALID', /not JSON/],
  ])('%s', async (_, line, code, message) => {
    const folder = folderOf({ 'feed.jsonl': good + line + good.replace('good', 'later') })
    const found = await outcome([folder])
    expect(found).toMatchObject({ ids: ['good'], code })
    expect(found.message).toMatch(message)
    expect(found.message).toContain(`${folder}/feed.jsonl:2: `)
    const skipped = await skipping([folder])
    expect(skipped.ids).toEqual(['good', 'later'])
    expect(skipped.skipped).toHaveLength(1)
    expect(skipped.skipped[0]).toBe(found.message)
  })

  test.each([
    ['{"id":"x","headline":"h"}', {}, ''],
    ['{"id":"x","text":null}', {}, ''],
    ['{"id":"x","body":"b"}', {}, 'b'],
    ['{"id":7,"text":"t"}', {}, 't'],
    ['{"id":"x","text":["a","b "]}', {}, 'a\n\nb'],
    ['{"id":"x","a":{"b":[{"c":"deep"}]}}', { text: 'nowhere,a.b.0.c' }, 'deep'],
    ['{"id":"x","a.b":"flat","a":{"b":"deep"}}', { text: 'a.b' }, 'flat'],
    ['{"id":"x","__proto__":{"text":"smuggled"}}', {}, ''],
    ['{"id":"x","text":"t","title":["a"]}', {}, 't'],
  ])('%s is an article', async (line, fields, text) => {
    const folder = folderOf({ 'feed.jsonl': line })
    const texts: string[] = []
    for await (const { article } of openArticles([folder], { fields })) texts.push(article.text)
    expect(texts).toEqual([text])
  })

  test('a field that was asked for and is nowhere in the file is named as the input calls it', async () => {
    const folder = folderOf({ 'feed.jsonl': '{"id":"x","text":"t"}\n' })
    const read = async () => {
      for await (const _ of openArticles([folder], { fields: { text: 'body' } }));
    }
    await expect(read()).rejects.toThrow(/no field "body".*found "id", "text"/)
  })
})

describe('invalid UTF-8', () => {
  const latin1 = Buffer.from('{"id":"x","text":"caf\xe9"}\n', 'latin1')

  test('that is another charset throughout is read in it', async () => {
    const folder = folderOf({ 'feed.jsonl': Buffer.concat([Buffer.from(good), latin1, Buffer.from(good)]) })
    const texts: string[] = []
    for await (const { article } of openArticles([folder])) texts.push(article.text)
    expect(texts).toEqual(['fine', 'café', 'fine'])
  })

  test('among valid UTF-8 is an error that names file, line and byte, and costs its line only', async () => {
    const utf8 = Buffer.from('{"id":"u","text":"café déjà vu"}\n')
    const folder = folderOf({ 'feed.jsonl': Buffer.concat([utf8, latin1, Buffer.from(good)]) })
    const { code, message } = await outcome([folder])
    expect(code).toBe('INPUT_INVALID')
    expect(message).toContain(`${folder}/feed.jsonl:2: expected UTF-8, found 0xE9 as byte 22 of the line`)
    expect((await skipping([folder])).ids).toEqual(['u', 'good'])
  })

  test('UTF-16 is read', async () => {
    const folder = folderOf({ 'a.txt': Buffer.from('\ufeffHead', 'utf16le') })
    for await (const { article } of openArticles([folder])) expect(article.text).toBe('Head')
  })

  test('a character cut in two by the end of the file', async () => {
    const folder = folderOf({ 'a.txt': Buffer.from('abc€').subarray(0, 5) })
    expect((await outcome([folder])).message).toMatch(/found 0xE2 as byte 4/)
  })
})

describe('files', () => {
  test.each([
    ['a missing file', 'nowhere.jsonl', /nowhere\.jsonl: no such file or folder/],
    ['a pattern without match', '*.ndjson', /\*\.ndjson: no file matches this pattern/],
    ['a folder without articles', 'empty', /empty: the folder holds no file with an ending of \.txt/],
    ['a path through a file', 'a.txt/b.txt', /cannot be read/],
    ['a broken link', 'broken.txt', /no such file/],
  ])('%s', async (_, name, message) => {
    const folder = folderOf({ 'empty/photo.jpg': '', 'a.txt': 'a' })
    symlinkSync(join(folder, 'gone.txt'), join(folder, 'broken.txt'))
    const found = await outcome([join(folder, name)])
    expect(found.code).toBe('INPUT_MISSING')
    expect(found.message).toMatch(message)
  })

  test('are looked for before the first is read, and are no matter for skipInvalid', async () => {
    const folder = folderOf({ 'a.txt': 'a' })
    await expect(skipping([folder, `${folder}/nowhere.txt`])).rejects.toThrow(/no such file/)
    expect((await outcome([folder, `${folder}/nowhere.txt`])).ids).toEqual([])
  })

  test('of an unknown ending are refused', async () => {
    const folder = folderOf({ 'notes.md': '# Head' })
    const { code, message } = await outcome([`${folder}/notes.md`])
    expect(code).toBe('INPUT_INVALID')
    expect(message).toMatch(/notes\.md: unknown ending; expected \.txt, \.jsonl/)
  })

  test('the empty argument is named', async () => {
    expect(await outcome([''])).toMatchObject({ code: 'INPUT_MISSING', message: '"": no such file or folder' })
  })

  test('standard input cannot be read twice', async () => {
    expect((await outcome(['-', '-'])).message).toMatch(/named twice/)
  })

  test('standard input that is no JSON', async () => {
    expect((await outcome(['-'], 'Just a text.\n')).message).toMatch(/^stdin:1: expected a JSON object/)
  })
})

describe('gzip', () => {
  const whole = gzipSync(jsonLines(Array.from({ length: 2000 }, (_, i) => ({ id: `n${i}`, text: `text ${i * 7919}` }))))

  test('that is cut short gives what is there, then a clear error', async () => {
    const folder = folderOf({ 'feed.jsonl.gz': whole.subarray(0, whole.length - 100), 'next.txt': 'next' })
    const found = await outcome([folder])
    expect(found.code).toBe('INPUT_INVALID')
    expect(found.message).toBe(`${folder}/feed.jsonl.gz: the gzip data ends too early; is the file cut short?`)
    const { ids, skipped } = await skipping([folder])
    expect(ids.at(-1)).toBe('next.txt')
    expect(skipped).toEqual([found.message, expect.stringContaining('not JSON')]) // The line that the end cuts.
    expect(ids.length).toBeGreaterThan(1900)
  })

  test('that is damaged', async () => {
    const damaged = Buffer.from(whole)
    damaged.fill(0x55, 200, 400)
    expect((await outcome([folderOf({ 'feed.jsonl.gz': damaged })])).message).toMatch(/damaged gzip data/)
  })

  test.each([
    ['an empty file', ''],
    ['something else', 'plain text'],
  ])('that is %s', async (found, content) => {
    const folder = folderOf({ 'a.txt.gz': content })
    expect((await outcome([folder])).message).toBe(`${folder}/a.txt.gz: expected gzip data, found ${found}`)
  })
})

describe('arrays', () => {
  test.each([
    ['a string', '"text"', /a\.json:1: expected an array of articles/],
    ['nothing', '', /expected an array of articles, \[, found the end of the file/],
    ['no end', '[{"text":"x"}\n', /a\.json:2: expected "," or \], found the end of the file/],
    ['an element cut short', '[{"text":"x', /expected the rest of an article, found the end of the file/],
    ['no comma', '[{"text":"x"}\n{"text":"y"}]', /a\.json:2: expected "," or \], found "\{"/],
    ['a comma too many', '[{"text":"x"},]', /expected an article, found "\]"/],
    ['something behind', '[]\n[]', /a\.json:2: expected nothing after the array, found "\["/],
    ['a number', '[\n\n12]', /a\.json:3: expected a JSON object, found number 12/],
    ['bad JSON within', '[{"text":"x",}]', /a\.json:1: expected a JSON object, found .* which is not JSON/],
  ])('with %s', async (_, content, message) => {
    const found = await outcome([folderOf({ 'a.json': content })])
    expect(found.code).toBe('INPUT_INVALID')
    expect(found.message).toMatch(message)
  })

  test('an element that is no article is skipped, the others are read', async () => {
    const folder = folderOf({ 'a.json': '[{"id":"a","text":"x"},17,"s",{"id":"b"},{"id":"c","text":"z"}]' })
    const { ids, skipped } = await skipping([folder])
    expect(ids).toEqual(['a', 'b', 'c'])
    expect(skipped).toHaveLength(2)
  })
})

test('a line of 50 MB is read', async () => {
  const text = 'word '.repeat(10_000_000)
  const folder = folderOf({ 'feed.jsonl': `${good}${JSON.stringify({ id: 'long', text })}\n${good}` })
  const lengths: number[] = []
  for await (const { article } of openArticles([folder])) lengths.push(article.text.length)
  expect(lengths).toEqual([4, text.length, 4])
})

test('lone surrogates come through', async () => {
  const folder = folderOf({ 'feed.jsonl': '{"id":"\\ud800","text":"half \\udc00 pair"}\n' })
  expect(await outcome([folder])).toMatchObject({ ids: ['\ud800'], code: 'none' })
})
