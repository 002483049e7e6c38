import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePairs } from '../../bench/eval/data.js'
import { assignFolds, testPairs, trainingPairs } from '../../bench/eval/folds.js'
import { Groups, nearIdentical } from '../../bench/eval/groups.js'
import { generateArticle } from '../../bench/generate/articles.js'

const textOf = (number: number): string => generateArticle(number, { seed: 5, copies: 0 }).article.text

describe('folds', () => {
  const grouped = fc.array(
    fc.record({
      groups: fc.nat(30).map((group) => [`g${group}`, `g${group}`] as const),
      kind: fc.constantFrom('rewrite', 'reprint'),
    }),
    { minLength: 1, maxLength: 200 },
  )

  it('hold each group once, whatever the order of the pairs', () =>
    fc.assert(
      fc.property(grouped, (pairs) => {
        const folds = assignFolds(pairs)
        expect(new Map([...assignFolds([...pairs].reverse())].sort())).toEqual(new Map([...folds].sort()))
        expect(new Set(folds.keys())).toEqual(new Set(pairs.map(({ groups }) => groups[0])))
        for (const fold of folds.values()) expect(fold).toBeLessThan(5)
      }),
    ))

  it('spread each kind evenly', () => {
    const pairs = Array.from({ length: 100 }, (_, n) => ({
      groups: [`g${n}`, `g${n}`] as const,
      kind: n < 20 ? 'rare' : 'common',
    }))
    const folds = assignFolds(pairs)
    for (let fold = 0; fold < 5; fold++) {
      const inside = pairs.filter(({ groups }) => folds.get(groups[0]) === fold)
      expect(inside.filter(({ kind }) => kind === 'rare')).toHaveLength(4)
      expect(inside).toHaveLength(20)
    }
  })

  it('test every pair once, and train on no pair with a document of the tested fold', () => {
    const pairs = [{ folds: [0, 0] }, { folds: [0, 1] }, { folds: [2, 0] }, { folds: [1, 1] }] as const
    const tested = [0, 1, 2, 3, 4].flatMap((fold) => testPairs(pairs, fold))
    expect(tested).toHaveLength(pairs.length)
    expect(trainingPairs(pairs, 0)).toEqual([pairs[3]])
  })
})

describe('groups', () => {
  it('join through third keys', () => {
    const groups = new Groups()
    groups.join('a', 'b')
    groups.join('c', 'd')
    expect(groups.find('a')).not.toBe(groups.find('d'))
    groups.join('b', 'c')
    expect(groups.find('a')).toBe(groups.find('d'))
    expect(groups.find('e')).toBe('e')
  })

  it('find texts that hold most of another, and no others', () => {
    const texts = new Map([
      ['whole', textOf(1)],
      ['part', textOf(1).slice(500, 1500)],
      ['other', textOf(2)],
    ])
    expect(nearIdentical(texts)).toEqual([['whole', 'part']])
  })
})

describe('pair files', () => {
  it('are read by their header, whatever the order of columns', () => {
    const [first, second] = parsePairs(
      'label\tb\ta\tkind\tconfidence\ncopy\ty\tx\trewrite\tlow\r\ncopy\tw\tv\treprint\t\n',
    )
    expect(first).toEqual({
      a: 'x',
      b: 'y',
      label: 'copy',
      kind: 'rewrite',
      lang: '',
      confidence: 'low',
      weight: 1,
      want: '',
    })
    expect(second!.confidence).toBe('high')
  })

  it('name the line of an unknown label', () => {
    expect(() => parsePairs('a\tb\tlabel\nx\ty\tmaybe\n')).toThrow(/pairs\.tsv:2: label: .*found "maybe"/)
  })
})
