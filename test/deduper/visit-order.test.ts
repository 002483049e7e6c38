import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Comparing } from '../../src/deduper/steps.js'
import { inNeighbourhoods } from '../../src/deduper/visit-order.js'

function ordered(comparings: readonly Comparing[], count: number): Comparing[] {
  const steps = inNeighbourhoods(comparings, count)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return [...step.value]
}

const pairsOf = (comparings: readonly Comparing[]) =>
  comparings
    .flatMap(({ textId, candidates }) => candidates.map((other) => [textId, other].sort((a, b) => a - b).join(' ')))
    .sort()

describe('the order of visits', () => {
  test('has each pair once', () => {
    const pair = fc.tuple(fc.nat(40), fc.nat(40)).filter(([a, b]) => a < b)
    fc.assert(
      fc.property(fc.uniqueArray(pair, { selector: ([a, b]) => 100 * a + b }), (pairs) => {
        const comparings = pairs.map(([textId, other]) => ({ textId, candidates: [other] }))
        expect(pairsOf(ordered(comparings, 41))).toEqual(pairsOf(comparings))
      }),
    )
  })

  test('visits one neighbourhood after the other, however their texts are numbered', () => {
    // Text 7 i + n is of neighbourhood n, where all pairs are compared.
    const comparings: Comparing[] = []
    for (let textId = 0; textId < 70; textId++) {
      const candidates: number[] = []
      for (let other = textId + 7; other < 70; other += 7) candidates.push(other)
      comparings.push({ textId, candidates })
    }
    const neighbourhoods = ordered(comparings, 70).map(({ textId }) => textId % 7)
    const changes = neighbourhoods.filter((one, i) => i > 0 && one !== neighbourhoods[i - 1])
    expect(changes).toHaveLength(6)
  })

  test('of nothing is nothing', () => expect(ordered([], 5)).toEqual([]))
})
