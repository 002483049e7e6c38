import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SaturatingCounts } from '../../src/structures/saturating-counts.js'

it('never counts too low, whatever is added', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 300 }),
      fc.integer({ min: 1, max: 9 }),
      (hashes, limit) => {
        const counts = new SaturatingCounts(1, limit)
        const exact = new Map<number, number>()
        for (const hash of hashes) {
          counts.add(hash)
          exact.set(hash, (exact.get(hash) ?? 0) + 1)
        }
        for (const [hash, count] of exact) if (count >= limit) expect(counts.reachesLimit(hash)).toBe(true)
      },
    ),
  )
})

it('seldom counts too high: of 20,000 hashes in the table for 1,000 texts, each added twice, next to none reaches 8', () => {
  const counts = new SaturatingCounts(1000, 8)
  const hashes = Array.from({ length: 20_000 }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >>> 0)
  for (const hash of [...hashes, ...hashes]) counts.add(hash)
  expect(hashes.filter((hash) => counts.reachesLimit(hash)).length).toBeLessThan(20)
})
