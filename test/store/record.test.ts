import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { DoppelwireError } from '../../src/errors.js'
import { RecordCodec } from '../../src/store/record.js'
import { createHash64, type Hash64 } from '../../src/structures/xxhash.js'
import { articleOf, textOf } from './conformance.js'

let hash64: Hash64
let codec: RecordCodec
beforeAll(async () => {
  hash64 = await createHash64()
  codec = new RecordCodec(hash64)
})

/** Gives a value the checksum that it would have been stored with: of its number, its kind and what follows. */
function sealed(kind: 'article' | 'text', number: number, bytes: Uint8Array): Uint8Array {
  const block = new Uint8Array(8 + bytes.length)
  const view = new DataView(block.buffer)
  view.setFloat64(0, number, true)
  view.setFloat64(8, kind === 'article' ? 1 : 2, true)
  block.set(bytes.subarray(8), 16)
  new DataView(bytes.buffer).setBigUint64(0, hash64(block), true)
  return bytes
}

test('the checksum of these tests is that of the store', () => {
  expect(sealed('text', 5, codec.encodeText(textOf(5)).slice())).toEqual(codec.encodeText(textOf(5)))
  expect(sealed('article', 5, codec.encodeArticle(articleOf(5)).slice())).toEqual(codec.encodeArticle(articleOf(5)))
})

test('an article without an id is refused', () => {
  const bytes = codec.encodeArticle(articleOf(5)).slice()
  new DataView(bytes.buffer).setUint32(28, 0, true)
  expect(() => codec.decodeArticle(5, sealed('article', 5, bytes))).toThrow('damaged')
})

test.each(['article', 'text'] as const)(
  'any bytes of a stored %s are refused, and behind a checksum that fits read or refused',
  (kind) => {
    const decode = (bytes: Uint8Array) =>
      kind === 'article' ? codec.decodeArticle(5, bytes) : codec.decodeText(5, bytes)
    const valid = kind === 'article' ? codec.encodeArticle(articleOf(5)) : codec.encodeText(textOf(5))
    const changed = fc
      .tuple(
        fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }),
        fc.nat(valid.length),
      )
      .map(([places, length]) => {
        const bytes = valid.slice()
        for (const [at, value] of places) bytes[at] = value
        return length % 3 === 0 ? bytes.slice(0, Math.max(8, length)) : bytes
      })
    const damaged = expect.objectContaining({ code: 'STORE_INVALID' })
    let read = 0
    fc.assert(
      fc.property(fc.oneof(changed, fc.uint8Array({ minLength: 8, maxLength: 200 })), (bytes) => {
        if (Buffer.compare(bytes, valid) !== 0) expect(() => decode(bytes)).toThrow(damaged)
        try {
          const value = decode(sealed(kind, 5, bytes))
          read++
          if ('phrases' in value) expect(value.phrases.length + value.pairs.length).toBeLessThan(bytes.length)
        } catch (error) {
          if (!(error instanceof DoppelwireError)) throw error
          expect(error).toEqual(damaged)
        }
      }),
      { numRuns: 2000 },
    )
    expect(read).toBeGreaterThan(50)
  },
)
