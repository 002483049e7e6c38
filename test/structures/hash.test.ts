import { describe, expect, it } from 'vitest'
import { hashWord, mix32 } from '../../src/structures/hash.js'

describe('hashWord', () => {
  it.each([
    ['', 0xab3e7c0b],
    ['a', 0x1a80b1b3],
    ['japan', 0xe96d21aa],
    ['9.3', 0xf7ef38c5],
    ['日', 0x07e7fafc],
  ])('gives the frozen value for %j', (word, hash) => expect(hashWord(word)).toBe(hash))

  it('is FNV-1a before it is mixed', () => {
    // FNV-1a of "a" is 0xe40c292c, of "foobar" 0xbf9cf968 (test vectors of Noll).
    expect(hashWord('a')).toBe(mix32(0xe40c292c))
    expect(hashWord('foobar')).toBe(mix32(0xbf9cf968))
  })
})

describe('mix32', () => {
  it.each([
    [0, 0],
    [1, 0x514e28b7],
    [0xffffffff, 0x81f16f39],
  ])('gives the values of MurmurHash3 for %i', (value, mixed) => expect(mix32(value)).toBe(mixed))
})
