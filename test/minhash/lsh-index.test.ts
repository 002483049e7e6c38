import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseBands, DoppelwireError, jaccard, LshIndex, minhash, sCurve } from '../../src/minhash.js'
import { seal } from '../../src/structures/seal.js'
import { withinBinomialBound } from './binomial.js'

const codeOf = (action: () => unknown) => {
  try {
    action()
  } catch (error) {
    return error instanceof DoppelwireError ? `${error.code}: ${error.message}` : error
  }
  return 'no error'
}

const FEW = { signatureValues: 6 }
/** Sets of few members of few: many pairs agree in some values and not in others. */
const smallSets = fc.array(
  fc.array(fc.nat(6), { maxLength: 4 }).map((all) => Uint32Array.from(all)),
  { maxLength: 12 },
)
const bandings = fc.constantFrom(
  [{ start: 0, width: 1 }],
  [
    { start: 0, width: 2 },
    { start: 2, width: 4 },
  ],
  [
    { start: 1, width: 3 },
    { start: 0, width: 2 },
    { start: 4, width: 2 },
  ],
)

describe('an index', () => {
  test('finds those that agree in all values of a band, and no other', () => {
    fc.assert(
      fc.property(smallSets, bandings, fc.nat(3), (sets, bands, removed) => {
        const index = new LshIndex({ bands, signature: FEW })
        const signatures = sets.map((set) => minhash(set, FEW))
        signatures.forEach((signature, i) => {
          expect(index.add(`id ${i}`, signature)).toBe(signature.size > 0)
        })
        expect(index.remove(`id ${removed}`)).toBe((signatures[removed]?.size ?? 0) > 0)
        const stored = signatures.map((_, i) => i).filter((i) => i !== removed && signatures[i]!.size > 0)
        expect(index.size).toBe(stored.length)
        for (const asked of signatures) {
          const meets = (i: number) =>
            asked.size > 0 &&
            bands.some(({ start, width }) =>
              Array.from({ length: width }, (_, k) => start + k).every(
                (k) => signatures[i]!.values[k] === asked.values[k],
              ),
            )
          const found = stored.filter(meets)
          expect(index.query(asked)).toEqual(found.map((i) => `id ${i}`))
          const best = found
            .map((i) => ({ id: `id ${i}`, similarity: jaccard(signatures[i]!, asked) }))
            .sort((a, b) => b.similarity - a.similarity)
          expect(index.query(asked, { estimates: true })).toEqual(best)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('finds as many as its S-curve says', () => {
    const index = new LshIndex({ threshold: 0.5 })
    const pairs = 400
    const level = 1e-9
    for (const shared of [40, 80, 120]) {
      let met = 0
      for (let pair = 0; pair < pairs; pair++) {
        const name = `${shared} ${pair}`
        const words = (kind: string, count: number) => Array.from({ length: count }, (_, i) => `${kind}${i} ${name}`)
        const common = words('both', shared)
        const others = (160 - shared) / 2
        index.add(name, minhash([...common, ...words('a', others)]))
        if (index.query(minhash([...common, ...words('b', others)])).includes(name)) met++
      }
      expect(withinBinomialBound(met, pairs, sCurve(index.bands)(shared / 160), level)).toBe(true)
    }
  })

  test('chooses its bands for a threshold, a half by default', () => {
    const weights = { falsePositive: 1, falseNegative: 9 }
    expect(new LshIndex().bands).toEqual(chooseBands({ values: 128, target: 0.5 }).bands)
    expect(new LshIndex({ threshold: 0.8, weights, signature: { signatureValues: 64 } }).bands).toEqual(
      chooseBands({ values: 64, target: 0.8, weights }).bands,
    )
  })

  test('of threshold 1 finds equal sets, and of 0 all that share a value', () => {
    const signatures = Array.from({ length: 30 }, (_, i) => minhash([`${i}`, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']))
    const [all, equal] = [new LshIndex({ threshold: 0 }), new LshIndex({ threshold: 1 })]
    signatures.forEach((signature, i) => {
      all.add(`${i}`, signature)
      equal.add(`${i}`, signature)
    })
    expect(all.bands.length).toBe(128)
    expect(equal.bands.length).toBe(1)
    signatures.forEach((signature, i) => {
      expect(all.query(signature).length).toBe(30)
      expect(equal.query(signature)).toEqual([`${i}`])
    })
  })

  test('knows an id again, and refuses it with another signature', () => {
    const index = new LshIndex()
    const [red, blue] = [minhash(['red']), minhash(['blue'])]
    expect(index.add('x', red)).toBe(true)
    const before = index.toBytes()
    expect(index.add('x', minhash(['red']))).toBe(false)
    for (const other of [blue, minhash([])]) {
      expect(codeOf(() => index.add('x', other))).toBe(
        'DUPLICATE_ID: id "x" was added with another signature; remove it first, or give this one its own id',
      )
    }
    expect(index.toBytes()).toEqual(before)
    expect(index.remove('x')).toBe(true)
    expect(index.remove('x')).toBe(false)
    expect([index.has('x'), index.size, index.query(red)]).toEqual([false, 0, []])
    expect(index.add('x', blue)).toBe(true)
    expect(index.query(blue)).toEqual(['x'])
    expect(index.query(red)).toEqual([])
  })

  test('finds in the order in which they were added, whatever was removed meanwhile', () => {
    const same = minhash(['same'])
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: fc.nat(150), removes: fc.boolean() }), { maxLength: 600, size: 'max' }),
        (steps) => {
          const index = new LshIndex()
          const expected = new Set<string>()
          for (const { id, removes } of steps) {
            if (removes) expect(index.remove(`${id}`)).toBe(expected.delete(`${id}`))
            else {
              expect(index.add(`${id}`, same)).toBe(!expected.has(`${id}`))
              expected.add(`${id}`)
            }
          }
          expect([index.size, index.query(same)]).toEqual([expected.size, [...expected]])
          expect(LshIndex.fromBytes(index.toBytes()).query(same)).toEqual([...expected])
        },
      ),
      { numRuns: 40 },
    )
  })

  test('takes any string for an id', () => {
    const ids = ['', '__proto__', 'constructor', '\ud800', '\ufffd', 'a\nb', '"', '\u2028', '\0', 'x'.repeat(100_000)]
    const index = new LshIndex()
    expect(index.addAll(new Map(ids.map((id) => [id, minhash(['same'])])))).toBe(ids.length)
    expect(index.query(minhash(['same']))).toEqual(ids)
    expect(LshIndex.fromBytes(index.toBytes()).query(minhash(['same']))).toEqual(ids)
    for (const id of ids) expect(index.has(id)).toBe(true)
    expect(index.has('toString')).toBe(false)
  })

  test('of thousands of equal signatures finds each once', () => {
    const index = new LshIndex()
    const same = minhash(['same'])
    for (let i = 0; i < 3000; i++) index.add(`${i}`, same)
    expect(new Set(index.query(same)).size).toBe(3000)
    expect(index.query(same).length).toBe(3000)
  })
})

describe('addAll', () => {
  test('says how many are new, and keeps those before one that it refuses', () => {
    const index = new LshIndex()
    const entries = [
      ['a', minhash(['red'])],
      ['b', minhash([])],
      ['a', minhash(['red'])],
      ['c', minhash(['blue'])],
    ] as const
    expect(index.addAll(entries)).toBe(2)
    expect(
      codeOf(() =>
        index.addAll([
          ['d', minhash(['d'])],
          ['a', minhash(['d'])],
          ['e', minhash(['e'])],
        ]),
      ),
    ).toMatch(/^DUPLICATE_ID/)
    expect([index.has('d'), index.has('e'), index.size]).toEqual([true, false, 3])
  })
})

describe('the bytes of an index', () => {
  const bands = [
    { start: 0, width: 2 },
    { start: 2, width: 4 },
  ]
  const filled = () => {
    const index = new LshIndex({ bands, signature: { ...FEW, seed: 7, shingleWords: 3 } })
    for (const [id, token] of [
      ['a', 'red'],
      ['gone', 'black'],
      ['b', 'blue'],
    ] as const) {
      index.add(id, minhash([token], index.signature))
    }
    index.remove('gone')
    return index
  }
  const bytes = filled().toBytes()

  test('never change without a new version', () => {
    expect(Buffer.from(bytes).toString('hex')).toBe(
      // See the layout in index-bytes.ts.
      [
        '64774c53',
        '01',
        '03',
        '0600',
        '07000000',
        '02000000',
        '02000000',
        '0800000000000000',
        '00000000020000000200000004000000',
        'b3c0745788f8259dcca444a7f35d29488020512ceefe34bd54fd16065231f085509c4ed60bfba4f55918d1ae72d0f08c',
        '2261220a2262220a',
        '04346016',
      ].join(''),
    )
  })

  test('give back an index with the same answers and the same bytes', () => {
    fc.assert(
      fc.property(smallSets, bandings, (sets, bands) => {
        const index = new LshIndex({ bands, signature: FEW })
        sets.forEach((set, i) => {
          index.add(`id ${i}`, minhash(set, FEW))
        })
        index.remove('id 1')
        const back = LshIndex.fromBytes(index.toBytes())
        expect([back.size, back.bands, back.signature]).toEqual([index.size, index.bands, index.signature])
        expect(back.toBytes()).toEqual(index.toBytes())
        for (const set of sets) {
          const asked = minhash(set, FEW)
          expect(back.query(asked, { estimates: true })).toEqual(index.query(asked, { estimates: true }))
        }
        expect(back.add('new', minhash(['new'], FEW))).toBe(true)
      }),
    )
  })

  test('are read wherever they stand', () => {
    const larger = new Uint8Array(bytes.length + 1)
    larger.set(bytes, 1)
    expect(LshIndex.fromBytes(Buffer.from(larger.buffer, 1)).toBytes()).toEqual(bytes)
  })

  test('damaged are refused: any byte changed, any length', () => {
    for (let at = 0; at < bytes.length; at++) {
      expect(codeOf(() => LshIndex.fromBytes(bytes.with(at, bytes[at]! ^ 4)))).toMatch(/^INDEX_INVALID/)
      expect(codeOf(() => LshIndex.fromBytes(bytes.subarray(0, at)))).toMatch(/^INDEX_INVALID/)
    }
    expect(codeOf(() => LshIndex.fromBytes(bytes.with(4, 2)))).toBe(
      'INDEX_INVALID: expected an index of version 1, found version 2',
    )
    expect(codeOf(() => LshIndex.fromBytes(minhash(['red']).toBytes()))).toMatch(
      /^INDEX_INVALID: expected the bytes of an index, found 536 bytes that do not begin like one/,
    )
    expect(codeOf(() => LshIndex.fromBytes({} as never))).toBe('INDEX_INVALID: expected a Uint8Array, found an object')
  })

  test('that nobody wrote are refused, their checksum right or not', () => {
    const text = Buffer.from(bytes).toString('latin1')
    const forged = (from: string, to: string) => seal(Uint8Array.from(Buffer.from(text.replace(from, to), 'latin1')))
    expect(codeOf(() => LshIndex.fromBytes(forged('"b"\n', '"a"\n')))).toBe(
      'INDEX_INVALID: expected 2 distinct ids, found 2, 1 of them distinct',
    )
    expect(codeOf(() => LshIndex.fromBytes(forged('"b"\n', '123\n')))).toMatch(
      /^INDEX_INVALID: expected each id as a line/,
    )
    expect(codeOf(() => LshIndex.fromBytes(forged('"b"\n', '"b""')))).toMatch(
      /^INDEX_INVALID: expected each id as a line/,
    )
    expect(codeOf(() => LshIndex.fromBytes(seal(bytes.with(28, 6))))).toMatch(
      /^INDEX_INVALID: expected the options of an index, found others: bands\[0\].start/,
    )
  })
})

describe('refuses', () => {
  const index = new LshIndex()
  const red = minhash(['red'])

  test.each([
    [{ threshold: 1.1 }, 'threshold: expected a number from 0 to 1, found number 1.1'],
    [{ threshold: -0.1 }, 'threshold: expected a number from 0 to 1, found number -0.1'],
    [{ threshold: Number.NaN }, 'threshold: expected a number from 0 to 1, found number NaN'],
    [{ threshold: '.5' }, 'threshold: expected a number from 0 to 1, found ".5"'],
    [
      { bands: [{ start: 0, width: 1 }], threshold: 0.5 },
      'LshIndex: expected either bands, or threshold and weights, found both',
    ],
    [{ bands: [] }, 'bands: expected an array of 1 to 65536 bands, found 0 of them'],
    [{ bands: 20 }, 'bands: expected an array of 1 to 65536 bands, found number 20'],
    [{ bands: [5] }, 'bands[0]: expected { start, width }, found number 5'],
    [{ bands: [{ start: 127, width: 2 }] }, 'bands[0].width: expected a whole number from 1 to 1, found number 2'],
    [{ bands: [{ start: -1, width: 2 }] }, 'bands[0].start: expected a whole number from 0 to 127, found number -1'],
    [{ weights: { falsePositive: 0, falseNegative: 0 } }, 'weights: expected at least one above 0, found 0 for both'],
    [{ weights: 5 }, 'weights: expected { falsePositive, falseNegative }, found number 5'],
    [{ signature: { seed: -1 } }, 'seed: expected a whole number from 0 to 4294967295, found number -1'],
    [
      { signature: { hash: 1 } },
      'LshIndex: signature: unknown option "hash"; known options are shingleWords, signatureValues, seed',
    ],
    [{ num_perm: 128 }, 'LshIndex: unknown option "num_perm"; known options are threshold, weights, bands, signature'],
    [null, 'LshIndex: expected an object of options, found null'],
  ])('the options %j', (options, message) => {
    expect(codeOf(() => new LshIndex(options as never))).toBe(`OPTION_INVALID: ${message}`)
  })

  test.each([
    [
      'an id that is no string',
      () => index.add(5 as never, red),
      'ARGUMENT_INVALID: add: id: expected a string, found number 5',
    ],
    [
      'an id without a signature',
      () => index.add('x', undefined as never),
      'ARGUMENT_INVALID: add: expected a signature as minhash gives it, found nothing',
    ],
    [
      'a signature of other options',
      () => index.add('x', minhash(['red'], { seed: 2 })),
      'SIGNATURE_MISMATCH: add: signatures differ in seed: expected 1, found 2; take all with the same options',
    ],
    [
      'to query for a text',
      () => index.query('red' as never),
      'ARGUMENT_INVALID: query: expected a signature as minhash gives it, found "red"',
    ],
    [
      'an unknown option of query',
      () => index.query(red, { limit: 3 } as never),
      'OPTION_INVALID: query: unknown option "limit"; known options are estimates',
    ],
    [
      'estimates that are not true or false',
      () => index.query(red, { estimates: 1 } as never),
      'OPTION_INVALID: estimates: expected true or false, found number 1',
    ],
    [
      'to add nothing',
      () => index.addAll(undefined as never),
      'ARGUMENT_INVALID: addAll: expected an iterable of [id, signature], found nothing',
    ],
    [
      'to add signatures without ids',
      () => index.addAll([red] as never),
      'ARGUMENT_INVALID: addAll: expected [id, signature], found an object',
    ],
  ])('%s', (_, action, message) => {
    expect(codeOf(action)).toBe(message)
    expect(index.size).toBe(0)
  })
})
