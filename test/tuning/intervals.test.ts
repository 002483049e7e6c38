import { describe, expect, test } from 'vitest'
import { middleOf, weightedShare } from '../../src/tuning/intervals.js'

const observations = (hits: number, misses: number, weight = 1) => [
  ...Array.from({ length: hits }, () => ({ weight, isHit: true })),
  ...Array.from({ length: misses }, () => ({ weight, isHit: false })),
]

describe('a weighted share', () => {
  test('of equal weights has the interval of Wilson', () => {
    // Wilson 1927; the figures of R's prop.test(c(8), c(10), correct = FALSE) and binom::binom.wilson(20, 20).
    const { value, low, high } = weightedShare(observations(8, 2, 7))!
    expect(value).toBe(0.8)
    expect(low).toBeCloseTo(0.4902, 4)
    expect(high).toBeCloseTo(0.9433, 4)
    expect(weightedShare(observations(20, 0))).toMatchObject({ value: 1, high: 1 })
    expect(weightedShare(observations(20, 0))!.low).toBeCloseTo(0.8389, 4)
    expect(weightedShare(observations(0, 20))!.low).toBe(0)
  })

  test('of unequal weights is less certain', () => {
    const unequal = [...observations(8, 2), { weight: 100, isHit: true }]
    const { low } = weightedShare(unequal)!
    expect(low).toBeLessThan(weightedShare(observations(8, 2))!.low)
  })

  test('of nothing is unknown', () => {
    expect(weightedShare([])).toBe(undefined)
  })
})

test('the middle of values leaves out one in forty at each end', () => {
  const values = Array.from({ length: 1001 }, (_, i) => 1000 - i)
  expect(middleOf(values)).toEqual({ low: 25, high: 975 })
  expect(middleOf([3])).toEqual({ low: 3, high: 3 })
})
