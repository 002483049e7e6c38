import { expect, test } from 'vitest'
import { checkNumber, checkOneOf, resolveOptions } from '../src/options.js'

const DEFAULTS = { size: 3, name: 'x' }

test('lays what is given over the defaults; undefined counts as not given', () => {
  expect(resolveOptions({ size: 5, name: undefined as never }, DEFAULTS, 'make')).toEqual({ size: 5, name: 'x' })
})

test.each([
  [{ sise: 5 }, 'make: unknown option "sise"; known options are size, name'],
  [JSON.parse('{"__proto__": 1}'), 'make: unknown option "__proto__"; known options are size, name'],
  [null, 'make: expected an object of options, found null'],
  [[], 'make: expected an object of options, found an array'],
])('refuses %j', (given, message) => {
  expect(() => resolveOptions(given, DEFAULTS, 'make')).toThrow(message)
})

test.each([-1, 11, 2.5, Number.NaN, '3', null])('refuses the number %j', (value) => {
  expect(() => checkNumber(value, 'size', { low: 0, high: 10, whole: true })).toThrow(
    /^size: expected a whole number from 0 to 10, found /,
  )
})

test('takes numbers at both ends of the range', () => {
  checkNumber(0, 'size', { low: 0, high: 1 })
  checkNumber(1, 'size', { low: 0, high: 1 })
})

test('refuses a choice that is not offered', () => {
  checkOneOf('a', 'letter', ['a', 'b'])
  expect(() => checkOneOf('toString', 'letter', ['a', 'b'])).toThrow('letter: expected one of a, b, found "toString"')
})
