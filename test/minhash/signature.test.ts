import fc from 'fast-check'
import { Minhash } from 'minhash'
import { expect, test } from 'vitest'
import { estimateSimilarity, sign } from '../../src/minhash/signature.js'
import { binomialTails, withinBinomialBound } from './binomial.js'

const VALUES = 128
const signed = (set: Iterable<number>, values = VALUES, seed = 1) => sign(Uint32Array.from(set), values, seed)
const hex = (values: Iterable<number>) => Array.from(values, (value) => (value >>> 0).toString(16).padStart(8, '0'))

/** xorshift32 (Marsaglia 2003): never repeats a number before it has been through all of them. */
function* distinctNumbers(seed: number): Generator<number, never> {
  for (let state = seed >>> 0 || 1; ; ) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    yield state >>> 0
  }
}

/** Two sets of random numbers of which `shared` stand in both. */
function randomSets(seed: number, { shared, onlyA, onlyB }: { shared: number; onlyA: number; onlyB: number }) {
  const numbers = distinctNumbers(seed)
  const draw = (count: number) => Array.from({ length: count }, () => numbers.next().value)
  const common = draw(shared)
  return {
    a: [...common, ...draw(onlyA)],
    b: [...common, ...draw(onlyB)],
    similarity: shared / (shared + onlyA + onlyB),
  }
}

const equalValues = (a: Iterable<number>, b: Iterable<number>, seed = 1) =>
  Math.round(estimateSimilarity(signed(a, VALUES, seed), signed(b, VALUES, seed)) * VALUES)

const seeds = fc.integer({ min: 1, max: 0x7fffffff })
const sizes = fc
  .record({ shared: fc.nat(300), onlyA: fc.nat(300), onlyB: fc.nat(300) })
  .filter(({ shared, onlyA, onlyB }) => shared + onlyA > 0 && shared + onlyB > 0)

test('the signatures never change', () => {
  const set = [0, 1, 0xdeadbeef, 0xffffffff]
  expect(hex(signed(set, 4, 1))).toEqual(['06825ff8', '087549f8', 'fcf71c56', '4eadaa3a'])
  expect(hex(signed(set, 4, 2))).toEqual(['4496e235', '59fefbff', 'ad6a34fb', 'f66a3990'])
  expect(hex(signed([7], 4, 1))).toEqual(['7709de71', 'a6cfa9cd', '583877ef', '159d5fd2'])
})

test('every value is filled, from a single shingle to many', () => {
  for (const count of [1, 2, 10, 1000]) {
    const { a } = randomSets(9, { shared: count, onlyA: 0, onlyB: 0 })
    const { a: other } = randomSets(10, { shared: count, onlyA: 0, onlyB: 0 })
    for (const values of [1, 7, VALUES, 4096]) {
      expect(signed(a, values).length).toBe(values)
      // A value left at its start would be equal in both.
      expect(estimateSimilarity(signed(a, values), signed(other, values))).toBe(0)
    }
  }
})

test('no shingles give no signature, and what has none is similar to nothing', () => {
  const none = signed([])
  expect(none.length).toBe(0)
  expect(estimateSimilarity(none, none)).toBe(0)
  expect(estimateSimilarity(none, signed([1]))).toBe(0)
})

test('a signature is that of the set: order and repetition change nothing', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 1 }), (set) => {
      expect(signed([...set.toReversed(), ...set])).toEqual(signed(set))
    }),
  )
})

test('the binomial tails are exact', () => {
  // 4 coins: 1, 4, 6, 4, 1 of 16.
  expect(binomialTails(1, 4, 0.5).atMost).toBeCloseTo(5 / 16, 12)
  expect(binomialTails(1, 4, 0.5).atLeast).toBeCloseTo(15 / 16, 12)
  expect(binomialTails(4, 4, 1)).toEqual({ atMost: 1, atLeast: 1 })
  expect(binomialTails(0, 4, 0)).toEqual({ atMost: 1, atLeast: 1 })
})

// Each property fails by chance once in 10^9 times: its level is shared out over the runs. Values that are equal without
// being of the same shingle take two of 600 shingles that meet in 32 bits: one signature value in 10^7.
const LEVEL = 1e-9

test('the share of equal values is a draw from the Jaccard similarity', () => {
  const numRuns = 300
  fc.assert(
    fc.property(seeds, sizes, (seed, size) => {
      const { a, b, similarity } = randomSets(seed, size)
      expect(withinBinomialBound(equalValues(a, b), VALUES, similarity, LEVEL / numRuns)).toBe(true)
    }),
    { numRuns },
  )
})

test('over many pairs the estimate comes close, whatever the seed', () => {
  const numRuns = 5
  const pairs = 100
  fc.assert(
    fc.property(seeds, seeds, fc.constantFrom(0.1, 0.5, 0.9), (seed, signatureSeed, similarity) => {
      const shared = 200 * similarity
      let equal = 0
      for (let pair = 0; pair < pairs; pair++) {
        const { a, b } = randomSets(seed + pair * 7919, {
          shared,
          onlyA: (200 - shared) / 2,
          onlyB: (200 - shared) / 2,
        })
        equal += equalValues(a, b, signatureSeed)
      }
      // 12,800 values: at a similarity of one half the bound lies .028 from it.
      expect(withinBinomialBound(equal, VALUES * pairs, similarity, LEVEL / numRuns)).toBe(true)
    }),
    { numRuns },
  )
})

test('it and npm minhash, with hashes and permutations of its own, tell the same', () => {
  const numRuns = 40
  fc.assert(
    fc.property(seeds, sizes, (seed, size) => {
      const { a, b, similarity } = randomSets(seed, size)
      const [peerA, peerB] = [a, b].map((set) => {
        const peer = new Minhash({ numPerm: VALUES })
        for (const element of set) peer.update(element.toString(36))
        return peer
      })
      const level = LEVEL / numRuns / 2
      expect(withinBinomialBound(equalValues(a, b), VALUES, similarity, level)).toBe(true)
      const peerEqual = Math.round(peerA!.jaccard(peerB!) * VALUES)
      expect(withinBinomialBound(peerEqual, VALUES, similarity, level)).toBe(true)
    }),
    { numRuns },
  )
})
