import { beforeEach, describe, expect, test } from 'vitest'
import type * as Door from '../../src/minhash.js'
import { built } from '../built.js'

/*
 * What the MinHash door does with input that is wrong, as users get the door: built.
 */

const { DoppelwireError, LshIndex, MinHash, containment, jaccard, minhash }: typeof Door = await import(
  built('minhash.js')
)

/** The refusal of a call, as code and message. */
function refusal(call: () => unknown): string {
  try {
    return `no error: ${JSON.stringify(call())}`
  } catch (error) {
    return error instanceof DoppelwireError ? `${error.code}: ${error.message}` : `raw ${error}`
  }
}

const red = minhash(['red'])
const empty = minhash([])

describe('minhash refuses', () => {
  test.each<[string, unknown, string]>([
    [
      'a number',
      5,
      'ARGUMENT_INVALID: minhash: expected a text, an iterable of strings, or a Uint32Array of hashes, found number 5',
    ],
    [
      'nothing',
      undefined,
      'ARGUMENT_INVALID: minhash: expected a text, an iterable of strings, or a Uint32Array of hashes, found nothing',
    ],
    [
      'a token that is no string',
      ['a', 5],
      'ARGUMENT_INVALID: minhash: token 1: expected a string, found number 5; give numbers as a Uint32Array',
    ],
    [
      'a token that is missing',
      ['a', undefined],
      'ARGUMENT_INVALID: minhash: token 1: expected a string, found nothing',
    ],
  ])('%s', (_, input, message) => {
    expect(refusal(() => minhash(input as string))).toBe(message)
  })
})

describe('signatures of other options', () => {
  test.each([{ seed: 2 }, { signatureValues: 64 }, { shingleWords: 3 }])('%j are not compared', (options) => {
    const other = minhash(['red'], options)
    const [name] = Object.keys(options)
    for (const compare of [jaccard, containment]) {
      expect(refusal(() => compare(red, other))).toMatch(
        new RegExp(
          `^SIGNATURE_MISMATCH: .*differ in ${name}: expected \\d+, found \\d+; take all with the same options$`,
        ),
      )
      expect(refusal(() => compare(red, 'red' as never))).toMatch(
        /^ARGUMENT_INVALID: .*expected a signature as minhash gives it/,
      )
    }
  })
})

describe('a threshold', () => {
  test('is 0 to 1, both included', () => {
    for (const threshold of [0, 1]) {
      const index = new LshIndex({ threshold })
      index.add('a', red)
      expect(index.query(red)).toEqual(['a'])
    }
    for (const threshold of [-0.001, 1.001, Number.NaN, Number.POSITIVE_INFINITY, '0.5', null]) {
      expect(refusal(() => new LshIndex({ threshold: threshold as number }))).toMatch(
        /^OPTION_INVALID: threshold: expected a number from 0 to 1, found /,
      )
    }
  })
})

describe('an empty set', () => {
  test.each<[string, Door.MinHash]>([
    ['of tokens', empty],
    ['of hashes', minhash(new Uint32Array(0))],
    ['of an empty text', minhash('')],
    ['of a text shorter than a shingle', minhash('the tax on bread')],
  ])('%s is similar to nothing, not to itself, and an index neither stores nor finds it', (_, none) => {
    expect([none.size, none.values.length]).toEqual([0, 0])
    for (const other of [none, empty, red]) expect([jaccard(none, other), jaccard(other, none)]).toEqual([0, 0])
    expect([containment(none, red), containment(red, none)]).toEqual([0, 0])
    const index = new LshIndex({ threshold: 0 })
    expect(index.add('none', none)).toBe(false)
    expect([index.size, index.has('none'), index.query(none)]).toEqual([0, false, []])
    expect(MinHash.fromBytes(none.toBytes()).size).toBe(0)
  })
})

describe('an index', () => {
  let index: Door.LshIndex
  let before: Uint8Array
  beforeEach(() => {
    index = new LshIndex()
    index.add('a', red)
    index.add('b', minhash(['red', 'green']))
    before = index.toBytes()
  })

  test('is as it was after an id again with the same signature, and after everything that it refuses', () => {
    expect(index.add('a', minhash(['red']))).toBe(false)
    const refused: [() => unknown, RegExp][] = [
      [() => index.add('a', minhash(['blue'])), /^DUPLICATE_ID: id "a" was added with another signature/],
      [() => index.add('a', empty), /^DUPLICATE_ID/],
      [() => index.add(1 as never, red), /^ARGUMENT_INVALID: add: id: expected a string, found number 1/],
      [() => index.add('c', minhash(['red'], { seed: 9 })), /^SIGNATURE_MISMATCH/],
      [() => index.add('c', { ...red } as never), /^ARGUMENT_INVALID/],
      [() => index.addAll([['a', minhash(['blue'])]]), /^DUPLICATE_ID/],
      [() => index.addAll(5 as never), /^ARGUMENT_INVALID/],
      [() => index.query('red' as never), /^ARGUMENT_INVALID/],
      [() => index.query(red, { estimate: true } as never), /^OPTION_INVALID/],
    ]
    for (const [call, message] of refused) expect(refusal(call)).toMatch(message)
    expect(index.toBytes()).toEqual(before)
    expect(index.query(red)).toContain('a')
  })

  test('is not read from bytes that are cut, changed anywhere, or of another version', () => {
    for (let length = 0; length < before.length; length += 7) {
      expect(refusal(() => LshIndex.fromBytes(before.subarray(0, length)))).toMatch(
        /^INDEX_INVALID: expected .*, found /,
      )
    }
    for (let at = 0; at < before.length; at++) {
      for (const by of [1, 0x80, 0xff]) {
        expect(refusal(() => LshIndex.fromBytes(before.with(at, before[at]! ^ by)))).toMatch(/^INDEX_INVALID: /)
      }
    }
    expect(refusal(() => LshIndex.fromBytes(before.with(4, 9)))).toBe(
      'INDEX_INVALID: expected an index of version 1, found version 9',
    )
    expect(LshIndex.fromBytes(before).toBytes()).toEqual(before)
  })

  test('nor is a signature', () => {
    const bytes = red.toBytes()
    for (let at = 0; at < bytes.length; at++) {
      expect(refusal(() => MinHash.fromBytes(bytes.with(at, bytes[at]! ^ 0x11)))).toMatch(/^SIGNATURE_INVALID: /)
      expect(refusal(() => MinHash.fromBytes(bytes.subarray(0, at)))).toMatch(/^SIGNATURE_INVALID: /)
    }
    expect(MinHash.fromBytes(bytes)).toEqual(red)
  })
})
