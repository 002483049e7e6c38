import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Blocks } from '../../src/neighbourhood/blocks.js'
import { DRAWN_TEXTS, FrequentBlocks, LEAST_TEXTS } from '../../src/neighbourhood/frequent-blocks.js'

/** Blocks of six words each. */
function textOf(hashes: readonly number[]): Blocks {
  return { hashes: Uint32Array.from(hashes), ends: Uint32Array.from(hashes, (_, block) => 6 * (block + 1)) }
}

function find(texts: readonly (readonly number[])[], keys: readonly number[]) {
  const frequent = new FrequentBlocks(texts.length)
  for (const hashes of texts) frequent.add(textOf(hashes))
  const marked = texts.flatMap((_, text) => (frequent.draw(text, text, () => keys[text]!) ? [text] : []))
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
