import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEAST_PROBABILITY, LikelyCopies } from '../../src/neighbourhood/likely-copies.js'

const counting = (phrases: Record<number, readonly number[]>) =>
  new LikelyCopies({ has: (text) => text in phrases, phrasesOf: (text) => phrases[text]! })

describe('likely copies', () => {
  it('of a pair are those of either text, except the two, each as likely as the likelier of its pairs', () => {
    const copies = counting({ 1: [10], 2: [20], 3: [30], 4: [40] })
    copies.add(1, 2, 0.9)
    copies.add(1, 3, 0.5)
    copies.add(3, 2, 0.75)
    copies.add(4, 2, 0.25)
    expect(copies.beside(1, 2)).toEqual([
      { phrases: new Set([30]), probability: 0.75 },
      { phrases: new Set([40]), probability: 0.25 },
    ])
    expect(copies.beside(2, 1)).toEqual(copies.beside(1, 2))
    expect(copies.beside(4, 3)).toEqual([
      { phrases: new Set([20]), probability: 0.75 },
      { phrases: new Set([10]), probability: 0.5 },
    ])
  })

  it('are not texts that frequencies do not count, nor unlikely ones', () => {
    const copies = counting({ 1: [10], 2: [20] })
    copies.add(1, 2, LEAST_PROBABILITY)
    copies.add(1, 3, 1)
    copies.add(2, 4, LEAST_PROBABILITY / 2)
    expect(copies.beside(1, 9)).toEqual([{ phrases: new Set([20]), probability: LEAST_PROBABILITY }])
    // Text 3 is not counted itself, and has a copy that is.
    expect(copies.beside(3, 9)).toEqual([{ phrases: new Set([10]), probability: 1 }])
  })

  const pairs = fc.array(fc.tuple(fc.nat(40), fc.nat(40), fc.constantFrom(0.01, 0.3, 0.6, 1)), { maxLength: 200 })

  it('are the likeliest 24, and at equal odds those of lower number, in whatever order pairs are added', () => {
    const own = Object.fromEntries(Array.from({ length: 41 }, (_, text) => [text, [text]]))
    const found = (of: readonly (readonly [number, number, number])[]) => {
      const copies = counting(own)
      for (const [a, b, probability] of of) if (a !== b) copies.add(a, b, probability)
      return copies.beside(0, 1).map(({ phrases, probability }) => ({ text: [...phrases][0]!, probability }))
    }
    fc.assert(
      fc.property(
        pairs.map((all) => [
          ...new Map(all.map((pair) => [Math.min(pair[0], pair[1]) * 41 + Math.max(pair[0], pair[1]), pair])).values(),
        ]),
        fc.nat(),
        (all, turn) => {
          const turned = [...all.slice(turn % (all.length + 1)), ...all.slice(0, turn % (all.length + 1))].reverse()
          const versions = found(all)
          expect(found(turned)).toEqual(versions)
          expect(versions.length).toBeLessThanOrEqual(24)
          for (const [i, { text, probability }] of versions.slice(1).entries()) {
            const before = versions[i]!
            expect(before.probability > probability || before.text < text).toBe(true)
          }
        },
      ),
    )
  })
})
