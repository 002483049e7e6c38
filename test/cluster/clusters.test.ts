import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cluster, formClusters } from '../../src/cluster/clusters.js'
import type { RepresentativePolicy } from '../../src/cluster/representative.js'
import type { ClusterArticle, ClusterLevel, LevelOptions, VerifiedEdge } from '../../src/cluster/star-levels.js'
import type { Relation } from '../../src/compare/relation.js'

const article = (id: string, words = 100): ClusterArticle => ({ id, words })
const edge =
  (relation: Relation) =>
  (a: number, b: number, score: number): VerifiedEdge => ({ a, b, score, relation })
const [reprint, rewrite, excerpt] = (['reprint', 'rewrite', 'excerpt'] as const).map(edge)

const options = (level: ClusterLevel, given: Partial<LevelOptions> = {}): LevelOptions => ({
  level,
  representative: 'central',
  verify: () => undefined,
  ...given,
})
/** Texts 0, 1, 2 … with one article each, named t0, t1, t2 …, of these lengths. */
const textsOf = (...words: number[]) =>
  new Map(words.map((length, text): [number, ClusterArticle[]] => [text, [article(`t${text}`, length)]]))
const namesOf = (near: Cluster['near']) => near.map(({ representative }) => representative)
const short = ({ members }: Cluster) =>
  members.map(({ id, relation, score, reprintOf }) => `${id} ${relation} ${score} ${reprintOf}`)

describe('at the level of reprints', () => {
  test('puts the representative first, then members by falling score', () => {
    const [cluster, ...others] = formClusters(
      new Map([
        [0, [article('a')]],
        [1, [article('b')]],
        [2, [article('c')]],
      ]),
      [reprint!(0, 1, 0.7), reprint!(0, 2, 0.9)],
      options('reprint'),
    )
    expect(others).toEqual([])
    expect(cluster).toEqual({
      representative: 'a',
      size: 3,
      lowestScore: 0.7,
      near: [],
      members: [
        { id: 'a', relation: 'representative', score: 1, reprintOf: null },
        { id: 'c', relation: 'reprint', score: 0.9, reprintOf: 'a' },
        { id: 'b', relation: 'reprint', score: 0.7, reprintOf: 'a' },
      ],
    })
  })

  test('articles of one text are identical to each other and share its relation to others', () => {
    const texts = new Map([
      [0, [article('a'), article('a2')]],
      [1, [article('b'), article('b2')]],
    ])
    const [cluster] = formClusters(texts, [reprint!(0, 1, 0.8)], options('reprint'))
    expect(short(cluster!)).toEqual([
      'a representative 1 null',
      'a2 identical 1 a',
      'b reprint 0.8 a',
      'b2 reprint 0.8 a',
    ])
  })

  test('clusters with a verified pair between them name each other as near', () => {
    // A path of four: each end of the middle pair belongs to another star.
    const path = [reprint!(0, 1, 0.9), reprint!(1, 2, 0.5), reprint!(2, 3, 0.9)]
    const clusters = formClusters(textsOf(100, 100, 100, 100), path, options('reprint'))
    expect(clusters.map(({ representative, near }) => [representative, namesOf(near)])).toEqual([
      ['t1', ['t3']],
      ['t3', ['t1']],
    ])
  })

  test('rewrites and excerpts neither share a cluster nor make clusters near', () => {
    const clusters = formClusters(
      textsOf(100, 100, 300),
      [rewrite!(0, 1, 0.9), excerpt!(0, 2, 0.9)],
      options('reprint'),
    )
    expect(clusters.map(({ size, near }) => [size, namesOf(near)])).toEqual([
      [1, []],
      [1, []],
      [1, []],
    ])
  })
})

describe('at the level of rewrites', () => {
  const rewrites = options('rewrite')

  test('a rewrite is followed by its own reprints', () => {
    const texts = textsOf(100, 100, 100, 100, 100).set(2, [article('t2'), article('t2b')])
    const edges = [
      reprint!(0, 1, 0.9),
      reprint!(2, 3, 0.8),
      rewrite!(0, 2, 0.7),
      rewrite!(0, 4, 0.75),
      rewrite!(1, 3, 0.99),
    ]
    const [cluster, ...others] = formClusters(texts, edges, rewrites)
    expect(others).toEqual([])
    expect(short(cluster!)).toEqual([
      't0 representative 1 null',
      't1 reprint 0.9 t0',
      't4 rewrite 0.75 null',
      't2 rewrite 0.7 null',
      't2b identical 1 t2',
      't3 reprint 0.8 t2',
    ])
    expect(cluster).toMatchObject({ representative: 't0', size: 6, lowestScore: 0.7, near: [] })
  })

  test('the lowest score is that of both levels', () => {
    const [cluster] = formClusters(textsOf(100, 100, 100), [reprint!(0, 1, 0.6), rewrite!(0, 2, 0.9)], rewrites)
    expect(cluster!.lowestScore).toBe(0.6)
  })

  test('a rewrite of a reprint alone does not chain: its cluster is near', () => {
    const clusters = formClusters(textsOf(100, 90, 80), [reprint!(0, 1, 0.9), rewrite!(1, 2, 0.9)], rewrites)
    expect(clusters.map(({ representative, size, near }) => [representative, size, namesOf(near)])).toEqual([
      ['t0', 2, ['t2']],
      ['t2', 1, ['t0']],
    ])
  })

  test('representatives whose reprints are copies are compared themselves, once', () => {
    const edges = [reprint!(0, 1, 0.9), reprint!(2, 3, 0.9), rewrite!(1, 3, 0.8), rewrite!(1, 2, 0.8)]
    const asked: [number, number][] = []
    const verify = (a: number, b: number) => {
      asked.push([a, b])
      return rewrite!(a, b, 0.77)
    }
    const texts = textsOf(100, 90, 110, 80)
    const [cluster, ...others] = formClusters(texts, edges, options('rewrite', { verify, representative: 'longest' }))
    expect(asked.map((pair) => pair.toSorted())).toEqual([[0, 2]])
    expect(others).toEqual([])
    expect(short(cluster!)).toEqual([
      't2 representative 1 null',
      't3 reprint 0.9 t2',
      't0 rewrite 0.77 null',
      't1 reprint 0.9 t0',
    ])
  })

  test('a pair of representatives that was compared is not compared again', () => {
    const edges = [reprint!(0, 1, 0.9), rewrite!(0, 2, 0.8), rewrite!(1, 2, 0.8)]
    const verify = () => {
      throw new Error('compared')
    }
    expect(formClusters(textsOf(100, 90, 80), edges, options('rewrite', { verify }))).toHaveLength(1)
  })

  test.each<[string, RepresentativePolicy]>([
    ['the most central one', 'central'],
    ['the shortest', (a, b) => a.words - b.words],
    ['a preferred source', { sources: ['Digest'] }],
  ])('an excerpt goes to the longer text, even if it is %s', (_, representative) => {
    const texts = textsOf(40, 100, 110).set(0, [{ ...article('t0', 40), source: 'Digest' }])
    const edges = [excerpt!(0, 1, 0.9), excerpt!(0, 2, 0.95)]
    const clusters = formClusters(texts, edges, options('rewrite', { representative }))
    expect(clusters.map(short)).toEqual([
      ['t2 representative 1 null', 't0 excerpt 0.95 null'],
      ['t1 representative 1 null'],
    ])
    expect(clusters.map(({ near }) => namesOf(near))).toEqual([['t1'], ['t2']])
  })

  test('an excerpt is not the centre of its rewrites, but of its reprints, and names clusters that are near', () => {
    // 0 is an excerpt of 1, which is an excerpt of 2. 3 rewrites 0, and 4 reprints it.
    const edges = [
      excerpt!(0, 1, 0.9),
      excerpt!(1, 2, 0.9),
      rewrite!(0, 3, 0.9),
      reprint!(0, 4, 0.9),
      excerpt!(3, 1, 0.9),
    ]
    const clusters = formClusters(textsOf(30, 100, 300, 30, 29), edges, rewrites)
    expect(clusters.map(short)).toEqual([
      ['t0 representative 1 null', 't4 reprint 0.9 t0'],
      ['t2 representative 1 null', 't1 excerpt 0.9 null'],
      ['t3 representative 1 null'],
    ])
    expect(clusters.map(({ near }) => namesOf(near))).toEqual([
      ['t2', 't3'],
      ['t0', 't3'],
      ['t0', 't2'],
    ])
  })
})

describe('a digest, which holds excerpts of several stories', () => {
  const rewrites = options('rewrite')

  test('does not join two stories that are no copies of each other, but is near to both', () => {
    // 0 holds 1 and 2.
    const clusters = formClusters(textsOf(900, 100, 90), [excerpt!(0, 1, 0.9), excerpt!(2, 0, 0.8)], rewrites)
    expect(clusters.map(({ representative, size, near }) => [representative, size, near])).toEqual([
      [
        ...['t0', 1],
        [
          { representative: 't1', relation: 'excerpt' },
          { representative: 't2', relation: 'excerpt' },
        ],
      ],
      ['t1', 1, [{ representative: 't0', relation: 'excerpt' }]],
      ['t2', 1, [{ representative: 't0', relation: 'excerpt' }]],
    ])
  })

  test('leaves two stories together that it holds both, and that are copies of each other', () => {
    // 0 holds 1, 2 and 3; 2 rewrites 1.
    const edges = [excerpt!(0, 1, 0.9), excerpt!(0, 2, 0.8), excerpt!(0, 3, 0.9), rewrite!(1, 2, 0.7)]
    const clusters = formClusters(textsOf(900, 100, 90, 80), edges, rewrites)
    expect(clusters.map(short)).toEqual([
      ['t1 representative 1 null', 't2 rewrite 0.7 null'],
      ['t0 representative 1 null'],
      ['t3 representative 1 null'],
    ])
    expect(namesOf(clusters[0]!.near)).toEqual(['t0'])
  })

  test('still takes its own rewrite, which counts for its rank', () => {
    const edges = [excerpt!(0, 1, 0.9), excerpt!(0, 2, 0.9), rewrite!(0, 3, 0.7)]
    const clusters = formClusters(textsOf(900, 100, 90, 950), edges, rewrites)
    expect(clusters.map(short)).toEqual([
      ['t3 representative 1 null', 't0 rewrite 0.7 null'],
      ['t1 representative 1 null'],
      ['t2 representative 1 null'],
    ])
  })

  test('takes a rewrite that is shorter than itself, too', () => {
    const edges = [excerpt!(0, 1, 0.9), excerpt!(0, 2, 0.9), rewrite!(0, 3, 0.7)]
    const [cluster] = formClusters(textsOf(900, 100, 90, 800), edges, rewrites)
    expect(short(cluster!)).toEqual(['t0 representative 1 null', 't3 rewrite 0.7 null'])
  })

  test('is not what has one excerpt and a rewrite, which are no copies of each other', () => {
    const [cluster] = formClusters(textsOf(900, 100, 800), [excerpt!(0, 1, 0.9), rewrite!(0, 2, 0.7)], rewrites)
    expect(short(cluster!)).toEqual(['t0 representative 1 null', 't1 excerpt 0.9 null', 't2 rewrite 0.7 null'])
  })

  test('is a whole story where all its excerpts are copies of each other, in whatever order they are given', () => {
    for (const copy of [rewrite!(1, 2, 0.6), rewrite!(2, 1, 0.6), reprint!(2, 1, 0.6)]) {
      const edges = [excerpt!(0, 1, 0.9), excerpt!(2, 0, 0.8), copy]
      const [cluster, ...others] = formClusters(textsOf(900, 100, 90), edges, rewrites)
      expect(others).toEqual([])
      expect(cluster).toMatchObject({ representative: 't0', size: 3 })
    }
  })

  test('is one as soon as one of three excerpts is no copy of one other', () => {
    const edges = [
      excerpt!(0, 1, 0.9),
      excerpt!(0, 2, 0.8),
      excerpt!(0, 3, 0.8),
      rewrite!(1, 2, 0.6),
      rewrite!(1, 3, 0.6),
    ]
    const clusters = formClusters(textsOf(900, 100, 90, 80), edges, rewrites)
    const digest = clusters.find(({ representative }) => representative === 't0')
    expect(digest).toMatchObject({ size: 1 })
    // 1 is their centre: what the digest holds may be whole stories.
    expect(namesOf(digest!.near)).toEqual(['t1'])
    expect(clusters[0]).toMatchObject({ representative: 't1', size: 3 })
  })

  test('is the text with more words, of two alike in length the first of the pair', () => {
    expect(formClusters(textsOf(100, 200), [excerpt!(0, 1, 0.9)], rewrites)[0]!.representative).toBe('t1')
    expect(formClusters(textsOf(100, 100), [excerpt!(0, 1, 0.9)], rewrites)[0]!.representative).toBe('t0')
    expect(formClusters(textsOf(100, 100), [excerpt!(1, 0, 0.9)], rewrites)[0]!.representative).toBe('t1')
  })
})

test('the shorter text of two rewrites is their centre where it is the most central', () => {
  const [cluster] = formClusters(textsOf(100, 300, 310), [rewrite!(0, 1, 0.8), rewrite!(0, 2, 0.7)], options('rewrite'))
  expect(short(cluster!)).toEqual(['t0 representative 1 null', 't1 rewrite 0.8 null', 't2 rewrite 0.7 null'])
})

test('texts that a pair calls identical share a cluster of reprints', () => {
  const [cluster] = formClusters(textsOf(100, 100), [edge('identical')(0, 1, 1)], options('reprint'))
  expect(short(cluster!)).toEqual(['t0 representative 1 null', 't1 identical 1 t0'])
})

describe('clusters that several pairs make near', () => {
  test('name the strongest relation among these, whichever comes first', () => {
    // Stars around 1 and 4; 0 and 2 reprint 1, 3 and 5 reprint 4.
    const stars = [reprint!(0, 1, 0.9), reprint!(1, 2, 0.9), reprint!(3, 4, 0.9), reprint!(4, 5, 0.9)]
    const between = [rewrite!(0, 3, 0.6), reprint!(2, 5, 0.7), excerpt!(0, 5, 0.6)]
    for (const pairs of [between, between.toReversed()]) {
      const clusters = formClusters(textsOf(50, 60, 50, 50, 60, 50), [...stars, ...pairs], options('rewrite'))
      expect(clusters.map(({ representative, near }) => [representative, near])).toEqual([
        ['t1', [{ representative: 't4', relation: 'reprint' }]],
        ['t4', [{ representative: 't1', relation: 'reprint' }]],
      ])
    }
  })
})

test('texts that several articles have are the more central for it, and reprints of a rewrite are sorted by score', () => {
  const texts = textsOf(100, 100, 100, 100).set(0, [article('t0'), article('t0b'), article('t0c')])
  const [cluster] = formClusters(
    texts,
    [reprint!(0, 1, 0.5), reprint!(0, 2, 0.6), reprint!(0, 3, 0.7), reprint!(1, 2, 0.8)],
    options('reprint'),
  )
  expect(short(cluster!)).toEqual([
    't0 representative 1 null',
    't0b identical 1 t0',
    't0c identical 1 t0',
    't3 reprint 0.7 t0',
    't2 reprint 0.6 t0',
    't1 reprint 0.5 t0',
  ])
})

test('texts whose pairs have the same scores are equally central, in whatever order these are added', () => {
  // In doubles .1 + .2 + .3 is more than .3 + .2 + .1. The smaller id decides, so text 2, which both may take, is of text 0.
  const pairs = [
    ...[reprint!(0, 2, 0.3), reprint!(0, 3, 0.2), reprint!(0, 4, 0.1)],
    ...[reprint!(1, 5, 0.1), reprint!(1, 6, 0.2), reprint!(1, 2, 0.3)],
  ]
  for (const edges of [pairs, pairs.toReversed()]) {
    const clusters = formClusters(textsOf(...Array(7).fill(100)), edges, options('reprint'))
    expect(clusters.map(({ representative, size }) => [representative, size])).toEqual([
      ['t0', 4],
      ['t1', 3],
    ])
  }
})

test('a text with two articles outranks one whose pairs score as high', () => {
  const pairs = [reprint!(0, 1, 0.5)]
  const twice = textsOf(100, 100).set(1, [article('t1'), article('t1b')])
  expect(formClusters(twice, pairs, options('reprint'))[0]!.representative).toBe('t1')
  // Its two articles make the other text as central: then the smaller id decides.
  expect(formClusters(textsOf(100, 100), pairs, options('reprint'))[0]!.representative).toBe('t0')
})

describe('of any set of pairs', () => {
  const RELATIONS = ['identical', 'reprint', 'rewrite', 'excerpt'] as const
  const graph = fc.uniqueArray(
    fc
      .tuple(fc.nat(9), fc.nat(9), fc.constantFrom(0.5, 0.6, 0.7, 0.123456789), fc.constantFrom(...RELATIONS))
      .filter(([a, b]) => a < b),
    { selector: ([a, b]) => `${a}-${b}`, maxLength: 25 },
  )
  const levels = fc.constantFrom('reprint' as const, 'rewrite' as const)
  const texts = [...Array(10).keys()].map((text): [number, ClusterArticle[]] => [
    text,
    [article(`t${text}`, 100 - text), article(`u${text}`, 100 - text)],
  ])
  const edgesOf = (drawn: readonly (readonly [number, number, number, Relation])[]) =>
    drawn.map(([a, b, score, relation]): VerifiedEdge => ({ a, b, score, relation }))
  /** Finds a third of the missing pairs. */
  const verify = (a: number, b: number) =>
    (a * b) % 3 === 0 ? { a, b, score: 0.55, relation: 'rewrite' as const } : undefined

  test('the order of texts, articles and pairs changes nothing', () => {
    fc.assert(
      fc.property(graph, fc.infiniteStream(fc.nat()), levels, (drawn, random, level) => {
        const shuffle = <Item>(items: Item[]) =>
          items
            .map((item) => ({ item, key: random.next().value as number }))
            .sort((x, y) => x.key - y.key)
            .map(({ item }) => item)
        const edges = edgesOf(drawn)
        const shuffled = shuffle(edges).map(({ a, b, ...rest }) => ({ a: b, b: a, ...rest }))
        const moved = shuffle(texts).map(([text, articles]): [number, ClusterArticle[]] => [
          text,
          articles.toReversed(),
        ])
        expect(formClusters(new Map(moved), shuffled, options(level, { verify }))).toEqual(
          formClusters(new Map(texts), edges, options(level, { verify })),
        )
      }),
    )
  })

  test('every article is in one cluster, verified against the article it is said to copy', () => {
    fc.assert(
      fc.property(graph, levels, (drawn, level) => {
        const edges = edgesOf(drawn)
        const textOf = (id: string) => Number(id.slice(1))
        const pairOf = (one: string, other: string) => {
          const [a, b] = [textOf(one), textOf(other)].sort((x, y) => x - y) as [number, number]
          if (a === b) return { relation: 'identical', score: 1 }
          return edges.find((candidate) => candidate.a === a && candidate.b === b) ?? verify(a, b)
        }
        const clusters = formClusters(new Map(texts), edges, options(level, { verify }))
        const ids = clusters.flatMap(({ members }) => members.map(({ id }) => id))
        expect(ids.sort()).toEqual(texts.flatMap(([, articles]) => articles.map(({ id }) => id)).sort())
        for (const { representative, members, size, lowestScore } of clusters) {
          expect(members).toHaveLength(size)
          expect(members[0]).toEqual({ id: representative, relation: 'representative', score: 1, reprintOf: null })
          expect(lowestScore).toBe(Math.min(...members.map(({ score }) => score)))
          for (const { id, relation, score, reprintOf } of members.slice(1)) {
            expect(pairOf(id, reprintOf ?? representative)).toMatchObject({ relation, score })
            if (reprintOf === null) continue
            expect(['identical', 'reprint']).toContain(relation)
            const original = members.find((member) => member.id === reprintOf)
            expect(original?.reprintOf).toBe(null)
          }
        }
      }),
    )
  })

  test('no excerpt of one story represents a cluster that holds more than its reprints', () => {
    fc.assert(
      fc.property(graph, (drawn) => {
        const edges = edgesOf(drawn)
        // Of two texts here, the one of the higher number is the shorter.
        const pairs = edges.filter(({ relation }) => relation === 'excerpt')
        // A text with two excerpts may be a digest.
        const single = pairs.filter(({ a }) => pairs.filter((pair) => pair.a === a).length === 1)
        const excerpts = new Set(single.map(({ b }) => `t${b}`))
        for (const { representative, members } of formClusters(new Map(texts), edges, options('rewrite', { verify }))) {
          const others = members.slice(1).filter(({ reprintOf }) => reprintOf === null)
          if (excerpts.has(representative)) expect(others).toEqual([])
        }
      }),
    )
  })

  test('articles that share a cluster of reprints share a cluster of rewrites', () => {
    fc.assert(
      fc.property(graph, (drawn) => {
        const edges = edgesOf(drawn)
        const outer = formClusters(new Map(texts), edges, options('rewrite', { verify }))
        for (const { members } of formClusters(new Map(texts), edges, options('reprint'))) {
          const home = outer.filter((cluster) => members.some(({ id }) => cluster.members.some((m) => m.id === id)))
          expect(home).toHaveLength(1)
        }
      }),
    )
  })
})
