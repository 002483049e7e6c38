import { describe, expect, it } from 'vitest'
import { hashWord } from '../../src/structures/hash.js'
import { NUMBER, scanWords } from '../../src/text/tokens.js'

const hashes = (text: string) => [...scanWords(text).hashes]

describe('numbers are compared by value', () => {
  it.each([
    ['1234', ['1,234', '1.234', '1 234', '1\u00a0234', '1\u202f234', '1\u2009234', "1'234", '1’234', '١٬٢٣٤', '१,२३४']],
    ['1234567', ['1,234,567', '1.234.567', '1 234 567', '12,34,567']],
    ['1234.5', ['1,234.5', '1.234,5', '1 234,5', "1'234.5"]],
    ['2.5', ['2.5', '2,5', '٢٫٥']],
    ['0.125', ['0.125']],
    ['42', ['42', '٤٢', '४२', '৪২', '๔๒', '４２']],
  ])('%s', (value, spellings) => {
    for (const spelling of spellings) expect(hashes(`a ${spelling} b`)).toEqual(hashes(`a ${value} b`))
  })

  it.each([
    ['2020 150', ['2020', '150']],
    ['12 2020', ['12', '2020']],
    ['1 23', ['1', '23']],
    ['1  234', ['1', '234']],
    ['1\n234', ['1', '234']],
    ['12.03.2021', ['12.03.2021']],
    ['0 200', ['0', '200']],
    ['10:30 5-3', ['10', '30', '5', '3']],
  ])('but %s is not joined', (text, words) => {
    expect(hashes(text)).toEqual(words.map(hashWord))
  })

  it('and keep their places', () => {
    const text = '“Some 1 200 men,” he said. Of 12 500,5 three left.'
    const { starts, ends } = scanWords(text)
    expect(Array.from(starts, (start, i) => text.slice(start, ends[i]))).toEqual([
      'Some',
      '1 200',
      'men',
      'he',
      'said',
      'Of',
      '12 500,5',
      'three',
      'left',
    ])
  })
})

describe('a digit that a poor scan put into a word', () => {
  const numbersIn = (text: string) => {
    const { starts, ends, flags } = scanWords(text)
    return Array.from(flags).flatMap((flag, i) => (flag & NUMBER ? [text.slice(starts[i], ends[i])] : []))
  }

  it.each(['l0ndon', 'th3', 'c0uld', '8ritain', '1ondon', 'м0сква', '5öhne'])('makes no number of %s', (word) => {
    expect(numbersIn(`In ${word} they said`)).toEqual([])
  })

  it.each(['1990s', '8th', '5km', '5pm', '2bn', '100mph', '12jährige', 'A320', 'H5N1', 'Q3', 'MP3', '5월에는', '1he'])(
    '%s stays one',
    (word) => {
      expect(numbersIn(`In ${word} they said`)).toEqual([word])
    },
  )

  it('leaves the number before an ending apart', () => {
    expect(numbersIn('3’üncü')).toEqual(['3'])
  })

  it('changes no hash', () => {
    expect(hashes('l0nd0n')).toEqual([hashWord('l0nd0n')])
    expect(hashes('m0sk\u00e4')).toEqual([hashWord('m0sk\u00e4')])
  })
})

describe('marks that a language writes or leaves out', () => {
  it.each([
    ['كِتَابٌ', 'كتاب'],
    ['كـــتاب', 'كتاب'],
    ['أحمد', 'احمد'],
    ['على', 'علي'],
    ['ایران', 'ايران'],
    ['שָׁלוֹם', 'שלום'],
    ['s\u0336t\u0336r\u0336i\u0336k\u0336e\u0336', 'strike'],
  ])('%s is %s', (marked, plain) => {
    expect(hashes(marked)).toEqual(hashes(plain))
  })
})
