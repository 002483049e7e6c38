import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { createDeduper } from '../../src/index.js'
import { openDeduper } from '../../src/store.js'
import { generateArticles } from '../generate/articles.js'

/*
 * What a deduper in a store costs, in processor time: npm run bench:stream -- --articles 10000
 * Beside batch in memory: throughput, the time of one article, opening with a checkpoint and without, bytes on disk and memory an article.
 */

const { values } = parseArgs({ options: { articles: { type: 'string', default: '10000' } } })
const count = Number(values.articles)
function* articles(from = 0, to = count) {
  for (const { article } of generateArticles({ count: to, words: 400 }))
    if (Number(article.id.slice(1)) >= from) yield article
}

const folder = await mkdtemp(join(tmpdir(), 'stream-'))

function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

async function measured<Result>(action: () => Promise<Result>): Promise<{ seconds: number; result: Result }> {
  const before = processorSeconds()
  const result = await action()
  return { seconds: processorSeconds() - before, result }
}

for (const level of ['reprint', 'rewrite'] as const) {
  const generated = await measured(async () => {
    for (const _ of articles());
  })
  const batch = await measured(async () => {
    const deduper = await createDeduper({ level })
    for (const article of articles()) deduper.add(article)
    return deduper.size
  })
  const row: Record<string, string | number> = { level, articles: count }
  const rate = (seconds: number) => Math.round(count / (seconds - generated.seconds))
  row['batch, articles a second'] = rate(batch.seconds)
  for (const durability of ['memory', 'disk'] as const) {
    const store = join(folder, `${level}-${durability}`)
    const latencies: number[] = []
    const streamed = await measured(async () => {
      const deduper = await openDeduper({ store, level, durability, window: 'none' })
      for await (const _ of deduper.addAll(articles()));
      return deduper
    })
    row[`${durability}, of batch`] = (rate(streamed.seconds) / rate(batch.seconds)).toFixed(2)
    // Of the first, a part of the time goes into compiling what they run.
    for (const [i, article] of [...articles(count, count + 600)].entries()) {
      const before = processorSeconds()
      await streamed.result.find({ ...article, id: `asked ${article.id}` })
      if (i >= 200) latencies.push(1000 * (processorSeconds() - before))
    }
    const closed = await measured(() => streamed.result.close())
    row[`${durability}, closing, µs an article`] = ((1e6 * closed.seconds) / count).toFixed(1)
    latencies.sort((a, b) => a - b)
    row[`${durability}, one article, ms (50th, 99th)`] = [0.5, 0.99]
      .map((share) => latencies[Math.floor(latencies.length * share)]!.toFixed(2))
      .join(', ')
  }
  const store = join(folder, `${level}-disk`)
  const bytesOf = async (name: string) => Math.round((await stat(join(store, name))).size / count)
  row['bytes on disk an article'] = await bytesOf('store.mdb')
  row['bytes of a checkpoint an article'] = await bytesOf('checkpoint')
  for (const from of ['a checkpoint', 'the articles']) {
    if (from === 'the articles') await rm(join(store, 'checkpoint'))
    global.gc?.()
    const before = process.memoryUsage()
    const opened = await measured(() => openDeduper({ store, readOnly: true }))
    global.gc?.()
    const after = process.memoryUsage()
    row[`opening from ${from}, µs an article`] = ((1e6 * opened.seconds) / count).toFixed(1)
    row['memory an article, bytes'] = Math.round(
      (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / count,
    )
    await opened.result.close()
  }
  console.table(row)
}
await rm(folder, { recursive: true })
