import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layBands } from '../../src/minhash/bands.js'
import { type BandOptions, chooseBands, curvePoints, errorRates, sCurve } from '../../src/minhash/s-curve.js'

/** `[22, 5], [3, 6]` for 22 bands of 5 values and 3 of 6. */
function mix(options: BandOptions): number[][] {
  const counts = new Map<number, number>()
  for (const { width } of chooseBands(options).bands) counts.set(width, (counts.get(width) ?? 0) + 1)
  return [...counts].map(([width, count]) => [count, width])
}

describe('the curve', () => {
  test('is 1 - (1 - s^2)(1 - s^3) for bands of 2 and 3', () => {
    const probability = sCurve(layBands([2, 3]))
    expect([0, 0.5, 1].map(probability)).toEqual([0, 0.34375, 1])
  })

  test('has the values of the textbook: 20 bands of 5 (Mining of Massive Datasets, section 3.4.2)', () => {
    const probability = sCurve(layBands(new Array(20).fill(5)))
    const rounded = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8].map((similarity) => probability(similarity).toFixed(3))
    expect(rounded).toEqual(['0.006', '0.047', '0.186', '0.470', '0.802', '0.975', '1.000'])
  })

  test('is printed as points from 0 to 1', () => {
    expect(curvePoints(layBands([2]), 2)).toEqual([
      { similarity: 0, probability: 0 },
      { similarity: 0.5, probability: 0.25 },
      { similarity: 1, probability: 1 },
    ])
    expect(curvePoints(layBands([2]))).toHaveLength(21)
  })
})

describe('error rates', () => {
  // P(s) = s^2 + s^3 - s^5: its integral is 21/384 up to 1/2, and 160/384 up to 1.
  test('are the integrals of both errors, each over the mass of its side', () => {
    const { falsePositiveRate, falseNegativeRate } = errorRates(layBands([2, 3]), 0.5)
    expect(falsePositiveRate).toBeCloseTo(2 * (21 / 384), 12)
    expect(falseNegativeRate).toBeCloseTo(1 - 2 * (139 / 384), 12)
  })

  // With density s: (1/64 + 1/160 - 1/896) / (1/8) below, and 1 - (1/4 + 1/5 - 1/7 - (1/64 + 1/160 - 1/896)) / (3/8).
  test('weigh pairs by a density, whatever its factor', () => {
    const below = 1 / 64 + 1 / 160 - 1 / 896
    for (const factor of [1, 1000]) {
      const { falsePositiveRate, falseNegativeRate } = errorRates(layBands([2, 3]), 0.5, (s) => factor * s)
      expect(falsePositiveRate).toBeCloseTo(below * 8, 12)
      expect(falseNegativeRate).toBeCloseTo(1 - (1 / 4 + 1 / 5 - 1 / 7 - below) / (3 / 8), 12)
    }
  })

  test('are t^w / (w + 1) below t for one band of w values', () => {
    for (const width of [1, 8, 64, 256]) {
      for (const target of [0.1, 0.5, 0.9, 0.99]) {
        const rate = errorRates(layBands([width]), target).falsePositiveRate
        expect(Math.abs(rate - target ** width / (width + 1))).toBeLessThan(1e-10)
      }
    }
  })

  test('agree with 100,000 midpoints on the steep curve of 128 values', () => {
    const { bands, falsePositiveRate, falseNegativeRate } = chooseBands({ values: 128, target: 0.5 })
    const probability = sCurve(bands)
    let [below, above] = [0, 0]
    for (let i = 0.5; i < 100_000; i++) {
      below += probability(i / 200_000) / 100_000
      above += (1 - probability(0.5 + i / 200_000)) / 100_000
    }
    expect(falsePositiveRate).toBeCloseTo(below, 9)
    expect(falseNegativeRate).toBeCloseTo(above, 9)
  })

  test('are 0 on a side without pairs', () => {
    const bands = layBands([2, 2])
    expect(errorRates(bands, 1).falseNegativeRate).toBe(0)
    expect(errorRates(bands, 0).falsePositiveRate).toBe(0)
    expect(errorRates(bands, 0.5, (s) => (s < 0.5 ? 1 : 0)).falseNegativeRate).toBe(0)
  })
})

describe('the choice of bands', () => {
  // The same errors over bands of one width, which is how datasketch chooses, are least for 25 bands of 5, and 3 of the
  // 128 values stay unused. At a target of .5 both sides have the same mass, so that errors and rates agree.
  test('for 128 values and a target of .5 is 22 bands of 5 and 3 of 6', () => {
    expect(mix({ values: 128, target: 0.5 })).toEqual([
      [22, 5],
      [3, 6],
    ])
  })

  test('is one band of all values for a target of 1, and a band a value for a target of 0', () => {
    expect(mix({ values: 128, target: 1 })).toEqual([[1, 128]])
    expect(mix({ values: 128, target: 0 })).toEqual([[128, 1]])
  })

  test('has more bands where misses cost more or the target is lower, and fewer where false candidates cost more', () => {
    const count = (options: Partial<BandOptions>) => chooseBands({ values: 128, target: 0.5, ...options }).bands.length
    expect(count({ weights: { falsePositive: 1, falseNegative: 20 } })).toBeGreaterThan(25)
    expect(count({ weights: { falsePositive: 20, falseNegative: 1 } })).toBeLessThan(25)
    expect(count({ target: 0.3 })).toBeGreaterThan(25)
    expect(count({ density: (s) => (1 - s) ** 8 })).toBeGreaterThan(25)
  })

  test('uses every value once, in neighbouring widths, and no other number of bands is better', () => {
    const weight = fc.double({ min: 0.01, max: 10, noNaN: true })
    const target = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), target, weight, weight, (values, target, positive, negative) => {
        const weights = { falsePositive: positive, falseNegative: negative }
        const { bands, falsePositiveRate, falseNegativeRate } = chooseBands({ values, target, weights })
        const widths = bands.map(({ width }) => width)
        expect(bands).toEqual(layBands(widths))
        expect(widths.reduce((sum, width) => sum + width, 0)).toBe(values)
        expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(1)
        const cost = positive * falsePositiveRate + negative * falseNegativeRate
        for (let width = 1; width <= values; width++) {
          for (let narrow = 1; narrow * width <= values; narrow++) {
            const wider = (values - narrow * width) / (width + 1)
            if (!Number.isInteger(wider)) continue
            const other = errorRates(
              layBands([...new Array(narrow).fill(width), ...new Array(wider).fill(width + 1)]),
              target,
            )
            const otherCost = positive * other.falsePositiveRate + negative * other.falseNegativeRate
            expect(cost).toBeLessThanOrEqual(otherCost + 1e-12)
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  test.each([
    [{ values: 0 }, 'values: expected a whole number from 1 to 4096, found number 0'],
    [{ values: 1.5 }, 'values: expected a whole number'],
    [{ target: 1.1 }, 'target: expected a number from 0 to 1, found number 1.1'],
    [{ target: Number.NaN }, 'target: expected a number from 0 to 1, found number NaN'],
    [{ density: () => -1 }, 'density(0.'],
    [{ density: 1 as never }, 'density: expected a function, found number 1'],
    [{ weights: { falsePositive: 0, falseNegative: 0 } }, 'weights: expected at least one above 0'],
    [{ weights: { falsePositive: -1, falseNegative: 1 } }, 'weights.falsePositive: expected a number'],
  ])('refuses %o', (wrong, message) => {
    const choose = () => chooseBands({ values: 128, target: 0.5, ...wrong })
    expect(choose).toThrow(message)
    expect(choose).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }))
  })
})
