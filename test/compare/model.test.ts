import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { PAIR_INPUTS } from '../../src/compare/inputs.js'
import { mayBeOneStory, PRESETS } from '../../src/compare/model.js'
import { logOddsOfTrees, readTrees } from '../../src/compare/trees.js'
import { compare, createFingerprinter, type Fingerprinter, isCopy } from '../../src/index.js'
import { textOfNumbers, zigzag } from '../../src/structures/number-text.js'
import { FLOOD, PARLIAMENT } from './stories.js'

const share = fc.double({ min: 0, max: 1, noNaN: true })

describe('whether two texts may be one story', () => {
  test('stays true for higher measures, so that upper bounds refuse no copy', () => {
    const three = fc.record({ lead: share, outsideShared: share, orderedLowQuartile: share })
    fc.assert(
      fc.property(three, three, (one, other) => {
        fc.pre(mayBeOneStory(one))
        const higher = {
          lead: Math.max(one.lead, other.lead),
          outsideShared: Math.max(one.outsideShared, other.outsideShared),
          orderedLowQuartile: Math.max(one.orderedLowQuartile, other.orderedLowQuartile),
        }
        expect(mayBeOneStory(higher)).toBe(true)
      }),
    )
  })

  test('is false for two stories', () => {
    expect(mayBeOneStory({ lead: 0.02, outsideShared: 0.15, orderedLowQuartile: 0 })).toBe(false)
    expect(mayBeOneStory({ lead: 0.9, outsideShared: 0.9, orderedLowQuartile: 0.5 })).toBe(true)
  })
})

describe('trees', () => {
  // Input 0 up to 1: input 1 up to 5 gives .1, above .2; input 0 above 1 gives -.3. A second tree: input 1 up to 6 gives 1, above 2.
  const table = {
    base: 0.5,
    cuts: [[1], [5, 6]],
    divisions: textOfNumbers([1, 2, 0, 0, 0, 3, 0, 0]),
    leaves: textOfNumbers([100, 200, -300, 1000, 2000].map(zigzag)),
  }
  test('lead inputs up to a cut to the left, and above it to the right', () => {
    const trees = readTrees(table)
    expect(logOddsOfTrees(trees, [1, 5])).toBeCloseTo(0.5 + 0.1 + 1, 12)
    expect(logOddsOfTrees(trees, [1, 5.5])).toBeCloseTo(0.5 + 0.2 + 1, 12)
    expect(logOddsOfTrees(trees, [0, 7])).toBeCloseTo(0.5 + 0.2 + 2, 12)
    expect(logOddsOfTrees(trees, [1.1, 5])).toBeCloseTo(0.5 - 0.3 + 1, 12)
  })

  test('without a division are a leaf', () => {
    expect(
      logOddsOfTrees(readTrees({ base: 1, cuts: [], divisions: textOfNumbers([0]), leaves: textOfNumbers([500]) }), []),
    ).toBe(1.25)
  })
})

test('every input has a name of its own', () => {
  expect(new Set(PAIR_INPUTS.map(({ name }) => name)).size).toBe(PAIR_INPUTS.length)
})

describe('the score of a pair', () => {
  let fingerprint: Fingerprinter
  beforeAll(async () => {
    fingerprint = await createFingerprinter()
  })
  const relate = (a: string, b: string, threshold?: number) =>
    compare(fingerprint({ text: a }), fingerprint({ text: b }), threshold)

  test('is the same in either order', () => {
    const cut = FLOOD.slice(0, 700)
    expect(relate(FLOOD, cut).score).toBe(relate(cut, FLOOD).score)
  })

  test('says what it rests on', () => expect(relate(FLOOD, PARLIAMENT).basis).toBe('pair'))

  test('is near 1 for a reprint, and short of broad for another story', () => {
    expect(relate(FLOOD, FLOOD.replace('23', '24')).score).toBeGreaterThanOrEqual(0.98)
    expect(isCopy(relate(FLOOD, PARLIAMENT, PRESETS.broad).relation)).toBe(false)
  })
})
