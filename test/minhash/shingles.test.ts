import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shingle } from '../../src/minhash/shingles.js'
import { mix32 } from '../../src/structures/hash.js'
import { BREAK, UNSEGMENTED } from '../../src/text/tokens.js'

const shingled = (words: readonly number[], flags: readonly number[], shingleWords: number) => {
  const { width, hashes, positions } = shingle(Uint32Array.from(words), Uint8Array.from(flags), shingleWords)
  return { width, hashes: [...hashes], positions: [...positions] }
}
const plain = (count: number) => Array<number>(count).fill(0)

/** The same from the definition: each run by itself, in exact arithmetic. */
function naive(words: readonly number[], flags: readonly number[], width: number) {
  const hashes: number[] = []
  const positions: number[] = []
  for (let start = 0; start + width <= words.length; start++) {
    if (flags.slice(start + 1, start + width).some((flag) => flag & BREAK)) continue
    let sum = 0n
    for (const word of words.slice(start, start + width)) sum = sum * 0x9e3779b1n + BigInt(word)
    hashes.push(mix32(Number(BigInt.asIntN(32, sum))))
    positions.push(start)
  }
  return { width, hashes, positions }
}

test('the hashes never change', () => {
  const { hashes } = shingled([1, 2, 3, 0xffffffff, 0], plain(5), 3)
  expect(hashes.map((hash) => hash.toString(16))).toEqual(['bc35585b', '144a8d7b', 'a9e59c1e'])
})

test('every run of words is a shingle, at its place; fewer words make none', () => {
  expect(shingled([1, 2, 3, 4], plain(4), 3).positions).toEqual([0, 1])
  expect(shingled([1, 2, 3], plain(3), 3).positions).toEqual([0])
  expect(shingled([1, 2], plain(2), 3)).toEqual({ width: 3, hashes: [], positions: [] })
  expect(shingled([], [], 5)).toEqual({ width: 5, hashes: [], positions: [] })
})

test('the order of words counts, and equal runs are equal wherever they stand', () => {
  const { hashes } = shingled([1, 2, 3, 2, 1, 2, 3], plain(7), 3)
  expect(hashes[0]).toBe(hashes[4])
  expect(new Set(hashes).size).toBe(4)
})

test('no shingle crosses a place where text was removed', () => {
  const flags = plain(8)
  flags[4] = BREAK
  expect(shingled([1, 2, 3, 4, 5, 6, 7, 8], flags, 3).positions).toEqual([0, 1, 4, 5])
  flags[6] = BREAK
  expect(shingled([1, 2, 3, 4, 5, 6, 7, 8], flags, 3).positions).toEqual([0, 1])
})

test('a shingle of a text mostly without spaces is twice as many characters', () => {
  expect(shingled(plain(12), [...Array(7).fill(UNSEGMENTED), ...plain(5)], 5).width).toBe(10)
  expect(shingled(plain(12), [...Array(6).fill(UNSEGMENTED), ...plain(6)], 5).width).toBe(5)
})

test('rolling along gives the same as hashing each run by itself', () => {
  const word = fc.record({
    hash: fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 0xffffffff })),
    flag: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.constantFrom(BREAK, UNSEGMENTED, BREAK | UNSEGMENTED)),
  })
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), fc.integer({ min: 1, max: 8 }), (drawn, shingleWords) => {
      const words = drawn.map(({ hash }) => hash)
      const flags = drawn.map(({ flag }) => flag)
      const found = shingled(words, flags, shingleWords)
      expect(found).toEqual(naive(words, flags, found.width))
    }),
    { numRuns: 300 },
  )
})
