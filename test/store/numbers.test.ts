import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ArticleTable } from '../../src/deduper/article-table.js'
import { Numbers } from '../../src/store/numbers.js'
import { reread } from '../fixtures/image.js'

test('is what a map in the order of storing would be, also when it was written and read again', () => {
  const step = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    slice: fc.nat(3),
    action: fc.constantFrom('add', 'add', 'remove', 'reread'),
  })
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const table = new ArticleTable()
      let numbers = new Numbers(2 ** 32 - 50, table)
      const plain = new Map<string, { number: number; slice: number }>()
      for (const { id, slice, action } of steps) {
        if (action === 'reread') numbers = reread(numbers, new Numbers(numbers.give(), table))
        else if (action === 'add' && !plain.has(id)) {
          table.add(id, 0, undefined, undefined)
          const number = numbers.give()
          numbers.addArticle(id, number, slice)
          plain.set(id, { number, slice })
        } else if (action === 'remove' && plain.delete(id)) {
          numbers.removeAt(numbers.articleOf(id)!.place)
          table.remove(id)
        }
        expect(numbers.oldest(3)).toEqual([...plain.keys()].slice(0, 3))
        expect(numbers.before(2)).toEqual([...plain].filter(([, one]) => one.slice < 2).map(([other]) => other))
        expect(numbers.slices).toBe(new Set([...plain.values()].map((one) => one.slice)).size)
        for (const other of ['a', 'b', 'c', 'd'])
          expect(numbers.articleOf(other)?.number).toBe(plain.get(other)?.number)
      }
    }),
  )
})

test('an article that is in the table and was not stored has no number', () => {
  const table = new ArticleTable()
  const numbers = new Numbers(7, table)
  table.add('stored', 0, undefined, undefined)
  numbers.addArticle('stored', numbers.give(), 1)
  numbers.removeAt(numbers.articleOf('stored')!.place)
  table.remove('stored')
  table.add('looked up', 0, undefined, undefined)
  expect(numbers.articleOf('looked up')).toBeUndefined()
})
