import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { preparePairs } from '../../bench/eval/corpus.js'
import type { DataSet, LabelledPair } from '../../bench/eval/data.js'
import { parsePairs } from '../../bench/eval/data.js'
import { assignFolds, testPairs, trainingPairs } from '../../bench/eval/folds.js'
import { Groups, nearIdentical } from '../../bench/eval/groups.js'
import { poolOf } from '../../bench/eval/pools.js'
import { generateArticle } from '../../bench/generate/articles.js'

const textOf = (number: number): string => generateArticle(number, { seed: 5, copies: 0 }).article.text

function pair(a: string, b: string, kind: string, label: LabelledPair['label'] = 'copy'): LabelledPair {
  return { a, b, kind, label, lang: 'en', confidence: 'high' }
}

function dataSet(name: string, texts: Record<string, string>, pairs: LabelledPair[]): DataSet {
  return { name, documents: new Map(Object.entries(texts).map(([id, text]) => [id, { id, text }])), pairs }
}

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

describe('preparing pairs', () => {
  const originals = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`o${n}`, textOf(n)]))
  const copies = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`c${n}`, textOf(100 + n)]))
  const first = dataSet('first', { ...originals, ...copies }, [
    ...Object.keys(originals).map((id, n) => pair(id, `c${n}`, 'rewrite')),
    ...Object.keys(originals).map((id, n) => pair(id, `o${(n + 1) % 12}`, 'nearest-other-article', 'independent')),
  ])
  // The same originals under other ids, one of them with its first words cut.
  const second = dataSet(
    'second',
    {
      ...Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`x${n}`, textOf(n).slice(n * 10)])),
      ...Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`y${n}`, textOf(200 + n)])),
    },
    Array.from({ length: 12 }, (_, n) => pair(`x${n}`, `y${n}`, 'paraphrase')),
  )
  const prepared = preparePairs([first, second])

  it('keeps both documents of a copy in one fold', () => {
    for (const { pool, folds } of prepared) if (pool === 'copy') expect(folds[0]).toBe(folds[1])
  })

  it('keeps one text under two ids in one fold', () => {
    const foldOf = new Map(prepared.map(({ a, folds }) => [a, folds[0]]))
    for (let n = 0; n < 12; n++) expect(foldOf.get(`x${n}`)).toBe(foldOf.get(`o${n}`))
  })

  it('lets clean negatives chain nothing together', () => {
    expect(new Set(prepared.map(({ folds }) => folds[0])).size).toBe(5)
  })

  it('refuses a pair without its document', () => {
    expect(() => preparePairs([dataSet('third', {}, [pair('a', 'b', 'rewrite')])])).toThrow(/no document a/)
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

describe('pools', () => {
  const independent = (kind: string): LabelledPair => pair('a', 'b', kind, 'independent')

  it('part hard negatives from clean ones', () => {
    expect(poolOf(independent('same-event'), 100, 100)).toBe('hard-negative')
    expect(poolOf(independent('template-weather'), 100, 100)).toBe('hard-negative')
    expect(poolOf(independent('same-trade'), 100, 100)).toBe('clean-negative')
    expect(poolOf(pair('a', 'b', 'rewrite'), 100, 100)).toBe('copy')
  })

  it('set apart what makes no claim, is unsure, or over five times as long', () => {
    expect(poolOf(pair('a', 'b', 'partial', 'other'), 100, 100)).toBe('unclaimed')
    expect(poolOf({ ...pair('a', 'b', 'rewrite'), confidence: 'low' }, 100, 100)).toBe('low-confidence')
    expect(poolOf(pair('a', 'b', 'rewrite'), 100, 500)).toBe('copy')
    expect(poolOf(pair('a', 'b', 'rewrite'), 501, 100)).toBe('far-apart')
  })

  it('refuse a kind that nobody has placed', () => {
    expect(() => poolOf(independent('novel'), 100, 100)).toThrow(/"novel" is in no pool/)
  })
})

describe('pair files', () => {
  it('are read by their header, whatever the order of columns', () => {
    const [first, second] = parsePairs(
      'label\tb\ta\tkind\tconfidence\ncopy\ty\tx\trewrite\tlow\r\ncopy\tw\tv\treprint\t\n',
    )
    expect(first).toEqual({ a: 'x', b: 'y', label: 'copy', kind: 'rewrite', lang: '', confidence: 'low' })
    expect(second!.confidence).toBe('high')
  })

  it('name the line of an unknown label', () => {
    expect(() => parsePairs('a\tb\tlabel\nx\ty\tmaybe\n')).toThrow(/pairs\.tsv:2: label: .*found "maybe"/)
  })
})
