import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  clean,
  cleanTitle,
  count,
  displayWidth,
  pad,
  shorten,
  showScore,
  toJsonLine,
} from '../../../src/cli/view/display.js'

describe('clean', () => {
  test.each([
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b]0;owned\u0007title', 'title'],
    ['\u001b]8;;http://evil.example\u001b\\link\u001b]8;;\u001b\\', 'link'],
    ['\u009b31mred', 'red'],
    ['bell\u0007 and back\u0008space\u007f', 'bell and backspace'],
    ['\u202egnorw\u202c', 'gnorw'],
    ['\u2066isolated\u2069', 'isolated'],
    ['soft\u00adhyphen and zero\u200bwidth\ufeff', 'softhyphen and zerowidth'],
    ['  lines\r\n\tand\u2028spaces\u00a0 ', 'lines and spaces'],
    ['نامه\u200cای', 'نامه\u200cای'],
    ['\n[Reuters] stays', '[Reuters] stays'],
  ])('%j becomes %j', (text, cleaned) => {
    expect(clean(text)).toBe(cleaned)
  })

  test('leaves no control character, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(clean(text)).not.toMatch(/\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u)
      }),
    )
  })
})

test('titles lose their tags, but not their signs', () => {
  expect(cleanTitle('<b>Rates</b> up <br/>again')).toBe('Rates up again')
  expect(cleanTitle('3 < 4 > 2')).toBe('3 < 4 > 2')
})

test('JSON lines escape what a terminal would act on, and parse to the same', () => {
  const value = { id: '\u009b31m\u202e\u007f\u001b', other: 'ünïcode \ud800' }
  const line = toJsonLine(value)
  expect(line).toMatch(/^[ -~ünï]*\n$/)
  expect(JSON.parse(line)).toEqual(value)
})

test('wide characters take two columns, marks none', () => {
  expect(displayWidth('abc')).toBe(3)
  expect(displayWidth('漢字かな')).toBe(8)
  expect(displayWidth('한국')).toBe(4)
  expect(displayWidth('e\u0301')).toBe(1)
  expect(displayWidth('📰')).toBe(2)
})

test('shorten keeps to the width', () => {
  expect(shorten('short', 5)).toBe('short')
  expect(shorten('漢字かな', 5)).toBe('漢字…')
  expect(shorten('anything', 0)).toBe('')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, width) => {
      expect(displayWidth(shorten(clean(text), width))).toBeLessThanOrEqual(width)
    }),
  )
})

test('pad counts columns', () => {
  expect(pad('漢', 4)).toBe('漢  ')
  expect(pad('longer', 4)).toBe('longer')
})

test('only certainty shows as a score of 1', () => {
  expect([0, 0.0001, 0.8997, 0.99949, 0.99951, 1].map(showScore)).toEqual([
    '0.000',
    '0.000',
    '0.900',
    '0.999',
    '>.999',
    '1.000',
  ])
})

test('count knows one and many', () => {
  expect(count(1, 'copy', 'copies')).toBe('1 copy')
  expect(count(1234, 'article')).toBe('1,234 articles')
})
