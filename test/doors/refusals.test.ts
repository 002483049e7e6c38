import { beforeAll, describe, expect, test } from 'vitest'
import * as batch from '../../src/batch.js'
import * as core from '../../src/index.js'
import * as input from '../../src/input/open.js'
import * as minhash from '../../src/minhash.js'
import * as store from '../../src/store.js'
import * as workers from '../../src/workers/workers.js'

/** Values that no function of ours takes for the one it expects, unless it is lenient on purpose. */
const WRONG: readonly unknown[] = [
  ...[undefined, null, true, Number.NaN, -1, 1e300, 7n, '', 'text', '__proto__', '\ud800', Symbol('s')],
  ...[
    [],
    [null],
    {},
    { unknown: 1 },
    { id: 1 },
    { text: 2 },
    new Map(),
    new Date(Number.NaN),
    new Uint8Array(3),
    () => 1,
  ],
  ...[new Float64Array(2), new Error('e'), Object.create(null), Promise.resolve(1), /x/],
]

type Call = (...given: never[]) => unknown

/** What a call throws, now, when its promise settles or at its first item; `undefined` where it answers. */
async function thrownBy(call: () => unknown): Promise<unknown> {
  try {
    const answer = await call()
    const isStream = typeof answer === 'object' && answer !== null && 'next' in answer
    if (isStream) await (answer as AsyncIterator<unknown>).next()
    return undefined
  } catch (error) {
    return error
  }
}

/** All calls that end with another error than one of ours, as text. */
async function rawErrors(name: string, call: Call, lists: readonly (readonly unknown[])[]): Promise<string[]> {
  const raw = new Map<string, string>()
  for (const given of lists) {
    const error = await thrownBy(() => call(...(given as never[])))
    if (error === undefined || error instanceof core.DoppelwireError) continue
    raw.set(
      String(error),
      `${name}(${given.map((one) => (typeof one === 'object' ? typeof one : String(one))).join(', ')}): ${error}`,
    )
  }
  return [...raw.values()]
}

/** Each wrong value in each of the first places, the others right or left out. */
function listsFor(right: readonly unknown[]): unknown[][] {
  const lists: unknown[][] = [[]]
  for (const wrong of WRONG) {
    for (let place = 0; place < right.length; place++) lists.push(right.with(place, wrong))
    lists.push([wrong], [wrong, wrong])
  }
  return lists
}

const isClass = (value: unknown) => typeof value === 'function' && /^class\b/.test(String(value))

let fingerprint: core.Fingerprint
let deduper: core.Deduper
beforeAll(async () => {
  fingerprint = (await core.createFingerprinter())({ text: 'Ministers agreed on Friday to cut the tax on bread.' })
  deduper = await core.createDeduper()
  deduper.add({ id: 'a', text: 'Ministers agreed on Friday to cut the tax on bread.' })
})

describe('every function of the doors refuses what it cannot take with an error of this package', () => {
  const right = (name: string): readonly unknown[] =>
    ({
      compare: [fingerprint, fingerprint, 0.5],
      explain: [fingerprint, fingerprint, 0.5],
      dedupe: [[], {}],
      verdicts: [[], {}],
      estimateSimilarity: [fingerprint.signature, fingerprint.signature],
      sCurve: [[{ start: 0, width: 1 }]],
      curvePoints: [[{ start: 0, width: 1 }], 3],
      errorRates: [[{ start: 0, width: 1 }], 0.5, () => 1],
      jaccard: [minhash.minhash('a b c d e f'), minhash.minhash('a b c d e f')],
      containment: [minhash.minhash('a b c d e f'), minhash.minhash('a b c d e f')],
      minhash: ['a b c d e f', {}],
      runBatch: [{}],
      addAll: [deduper, [], { workers: 1 }],
      fingerprintAll: [[], { workers: 1 }],
      openArticles: [[], {}],
      findFiles: [['seeds/'], 'text'],
      canonicalUrl: ['https://example.org', 'https://example.org'],
      readFeed: ['<rss/>'],
      readHtml: ['<p>text</p>', 'page'],
      placeName: [{ file: 'a', line: 1 }],
    })[name] ?? []

  const doors = Object.entries({ core, minhash, input, store, batch, workers }).flatMap(([door, exported]) =>
    Object.entries(exported).flatMap(([name, value]): [string, string, Call][] =>
      typeof value === 'function' && !isClass(value) ? [[door, name, value as Call]] : [],
    ),
  )
  test.each(doors)('%s: %s', async (_, name, call) => {
    expect(await rawErrors(name, call, listsFor(right(name)))).toEqual([])
  })

  test('of the classes too', async () => {
    const { LshIndex, MinHash } = minhash
    expect(await rawErrors('new LshIndex', (...given) => new LshIndex(...(given as [])), listsFor([{}]))).toEqual([])
    const parts = (...given: never[]) =>
      new MinHash(...(given as unknown as [core.Fingerprint & { size: number; values: Uint32Array }]))
    expect(await rawErrors('new MinHash', parts, listsFor([{}]))).toEqual([])
    expect(await rawErrors('LshIndex.fromBytes', LshIndex.fromBytes as Call, listsFor([]))).toEqual([])
    expect(await rawErrors('MinHash.fromBytes', MinHash.fromBytes as Call, listsFor([]))).toEqual([])
  })

  const METHODS: Readonly<Record<string, readonly unknown[]>> = {
    ...{ add: [{}], store: [{}], addAll: [[], {}], find: [{}], remove: ['x'], has: ['x'], fingerprint: [{}] },
    ...{ explain: ['a', 'a'], pairs: [{}], settle: [{}] },
  }
  test.each(Object.keys(METHODS))('Deduper.%s', async (name) => {
    const call = (deduper as unknown as Record<string, Call>)[name]!.bind(deduper)
    expect(await rawErrors(name, call, listsFor(METHODS[name]!))).toEqual([])
    expect(deduper.size).toBe(1)
  })

  const STORED: Readonly<Record<string, readonly unknown[]>> = {
    ...{ add: [{}], addAll: [[], {}], find: [{}], remove: ['x'], has: ['x'] },
    ...{ explain: ['a', 'a'], pairs: [{}], clusters: [{}], clusterOf: ['a'] },
  }
  test.each(Object.keys(STORED))('StoredDeduper.%s', async (name) => {
    const stored = await store.openDeduper({ store: store.createMemoryStore() })
    await stored.add({ id: 'a', text: 'Ministers agreed on Friday to cut the tax on bread.' })
    const call = (stored as unknown as Record<string, Call>)[name]!.bind(stored)
    expect(await rawErrors(name, call, listsFor(STORED[name]!))).toEqual([])
    expect(stored.size).toBe(1)
    await stored.close()
  })

  test.each(['add', 'addAll', 'query', 'remove', 'has'])('LshIndex.%s', async (name) => {
    const index = new minhash.LshIndex()
    const call = (index as unknown as Record<string, Call>)[name]!.bind(index)
    const signature = minhash.minhash('a b c d e f')
    const lists = listsFor(name === 'add' ? ['a', signature] : name === 'query' ? [signature, {}] : [])
    expect(
      await rawErrors(
        name,
        call,
        lists.filter((given) => typeof given[0] !== 'string' || given[1] !== signature),
      ),
    ).toEqual([])
  })

  test('what createFingerprinter, createSigner and sCurve give', async () => {
    const fingerprinter = await core.createFingerprinter()
    expect(await rawErrors('fingerprint', fingerprinter as Call, listsFor([{}]))).toEqual([])
    expect(await rawErrors('sign', core.createSigner() as Call, listsFor([]))).toEqual([])
    expect(await rawErrors('chance', core.sCurve([{ start: 0, width: 2 }]) as Call, listsFor([]))).toEqual([])
  })
})

describe('estimateSimilarity', () => {
  const refusal = (a: unknown, b: unknown) => {
    try {
      return core.estimateSimilarity(a as Uint32Array, b as Uint32Array)
    } catch (error) {
      return error instanceof core.DoppelwireError ? `${error.code} ${error.message}` : error
    }
  }

  test('refuses signatures of unlike lengths, and strings', () => {
    const [few, more] = [core.createSigner({ signatureValues: 64 }), core.createSigner()]
    const text = 'Ministers agreed on Friday to cut the tax on bread.'
    expect(refusal(few(text), more(text))).toMatch(/^SIGNATURE_MISMATCH .*found 64 and 128 values; take both with/)
    expect(refusal('one text', 'another')).toBe(
      'ARGUMENT_INVALID first signature: expected a Uint32Array, found "one text"',
    )
    expect(refusal(more(text), [1, 2])).toBe(
      'ARGUMENT_INVALID second signature: expected a Uint32Array, found an array',
    )
    expect(refusal(more(text), more(''))).toBe(0)
  })
})
