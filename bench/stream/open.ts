import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import type { StoredArticle, StoredText } from '../../src/store/contract.js'
import { openLmdbStore } from '../../src/store/lmdb-store.js'
import { openDeduper } from '../../src/store.js'
import { mix32 } from '../../src/structures/hash.js'

/*
 * What opening a large store takes: npm run bench:open -- --articles 1000000 --level rewrite
 * The keys of its texts are drawn, not made of texts: to write a million of these would take an hour. Each opening is a process of its own,
 * and all its processor time counts, less that of opening a store of ten articles.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '100000' },
    level: { type: 'string', default: 'rewrite' },
    store: { type: 'string' },
  },
})
const level = values.level === 'reprint' ? 'reprint' : 'rewrite'

if (positionals[0] === 'opening') await open(positionals[1]!)
else await measure(Number(values.articles))

async function measure(count: number): Promise<void> {
  const folder = values.store ?? (await mkdtemp(join(tmpdir(), 'open-')))
  const [small, large] = [join(folder, `small-${level}`), join(folder, `large-${level}`)]
  for (const [store, articles] of [
    [small, 10],
    [large, count],
  ] as const)
    if (!existsSync(store)) await fill(store, articles)
  const row: Record<string, string | number> = { level, articles: count }
  row['bytes on disk an article'] = Math.round(statSync(join(large, 'store.mdb')).size / count)
  rmSync(join(large, 'checkpoint'), { force: true })
  for (const how of ['made again', 'from a checkpoint']) {
    const [fixed, whole] = [await opening(small), await opening(large)]
    row[`${how}, µs an article`] = ((1e6 * (whole.seconds - fixed.seconds)) / count).toFixed(2)
    row[`${how}, ms of any store`] = Math.round(1000 * fixed.seconds)
    row[`${how}, memory an article, bytes`] = Math.round(whole.bytes / count)
    if (how === 'made again') {
      const before = process.cpuUsage()
      await using deduper = await openDeduper({ store: large })
      const opened = process.cpuUsage(before)
      deduper.keepTables()
      const kept = process.cpuUsage(before)
      const seconds = (kept.user + kept.system - opened.user - opened.system) / 1e6
      row['keeping a checkpoint, µs an article'] = ((1e6 * seconds) / count).toFixed(2)
    }
  }
  row['checkpoint, bytes an article'] = Math.round(statSync(join(large, 'checkpoint')).size / count)
  console.table(row)
  if (!values.store) await rm(folder, { recursive: true })
}

async function opening(store: string): Promise<{ seconds: number; bytes: number }> {
  const child = fork(process.argv[1]!, ['opening', store], { execArgv: [...process.execArgv, '--expose-gc'] })
  const [measured] = (await once(child, 'message')) as [{ seconds: number; bytes: number }]
  await once(child, 'exit')
  return measured
}

async function open(store: string): Promise<void> {
  global.gc?.()
  const [before, memory] = [process.cpuUsage(), process.memoryUsage()]
  await using _ = await openDeduper({ store, readOnly: true })
  const { user, system } = process.cpuUsage(before)
  // Memory of arrays that are gone is given back some time after they are collected.
  global.gc?.()
  await new Promise((resolve) => setTimeout(resolve, 500))
  global.gc?.()
  const now = process.memoryUsage()
  const bytes = now.heapUsed + now.arrayBuffers - memory.heapUsed - memory.arrayBuffers
  process.send?.({ seconds: (user + system) / 1e6, bytes })
}

/** Fills a store: a text an article, which shares an eighth of its phrases with others; every tenth is a reprint of the text before. */
async function fill(folder: string, count: number): Promise<void> {
  await (await openDeduper({ store: folder, level, window: 'none' })).close()
  const store = await openLmdbStore(folder)
  for (let from = 0; from < count; from += 1000) {
    const texts: StoredText[] = []
    const articles: StoredArticle[] = []
    for (let i = from; i < Math.min(count, from + 1000); i++) {
      const isReprint = i % 10 === 9
      const phrases = Uint32Array.from({ length: level === 'rewrite' && !isReprint ? 64 : 0 }, (_, k) =>
        mix32(k < 8 ? k * 1e5 + Math.floor(1e5 * (mix32(64 * i + k) / 2 ** 32) ** 3) : 1e6 + 64 * i + k),
      )
      texts.push({
        ...{ number: 2 * i, textHash: BigInt(mix32(i)) * 4_294_967_311n + 1n, bytesKey: mix32(i ^ 0x5555_5555) | 0 },
        ...{ fingerprint: Uint8Array.from({ length: 64 }, (_, k) => k ^ i), language: 'en', hasUnsegmented: false },
        signature: Uint32Array.from({ length: 128 }, (_, k) =>
          mix32(Math.imul(isReprint && k % 8 ? i - 1 : i, 131) + k),
        ),
        ...{ phrases, stands: !isReprint },
        pairs: isReprint ? [{ other: 2 * i - 2, relation: 'reprint', score: 0.97 }] : [],
      })
      articles.push({
        number: 2 * i + 1,
        id: `https://news.example/${i}`,
        text: 2 * i,
        slice: 0,
        time: 1.6e12 + 1000 * i,
        source: `outlet ${i % 50}`,
      })
    }
    await store.commit({ texts, articles, removedArticles: [], removedTexts: [] }, 'disk')
  }
  await store.close()
}
