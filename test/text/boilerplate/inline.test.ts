import { describe, expect, it } from 'vitest'
import { analyze } from '../../../src/text/analyze.js'

const removed = (text: string) => analyze(text).removed.map(({ rule, start, end }) => [rule, text.slice(start, end)])
const STORY = 'Ministers agreed on Friday to cut the tax on bread by four percent, and bakers had asked for more.'

describe('a list to choose from', () => {
  const countries = Array.from({ length: 12 }, (_, n) => `North Ostrania ${'ABCDEFGHIJKL'[n]} Valmora`).join(' ')

  it('is left out', () => {
    expect(removed(`${STORY}\n\nChoose your country ${countries}\n\n${STORY} Again.`)).toEqual([
      ['selection list', `Choose your country ${countries}`],
    ])
  })

  it.each([
    ['a headline', 'Ministers Agree To Cut The Tax On Bread By Four Percent As Bakers Ask For More'],
    ['a story in capitals', `${STORY} ${STORY} ${STORY}`.toUpperCase()],
    [
      'a story with each word in capitals',
      `${'Ministers Agree To Cut The Tax On Bread! Bakers Ask For More, And Get It. '.repeat(4)}`,
    ],
    ['a table as long as an article', 'Ostrania 7 Valmora 9 '.repeat(200)],
    ['a line of results', 'Ostrania North 7 Valmora South 9 '.repeat(12)],
    ['a sentence with names', `${'He met Anna Berg, Tomas Lund and Eva Holm of the Free Party there. '.repeat(5)}`],
    [
      'a text without capitals',
      '市政府周五宣布旧城区的地铁三号线将于明年六月通车比原计划晚了一年工程负责人在新闻发布会上表示',
    ],
  ])('%s is not one', (_, text) => {
    expect(removed(`${STORY}\n\n${text}`)).toEqual([])
  })
})

describe('a gallery', () => {
  const first = 'Photos: The fair – Visitors admire more than a carousel. Hide Caption 1 of 2'
  const second = `Photos: The fair – ${STORY} ${STORY} Hide Caption 2 of 2`

  it('is left out with all its captions', () => {
    expect(removed(`${STORY}\n\n${first} ${second}\n\nThe law takes effect in June.`)).toEqual([
      ['gallery', first],
      ['gallery', second],
    ])
  })

  it('leaves the article where both are one line', () => {
    const { words } = analyze(`${STORY} ${STORY} ${first} ${second} ${STORY}`)
    expect(words.count).toBe(3 * 19)
  })

  it('without its heading ends with the caption before, or is no more than its end', () => {
    const bare = 'Visitors admire a carousel. Hide Caption 1 of 2 Others look at the sea. Hide Caption 2'
    expect(removed(`${STORY} ${bare} and ${STORY}`)).toEqual([
      ['gallery', 'Hide Caption 1 of 2'],
      ['gallery', 'Others look at the sea. Hide Caption 2'],
    ])
  })

  it('is not where someone hides a caption', () => {
    expect(removed(`${STORY}\n\nReaders may hide caption and picture alike.`)).toEqual([])
  })
})

describe('a line that stands twice in a row', () => {
  const caption = 'Visitors of the fair admire a wooden carousel in the harbour.'

  it('is left out the second time, and a third', () => {
    const text = `${caption}\n\n${caption}\n${caption}\n\nThe law takes effect in June.`
    const { words } = analyze(text)
    expect(removed(text)).toEqual([
      ['repeated', caption.slice(0, -1)],
      ['repeated', caption.slice(0, -1)],
    ])
    expect(words.count).toBe(11 + 6)
  })

  it.each([
    ['too short', 'Yes, he said.\n\nYes, he said.'],
    ['with a line between', `${caption}\n\n${STORY}\n\n${caption}`],
  ])('is kept where it is %s', (_, text) => {
    expect(removed(text)).toEqual([])
  })
})

describe('headlines linked after a name', () => {
  it('are left out up to the word MORE', () => {
    const text =
      'The bill of Sen. Elin Strand Elin Maria StrandPremier faces second defeat Unions march in Valmora MORE and of Tomas Reyl Tomas Jon Reyl2020 race opens MORE passed on Monday.'
    expect(removed(text)).toEqual([
      ['linked headlines', 'StrandPremier faces second defeat Unions march in Valmora MORE'],
      ['linked headlines', 'Reyl2020 race opens MORE'],
    ])
    const { words } = analyze(text)
    expect(words.count).toBe(17)
  })

  it.each([
    ['nothing runs together', 'Elin Strand said there would be MORE of it, and Tomas Reyl agreed.'],
    [
      'names are written so',
      'McDonald plans to pay MORE, YouTube and iPhone sellers MORE, and covid19 wards MORE than others.',
    ],
    ['more is a word of the sentence', 'McAllen sold more bread than iPhones last year.'],
  ])('are not there where %s', (_, text) => {
    expect(removed(text)).toEqual([])
  })
})
