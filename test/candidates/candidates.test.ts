import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Candidates } from '../../src/candidates/candidates.js'
import { layBands } from '../../src/minhash/bands.js'
import { chooseBands, sCurve } from '../../src/minhash/s-curve.js'
import { mix32 } from '../../src/structures/hash.js'

const PAIRS = layBands([2, 2])
const open = (bucketCap = 1000) => new Candidates({ bands: PAIRS, bucketCap })
const signature = (...values: number[]) => Uint32Array.from(values)

/** Random 32-bit values, the same in every run. */
function seededValues(seed: number): () => number {
  let state = seed
  return () => mix32(state++ * 0x9e3779b1)
}

/** The exact chance of `count` or fewer, and of `count` or more, successes among `trials`. */
function binomialTails(count: number, trials: number, chance: number): { low: number; high: number } {
  let [low, high] = [0, 0]
  let logarithm = trials * Math.log1p(-chance)
  for (let i = 0; i <= trials; i++) {
    if (i > 0) logarithm += Math.log((trials - i + 1) / i) + Math.log(chance) - Math.log1p(-chance)
    if (i <= count) low += Math.exp(logarithm)
    if (i >= count) high += Math.exp(logarithm)
  }
  return { low, high }
}

describe('candidates', () => {
  test('are the articles that share a band, ascending, each once, without the article itself', () => {
    const candidates = open()
    expect(candidates.insertThenProbe(5, signature(1, 2, 3, 4))).toEqual(signature())
    expect(candidates.insertThenProbe(2, signature(1, 2, 3, 4))).toEqual(signature(5))
    expect(candidates.insertThenProbe(9, signature(9, 9, 3, 4))).toEqual(signature(2, 5))
    expect(candidates.insertThenProbe(0, signature(1, 9, 3, 9))).toEqual(signature())
    expect(candidates.insertThenProbe(1, signature(3, 4, 1, 2))).toEqual(signature())
    expect(candidates.probe(signature(1, 2, 3, 4))).toEqual(signature(2, 5, 9))
    expect(candidates.rows).toBe(10)
  })

  test('stay the same when an article is inserted twice', () => {
    const candidates = open()
    candidates.insertThenProbe(0, signature(1, 2, 3, 4))
    for (let i = 0; i < 3; i++) expect(candidates.insertThenProbe(1, signature(1, 2, 3, 4))).toEqual(signature(0))
    expect(candidates.rows).toBe(4)
    expect(candidates.probe(signature(1, 2, 3, 4))).toEqual(signature(0, 1))
  })

  test('are gone once removed, and their number can be used again', () => {
    const candidates = open()
    candidates.insertThenProbe(0, signature(1, 2, 3, 4))
    expect([candidates.has(0), candidates.remove(0), candidates.has(0), candidates.remove(0)]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(candidates.probe(signature(1, 2, 3, 4))).toEqual(signature())
    candidates.insertThenProbe(0, signature(5, 6, 7, 8))
    expect(candidates.probe(signature(5, 6, 0, 0))).toEqual(signature(0))
  })

  test('never include articles with an empty signature', () => {
    const candidates = open()
    for (const number of [0, 1]) expect(candidates.insertThenProbe(number, signature())).toEqual(signature())
    expect(candidates.probe(signature())).toEqual(signature())
    expect([candidates.rows, candidates.has(0)]).toEqual([0, false])
  })

  test('are also the articles that share two phrases, once phrases are asked for', () => {
    const candidates = new Candidates({ bands: PAIRS, bucketCap: 1000, phraseCount: 3 })
    candidates.insertThenProbe(4, signature(1, 2, 3, 4), signature(10, 11, 12))
    expect(candidates.insertThenProbe(2, signature(5, 6, 7, 8), signature(12, 10, 99))).toEqual(signature(4))
    expect(candidates.insertThenProbe(7, signature(1, 2, 9, 9), signature(99, 12, 10))).toEqual(signature(2, 4))
    expect(candidates.probe(signature(1, 2, 0, 0), signature(10, 11))).toEqual(signature(4, 7))
    expect(candidates.probe(signature(0, 0, 0, 0), signature(10))).toEqual(signature())
    expect(candidates.rows).toBe(3 * (2 + 3))
    candidates.remove(4, signature(10, 11, 12))
    expect(candidates.probe(signature(1, 2, 3, 4), signature(10, 11, 12))).toEqual(signature(2, 7))
    expect(candidates.insertThenProbe(2, signature(1, 2, 3, 4), signature(77, 78))).toEqual(signature(7))
    expect(candidates.probe(signature(0, 0, 0, 0), signature(77, 78))).toEqual(signature())
  })

  test('come from bands alone where phrases are not asked for', () => {
    const candidates = open()
    candidates.insertThenProbe(0, signature(1, 2, 3, 4), signature(10, 11))
    expect(candidates.probe(signature(5, 6, 7, 8), signature(10, 11))).toEqual(signature())
    expect(candidates.rows).toBe(2)
  })

  test('never include an article with an empty signature, whatever its phrases', () => {
    const candidates = new Candidates({ bands: PAIRS, bucketCap: 1000, phraseCount: 2 })
    for (const number of [0, 1]) candidates.insertThenProbe(number, signature(), signature(10, 11))
    expect([candidates.probe(signature(), signature(10, 11)), candidates.rows]).toEqual([signature(), 0])
    expect(candidates.probe(signature(1, 2, 3, 4), signature(10, 11))).toEqual(signature())
  })

  test('do not depend on the order of insertion, and equal a comparison of all pairs', () => {
    const values = fc.array(fc.nat(3), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(values, { maxLength: 20 }), fc.infiniteStream(fc.nat()), (signatures, order) => {
        const candidates = open()
        const numbers = [...signatures.keys()].map((number) => [order.next().value as number, number] as const)
        const pairs = new Set<string>()
        for (const [, number] of numbers.sort(([a], [b]) => a - b)) {
          for (const other of candidates.insertThenProbe(number, Uint32Array.from(signatures[number]!))) {
            pairs.add([number, other].sort((a, b) => a - b).join())
          }
        }
        const expected = signatures.flatMap((a, i) =>
          signatures.flatMap((b, j) => {
            const shares = PAIRS.some(({ start }) => a[start] === b[start] && a[start + 1] === b[start + 1])
            return i < j && shares ? [`${i},${j}`] : []
          }),
        )
        expect([...pairs].sort()).toEqual(expected.sort())
      }),
    )
  })

  test('meet as often as the S-curve says', () => {
    const { bands } = chooseBands({ values: 128, target: 0.5 })
    const random = seededValues(1)
    const trials = 2000
    for (const similarity of [0.3, 0.4, 0.5, 0.6, 0.7]) {
      const candidates = new Candidates({ bands, bucketCap: 1000 })
      let met = 0
      for (let pair = 0; pair < trials; pair++) {
        const first = Uint32Array.from({ length: 128 }, random)
        const second = first.map((value) => (random() < similarity * 2 ** 32 ? value : random()))
        candidates.insertThenProbe(2 * pair, first)
        if (candidates.insertThenProbe(2 * pair + 1, second).includes(2 * pair)) met++
      }
      const { low, high } = binomialTails(met, trials, sCurve(bands)(similarity))
      expect(Math.min(low, high), `${met} of ${trials} at ${similarity}`).toBeGreaterThan(1e-9)
    }
  })

  test('number a handful by chance among 4,000 unlike articles', () => {
    const { bands } = chooseBands({ values: 128, target: 0.5 })
    const random = seededValues(2)
    const candidates = new Candidates({ bands, bucketCap: 1000 })
    let found = 0
    for (let number = 0; number < 4000; number++) {
      found += candidates.insertThenProbe(number, Uint32Array.from({ length: 128 }, random)).length
    }
    // 4,000^2 / 2 pairs of 25 * 25 keys meet with a chance of 2^-32 each: 1.2 are expected, and over 20 come up once in 1e18.
    expect(found).toBeLessThanOrEqual(20)
  })

  test('of a bucket over the cap are those inserted last, and the cut is counted', () => {
    const candidates = open(3)
    for (let number = 0; number < 4; number++) candidates.insertThenProbe(number, signature(1, 2, 0, number))
    expect(candidates.cappedBuckets).toBe(0)
    expect(candidates.insertThenProbe(4, signature(1, 2, 0, 4))).toEqual(signature(1, 2, 3))
    expect(candidates.cappedBuckets).toBe(1)
    // Asked again for an article in the middle, the cap counts the others only.
    expect(candidates.insertThenProbe(2, signature(1, 2, 0, 2))).toEqual(signature(1, 3, 4))
    expect(candidates.probe(signature(1, 2, 1, 2))).toEqual(signature(2, 3, 4))
    expect(candidates.cappedBuckets).toBe(3)
  })

  test('cost at most 32 bytes a band row at 200,000 rows', () => {
    const { bands } = chooseBands({ values: 128, target: 0.5 })
    const random = seededValues(3)
    const candidates = new Candidates({ bands, bucketCap: 1000 })
    for (let number = 0; number < 8000; number++) {
      candidates.insertThenProbe(number, Uint32Array.from({ length: 128 }, random))
    }
    expect(candidates.rows).toBe(200_000)
    expect(candidates.bytes / candidates.rows).toBeLessThanOrEqual(32)
  })

  test('refuse a signature of another length, and a cap of none', () => {
    expect(() => open().probe(signature(1, 2))).toThrow(
      expect.objectContaining({
        code: 'FINGERPRINT_MISMATCH',
        message: 'signature: expected 4 values, found 2; fingerprint all articles with the same options',
      }),
    )
    expect(() => open(0)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }))
  })
})
