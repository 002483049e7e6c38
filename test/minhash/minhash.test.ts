import fc from 'fast-check'
import { Minhash } from 'minhash'
import { describe, expect, test } from 'vitest'
import { fastestKernel } from '../../src/kernel/kernel.js'
import { LONGEST_TEXT } from '../../src/kernel/layout.js'
import { createPlainKernel } from '../../src/kernel/plain.js'
import { minhashBy } from '../../src/minhash/minhash-by.js'
import { SIGNATURE_DEFAULTS } from '../../src/minhash/options.js'
import { containment, DoppelwireError, jaccard, MinHash, minhash } from '../../src/minhash.js'
import { HARBOUR } from '../fixtures/articles.js'
import { binomialTails, withinBinomialBound } from './binomial.js'

const VALUES = SIGNATURE_DEFAULTS.signatureValues
const hex = (values: Iterable<number>) => Array.from(values, (value) => value.toString(16).padStart(8, '0'))
const codeOf = (action: () => unknown) => {
  try {
    action()
  } catch (error) {
    return error instanceof DoppelwireError ? `${error.code}: ${error.message}` : error
  }
  return 'no error'
}
const equalValues = (a: MinHash, b: MinHash) => Math.round(jaccard(a, b) * VALUES)

/** Two sets of words that nobody else has, of which `shared` stand in both. */
function sets(name: number, { shared, onlyA, onlyB }: { shared: number; onlyA: number; onlyB: number }) {
  const words = (kind: string, count: number) => Array.from({ length: count }, (_, i) => `${kind}${i}.${name}`)
  const common = words('both', shared)
  return {
    a: [...common, ...words('a', onlyA)],
    b: [...common, ...words('b', onlyB)],
    similarity: shared / (shared + onlyA + onlyB),
  }
}
const names = fc.nat()
const sizes = fc
  .record({ shared: fc.nat(200), onlyA: fc.nat(200), onlyB: fc.nat(200) })
  .filter(({ shared, onlyA, onlyB }) => shared + onlyA > 0 && shared + onlyB > 0)
// Each property fails by chance once in 10^9 times: its level is shared out over the runs.
const LEVEL = 1e-9

describe('a signature', () => {
  test('never changes', () => {
    const few = { signatureValues: 4 }
    expect(hex(minhash('Ministers agreed on Friday to cut the tax.', few).values)).toEqual([
      'aa7a6bae',
      '4f17d515',
      'fc225e59',
      '23621d08',
    ])
    expect(hex(minhash(['red', 'green'], few).values)).toEqual(['17f50435', '8cf03128', '9a3f765d', 'be14f22b'])
    expect(hex(minhash(new Uint32Array([7]), few).values)).toEqual(['7709de71', 'a6cfa9cd', '583877ef', '159d5fd2'])
  })

  test('is the same by both kernels, of texts, tokens and hashes', () => {
    const plain = createPlainKernel()
    const members = fc.array(fc.integer({ min: 0, max: 0xffffffff })).map((hashes) => Uint32Array.from(hashes))
    const words = fc
      .array(fc.constantFrom('the', 'tax', 'Tax', '東京', 'U.S.', '1,200', '\n'))
      .map((all) => all.join(' '))
    const inputs = fc.oneof(words, fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' })), members)
    const options = { shingleWords: 2, signatureValues: 33, seed: 5 }
    fc.assert(
      fc.property(inputs, (input) => {
        expect(minhashBy(fastestKernel(), input, options)).toEqual(minhashBy(plain, input, options))
      }),
      { numRuns: 300 },
    )
  })

  test('carries its options and cannot be told other ones later', () => {
    const options = { seed: 9 }
    const signature = minhash(['red'], options)
    options.seed = 10
    expect(signature.options).toEqual({ shingleWords: 5, signatureValues: 128, seed: 9 })
    expect(minhash(['red'], options).options.seed).toBe(10)
    expect(Object.isFrozen(signature.options)).toBe(true)
  })
})

describe('of a text', () => {
  test('is that of its words, however they are written', () => {
    expect(minhash('THE tax, on “bread” – will fall')).toEqual(minhash('the Tax on bread will   fall!'))
    expect(minhash('the tax on bread will rise').values).not.toEqual(minhash('the tax on bread will fall').values)
  })

  test('has the distinct shingles of all words, boilerplate too', () => {
    expect(minhash('the tax on bread falls by four percent').size).toBe(4)
    expect(minhash('la la la la la la la la').size).toBe(1)
    expect(minhash(`${HARBOUR}\n\nSign up for our newsletter`).size).toBeGreaterThan(minhash(HARBOUR).size + 4)
    expect(minhash('今日は良い天気です。').size).toBe(0)
    expect(minhash('今日は良い天気ですねえ。').size).toBe(2)
  })

  test('longer than the kernel takes is counted as well', () => {
    const text = Array.from({ length: 40_000 }, (_, i) => `word${i}`).join(' ')
    expect(text.length).toBeGreaterThan(LONGEST_TEXT)
    expect(minhash(`${text} ${text}`).size).toBe(40_000)
  })

  test('shorter than a shingle is the empty set', () => {
    for (const text of ['', 'four words, no more', '\ud800', '<b></b>']) {
      const empty = minhash(text)
      expect(empty).toMatchObject({ size: 0, values: new Uint32Array(0) })
      expect([jaccard(empty, empty), jaccard(empty, minhash(HARBOUR)), containment(empty, minhash(HARBOUR))]).toEqual([
        0, 0, 0,
      ])
    }
  })
})

describe('of tokens', () => {
  test('is that of the set: order and repetition change nothing, and any iterable will do', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (tokens) => {
        const signature = minhash(tokens)
        expect(minhash([...tokens.toReversed(), ...tokens])).toEqual(signature)
        expect(minhash(new Set(tokens))).toEqual(signature)
        expect(minhash(tokens.values())).toEqual(signature)
        expect(signature.size).toBe(new Set(tokens).size)
      }),
    )
  })

  test('takes each as it is', () => {
    const hostile = [
      '__proto__',
      'constructor',
      '',
      ' ',
      'A',
      'a',
      'ﬁ',
      'fi',
      '\ud800',
      '\udfff',
      '\ufffd',
      'é',
      'e\u0301',
    ]
    expect(minhash(hostile).size).toBe(hostile.length)
  })

  test('more than there is room for at first', () => {
    expect(minhash(Array.from({ length: 5000 }, (_, i) => `token ${i % 2500}`)).size).toBe(2500)
  })

  test('may come from a generator that takes signatures itself', () => {
    function* tokens() {
      for (const token of ['red', 'green']) {
        minhash(['blue', 'black', token])
        yield token
      }
    }
    expect(minhash(tokens())).toEqual(minhash(['red', 'green']))
  })
})

describe('of hashes', () => {
  test('counts distinct ones, whatever their bits, time after time', () => {
    const patterns = [
      (i: number) => i,
      (i: number) => i << 20,
      (i: number) => i * 0x9e3779b1,
      (i: number) => i % 7,
      () => 0,
    ]
    // More than 2^21 in all, after which the kernel empties its table.
    for (let round = 0; round < 4; round++) {
      for (const count of [1, 2, 100, 4097, LONGEST_TEXT, LONGEST_TEXT + 1]) {
        for (const pattern of patterns) {
          const hashes = Uint32Array.from({ length: count }, (_, i) => pattern(i))
          expect(minhash(hashes, { signatureValues: 1 }).size).toBe(new Set(hashes).size)
        }
      }
    }
  })

  test('leaves the array as it is, and does not change with it', () => {
    const hashes = Uint32Array.of(3, 1, 2)
    const { values } = minhash(hashes)
    expect([...hashes]).toEqual([3, 1, 2])
    hashes.fill(0)
    minhash(hashes)
    expect(values).toEqual(minhash(Uint32Array.of(1, 2, 3)).values)
  })
})

describe('as statistics', () => {
  test('jaccard draws from the true similarity, and so does npm minhash', () => {
    const numRuns = 100
    fc.assert(
      fc.property(names, sizes, (name, size) => {
        const { a, b, similarity } = sets(name, size)
        const level = LEVEL / numRuns / 2
        expect(withinBinomialBound(equalValues(minhash(a), minhash(b)), VALUES, similarity, level)).toBe(true)
        const [peerA, peerB] = [a, b].map((set) => {
          const peer = new Minhash({ numPerm: VALUES })
          for (const token of set) peer.update(token)
          return peer
        })
        expect(withinBinomialBound(Math.round(peerA!.jaccard(peerB!) * VALUES), VALUES, similarity, level)).toBe(true)
      }),
      { numRuns },
    )
  })

  test('a part is contained in its whole, the whole in its part to its share', () => {
    const pairs = 60
    let [part, whole] = [0, 0]
    for (let name = 0; name < pairs; name++) {
      const { a, b } = sets(name, { shared: 100, onlyA: 0, onlyB: 300 })
      const [small, large] = [minhash(a), minhash(b)]
      part += containment(small, large) / pairs
      whole += containment(large, small) / pairs
    }
    // J is .25: its error of .038 a pair, .005 over all, comes to .016 and .004 here (times 500 / 1.25^2 / 100, and / 400).
    expect(Math.abs(whole - 0.25)).toBeLessThan(0.02)
    expect(part).toBeGreaterThan(0.85)
    expect(part).toBeLessThanOrEqual(1)
  })

  test('containment is between 0 and 1, and equals jaccard for sets of one size that are equal or share nothing', () => {
    fc.assert(
      fc.property(names, sizes, (name, size) => {
        const { a, b } = sets(name, size)
        const [one, other] = [minhash(a), minhash(b)]
        const share = containment(one, other)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
        expect(share * one.size).toBeCloseTo(containment(other, one) * other.size, 9)
        expect(containment(one, one)).toBe(1)
      }),
    )
  })

  test('the binomial bound would see a bias', () => {
    expect(binomialTails(64, VALUES, 0.5).atLeast).toBeGreaterThan(0.5)
    expect(withinBinomialBound(100, VALUES, 0.5, LEVEL)).toBe(false)
  })
})

describe('bytes', () => {
  const options = { shingleWords: 3, signatureValues: 5, seed: 0xfffffffe }
  const bytes = minhash(['red', 'green'], options).toBytes()

  test('never change without a new version', () => {
    expect(Buffer.from(bytes).toString('hex')).toBe(
      // See the layout in minhash-bytes.ts.
      [
        '64774d48',
        '01',
        '03',
        '0500',
        'feffffff',
        '02000000',
        '05000000',
        '32581e0ea30717a1306cabfc6c085d529d0aadd3',
        '3d3d1649',
      ].join(''),
    )
  })

  test('give back the signature, of any set', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 300 }), (tokens, signatureValues) => {
        const signature = minhash(tokens, { signatureValues })
        const back = MinHash.fromBytes(signature.toBytes())
        expect(back).toEqual(signature)
        expect(jaccard(back, signature)).toBe(tokens.length === 0 ? 0 : 1)
      }),
    )
  })

  test('are read wherever they stand', () => {
    const larger = new Uint8Array(bytes.length + 3)
    larger.set(bytes, 3)
    expect(MinHash.fromBytes(larger.subarray(3))).toEqual(MinHash.fromBytes(bytes))
    expect(MinHash.fromBytes(Buffer.from(larger.buffer, 3))).toEqual(MinHash.fromBytes(bytes))
  })

  test('damaged are refused: any byte changed, any length', () => {
    for (let at = 0; at < bytes.length; at++) {
      expect(codeOf(() => MinHash.fromBytes(bytes.with(at, bytes[at]! ^ 1)))).toMatch(/^SIGNATURE_INVALID/)
      expect(codeOf(() => MinHash.fromBytes(bytes.subarray(0, at)))).toMatch(/^SIGNATURE_INVALID/)
    }
    expect(codeOf(() => MinHash.fromBytes(Uint8Array.of(...bytes, 0)))).toBe(
      `SIGNATURE_INVALID: expected ${bytes.length} bytes of signature, found ${bytes.length + 1}`,
    )
    expect(codeOf(() => MinHash.fromBytes(bytes.with(4, 9)))).toBe(
      'SIGNATURE_INVALID: expected a signature of version 1, found version 9',
    )
    for (const [value, found] of [
      ['not base64!', '"not base64!"'],
      [[1, 2], 'an array'],
    ]) {
      expect(codeOf(() => MinHash.fromBytes(value as never))).toBe(
        `SIGNATURE_INVALID: expected a Uint8Array or a string in base64, found ${found}`,
      )
    }
  })

  test('are base64 in JSON, from which the signature is read again', () => {
    const signature = minhash(['red', 'green'], options)
    const line = JSON.stringify({ signature })
    expect(line).toBe(JSON.stringify({ signature: Buffer.from(bytes).toString('base64') }))
    expect(MinHash.fromBytes(JSON.parse(line).signature)).toEqual(signature)
  })
})

describe('refuses', () => {
  const signature = minhash(['red'])

  test.each([
    [
      'a number',
      () => minhash(5 as never),
      'minhash: expected a text, an iterable of strings, or a Uint32Array of hashes, found number 5',
    ],
    [
      'nothing',
      () => minhash(undefined as never),
      'minhash: expected a text, an iterable of strings, or a Uint32Array of hashes, found nothing',
    ],
    [
      'bytes',
      () => minhash(new Uint8Array(3) as never),
      'minhash: expected a text, an iterable of strings, or a Uint32Array of hashes, found an object',
    ],
    [
      'a token that is no string',
      () => minhash(['red', 5] as never),
      'minhash: token 1: expected a string, found number 5; give numbers as a Uint32Array',
    ],
    [
      'two strings in place of signatures',
      () => jaccard('a' as never, 'b' as never),
      'jaccard: first signature: expected a signature as minhash gives it, found "a"',
    ],
    [
      'a missing signature',
      () => containment(signature, undefined as never),
      'jaccard: second signature: expected a signature as minhash gives it, found nothing',
    ],
    [
      'values of another number',
      () => new MinHash({ ...signature, values: new Uint32Array(3) }),
      'values: expected 128 for a set of 1, found 3',
    ],
    [
      'an empty set with values',
      () => new MinHash({ ...signature, size: 0 }),
      'values: expected 0 for a set of 0, found 128',
    ],
    [
      'values of another type',
      () => new MinHash({ ...signature, values: [1] as never }),
      'values: expected a Uint32Array, found an array',
    ],
  ])('%s', (_, action, message) => {
    expect(codeOf(action)).toBe(`ARGUMENT_INVALID: ${message}`)
  })

  test.each([
    [{ signatureValues: 64 }, 'signatureValues: expected 128, found 64'],
    [{ shingleWords: 4 }, 'shingleWords: expected 5, found 4'],
    [{ seed: 2 }, 'seed: expected 1, found 2'],
  ])('to compare with a signature of %j', (options, difference) => {
    const other = minhash(['red'], options)
    for (const compare of [jaccard, containment]) {
      expect(codeOf(() => compare(signature, other))).toBe(
        `SIGNATURE_MISMATCH: jaccard: second signature: signatures differ in ${difference}; take all with the same options`,
      )
    }
  })

  test.each([
    [{ values: 3 }, 'minhash: unknown option "values"; known options are shingleWords, signatureValues, seed'],
    [{ signatureValues: 0 }, 'signatureValues: expected a whole number from 1 to 4096, found number 0'],
    [{ signatureValues: 4097 }, 'signatureValues: expected a whole number from 1 to 4096, found number 4097'],
    [{ shingleWords: 33 }, 'shingleWords: expected a whole number from 1 to 32, found number 33'],
    [{ seed: -1 }, 'seed: expected a whole number from 0 to 4294967295, found number -1'],
    [null, 'minhash: expected an object of options, found null'],
  ])('the options %j', (options, message) => {
    expect(codeOf(() => minhash('', options as never))).toBe(`OPTION_INVALID: ${message}`)
  })
})
