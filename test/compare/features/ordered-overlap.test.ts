import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexBigrams, matchBigrams } from '../../../src/compare/features/bigrams.js'
import {
  findOrderedOverlap,
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
const thread = (a: string, b: string, quotations = true) => {
  const [one, other] = [text(a), text(b)]
  const flags = [one.flags, other.flags] as const
  const { pairs, met } = findOrderedOverlap(
    matchBigrams(one.words, indexBigrams(other.words)),
    quotations ? undefined : flags,
  )
  return { pairs: [...pairs], met }
}

describe('the thread', () => {
  it('runs through all neighbours of the same text', () => {
    expect(thread('abcdef', 'abcdef')).toEqual({ pairs: [0, 1, 2, 3, 4], met: 5 })
  })

  it('passes over what was changed, cut or put in', () => {
    expect(thread('abXcdYef', 'abcQdefg')).toEqual({ pairs: [0, 6], met: 2 })
    expect(thread('cdef', 'XabcdYef').pairs).toEqual([0, 2])
  })

  it('goes back in neither text', () => {
    expect(thread('abcdXef', 'efYabcd')).toEqual({ pairs: [0, 1, 2], met: 4 })
  })

  it('looks at pairs that the other text has once', () => {
    expect(thread('abc', 'abXabYbc')).toEqual({ pairs: [1], met: 1 })
  })

  it('looks at stems, whatever the form', () => {
    const [one, other] = [text('abc'), text('abc')]
    const inflected = other.words.map((word) => word | 7)
    expect(findOrderedOverlap(matchBigrams(one.words, indexBigrams(inflected))).met).toBe(2)
  })

  it('leaves out what either text quotes, where quotations do not count', () => {
    expect(thread('ab"cd"ef', 'abcdef', false)).toEqual({ pairs: [0, 4], met: 2 })
    expect(thread('abcdef', 'ab"cd"ef', false)).toEqual({ pairs: [0, 4], met: 2 })
    expect(thread('ab"cd"ef', 'abcdef', true).met).toBe(5)
  })

  it.each(['', 'a'])('is empty for %j', (short) => {
    expect(thread(short, 'abc')).toEqual({ pairs: [], met: 0 })
    expect(thread('abc', short)).toEqual({ pairs: [], met: 0 })
  })

  it('is the longest there is', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcdefghij'), maxLength: 14 })
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(thread(a, b).pairs.length).toBe(longestChain(a, b))
      }),
    )
  })
})

/** The same by trying all chains: quadratic, from the back. */
function longestChain(a: string, b: string): number {
  const places = new Map<string, number[]>()
  for (let i = 0; i + 1 < b.length; i++) places.set(b.slice(i, i + 2), [...(places.get(b.slice(i, i + 2)) ?? []), i])
  const matches: number[] = []
  for (let i = 0; i + 1 < a.length; i++) {
    const found = places.get(a.slice(i, i + 2))
    if (found?.length === 1) matches.push(found[0]!)
  }
  const lengths: number[] = []
  for (const [i, place] of matches.entries()) {
    lengths.push(1 + Math.max(0, ...lengths.filter((_, j) => matches[j]! < place && j < i)))
  }
  return Math.max(0, ...lengths)
}

describe('its share', () => {
  it('is that of the words, less what chance gives', () => {
    // 81 pairs, all in order, of 100 words: 81 - 2 * 9.
    const pairs = Int32Array.from({ length: 81 }, (_, i) => i)
    expect(orderedOverlapShare({ pairs, met: 81 }, 100)).toBeCloseTo(0.63)
  })

  it('is nothing where chance explains it', () => {
    expect(orderedOverlapShare({ pairs: Int32Array.of(1, 4, 9), met: 4 }, 100)).toBe(0)
  })

  it('of a few words is a share of twenty', () => {
    expect(orderedOverlapShare({ pairs: Int32Array.from({ length: 9 }, (_, i) => i), met: 9 }, 10)).toBeCloseTo(3 / 20)
  })

  it('part by part tells a copied block from a copied text', () => {
    const evenly = Int32Array.from({ length: 100 }, (_, i) => 2 * i)
    const block = Int32Array.from({ length: 100 }, (_, i) => i)
    const [even, lumpy] = [evenly, block].map((pairs) => orderedOverlapBySection({ pairs, met: 100 }, 200))
    expect(even!.length).toBe(8)
    expect(even![0]).toBeCloseTo(12 / 25 - 20 / 200)
    expect([...lumpy!.slice(0, 4)]).toEqual([0, 0, 0, 0])
    expect(lumpy![7]).toBeCloseTo(1 - 20 / 200)
  })

  it('of a short text has one part', () => {
    expect(orderedOverlapBySection({ pairs: Int32Array.of(0), met: 1 }, 3).length).toBe(1)
  })
})
