import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TextNumbers } from '../../src/store/text-numbers.js'

test('is what a map would be, whatever the gaps', () => {
  const number = fc.oneof(fc.nat(60), fc.integer({ min: 0, max: 2 ** 32 - 2 }))
  fc.assert(
    fc.property(fc.uniqueArray(number), fc.nat(20), (drawn, before) => {
      const [numbers, map] = [new TextNumbers(), new Map<number, number>()]
      const put = (one: number, textId: number, isBefore: boolean) => {
        if (isBefore) numbers.putBefore(one, textId)
        else numbers.add(one, textId)
        map.set(one, textId)
      }
      const ascending = [...drawn].sort((a, b) => a - b)
      for (const [i, one] of ascending.slice(0, before).reverse().entries()) put(one, 1000 - i, true)
      for (const [i, one] of ascending.slice(before).entries()) {
        put(one, i, false)
        expect(numbers.get(one)).toBe(i)
      }
      for (const one of [...drawn, ...drawn.map((each) => each + 1), 0, 7]) expect(numbers.get(one)).toBe(map.get(one))
    }),
  )
})
