import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DRAWN_TEXTS, FrequentBlocks, LEAST_TEXTS } from '../../src/neighbourhood/frequent-blocks.js'
import { type Block, blocksFrom, frequentIn, times } from './block-texts.js'

const drawnIn = (texts: readonly (readonly Block[])[]) => new Map([...frequentIn(texts)])

test('a block of six words that eight texts have is frequent, of five words or seven texts not', () => {
  const texts = times(8, (i): Block[] => [[1, 6], [2, 5], ...(i < 7 ? [[3, 6] as const] : [])])
  expect(drawnIn(texts)).toEqual(new Map([[1, [0, 1, 2, 3, 4, 5, 6, 7]]]))
  const frequent = frequentIn(texts)
  expect([1, 2, 3, 4].map((hash) => frequent.has(hash))).toEqual([true, false, false, false])
})

test('a text counts once, however often it repeats a block', () => {
  const repeated: Block[] = [
    [1, 9],
    [2, 9],
    [1, 9],
  ]
  // The block is found fourteen times, in seven texts.
  expect(drawnIn(times(7, () => repeated)).size).toBe(0)
  expect(drawnIn(times(8, () => repeated)).get(1)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

test('no memory is taken of a block that too few texts have', () => {
  const frequent = new FrequentBlocks(7)
  for (let i = 0; i < 7; i++) frequent.count(blocksFrom([[1, 9]]))
  for (let i = 0; i < 7; i++) frequent.draw(i, i, blocksFrom([[1, 9]]))
  expect(frequent.has(1)).toBe(false)
})

test('a block counted too often by chance is forgotten, not before all texts are drawn', () => {
  const frequent = new FrequentBlocks(8)
  for (let i = 0; i < 8; i++) frequent.count(blocksFrom([[1, 9]]))
  for (let i = 0; i < 7; i++) frequent.draw(i, i, blocksFrom([[1, 9]]))
  expect(frequent.has(1)).toBe(true)
  frequent.finish()
  expect(frequent.has(1)).toBe(false)
})

test('the texts of the lowest keys are looked at, by ascending key, in whatever order they come', () => {
  const texts = fc.uniqueArray(fc.record({ key: fc.nat(), blocks: fc.uniqueArray(fc.integer({ min: 1, max: 4 })) }), {
    selector: ({ key }) => key,
    maxLength: 60,
  })
  fc.assert(
    fc.property(texts, (texts) => {
      const frequent = new FrequentBlocks(texts.length)
      const given = texts.map(({ key, blocks }) => ({ key, blocks: blocksFrom(blocks.map((hash) => [hash, 8])) }))
      for (const { blocks } of given) frequent.count(blocks)
      for (const [number, { key, blocks }] of given.entries()) frequent.draw(number, key, blocks)
      frequent.finish()
      const expected = [1, 2, 3, 4].flatMap((hash) => {
        const having = [...texts.entries()].filter(([, { blocks }]) => blocks.includes(hash))
        const byKey = having.sort(([, a], [, b]) => a.key - b.key).map(([number]) => number)
        return byKey.length < LEAST_TEXTS ? [] : [[hash, byKey.slice(0, DRAWN_TEXTS)] as const]
      })
      expect(new Map(frequent)).toEqual(new Map(expected))
    }),
  )
})

test('of more than sixteen texts the sixteen of the lowest keys are looked at', () => {
  const frequent = new FrequentBlocks(40)
  const blocks = blocksFrom([[7, 12]])
  for (let i = 0; i < 40; i++) frequent.count(blocks)
  for (let i = 0; i < 40; i++) frequent.draw(i, 100 - i, blocks)
  expect([...frequent]).toEqual([[7, times(16, (i) => 39 - i)]])
})
