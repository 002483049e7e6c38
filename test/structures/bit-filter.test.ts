import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addHash, createHashFilter, mayHold } from '../../src/structures/bit-filter.js'

it('holds every hash that was added, whatever its sign', () => {
  const hash = fc.oneof(fc.integer(), fc.nat({ max: 0xffffffff }))
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 50 }), fc.constantFrom(2, 4, 64, 128), (hashes, slots) => {
      const filter = createHashFilter(slots)
      for (const added of hashes) addHash(filter, added)
      expect(hashes.every((added) => mayHold(filter, added))).toBe(true)
    }),
  )
})

it('turns most others away', () => {
  const filter = createHashFilter(1024)
  for (let n = 0; n < 512; n++) addHash(filter, Math.imul(n, 0x9e3779b1))
  let passed = 0
  for (let n = 512; n < 10_512; n++) if (mayHold(filter, Math.imul(n, 0x9e3779b1))) passed++
  expect(passed).toBeLessThan(1000)
})
