import { describe, expect, test } from 'vitest'
import { evaluate, type LabelledScore, operatingAt } from '../../src/tuning/evaluation.js'
import { randomFrom } from '../../src/tuning/random.js'
import { sampleByScore } from '../../src/tuning/stratified-sample.js'

const pair = (score: number, isCopy: boolean, weight = 1, stratum = ''): LabelledScore => ({
  score,
  isCopy,
  weight,
  stratum,
})

describe('an evaluation', () => {
  test('weighs what each pair stands for', () => {
    const labelled = [pair(0.9, true, 10), pair(0.8, false, 30), pair(0.6, true, 60), pair(0.2, true, 30)]
    const { precision, recall, f1 } = operatingAt(labelled, 0.5)
    expect(precision!.value).toBeCloseTo(0.7)
    expect(recall!.value).toBeCloseTo(0.7)
    expect(f1).toBeCloseTo(0.7)
    // From the score itself on.
    expect(operatingAt(labelled, 0.9).precision!.value).toBe(1)
    expect(operatingAt(labelled, 0.91)).toMatchObject({ precision: undefined, f1: 0 })
  })

  test('finds the threshold of the highest F1 and the lowest of the wanted precision', () => {
    const labelled = [pair(0.9, true), pair(0.8, true), pair(0.7, false), pair(0.6, true), pair(0.1, false)]
    const { best, precise } = evaluate(labelled, 0.9, [], 1)
    expect(best).toMatchObject({ threshold: expect.closeTo(0.35), f1: expect.closeTo(6 / 7) })
    expect(precise!.threshold).toBeCloseTo(0.75)
    expect(precise!.precision!.value).toBe(1)
    expect(best!.thresholdLow).toBeLessThanOrEqual(best!.threshold)
    expect(best!.thresholdHigh).toBeGreaterThanOrEqual(best!.threshold)
    expect(evaluate(labelled, 0.9, [], 1)).toEqual(evaluate([...labelled].reverse(), 0.9, [], 1))
  })

  test('finds nothing at any threshold of what has no score', () => {
    const labelled = [pair(0, true), pair(0.5, true)]
    expect(operatingAt(labelled, 0).recall!.value).toBe(0.5)
    const none = evaluate([pair(0.9, false)], 0.9, [0.5], 1)
    expect(none).toMatchObject({ best: undefined, precise: undefined })
    expect(none.curve[0]).toMatchObject({ recall: undefined, f1: 0 })
  })

  test('of a stratified sample holds the truth in its intervals, nineteen times of twenty', () => {
    const random = randomFrom(11)
    const feed = Array.from({ length: 4000 }, (_, i) => {
      const score = random() ** 3
      return { a: `a${i}`, b: `b${i}`, relation: 'rewrite' as const, score, isCopy: random() < score }
    })
    const truth = operatingAt(
      feed.map(({ score, isCopy }) => pair(score, isCopy)),
      0.5,
    )
    const copies = new Map(feed.map(({ a, isCopy }) => [a, isCopy]))
    let [precise, recalled] = [0, 0]
    const rounds = 100
    for (let seed = 0; seed < rounds; seed++) {
      const drawn = sampleByScore(feed, 200, seed).map(({ a, score, weight, stratum }) =>
        pair(score, copies.get(a)!, weight, stratum),
      )
      const { precision, recall } = operatingAt(drawn, 0.5)
      if (precision!.low <= truth.precision!.value && truth.precision!.value <= precision!.high) precise++
      if (recall!.low <= truth.recall!.value && truth.recall!.value <= recall!.high) recalled++
    }
    expect(precise / rounds).toBeGreaterThan(0.9)
    expect(recalled / rounds).toBeGreaterThan(0.9)
  })
})
