import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ArticleTable } from '../../src/deduper/article-table.js'
import { hashWord } from '../../src/structures/hash.js'
import { reread } from '../fixtures/image.js'

const CLASHING = ['id-149599', 'id-312382'] as const

const filled = () => {
  const table = new ArticleTable()
  table.add('a', 0, undefined, undefined)
  table.add('b', 1, 86_400_000, 'Daily')
  table.add('c', 0, undefined, 'Herald')
  table.add('d', 0, undefined, undefined)
  return table
}

test('knows which articles have a text, in the order they came', () => {
  const table = filled()
  expect(table.size).toBe(4)
  expect([...table.ids()]).toEqual(['a', 'b', 'c', 'd'])
  expect(table.textIdOf('c')).toBe(0)
  expect(table.textIdOf('e')).toBeUndefined()
  expect(table.idsOfText(0)).toEqual(['a', 'c', 'd'])
  expect(table.articleCount(0)).toBe(3)
  expect(table.idsOfText(7)).toEqual([])
  expect([...table.textIds()]).toEqual([0, 1])
  expect(table.textNumbers).toBe(2)
})

test('gives the articles of a text with what is known of them', () => {
  expect(filled().clusterArticlesOf(1, 120)).toEqual([{ id: 'b', words: 120, time: 86_400_000, source: 'Daily' }])
  expect(filled().clusterArticlesOf(0, 5)[1]).toEqual({ id: 'c', words: 5, time: undefined, source: 'Herald' })
})

test('forgets an article, and a text with its last one', () => {
  const table = filled()
  expect(table.remove('a')).toBe(0)
  expect(table.remove('a')).toBeUndefined()
  expect(table.idsOfText(0)).toEqual(['c', 'd'])
  expect(table.remove('d')).toBe(0)
  expect(table.articleCount(0)).toBe(1)
  expect(table.idsOfText(0)).toEqual(['c'])
  table.remove('c')
  expect(table.articleCount(0)).toBe(0)
  expect([...table.ids()]).toEqual(['b'])
})

test('an id may come again after it was removed, with another text', () => {
  const table = filled()
  table.remove('a')
  table.add('a', 2, undefined, undefined)
  expect(table.textIdOf('a')).toBe(2)
  expect(table.idsOfText(0)).toEqual(['c', 'd'])
})

test('ids and sources that name parts of every object are names like others', () => {
  const table = new ArticleTable()
  for (const [text, id] of ['__proto__', 'constructor', 'toString'].entries()) table.add(id, text, undefined, id)
  expect(table.size).toBe(3)
  expect(table.textIdOf('hasOwnProperty')).toBeUndefined()
  expect(table.clusterArticlesOf(0, 1)).toEqual([{ id: '__proto__', words: 1, time: undefined, source: '__proto__' }])
})

test('is the same when it was written and read again, whatever comes later', () => {
  const step = fc.record({
    id: fc.constantFrom('a', 'b', '\ud800', '__proto__', ...CLASHING),
    text: fc.nat(3),
    remove: fc.boolean(),
  })
  const contentOf = (table: ArticleTable) => ({
    ids: [...table.ids()].sort().map((id) => [id, table.textIdOf(id), table.idAt(table.placeOf(id)!)]),
    texts: [0, 1, 2, 3].map((textId) => table.clusterArticlesOf(textId, 1)),
    ...{ size: table.size, textIds: [...table.textIds()] },
  })
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const table = new ArticleTable()
      let other = new ArticleTable()
      for (const [i, { id, text, remove }] of steps.entries()) {
        for (const one of [table, other]) {
          if (remove) one.remove(id)
          else if (one.textIdOf(id) === undefined)
            one.add(id, text, i % 2 ? i : undefined, i % 3 ? `source ${text}` : undefined)
        }
        other = reread(other, new ArticleTable())
        expect(contentOf(other)).toEqual(contentOf(table))
      }
    }),
  )
})

// The two strings have the same FNV-1a hash.
test('ids with one hash are told from each other, also when either was removed', () => {
  for (const removed of CLASHING) {
    const [one, other] = CLASHING
    expect(hashWord(one)).toBe(hashWord(other))
    const table = new ArticleTable()
    table.add(one, 0, undefined, undefined)
    expect(table.textIdOf(other)).toBeUndefined()
    table.add(other, 1, undefined, undefined)
    expect([table.textIdOf(one), table.textIdOf(other)]).toEqual([0, 1])
    const left = CLASHING.find((id) => id !== removed)!
    expect(table.remove(removed)).toBe(CLASHING.indexOf(removed))
    expect(table.textIdOf(removed)).toBeUndefined()
    expect(table.textIdOf(left)).toBe(CLASHING.indexOf(left))
    table.add(removed, 2, undefined, undefined)
    expect([table.textIdOf(removed), table.textIdOf(left)]).toEqual([2, CLASHING.indexOf(left)])
    expect(table.remove(left)).toBe(CLASHING.indexOf(left))
    expect([...table.ids()]).toEqual([removed])
  }
})

test('holds what a map of ids to texts would, whatever is added and removed', () => {
  const step = fc.record({ id: fc.nat({ max: 12 }).map((n) => `id-${n}`), textId: fc.nat({ max: 4 }) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const table = new ArticleTable()
      const expected = new Map<string, number>()
      for (const { id, textId } of steps) {
        expect(table.remove(id)).toBe(expected.get(id))
        if (!expected.delete(id)) {
          table.add(id, textId, undefined, undefined)
          expected.set(id, textId)
        }
      }
      expect(new Set(table.ids())).toEqual(new Set(expected.keys()))
      expect(table.size).toBe(expected.size)
      for (const textId of [0, 1, 2, 3, 4]) {
        const ids = [...expected].filter(([, one]) => one === textId).map(([id]) => id)
        expect(table.idsOfText(textId)).toEqual(ids)
        expect(table.articleCount(textId)).toBe(ids.length)
      }
    }),
  )
})
