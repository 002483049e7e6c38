import { expect, test } from 'vitest'
import { type Contender, compareIds, type RepresentativePolicy, ranking } from '../../src/cluster/representative.js'

const CONTENDERS: Contender[] = [
  { id: 'dated', words: 100, time: 2000, centrality: 1 },
  { id: 'early', words: 90, time: 1000, source: 'wire', centrality: 1 },
  { id: 'long', words: 200, centrality: 2 },
  { id: 'central', words: 50, time: 1500, source: 'site', centrality: 3 },
]

const first = (policy: RepresentativePolicy, contenders = CONTENDERS) => [...contenders].sort(ranking(policy))[0]!.id

test.each<[RepresentativePolicy, string]>([
  ['central', 'central'],
  ['earliest', 'early'],
  ['latest', 'dated'],
  ['longest', 'long'],
  [{ sources: ['agency', 'wire', 'site'] }, 'early'],
  [(a, b) => b.id.localeCompare(a.id), 'long'],
])('policy %j picks %s', (policy, expected) => {
  expect(first(policy)).toBe(expected)
})

test('undated articles are never earliest or latest where a dated one is', () => {
  for (const policy of ['earliest', 'latest'] as const) {
    expect([...CONTENDERS].sort(ranking(policy)).at(-1)!.id).toBe('long')
  }
})

test('ties go to the longer article, then to the smaller id by code units', () => {
  const tied = ['b', 'a', 'Z', 'ä'].map((id): Contender => ({ id, words: 10, centrality: 1 }))
  expect([...tied].sort(ranking('central')).map(({ id }) => id)).toEqual(['Z', 'a', 'b', 'ä'])
  expect(first('earliest', [...tied, { id: 'zz', words: 11, centrality: 0 }])).toBe('zz')
})

test.each<RepresentativePolicy>(['central', 'earliest', 'latest', 'longest', { sources: ['wire', 'site'] }])(
  'policy %j puts two articles in one order, whichever is named first',
  (policy) => {
    // Pairs that are alike in all that the policy looks at are among them: they differ in length or in id alone.
    const contenders = CONTENDERS.flatMap((one) => [one, { ...one, id: `${one.id} 2` }, { ...one, words: 10 }])
    for (const [i, one] of contenders.entries()) {
      for (const other of contenders.slice(i + 1)) {
        const orders = [ranking(policy)(one, other), ranking(policy)(other, one)].map(Math.sign)
        expect(orders.toSorted(), `${one.id} ${one.words}, ${other.id} ${other.words}`).toEqual([-1, 1])
      }
    }
  },
)

test('ids are ordered by code units, and an id is equal to itself', () => {
  expect([compareIds('a', 'b'), compareIds('b', 'a'), compareIds('a', 'a')]).toEqual([-1, 1, 0])
  expect(compareIds('Z', 'a')).toBe(-1)
})
