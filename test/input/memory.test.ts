import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createDeduper } from '../../src/index.js'
import { openArticles } from '../../src/input/open.js'
import { liveBytes } from '../memory.js'

const COUNT = 400
const TEXT = 'The toll rose again on Friday. '.repeat(1000)
const idOf = (i: number) => `https://example.org/news/2020/${i}`
const numbers = Array.from({ length: COUNT }, (_, i) => i)

const FILES = {
  'feed.csv': `id,text\n${numbers.map((i) => `${idOf(i)},${TEXT}${i}`).join('\n')}`,
  'feed.rss': `<rss><channel>${numbers.map((i) => `<item><guid>${idOf(i)}</guid><description>${TEXT}${i}</description></item>`).join('')}</channel></rss>`,
  'feed.jsonl': numbers.map((i) => JSON.stringify({ id: idOf(i), text: TEXT + i })).join('\n'),
}

test.each(Object.entries(FILES))('whoever keeps the ids of %s keeps nothing of its texts', async (name, file) => {
  const folder = mkdtempSync(join(tmpdir(), 'doppelwire-memory-'))
  try {
    const path = join(folder, name)
    writeFileSync(path, file)
    const ids: string[] = []
    const read = async () => {
      for await (const { article } of openArticles([path])) ids.push(article.id)
    }
    await read()
    ids.length = 0
    const before = liveBytes()
    await read()
    expect(ids).toEqual(numbers.map(idOf))
    // The texts take 12 MB.
    expect(liveBytes() - before).toBeLessThan(2e6)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a deduper keeps nothing of the string that an id or source was cut out of', async () => {
  const deduper = await createDeduper({ level: 'reprint' })
  const store = (i: number) => {
    const file = `${idOf(i)} source number ${i} ${TEXT}`
    const [id, source] = [file.slice(0, idOf(i).length), file.slice(idOf(i).length + 1, idOf(i).length + 18)]
    deduper.store({ id, source, text: 'Ministers agreed on Friday to cut the tax on bread.' })
  }
  store(COUNT)
  const before = liveBytes()
  for (const i of numbers) store(i)
  expect(deduper.size).toBe(COUNT + 1)
  expect(liveBytes() - before).toBeLessThan(2e6)
})
