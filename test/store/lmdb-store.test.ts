import { closeSync, openSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { type LmdbStore, openLmdbStore } from '../../src/store/lmdb-store.js'
import { STORE_VERSION } from '../../src/store/schema.js'
import { folderOf } from '../fixtures/folder.js'
import { articleOf, conforms, textOf } from './conformance.js'

const folders = new Map<unknown, string>()
conforms('the store of lmdb', {
  make: async () => {
    const folder = folderOf({})
    const store = await openLmdbStore(folder)
    folders.set(store, folder)
    return store
  },
  reopen: async (store) => {
    await store.close()
    const opened = await openLmdbStore(folders.get(store)!)
    folders.set(opened, folders.get(store)!)
    return opened
  },
})

const NOTHING = { texts: [], articles: [], removedArticles: [], removedTexts: [] }
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
let folder = ''
const data = () => join(folder, 'store.mdb')

async function filled(count = 50): Promise<LmdbStore> {
  const store = await openLmdbStore(folder)
  store.create({ storeVersion: STORE_VERSION })
  const [texts, articles] = [range(0, count), range(0, count)]
  await store.commit(
    { ...NOTHING, texts: texts.map((i) => textOf(2 * i)), articles: articles.map((i) => articleOf(2 * i + 1)) },
    'disk',
  )
  return store
}

beforeEach(() => {
  folder = folderOf({})
})

describe('the lock', () => {
  test('lets in one writer, and readers beside it', async () => {
    const store = await filled()
    await expect(openLmdbStore(folder)).rejects.toMatchObject({
      code: 'STORE_LOCKED',
      message: expect.stringContaining(`process ${process.pid}`),
    })
    const reader = await openLmdbStore(folder, true)
    await store.commit({ ...NOTHING, articles: [articleOf(191)] }, 'disk')
    // As it was at opening, with its state.
    expect([...reader.keys()]).toHaveLength(100)
    expect(reader.state?.articles).toBe(50)
    await expect(reader.commit(NOTHING, 'disk')).rejects.toMatchObject({ code: 'STORE_FAILED' })
    await reader.close()
    await store.close()
    await (await openLmdbStore(folder)).close()
  })

  test('of a process that is gone is taken over, and the one that lost it cannot write', async () => {
    const store = await filled()
    await plantLock({ pid: 2 ** 22 + 1, token: 'gone' })
    const taker = await openLmdbStore(folder)
    await expect(store.commit({ ...NOTHING, articles: [articleOf(171)] }, 'disk')).rejects.toMatchObject({
      code: 'STORE_LOCKED',
    })
    await taker.commit({ ...NOTHING, articles: [articleOf(173)] }, 'disk')
    expect(taker.article(171)).toBeUndefined()
    await store.close()
    // The loser closed, and gave back a lock that it had no more.
    await taker.commit({ ...NOTHING, articles: [articleOf(175)] }, 'disk')
    await taker.close()
  })

  test('of a number that another process has got since is taken over', async () => {
    await (await filled()).close()
    await plantLock({ pid: process.pid, started: '1', token: 'of an earlier process' })
    await (await openLmdbStore(folder)).close()
  })

  test('of another machine is taken over when it shows no sign of life', async () => {
    await (await filled()).close()
    await plantLock({ pid: 1, host: 'elsewhere', token: 'far' })
    const started = Date.now()
    await (await openLmdbStore(folder)).close()
    expect(Date.now() - started).toBeGreaterThan(3000)
  }, 20_000)

  /** Writes a lock as another process would have left it. */
  async function plantLock(lock: { pid: number; token: string; host?: string; started?: string }): Promise<void> {
    const { hostname } = await import('node:os')
    const { open } = await import('lmdb')
    const root = open<Buffer, string>(data(), { noSubdir: true, encoding: 'binary', maxDbs: 4 })
    const meta = root.openDB<Buffer, string>({ name: 'meta', encoding: 'binary' })
    meta.putSync('writer', Buffer.from(JSON.stringify({ host: hostname(), ...lock })))
    await root.close()
  }
})

describe('a folder', () => {
  test('of another kind is refused and left alone', async () => {
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    await expect(openLmdbStore(folder)).rejects.toMatchObject({
      code: 'STORE_INVALID',
      message: expect.stringContaining('notes.txt'),
    })
    await expect(openLmdbStore(join(folder, 'notes.txt'))).rejects.toMatchObject({ code: 'STORE_INVALID' })
    await expect(openLmdbStore(join(folder, 'none'), true)).rejects.toMatchObject({ code: 'INPUT_MISSING' })
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine')
  })

  test('with a file that LMDB did not write is refused', async () => {
    writeFileSync(data(), Buffer.alloc(100_000, 7))
    await expect(openLmdbStore(folder)).rejects.toMatchObject({ code: 'STORE_INVALID' })
    writeFileSync(data(), 'short')
    await expect(openLmdbStore(folder)).rejects.toMatchObject({ code: 'STORE_INVALID' })
  })

  test('that is empty, or holds the empty file of a process that died at once, becomes a store', async () => {
    writeFileSync(data(), '')
    const store = await filled()
    expect(store.state?.articles).toBe(50)
    await store.close()
    await expect(openLmdbStore(folderOf({}), true)).rejects.toMatchObject({ code: 'STORE_INVALID' })
  })

  test('whose file was cut is refused at every length', async () => {
    await (await filled(400)).close()
    const { size } = statSync(data())
    for (const share of [0.99, 0.7, 0.4, 0.1, 0.01]) {
      truncateSync(data(), Math.floor(size * share))
      await expect(openLmdbStore(folder), `${share}`).rejects.toMatchObject({ code: 'STORE_INVALID' })
    }
  })
})

test('a store of another version is refused for writing and for reading, with both versions', async () => {
  const store = await openLmdbStore(folder)
  store.create({ storeVersion: STORE_VERSION - 1 })
  await store.close()
  for (const readOnly of [false, true]) {
    await expect(openLmdbStore(folder, readOnly)).rejects.toMatchObject({
      code: 'STORE_MISMATCH',
      message: expect.stringMatching(
        new RegExp(`expected storeVersion ${STORE_VERSION}, found ${STORE_VERSION - 1}; .*export of the version`),
      ),
    })
  }
})

describe('a flipped byte', () => {
  /** Flips one bit wherever these bytes stand, in pages that are used no more too. */
  function flip(bytes: Uint8Array, at: number): void {
    const content = readFileSync(data())
    expect(content.indexOf(bytes)).toBeGreaterThan(0)
    const file = openSync(data(), 'r+')
    for (let place = content.indexOf(bytes); place >= 0; place = content.indexOf(bytes, place + 1)) {
      writeSync(file, Buffer.of(content[place + at]! ^ 1), 0, 1, place + at)
    }
    closeSync(file)
  }

  test.each([0, 7, 20])(
    'of a fingerprint is an error to whoever reads it, and verify names it (byte %i)',
    async (at) => {
      await (await filled()).close()
      flip(textOf(30).fingerprint, at)
      const store = await openLmdbStore(folder)
      expect(() => store.text(30)).toThrow(/checksum of text 30/)
      expect(store.text(28)).toEqual(textOf(28))
      expect([...store.damage()]).toEqual([
        expect.stringContaining('checksum of text 30'),
        'text 30: an article has it, and it is missing or damaged',
      ])
      await store.close()
    },
  )

  test('of an id is an error', async () => {
    await (await filled()).close()
    flip(Buffer.from('article 31'), 8)
    const store = await openLmdbStore(folder)
    expect(() => [...store.keys()]).toThrow(/checksum of the articles from \d+ on/)
    expect(() => store.article(31)).toThrow(expect.objectContaining({ code: 'STORE_INVALID' }))
    expect([...store.damage()]).toContainEqual(expect.stringContaining('checksum of the articles from'))
    await store.close()
  })

  test('of the state is an error', async () => {
    await (await filled()).close()
    flip(Buffer.from('"blockSum"'), 3)
    await expect(openLmdbStore(folder)).rejects.toMatchObject({ code: 'STORE_INVALID' })
  })

  test('without which nothing is found, in a sound store', async () => {
    const store = await filled()
    expect([...store.damage()]).toEqual([])
    await store.close()
  })
})

test('a value that is missing shows, though no checksum tells', async () => {
  await (await filled()).close()
  const { open } = await import('lmdb')
  const root = open<Buffer, string>(data(), { noSubdir: true, encoding: 'binary', maxDbs: 4 })
  const blocks = root.openDB<Buffer, number>({ name: 'keys', encoding: 'binary', keyEncoding: 'uint32' })
  const keys = [...blocks.getKeys()]
  expect(keys.length).toBeGreaterThan(1)
  blocks.removeSync(keys.at(-1)!)
  root.openDB<Buffer, number>({ name: 'fingerprints', encoding: 'binary', keyEncoding: 'uint32' }).removeSync(12)
  await root.close()
  const store = await openLmdbStore(folder)
  expect(() => [...store.keys()]).toThrow(/expected 50 articles and 50 texts, found \d+ and \d+ sound ones/)
  expect([...store.damage()]).toEqual([
    'text 12: its fingerprint is missing',
    'text 12: an article has it, and it is missing or damaged',
    expect.stringMatching(/^expected 50 articles and 50 texts, found \d+ and \d+ sound ones$/),
  ])
  await store.close()
})

test('a fingerprint of another text in its place, which is sound by itself, is found', async () => {
  const store = await filled()
  await store.commit({ ...NOTHING, removedArticles: [13], removedTexts: [12] }, 'disk')
  await store.close()
  const { open } = await import('lmdb')
  const opened = (path: string) => open<Buffer, string>(path, { noSubdir: true, encoding: 'binary', maxDbs: 4 })
  const fingerprints = { name: 'fingerprints', encoding: 'binary', keyEncoding: 'uint32' } as const
  // Of another store, in which the number 14 is another text.
  const foreign = folderOf({})
  const elsewhere = await openLmdbStore(foreign)
  elsewhere.create({ storeVersion: STORE_VERSION })
  await elsewhere.commit({ ...NOTHING, texts: [{ ...textOf(99), number: 14 }] }, 'disk')
  await elsewhere.close()
  const [from, to] = [opened(join(foreign, 'store.mdb')), opened(data())]
  to.openDB<Buffer, number>(fingerprints).putSync(14, from.openDB<Buffer, number>(fingerprints).get(14)!)
  await Promise.all([from.close(), to.close()])
  const again = await openLmdbStore(folder)
  expect([...again.damage()]).toEqual([
    'text 14: its fingerprint is another',
    'text 14: an article has it, and it is missing or damaged',
  ])
  await again.close()
})

test('a copy has what the store has, without free pages', async () => {
  const store = await filled(300)
  await store.commit(
    { ...NOTHING, removedArticles: range(0, 280).map((i) => 2 * i + 1), removedTexts: range(0, 280).map((i) => 2 * i) },
    'disk',
  )
  const { bytes } = store
  folder = folderOf({})
  await store.copyTo(data())
  await store.close()
  const copy = await openLmdbStore(folder)
  expect([...copy.keys()]).toHaveLength(40)
  expect(copy.bytes).toBeLessThan(bytes)
  await copy.close()
})
