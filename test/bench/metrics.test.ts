import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  areaUnderCurve,
  brierScore,
  calibrationBins,
  calibrationError,
  recallAt,
  shareAtLeast,
  thresholdAt,
  upperBound,
} from '../../bench/eval/metrics.js'

const scores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 })

describe('shareAtLeast', () => {
  it('counts the threshold itself', () => expect(shareAtLeast([0.2, 0.5, 0.9, 0.5], 0.5)).toBe(0.75))
  it('is not a number for no scores', () => expect(shareAtLeast([], 0.5)).toBeNaN())
})

describe('areaUnderCurve', () => {
  it('is 1 where every copy scores higher, 0 where none does', () => {
    expect(areaUnderCurve([0.9, 0.8], [0.1, 0.2])).toBe(1)
    expect(areaUnderCurve([0.1], [0.5, 0.6])).toBe(0)
  })
  it('counts ties half', () => expect(areaUnderCurve([0.5, 0.5], [0.5])).toBe(0.5))
  it('is known for a mixed order', () => expect(areaUnderCurve([0.9, 0.4, 0.6], [0.5, 0.3])).toBeCloseTo(5 / 6))
  it('turns round with its sides', () =>
    fc.assert(
      fc.property(scores, scores, (a, b) => {
        expect(areaUnderCurve(a, b) + areaUnderCurve(b, a)).toBeCloseTo(1)
      }),
    ))
})

describe('thresholdAt', () => {
  const negatives = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]

  it('lets through as many negatives as the rate allows', () => {
    expect(shareAtLeast(negatives, thresholdAt(negatives, 0.2))).toBe(0.2)
    expect(shareAtLeast(negatives, thresholdAt(negatives, 0))).toBe(0)
    expect(shareAtLeast(negatives, thresholdAt(negatives, 1))).toBe(1)
  })
  it('lets through no more where scores tie', () => {
    expect(shareAtLeast([0.5, 0.5, 0.5, 0.1], thresholdAt([0.5, 0.5, 0.5, 0.1], 0.5))).toBe(0)
  })
  it('is the lowest that does', () =>
    fc.assert(
      fc.property(scores, fc.double({ min: 0, max: 1, noNaN: true }), (sample, rate) => {
        const threshold = thresholdAt(sample, rate)
        expect(shareAtLeast(sample, threshold)).toBeLessThanOrEqual(rate + 1e-9)
        const below = sample.filter((score) => score < threshold)
        if (below.length > 0) expect(shareAtLeast(sample, Math.max(...below))).toBeGreaterThan(rate)
      }),
    ))
  it('gives the recall there', () => {
    expect(recallAt([0.95, 0.85, 0.2, 1], negatives, 0.1)).toBe(0.5)
    expect(recallAt([0.95, 0.85, 0.2, 1], negatives, 0.2)).toBe(0.75)
  })
})

describe('calibration', () => {
  const said = [
    { score: 0.95, copy: true },
    { score: 0.95, copy: false },
    { score: 0.15, copy: false },
    { score: 0.15, copy: false },
  ]

  it('has a known Brier score', () => expect(brierScore(said)).toBeCloseTo((0.0025 + 0.9025 + 2 * 0.0225) / 4))
  it('has a known error', () => expect(calibrationError(said)).toBeCloseTo((2 * 0.45 + 2 * 0.15) / 4))
  it('puts a score of 1 into the last bin', () => {
    expect(calibrationBins([{ score: 1, copy: true }])).toEqual([
      { low: 0.9, high: 1, count: 1, meanScore: 1, copies: 1 },
    ])
  })
})

describe('upperBound', () => {
  it('is the rule of three where nothing was seen', () => expect(upperBound(0, 150)).toBe(0.02))
  it('lies above what was seen', () => {
    expect(upperBound(3, 150)).toBeGreaterThan(0.02)
    expect(upperBound(3, 150)).toBeLessThan(0.06)
    expect(upperBound(5, 5)).toBe(1)
  })
})
