import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexBigrams, matchBigrams } from '../../../src/compare/features/bigrams.js'
import {
  findOrderedOverlap,
  longestGap,
  orderedOverlapBySection,
  orderedOverlapShare,
} from '../../../src/compare/features/ordered-overlap.js'
import { QUOTED } from '../../../src/text/tokens.js'

/** Words as fingerprints hold them, from letters: stem in the high 24 bits. */
const text = (letters: string) => {
  const words = Uint32Array.from(letters.replaceAll('"', ''), (letter) => letter.codePointAt(0)! << 8)
  const flags: number[] = []
  let quoted = false
  for (const letter of letters) {
    if (letter === '"') quoted = !quoted
    else flags.push(quoted ? QUOTED : 0)
  }
  return { words, flags: Uint8Array.from(flags) }
}
const overlapOf = (a: string, b: string, quotations = true) => {
  const [one, other] = [text(a), text(b)]
  const flags = [one.flags, other.flags] as const
  const { positions, matched } = findOrderedOverlap(
    matchBigrams(one.words, indexBigrams(other.words)).ofFirst,
    quotations ? undefined : flags,
  )
  return { positions: [...positions], matched }
}

describe('the longest common order', () => {
  it('has all bigrams of the same text', () => {
    expect(overlapOf('abcdef', 'abcdef')).toEqual({ positions: [0, 1, 2, 3, 4], matched: 5 })
  })

  it('leaves out what was changed, cut or put in', () => {
    expect(overlapOf('abXcdYef', 'abcQdefg')).toEqual({ positions: [0, 6], matched: 2 })
    expect(overlapOf('cdef', 'XabcdYef').positions).toEqual([0, 2])
  })

  it('goes back in neither text', () => {
    expect(overlapOf('abcdXef', 'efYabcd')).toEqual({ positions: [0, 1, 2], matched: 4 })
  })

  it('uses bigrams that the other text has once', () => {
    expect(overlapOf('abc', 'abXabYbc')).toEqual({ positions: [1], matched: 1 })
  })

  it('compares stems, whatever the form', () => {
    const [one, other] = [text('abc'), text('abc')]
    const inflected = other.words.map((word) => word | 7)
    expect(findOrderedOverlap(matchBigrams(one.words, indexBigrams(inflected)).ofFirst).matched).toBe(2)
  })

  it('says where it stands in either text', () => {
    const [one, other] = [text('abXcdYef'), text('QQabcQdefg')]
    const { positions, otherPositions } = findOrderedOverlap(matchBigrams(one.words, indexBigrams(other.words)).ofFirst)
    expect([[...positions], [...otherPositions]]).toEqual([
      [0, 6],
      [2, 7],
    ])
  })

  it('leaves out what either text quotes, where quotations do not count', () => {
    expect(overlapOf('ab"cd"ef', 'abcdef', false)).toEqual({ positions: [0, 4], matched: 2 })
    expect(overlapOf('abcdef', 'ab"cd"ef', false)).toEqual({ positions: [0, 4], matched: 2 })
    expect(overlapOf('ab"cd"ef', 'abcdef', true).matched).toBe(5)
  })

  it.each(['', 'a'])('is empty for %j', (short) => {
    expect(overlapOf(short, 'abc')).toEqual({ positions: [], matched: 0 })
    expect(overlapOf('abc', short)).toEqual({ positions: [], matched: 0 })
  })

  it('is the longest there is', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcdefghij'), maxLength: 14 })
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(overlapOf(a, b).positions.length).toBe(longestChain(a, b))
      }),
    )
  })
})

/** The same by trying all chains: quadratic, from the back. */
function longestChain(a: string, b: string): number {
  const positionsInB = new Map<string, number[]>()
  for (let i = 0; i + 1 < b.length; i++)
    positionsInB.set(b.slice(i, i + 2), [...(positionsInB.get(b.slice(i, i + 2)) ?? []), i])
  const matches: number[] = []
  for (let i = 0; i + 1 < a.length; i++) {
    const found = positionsInB.get(a.slice(i, i + 2))
    if (found?.length === 1) matches.push(found[0]!)
  }
  const lengths: number[] = []
  for (const [i, position] of matches.entries()) {
    lengths.push(1 + Math.max(0, ...lengths.filter((_, j) => matches[j]! < position && j < i)))
  }
  return Math.max(0, ...lengths)
}

describe('its share', () => {
  it('is that of the words, less what chance gives', () => {
    // 81 bigrams, all in order, of 100 words: 81 - 2 * 9.
    const positions = Int32Array.from({ length: 81 }, (_, i) => i)
    expect(orderedOverlapShare({ positions, matched: 81 }, 100)).toBeCloseTo(0.63)
  })

  it('is nothing where chance explains it', () => {
    expect(orderedOverlapShare({ positions: Int32Array.of(1, 4, 9), matched: 4 }, 100)).toBe(0)
  })

  it('of a few words is a share of twenty', () => {
    expect(orderedOverlapShare({ positions: Int32Array.from({ length: 9 }, (_, i) => i), matched: 9 }, 10)).toBeCloseTo(
      3 / 20,
    )
  })

  it('section by section distinguishes a copied block from a copied text', () => {
    const evenly = Int32Array.from({ length: 100 }, (_, i) => 2 * i)
    const block = Int32Array.from({ length: 100 }, (_, i) => i)
    const [even, lumpy] = [evenly, block].map((positions) => orderedOverlapBySection({ positions, matched: 100 }, 200))
    expect(even!.length).toBe(8)
    expect(even![0]).toBeCloseTo(12 / 25 - 20 / 200)
    expect([...lumpy!.slice(0, 4)]).toEqual([0, 0, 0, 0])
    expect(lumpy![7]).toBeCloseTo(1 - 20 / 200)
  })

  it('of a short text has one section', () => {
    expect(orderedOverlapBySection({ positions: Int32Array.of(0), matched: 1 }, 3).length).toBe(1)
  })
})

describe('the longest gap', () => {
  it('is the longest way from one bigram of the order to the next, or to an end', () => {
    expect(longestGap(Int32Array.of(10, 15, 45, 60), 100)).toBe(0.4)
    expect(longestGap(Int32Array.of(10, 15, 85, 90), 100)).toBe(0.7)
    expect(longestGap(Int32Array.of(50, 60, 90), 100)).toBe(0.5)
  })

  it('is all of a text without such an order', () => {
    expect(longestGap(Int32Array.of(), 100)).toBe(1)
  })

  it('says less of a few words', () => {
    expect(longestGap(Int32Array.of(0), 10)).toBe(0.5)
  })
})
