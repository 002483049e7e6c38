import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { DoppelwireError } from '../../src/errors.js'
import type { StoredArticle, StoredKeys } from '../../src/store/contract.js'
import {
  CHECKSUM_BYTES,
  decodeArticle,
  decodeKeys,
  encodeArticle,
  encodeKeys,
  fingerprintChecksum,
  placesOf,
  seal,
  unseal,
} from '../../src/store/record.js'
import { createHash64, type Hash64 } from '../../src/structures/xxhash.js'
import { articleOf, textOf } from './conformance.js'

let hash64: Hash64
beforeAll(async () => {
  hash64 = await createHash64()
})

/** Records one after the other, as a block holds them. */
function blockOf(...records: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from([new Uint8Array(CHECKSUM_BYTES), ...records].flatMap((record) => [...record]))
}

function readAll(block: Uint8Array): (StoredArticle | StoredKeys)[] {
  return [...placesOf(block)].map((place) => (place.isKeys ? decodeKeys : decodeArticle)(block, place))
}

test('records of both kinds are read back from where they stand', () => {
  const block = blockOf(encodeKeys(textOf(2), 77n), encodeArticle(articleOf(3)), encodeKeys(textOf(4), 2n ** 64n - 1n))
  const { fingerprint: _, ...first } = textOf(2)
  const { fingerprint: __, ...second } = textOf(4)
  expect(readAll(block)).toEqual([first, articleOf(3), second])
  const [one, , other] = [...placesOf(block)]
  expect([fingerprintChecksum(block, one!), fingerprintChecksum(block, other!)]).toEqual([77n, 2n ** 64n - 1n])
})

test('an article without an id is refused', () => {
  const record = encodeArticle(articleOf(5))
  new DataView(record.buffer).setUint32(24, 0, true)
  expect(() => readAll(blockOf(record))).toThrow('damaged')
})

test('a checksum fits its bytes under its number and its kind, and nothing else', () => {
  const value = () => blockOf(encodeArticle(articleOf(5)))
  const sealed = value()
  const checksum = seal(hash64, 'block', 5, sealed)
  const opened = (kind: 'block' | 'fingerprint', number: number, bytes = sealed) =>
    unseal(hash64, kind, number, bytes.slice())
  expect(opened('block', 5)).toBe(checksum)
  expect([opened('block', 6), opened('fingerprint', 5), opened('block', 5, sealed.subarray(0, 7))]).toEqual([
    ...[undefined, undefined, undefined],
  ])
  for (let at = 0; at < sealed.length; at++) {
    const changed = sealed.slice()
    changed[at]! ^= 1
    expect(opened('block', 5, changed)).toBeUndefined()
  }
  const shortened = sealed.subarray(0, sealed.length - 1)
  expect(opened('block', 5, shortened)).toBeUndefined()
})

test('any bytes in place of records are read or refused', () => {
  const valid = blockOf(encodeKeys(textOf(2), 7n), encodeArticle(articleOf(3)), encodeKeys(textOf(7), 7n))
  const changed = fc
    .tuple(
      fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }),
      fc.nat(valid.length),
    )
    .map(([places, length]) => {
      const bytes = valid.slice()
      for (const [at, value] of places) bytes[at] = value
      return length % 3 === 0 ? bytes.slice(0, Math.max(CHECKSUM_BYTES, length)) : bytes
    })
  let [read, refused] = [0, 0]
  fc.assert(
    fc.property(fc.oneof(changed, fc.uint8Array({ minLength: 8, maxLength: 200 })), (bytes) => {
      try {
        for (const value of readAll(bytes)) {
          if ('phrases' in value) expect(value.phrases.length + value.pairs.length).toBeLessThan(bytes.length)
        }
        read++
      } catch (error) {
        if (!(error instanceof DoppelwireError)) throw error
        expect(error.code).toBe('STORE_INVALID')
        refused++
      }
    }),
    { numRuns: 2000 },
  )
  expect(Math.min(read, refused)).toBeGreaterThan(50)
})
