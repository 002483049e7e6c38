import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { DRAWN_TEXTS, FrequentBlocks, LEAST_TEXTS } from '../../src/neighbourhood/frequent-blocks.js'
import { type Block, eachOf, frequentIn, times } from './block-texts.js'

function find(texts: readonly (readonly number[])[], keys: readonly number[]) {
  const frequent = new FrequentBlocks(texts.length)
  const each = texts.map((hashes) => eachOf(hashes.map((hash) => [hash, 6])))
  for (const text of each) frequent.add(text)
  const marked = each.flatMap((text, number) => (frequent.draw(text, number, () => keys[number]!) ? [number] : []))
  frequent.finish()
  return { frequent: new Map(frequent), marked }
}

it('blocks of eight texts are found, each with its texts of the lowest keys', () => {
  const texts = fc.array(fc.array(fc.nat(30), { maxLength: 12 }), { maxLength: 60 })
  fc.assert(
    fc.property(texts, fc.infiniteStream(fc.nat()), (texts, stream) => {
      const keys = texts.map(() => stream.next().value)
      const { frequent, marked } = find(texts, keys)
      const expected = new Map<number, number[]>()
      for (let hash = 0; hash <= 30; hash++) {
        const holders = [...texts.keys()].filter((text) => texts[text]!.includes(hash))
        if (holders.length < LEAST_TEXTS) continue
        holders.sort((a, b) => keys[a]! - keys[b]!)
        expected.set(hash, holders.slice(0, DRAWN_TEXTS))
      }
      expect(frequent).toEqual(expected)
      const having = [...texts.keys()].filter((text) => texts[text]!.some((hash) => expected.has(hash)))
      expect(marked).toEqual(expect.arrayContaining(having))
    }),
  )
})

it('a hash above 2^31 is given as it came', () => {
  const texts = Array.from({ length: LEAST_TEXTS }, () => [0xfedcba98])
  expect([...find(texts, [...texts.keys()]).frequent.keys()]).toEqual([0xfedcba98])
})

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
  const text = eachOf([[1, 9]])
  for (let i = 0; i < 7; i++) frequent.add(text)
  for (let i = 0; i < 7; i++) expect(frequent.draw(text, i, () => i)).toBe(false)
  expect(frequent.has(1)).toBe(false)
})

test('a block counted too often by chance is forgotten, not before all texts are drawn', () => {
  const frequent = new FrequentBlocks(8)
  const text = eachOf([[1, 9]])
  for (let i = 0; i < 8; i++) frequent.add(text)
  for (let i = 0; i < 7; i++) expect(frequent.draw(text, i, () => i)).toBe(true)
  expect(frequent.has(1)).toBe(true)
  frequent.finish()
  expect(frequent.has(1)).toBe(false)
})

test('of more than sixteen texts the sixteen of the lowest keys are looked at', () => {
  const frequent = new FrequentBlocks(40)
  const text = eachOf([[7, 12]])
  for (let i = 0; i < 40; i++) frequent.add(text)
  for (let i = 0; i < 40; i++) frequent.draw(text, i, () => 100 - i)
  expect([...frequent]).toEqual([[7, times(16, (i) => 39 - i)]])
})
