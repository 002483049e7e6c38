import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../src/tuning/random.js'
import type { ScoredPair } from '../../src/tuning/scored-feed.js'
import { sampleByScore } from '../../src/tuning/stratified-sample.js'

/** Many pairs of low scores and few of high ones, as in a feed. */
function pairsOf(count: number): ScoredPair[] {
  const random = randomFrom(7)
  return Array.from({ length: count }, (_, i) => ({
    a: `a${i}`,
    b: `b${i}`,
    relation: 'rewrite',
    score: random() ** 4,
  }))
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

describe('a sample by score', () => {
  test('stands for all pairs, stratum by stratum', () => {
    const pairs = pairsOf(5000)
    const drawn = sampleByScore(pairs, 150, 1)
    expect(drawn).toHaveLength(150)
    expect(new Set(drawn.map(({ a }) => a)).size).toBe(150)
    expect(sum(drawn.map(({ weight }) => weight))).toBeCloseTo(5000, 0)
    for (const stratum of new Set(drawn.map((pair) => pair.stratum))) {
      const [low, high] = stratum.split('-').map(Number) as [number, number]
      const members = drawn.filter((pair) => pair.stratum === stratum)
      const whole = pairs.filter(({ score }) => score >= low && (score < high || high === 1))
      expect(sum(members.map(({ weight }) => weight))).toBeCloseTo(whole.length, 1)
      for (const { score } of members) expect(score >= low && (score < high || high === 1)).toBe(true)
    }
  })

  test('takes every stratum, and more where the score says little', () => {
    const drawn = sampleByScore(pairsOf(5000), 150, 1)
    const of = (name: string) => drawn.filter(({ stratum }) => stratum === name).length
    expect(new Set(drawn.map(({ stratum }) => stratum)).size).toBe(12)
    expect(of('0.35-0.5')).toBeGreaterThan(of('0.99-1'))
    // Any beginning of the list has some of most strata.
    expect(new Set(drawn.slice(0, 40).map(({ stratum }) => stratum)).size).toBeGreaterThan(8)
  })

  test('is the same for the same pairs in any order, and another for another seed', () => {
    const pairs = pairsOf(1000)
    const drawn = sampleByScore(pairs, 50, 3)
    expect(sampleByScore([...pairs].reverse(), 50, 3)).toEqual(drawn)
    expect(sampleByScore(pairs, 50, 4)).not.toEqual(drawn)
  })

  test('is all pairs where there are few, each once', () => {
    const drawn = sampleByScore(pairsOf(30), 200, 1)
    expect(drawn).toHaveLength(30)
    expect(drawn.every(({ weight }) => weight === 1)).toBe(true)
    expect(sampleByScore([], 200, 1)).toEqual([])
    // At least one of each stratum, else some pairs would stand for nobody.
    expect(sampleByScore(pairsOf(5000), 1, 1).length).toBe(12)
  })
})
