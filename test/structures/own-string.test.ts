import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownString } from '../../src/structures/own-string.js'
import { liveBytes } from '../memory.js'

test('is the same string', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      expect(ownString(text)).toBe(text)
    }),
  )
  expect(ownString('a lone \ud800 surrogate stays')).toBe('a lone \ud800 surrogate stays')
})

test('holds nothing of the string that it was cut out of', () => {
  const before = liveBytes()
  const parts = Array.from({ length: 40 }, (_, i) => ownString(`${i}`.repeat(2e5).slice(1000, 1040)))
  expect(liveBytes() - before).toBeLessThan(1e6)
  expect(parts[0]).toHaveLength(40)
})
