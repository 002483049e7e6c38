import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { generateWire } from '../../bench/generate/wire.js'
import { Candidates } from '../../src/candidates/candidates.js'
import { ArticleTable } from '../../src/deduper/article-table.js'
import { EdgeList } from '../../src/deduper/edges.js'
import { SameTexts } from '../../src/deduper/same-texts.js'
import { CHECKPOINT_VERSION } from '../../src/store/checkpoint.js'
import { openLmdbStore } from '../../src/store/lmdb-store.js'
import { Numbers } from '../../src/store/numbers.js'
import { openDeduper } from '../../src/store/open-deduper.js'
import type { OpenDeduperOptions } from '../../src/store/options.js'
import type { StoredDeduper } from '../../src/store/stored-deduper.js'
import { mix32 } from '../../src/structures/hash.js'
import type { Column } from '../../src/structures/image.js'
import { createHash64 } from '../../src/structures/xxhash.js'
import { FingerprintStore } from '../../src/verify/fingerprint-store.js'
import { HARBOUR, ORCHARD, reprintOf } from '../fixtures/articles.js'
import { folderOf } from '../fixtures/folder.js'

let store = ''
let checkpoint = ''
beforeEach(() => {
  store = folderOf({})
  checkpoint = join(store, 'checkpoint')
})

const wire = (count: number) => [...generateWire({ count })].map(({ article }) => article)
const FEED = wire(60).flatMap((article, i) => [
  article,
  ...(i % 3 === 0 ? [{ ...article, id: `${article.id} again` }] : []),
  ...(i % 4 === 0 ? [{ ...article, id: `${article.id} reprinted`, text: reprintOf(article.text) }] : []),
])

async function addAll(deduper: StoredDeduper, articles: readonly (typeof FEED)[number][]) {
  const verdicts = []
  for await (const verdict of deduper.addAll(articles)) verdicts.push(verdict)
  return verdicts
}

/** Fills a store with a feed, and closes it with its tables written. */
async function filled(articles: readonly (typeof FEED)[number][], options: Partial<OpenDeduperOptions> = {}) {
  const deduper = await openDeduper({ store, window: 'none', ...options })
  await addAll(deduper, articles)
  deduper.keepTables()
  await deduper.close()
}

/** All that can be asked of a store, and whether its articles were read in answering. */
async function answers() {
  const kept = await openLmdbStore(store, true)
  const reading = vi.spyOn(kept, 'keys')
  const deduper = await openDeduper({ store: kept, readOnly: true })
  const isMadeAgain = reading.mock.calls.some(([from]) => from === 0)
  const found = []
  for (const article of FEED) found.push(await deduper.find({ ...article, id: `asked ${article.id}` }))
  const clusters = []
  for await (const cluster of deduper.clusters()) clusters.push(cluster)
  const pairs = []
  for await (const pair of deduper.pairs()) pairs.push(pair)
  const ids = [...deduper.ids()].sort()
  const { articles, texts, slices, clock } = deduper.statistics()
  await deduper.close()
  return { isMadeAgain, all: { found, clusters, pairs, ids, articles, texts, slices, clock } }
}

/** The answers of tables that are made again. */
async function answersWithout() {
  rmSync(checkpoint, { force: true })
  const { isMadeAgain, all } = await answers()
  expect(isMadeAgain).toBe(true)
  return all
}

describe('tables that were kept', () => {
  test.each(['reprint', 'rewrite'] as const)('answer as those that are made again do: %s', async (level) => {
    await filled(FEED, { level })
    const { isMadeAgain, all } = await answers()
    expect(isMadeAgain).toBe(false)
    expect(all).toEqual(await answersWithout())
  })

  test('take in what was stored since, by a process that kept none', async () => {
    await filled(FEED.slice(0, 50))
    const deduper = await openDeduper({ store })
    await addAll(deduper, FEED.slice(50))
    await deduper.close()
    const { isMadeAgain, all } = await answers()
    expect(isMadeAgain).toBe(false)
    expect(all).toEqual(await answersWithout())
  })

  test('go on as if the store had never been closed', async () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: FEED.length - 1 }), { maxLength: 4 })
    const whole = await openDeduper({ store: folderOf({}), window: 'none' })
    const undisturbed = await addAll(whole, FEED)
    await whole.close()
    await fc.assert(
      fc.asyncProperty(cuts, async (drawn) => {
        store = folderOf({})
        const ends = [...drawn.sort((a, b) => a - b), FEED.length]
        const verdicts = []
        for (const [i, end] of ends.entries()) {
          const deduper = await openDeduper({ store, window: 'none' })
          verdicts.push(...(await addAll(deduper, FEED.slice(ends[i - 1] ?? 0, end))))
          deduper.keepTables()
          await deduper.close()
        }
        expect(verdicts).toEqual(undisturbed)
      }),
      { numRuns: 5 },
    )
  })

  test('know what left with its slice, what was forgotten and what was replaced', async () => {
    const day = (i: number) => new Date(Date.UTC(2022, 0, 1 + i)).toISOString()
    const dated = FEED.map((article, i) => ({ ...article, date: day(i) }))
    const deduper = await openDeduper({ store, window: '30d', onDuplicate: 'replace' })
    await addAll(deduper, dated)
    expect(deduper.size).toBeLessThan(40)
    await deduper.remove(dated.at(-3)!.id)
    await deduper.add({ ...dated.at(-1)!, text: ORCHARD })
    deduper.keepTables()
    await deduper.close()
    const { isMadeAgain, all } = await answers()
    expect(isMadeAgain).toBe(false)
    expect(all).toEqual(await answersWithout())
  })

  test('are written when a store of a thousand articles is closed, and not anew where nothing changed', async () => {
    const short = Array.from({ length: 1000 }, (_, i) => ({ id: `a${i}`, text: `Story ${i} of the town council.` }))
    const fill = async (from: number, to: number) => {
      const deduper = await openDeduper({ store, level: 'reprint', window: 'none' })
      for await (const _ of deduper.addAll(short.slice(from, to)));
      await deduper.close()
    }
    await fill(0, 999)
    expect(existsSync(checkpoint)).toBe(false)
    await fill(999, 1000)
    expect(existsSync(checkpoint)).toBe(true)
    const { ino } = statSync(checkpoint)
    await (await openDeduper({ store })).close()
    expect(statSync(checkpoint).ino).toBe(ino)
  })
})

test('tables are kept in a run too: so where the process dies, little is made again', async () => {
  const short = Array.from({ length: 10_050 }, (_, i) => ({ id: `a${i}`, text: `Story ${i} of the town council.` }))
  const deduper = await openDeduper({ store, level: 'reprint', window: '30d', durability: 'memory' })
  let before = 0
  for await (const _ of deduper.addAll(short)) if (!existsSync(checkpoint)) before++
  expect([before > 9800, existsSync(checkpoint)]).toEqual([true, true])
  const copy = folderOf({})
  for (const name of ['store.mdb', 'checkpoint']) copyFileSync(join(store, name), join(copy, name))
  await deduper.close()
  const kept = await openLmdbStore(copy, true)
  const reading = vi.spyOn(kept, 'keys')
  await using restored = await openDeduper({ store: kept, readOnly: true })
  expect([restored.size, reading.mock.calls]).toEqual([10_050, [[expect.any(Number)]]])
  expect(reading.mock.calls[0]![0]).toBeGreaterThan(19_000)
})

describe('a checkpoint is passed over', () => {
  test('where any byte of it changed, or its end is missing', async () => {
    await filled(FEED.slice(0, 12), { level: 'reprint' })
    const sound = readFileSync(checkpoint)
    const expected = await answersWithout()
    // Most of it is room for more: of what is not zero, every part is damaged once.
    const used = [...sound.keys()].filter((at) => sound[at] !== 0 && sound[at] !== 255)
    const places = Array.from({ length: 12 }, (_, i) => used[Math.floor((i * used.length) / 12)]!)
    for (const at of [0, 4, 8, 16, ...places]) {
      const damaged = Buffer.from(sound)
      damaged[at]! ^= 1 + (at % 255)
      writeFileSync(checkpoint, damaged)
      const { isMadeAgain, all } = await answers()
      expect([at, isMadeAgain]).toEqual([at, true])
      if (at % 5 === 0) expect(all).toEqual(expected)
    }
    for (const length of [0, 17, sound.length >> 1, sound.length - 1]) {
      writeFileSync(checkpoint, sound)
      truncateSync(checkpoint, length)
      expect([length, (await answers()).isMadeAgain]).toEqual([length, true])
    }
  })

  test('because its checksums tell: with one that fits, the same damage gives other answers', async () => {
    await filled([{ ...FEED[0]!, id: 'harbour', text: HARBOUR }])
    const bytes = readFileSync(checkpoint)
    const hash64 = await createHash64()
    let changed = 0
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at + 16, at + 16 + bytes.readUInt32LE(at + 4))
      if (part.includes('harbour')) {
        part.write('orchard', part.indexOf('harbour'))
        const sums = Buffer.alloc(8 * Math.ceil(part.length / 2 ** 20))
        for (let i = 0; i < sums.length; i += 8)
          sums.writeBigUInt64LE(hash64(part.subarray(2 ** 17 * i, 2 ** 17 * (i + 8))), i)
        bytes.writeBigUInt64LE(hash64(sums), at + 8)
        changed++
      }
      at += 16 + part.length
    }
    expect(changed).toBe(1)
    writeFileSync(checkpoint, bytes)
    const { isMadeAgain, all } = await answers()
    expect([isMadeAgain, all.ids]).toEqual([false, ['orchard']])
    expect((await answersWithout()).ids).toEqual(['harbour'])
  })

  test('where something that it holds is stored no more, or is another', async () => {
    await filled(FEED.slice(0, 30))
    const deduper = await openDeduper({ store })
    await deduper.remove(FEED[7]!.id)
    await deduper.add({ ...FEED[7]!, text: ORCHARD })
    await deduper.close()
    const { isMadeAgain, all } = await answers()
    expect(isMadeAgain).toBe(true)
    expect(all).toEqual(await answersWithout())
  })

  test('because the store notes what leaves: without that, it would answer by what is gone', async () => {
    await filled(FEED.slice(0, 30))
    const before = await openLmdbStore(store, true)
    const { kept } = before.checkpoint
    await before.close()
    const writer = await openDeduper({ store })
    await writer.remove(FEED[7]!.id)
    await writer.close()
    const after = await openLmdbStore(store)
    const place = after.checkpoint
    expect([kept?.next, place.kept]).toEqual([after.state?.next, undefined])
    Object.defineProperty(after, 'checkpoint', { value: { ...place, kept } })
    await using trusting = await openDeduper({ store: after })
    expect(trusting.has(FEED[7]!.id)).toBe(true)
  })

  test('where it holds more than the store, which was put back as it was before', async () => {
    await filled(FEED.slice(0, 20))
    const backup = readFileSync(join(store, 'store.mdb'))
    await filled(FEED.slice(20, 30))
    writeFileSync(join(store, 'store.mdb'), backup)
    rmSync(join(store, 'length'))
    const deduper = await openDeduper({ store })
    expect(deduper.size).toBe(20)
    await addAll(deduper, FEED.slice(30))
    await deduper.close()
    const { isMadeAgain, all } = await answers()
    expect(isMadeAgain).toBe(true)
    expect(all).toEqual(await answersWithout())
  })

  test('where it is of another store, or of one made with other options', async () => {
    await filled(FEED.slice(0, 20))
    const other = readFileSync(checkpoint)
    for (const level of ['rewrite', 'reprint'] as const) {
      store = folderOf({})
      checkpoint = join(store, 'checkpoint')
      await filled(FEED.slice(5, 30), { level })
      writeFileSync(checkpoint, other)
      const { isMadeAgain, all } = await answers()
      expect(isMadeAgain).toBe(true)
      expect(all).toEqual(await answersWithout())
    }
  })
})

test('tables that lie otherwise in memory need another version', async () => {
  const hash64 = await createHash64()
  const articles = new ArticleTable()
  const numbers = new Numbers(0, articles)
  const edges = new EdgeList()
  const candidates = new Candidates({ bands: [{ start: 0, width: 2 }], bucketCap: 9, phraseCount: 64 })
  const fingerprints = new FingerprintStore()
  const same = new SameTexts(fingerprints, 9)
  const header = { sketch: undefined, language: 'en', hasUnsegmented: false }
  for (let i = 0; i < 300; i++) {
    articles.add(`a${i}`, i - (i % 2), i, `source ${i % 3}`)
    numbers.addArticle(`a${i}`, i, i % 5)
    numbers.setText(i, i)
    fingerprints.addOutside(header)
    if (i > 0) edges.add({ a: i - 1, b: i, relation: 'reprint', score: 1 / i })
    candidates.insertThenProbe(i, Uint32Array.of(i % 7, i % 11), Uint32Array.of(i % 3, mix32(i)))
    same.insert(i, BigInt(i % 50), mix32(i))
  }
  const hashes: bigint[] = []
  const write = (column: Column) => {
    hashes.push(hash64(new Uint8Array(column.buffer, column.byteOffset, column.byteLength)))
  }
  for (const table of [articles, numbers, edges, candidates, fingerprints, same]) table.writeTo({ write })
  // Where this hash changes, a checkpoint that was written before is read wrong: raise CHECKPOINT_VERSION with it.
  expect([CHECKPOINT_VERSION, hash64(new Uint8Array(BigUint64Array.from(hashes).buffer)).toString(16)]).toEqual([
    3,
    '4f7667baf3ec7c32',
  ])
})

test('a checkpoint that is damaged is a finding of verify', async () => {
  await filled(FEED.slice(0, 12), { level: 'reprint' })
  const sound = readFileSync(checkpoint)
  const damage = async () => {
    const kept = await openLmdbStore(store, true)
    const found = [...kept.damage()]
    await kept.close()
    return found
  }
  expect(await damage()).toEqual([])
  for (const at of [3, 99, sound.length >> 1, sound.length - 1]) {
    const damaged = Buffer.from(sound)
    damaged[at]! ^= 64
    writeFileSync(checkpoint, damaged)
    expect([at, await damage()]).toEqual([at, [expect.stringMatching(/^the checkpoint: part \d+ is damaged/)]])
  }
  for (const length of [0, 16, sound.length - 16]) {
    writeFileSync(checkpoint, sound.subarray(0, length))
    expect([length, (await damage()).length]).toEqual([length, 1])
  }
})

test('a checkpoint that cannot be written is no error, and leaves nothing behind', async () => {
  const deduper = await openDeduper({ store, window: 'none' })
  await addAll(deduper, FEED.slice(0, 5))
  // A folder stands where the file should be.
  mkdirSync(join(checkpoint, 'inside'), { recursive: true })
  deduper.keepTables()
  await deduper.close()
  expect(existsSync(`${checkpoint}.new`)).toBe(false)
  expect((await answers()).isMadeAgain).toBe(true)
})
