import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../src/input/bytes/limits.js'
import { type OpenArticlesOptions, openArticles } from '../../src/input/open.js'
import { folderOf } from '../fixtures/folder.js'

/** What is read of files that are out to do harm, or just do. */
async function read(inputs: readonly string[], options: OpenArticlesOptions = {}) {
  const texts: string[] = []
  const errors: string[] = []
  const onSkip = (error: Error) => errors.push(error.message)
  for await (const { article } of openArticles(inputs, { skipInvalid: true, raw: false, onSkip, ...options }))
    texts.push(article.text)
  return { texts, errors }
}

const isWindows = process.platform === 'win32'

describe('limits', () => {
  test('a line of more than 64 MB is one error that names it and the option, and the next line is read', async () => {
    const path = join(folderOf({}), 'long.jsonl')
    writeFileSync(path, '{"text":"')
    const piece = 'a'.repeat(2 ** 22)
    for (let written = 0; written <= LIMITS.maxItem; written += piece.length) appendFileSync(path, piece)
    appendFileSync(path, '"}\n{"text":"next"}\n')
    const { texts, errors } = await read([path])
    expect(texts).toEqual(['next'])
    expect(errors).toEqual([
      expect.stringMatching(/long\.jsonl:1: an article of more than 64 MB.*--max-item \(maxItem\)/),
    ])
  })

  test('a gzip bomb of feeds, tables and pages ends where it unpacks to more than maxUnpacked or 200 times its size', async () => {
    const blank = Buffer.alloc(80 * 2 ** 20, ' ')
    for (const name of ['a.rss.gz', 'a.csv.gz', 'a.html.gz']) {
      const [head, tail] = name.includes('rss') ? ['<rss><channel>', '</channel></rss>'] : ['id,text\n', '\n1,one\n']
      const path = join(
        folderOf({ [name]: gzipSync(Buffer.concat([Buffer.from(head), blank, Buffer.from(tail)])) }),
        name,
      )
      const { errors } = await read([path])
      expect(errors.join('\n')).toMatch(/times its size, as a bomb does.*--max-ratio|of more than 64 MB/)
    }
    const packed = { 'a.jsonl.gz': gzipSync('{"text":"one"}\n'.repeat(1000)) }
    const { errors } = await read([join(folderOf(packed), 'a.jsonl.gz')], { maxUnpacked: 1000 })
    expect(errors).toEqual([expect.stringMatching(/1000 bytes.*--max-unpacked/)])
    expect((await read([join(folderOf(packed), 'a.jsonl.gz')], { maxUnpacked: 1e6 })).texts).toHaveLength(1000)
  })

  test('a billion laughs stay one', async () => {
    const entities = Array.from({ length: 10 }, (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i};`.repeat(10)}">`).join('')
    const feed = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY lol0 "ha">${entities}]><rss><channel><item><description>&lol10;</description></item></channel></rss>`
    expect(await read([join(folderOf({ 'a.rss': feed }), 'a.rss')])).toEqual({ texts: ['&lol10;'], errors: [] })
  })

  test('a file that an entity points to is not read', async () => {
    const folder = folderOf({ 'secret.txt': 'secret' })
    const feed = `<!DOCTYPE rss [<!ENTITY x SYSTEM "file://${folder}/secret.txt">]><rss><channel><item><description>&x; one</description></item></channel></rss>`
    expect(await read([join(folderOf({ 'a.rss': feed }), 'a.rss')])).toEqual({ texts: ['&x; one'], errors: [] })
  })

  test.each([
    [
      'a.html',
      `${'<div>'.repeat(100_000)}<p>Ministers agreed on Friday to cut the tax on bread by four percent.</p>`,
      1,
    ],
    ['a.rss', `<rss><channel><item><description>${'<b>'.repeat(100_000)}deep</description></item></channel></rss>`, 1],
    ['a.json', `[{"text":"one","deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}]`, 1],
    ['b.json', `{"deep":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`, 1],
  ])('elements within each other, 100,000 deep, in %s, end in an article or an error', async (name, content, least) => {
    const { texts, errors } = await read([join(folderOf({ [name]: content }), name)])
    expect(texts.length + errors.length).toBeGreaterThanOrEqual(least)
  })
})

describe('files', () => {
  test.skipIf(isWindows)('a FIFO is read until its writer closes it', async () => {
    const path = join(folderOf({}), 'feed')
    execFileSync('mkfifo', [path])
    const writer = spawn('sh', ['-c', `printf '{"text":"one"}\\n{"text":"two"}\\n' > "$1"`, 'sh', path])
    const ended = once(writer, 'exit')
    expect(await read([path])).toEqual({ texts: ['one', 'two'], errors: [] })
    await ended
  })

  test.skipIf(isWindows)('a FIFO in a folder is passed over, because nobody may ever write to it', async () => {
    const folder = folderOf({ 'a.txt': 'one' })
    execFileSync('mkfifo', [join(folder, 'b.jsonl')])
    const passedOver: string[] = []
    const { texts } = await read([folder], {
      onPassedOver: (path, why) => passedOver.push(`${path.slice(folder.length)} ${why}`),
    })
    expect(texts).toEqual(['one'])
    expect(passedOver).toEqual(['/b.jsonl no file'])
  })

  test('links that lead round in circles are followed nowhere', async () => {
    const folder = folderOf({ 'a.txt': 'one' })
    mkdirSync(join(folder, 'sub'))
    symlinkSync('..', join(folder, 'sub', 'up'))
    symlinkSync('b.txt', join(folder, 'c.txt'))
    symlinkSync('c.txt', join(folder, 'b.txt'))
    const passedOver: string[] = []
    const { texts } = await read([folder], {
      onPassedOver: (path, why) => passedOver.push(`${path.slice(folder.length)} ${why}`),
    })
    expect(texts).toEqual(['one'])
    expect(passedOver.sort()).toEqual(['/b.txt broken link', '/c.txt broken link', '/sub/up link to a folder'])
    await expect(read([join(folder, 'b.txt')])).rejects.toMatchObject({ code: 'INPUT_MISSING' })
  })

  test('a file that grows while it is read ends where it ended when it was opened', async () => {
    const line = (i: number) => `${JSON.stringify({ id: String(i), text: `Article ${i}. ${'More. '.repeat(2000)}` })}\n`
    const path = join(folderOf({ 'a.jsonl': Array.from({ length: 100 }, (_, i) => line(i)).join('') }), 'a.jsonl')
    const ids: string[] = []
    for await (const { article } of openArticles([path])) {
      ids.push(article.id)
      appendFileSync(path, line(100 + ids.length))
    }
    expect(ids).toEqual(Array.from({ length: 100 }, (_, i) => String(i)))
  })

  test('thousands of files are read one after the other, with one open', async () => {
    const files = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`${i}.txt`, `text ${i}`]))
    expect((await read([folderOf(files)])).texts).toHaveLength(3000)
  })

  test('a path that leads out of the folder names its file and nothing else', async () => {
    const folder = folderOf({ 'in/a.txt': 'in', 'out.txt': 'out' })
    expect((await read([`${folder}/in/../out.txt`])).texts).toEqual(['out'])
    await expect(read([`${folder}/in/a.txt/../../out.txt`])).rejects.toMatchObject({ code: 'INPUT_MISSING' })
  })
})
