import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkArticle, readDate } from '../src/article.js'
import { DoppelwireError } from '../src/errors.js'

const errorOf = (value: unknown): DoppelwireError => {
  try {
    checkArticle(value)
  } catch (error) {
    if (error instanceof DoppelwireError) return error
    throw error
  }
  throw new Error('expected a refusal')
}

test('takes id and text, null in optional fields, and fields of other names', () => {
  const article = { id: '__proto__', text: '', title: null, date: undefined, lang: 'en', score: 3 }
  expect(checkArticle(article)).toBe(article)
})

test.each([
  [{ id: 7, text: 'x' }, 'article: id: expected a non-empty string, found number 7; write it as the string "7"'],
  [{ text: 'x' }, 'article: id: expected a non-empty string, found nothing'],
  [{ id: '', text: 'x' }, 'article: id: expected a non-empty string, found ""'],
  [{ id: 'a' }, 'article "a": text: expected a string, found nothing'],
  [{ id: 'a', text: 'x', source: ['b'] }, 'article "a": source: expected a string, found an array'],
  [
    { id: 'a', text: 'x', date: new Date(0) },
    'article "a": date: expected a string, found a Date; give its toISOString()',
  ],
  [null, 'article: expected an object with id and text, found null'],
  [[], 'article: expected an object with id and text, found an array'],
])('refuses %j and says why', (value, message) => {
  expect(errorOf(value).code).toBe('ARTICLE_INVALID')
  expect(errorOf(value).message).toBe(message)
})

test.each([
  ['2022-01-07', 1641513600000],
  [' 2022-01-07T10:30:00Z ', 1641551400000],
  ['2022-01-07T10:30:00+09:00', 1641519000000],
  ['2022-01-07T10:30:00+0900', 1641519000000],
  ['2022-01-07T10:30:00-05', 1641569400000],
  ['2022-01-07 10:30', 1641551400000],
  ['2022-01-07 10:30:00 +0900', 1641519000000],
  ['2022-01-07t10:30:00.5z', 1641551400500],
  ['2022-01-07T10:30:00,123456Z', 1641551400123],
  ['2024-02-29', 1709164800000],
  ['Fri, 07 Jan 2022 10:30:00 GMT', 1641551400000],
  ['Fri, 7 Jan 22 10:30 +0900', 1641519000000],
  ['7 Jan 2022', 1641513600000],
  ['20220107', 1641513600000],
  ['1641551400', 1641551400000],
  ['1641551400123', 1641551400123],
])('reads the date %s', (date, time) => {
  expect(readDate(date)).toBe(time)
})

test.each([
  '',
  'Friday',
  '30 Feb 2022',
  'Thursday, July 25, 2024',
  '99',
  '2022',
  '2022-13-01',
  '2022-00-10',
  '2023-02-29',
  '2022-01-07T25:00Z',
  '2022-01-07Tx',
])('cannot read the date %j', (date) => {
  expect(readDate(date)).toBeUndefined()
})

test('reads what Date prints', () => {
  const dates = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(dates, (date) => {
      expect(readDate(date.toISOString())).toBe(date.getTime())
    }),
  )
})
