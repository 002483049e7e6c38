import fc from 'fast-check'
import { expect, test } from 'vitest'
import { IdList } from '../../src/deduper/id-list.js'
import { reread } from '../fixtures/image.js'

test('ids of any kind are there under their numbers, whichever were read from an image', () => {
  const id = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\ud800', 'a\udc00b', '', '\ufeffa', '\u0000', '__proto__', '😀', 'é'),
  )
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ id }) },
    { weight: 2, arbitrary: fc.record({ id, at: fc.nat(50) }) },
    { weight: 1, arbitrary: fc.constant('reread' as const) },
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 50, size: 'max' }), (steps) => {
      let list = new IdList()
      const expected: string[] = []
      for (const step of steps) {
        if (step === 'reread') list = reread(list, new IdList())
        else {
          const number = Math.min('at' in step ? step.at : Infinity, expected.length)
          list.set(number, step.id)
          expected[number] = step.id
        }
        expect(Array.from({ length: list.length }, (_, number) => list.get(number))).toEqual(expected)
      }
    }),
  )
})
