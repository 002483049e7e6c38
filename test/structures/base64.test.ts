import fc from 'fast-check'
import { expect, test } from 'vitest'
import { base64, bytesOfBase64 } from '../../src/structures/base64.js'

test('bytes become base64 as elsewhere, and bytes again', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(base64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(bytesOfBase64(base64(bytes))).toEqual(bytes)
    }),
  )
})

test.each(['not base64!', 'a', 'ab=c', 'é'])('%j is none', (text) => {
  expect(bytesOfBase64(text)).toBeUndefined()
})
