import { expect, test } from 'vitest'
import { ArticleTable } from '../../src/deduper/article-table.js'

const filled = () => {
  const catalogue = new ArticleTable()
  catalogue.add('a', 0, undefined, undefined)
  catalogue.add('b', 1, 86_400_000, 'Daily')
  catalogue.add('c', 0, undefined, 'Herald')
  catalogue.add('d', 0, undefined, undefined)
  return catalogue
}

test('knows which articles carry a text, in the order they came', () => {
  const catalogue = filled()
  expect(catalogue.size).toBe(4)
  expect([...catalogue.ids()]).toEqual(['a', 'b', 'c', 'd'])
  expect(catalogue.textIdOf('c')).toBe(0)
  expect(catalogue.textIdOf('e')).toBeUndefined()
  expect(catalogue.idsOfText(0)).toEqual(['a', 'c', 'd'])
  expect(catalogue.articleCount(0)).toBe(3)
  expect(catalogue.idsOfText(7)).toEqual([])
  expect([...catalogue.sharedTexts()]).toEqual([0])
})

test('gives the articles of a text with what is known of them', () => {
  expect(filled().articlesOf(1, 120)).toEqual([{ id: 'b', words: 120, time: 86_400_000, source: 'Daily' }])
  expect(filled().articlesOf(0, 5)[1]).toEqual({ id: 'c', words: 5, time: undefined, source: 'Herald' })
})

test('forgets an article, and a text with its last one', () => {
  const catalogue = filled()
  expect(catalogue.remove('a')).toBe(0)
  expect(catalogue.remove('a')).toBeUndefined()
  expect(catalogue.idsOfText(0)).toEqual(['c', 'd'])
  expect(catalogue.remove('d')).toBe(0)
  expect([...catalogue.sharedTexts()]).toEqual([])
  expect(catalogue.idsOfText(0)).toEqual(['c'])
  catalogue.remove('c')
  expect(catalogue.articleCount(0)).toBe(0)
  expect([...catalogue.ids()]).toEqual(['b'])
})

test('an id may come again after it was removed, with another text', () => {
  const catalogue = filled()
  catalogue.remove('a')
  catalogue.add('a', 2, undefined, undefined)
  expect(catalogue.textIdOf('a')).toBe(2)
  expect(catalogue.idsOfText(0)).toEqual(['c', 'd'])
})

test('ids and sources that name parts of every object are names like others', () => {
  const catalogue = new ArticleTable()
  for (const [text, id] of ['__proto__', 'constructor', 'toString'].entries()) catalogue.add(id, text, undefined, id)
  expect(catalogue.size).toBe(3)
  expect(catalogue.textIdOf('hasOwnProperty')).toBeUndefined()
  expect(catalogue.articlesOf(0, 1)).toEqual([{ id: '__proto__', words: 1, time: undefined, source: '__proto__' }])
})
