import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checksum, isSealed, SEAL_BYTES, seal } from '../../src/structures/seal.js'

const bodies = fc.uint8Array({ maxLength: 80 })
const sealed = (body: Uint8Array) => {
  const bytes = new Uint8Array(body.length + SEAL_BYTES)
  bytes.set(body)
  return seal(bytes)
}

test('the checksum never changes', () => {
  expect(checksum(new Uint8Array(0)).toString(16)).toBe('1222eb3b')
  expect(checksum(Uint8Array.from({ length: 23 }, (_, i) => i * 11)).toString(16)).toBe('7f58c05c')
})

test('what is sealed says so, wherever it stands in its buffer', () => {
  fc.assert(
    fc.property(bodies, fc.nat(3), (body, offset) => {
      const bytes = sealed(body)
      const larger = new Uint8Array(bytes.length + offset)
      larger.set(bytes, offset)
      expect(isSealed(larger.subarray(offset))).toBe(true)
      expect(isSealed(Buffer.from(larger.buffer, offset))).toBe(true)
    }),
  )
})

test('one changed byte always shows, and so does a byte less or more', () => {
  fc.assert(
    fc.property(bodies, fc.nat(), fc.integer({ min: 1, max: 255 }), (body, place, change) => {
      const bytes = sealed(body)
      const at = place % bytes.length
      expect(isSealed(bytes.with(at, bytes[at]! ^ change))).toBe(false)
      expect(isSealed(bytes.subarray(0, -1))).toBe(false)
      expect(isSealed(Uint8Array.of(...bytes, 0))).toBe(false)
    }),
  )
  expect(isSealed(new Uint8Array(3))).toBe(false)
})
