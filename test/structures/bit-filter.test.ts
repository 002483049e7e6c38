import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addHash, createBitFilter, mayHave } from '../../src/structures/bit-filter.js'
import { mix32 } from '../../src/structures/hash.js'

it('has every hash that was added, whatever its sign', () => {
  const hash = fc.oneof(fc.integer(), fc.nat({ max: 0xffffffff }))
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 50 }), fc.constantFrom(2, 4, 64, 128), (hashes, slots) => {
      const filter = createBitFilter(slots)
      for (const added of hashes) addHash(filter, added)
      expect(hashes.every((added) => mayHave(filter, added))).toBe(true)
    }),
  )
})

it('lets one in 16 pass of the hashes that were not added, also of hashes of 24 bits', () => {
  for (const shift of [0, 8]) {
    const filter = createBitFilter(1024)
    for (let n = 0; n < 512; n++) addHash(filter, mix32(n) >>> shift)
    let passed = 0
    for (let n = 512; n < 10_512; n++) if (mayHave(filter, mix32(n) >>> shift)) passed++
    expect(passed).toBeGreaterThan(500)
    expect(passed).toBeLessThan(700)
  }
})

it('is empty in memory that another filter gave up', () => {
  const filter = createBitFilter(64)
  for (let n = 0; n < 64; n++) addHash(filter, mix32(n))
  expect(createBitFilter(32, filter)).toEqual(createBitFilter(32))
})
