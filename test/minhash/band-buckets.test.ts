import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BandBuckets } from '../../src/minhash/band-buckets.js'
import { mix32 } from '../../src/structures/hash.js'

const BANDS = 3
// Several meet in one bucket of 1,024, and some are equal.
const KEYS = [0, 1, 2, 1024, 2048, 0x7fffffff, -1, -1024, -2147483648]
const keysOf = fc
  .array(fc.constantFrom(...KEYS), { minLength: BANDS, maxLength: BANDS })
  .map((all) => Int32Array.from(all))

describe('the buckets of bands', () => {
  test('find those that have one of the keys, ascending, each once; what is forgotten is not found', () => {
    fc.assert(
      fc.property(fc.array(keysOf, { maxLength: 30 }), fc.array(fc.boolean()), keysOf, (all, kept, asked) => {
        const buckets = new BandBuckets(BANDS)
        for (const keys of all) buckets.append(keys)
        const expected = (stored: readonly Int32Array[]) =>
          [...stored.keys()].filter((number) => stored[number]!.some((key) => asked.includes(key)))
        expect(buckets.find(asked)).toEqual(expected(all))
        const numbers = [...all.keys()].filter((number) => kept[number])
        buckets.keepOnly(numbers)
        const left = numbers.map((number) => all[number]!)
        expect(buckets.find(asked)).toEqual(expected(left))
        buckets.append(asked)
        expect(buckets.find(asked)).toEqual(expected([...left, asked]))
      }),
    )
  })

  test('find each of 20,000 rows by its key, and those of a common key, however often the buckets doubled', () => {
    const buckets = new BandBuckets(2)
    const own = (number: number) => mix32(number + 1) | 0
    for (let number = 0; number < 10_000; number++) buckets.append(Int32Array.of(own(number), number % 100))
    for (let number = 0; number < 10_000; number++) {
      const found = buckets.find(Int32Array.of(own(number), -7))
      if (found.length !== 1 || found[0] !== number) expect.fail(`${number}: found ${found}`)
    }
    expect(buckets.find(Int32Array.of(42, 42))).toEqual(Array.from({ length: 100 }, (_, i) => 100 * i + 42))
  })
})
