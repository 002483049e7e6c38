import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as text from '../../src/text/analyze.js'
import { normalizeText, normalizeWord } from '../../src/text/normalize.js'

const { hashWord, scanWords } = text
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({
    unit: fc.constantFrom(...'aé e\u0301’\'.,"“” \n\t-12日か\u3099ｶﾞﬁß\u00ad\u200b\ud835\udc00\ud800½ก้'),
    maxLength: 80,
  }),
)
const pieces = (of: string) => {
  const { count, starts, ends } = scanWords(of)
  return Array.from({ length: count }, (_, index) => of.slice(starts[index], ends[index]))
}
const flagged = (of: string, flag: number) =>
  pieces(of).filter((_, index) => (scanWords(of).flags[index]! & flag) !== 0)
const hashes = (of: string) => [...scanWords(of).hashes]

describe('scanWords', () => {
  it.each<[string, string[]]>([
    ['', []],
    [' .,;- ', []],
    ['The US and Japan', ['The', 'US', 'and', 'Japan']],
    ['US-Japan, Sino–Russian', ['US', 'Japan', 'Sino', 'Russian']],
    ["don't Japan’s dogs' 'tis", ["don't", 'Japan’s', 'dogs', 'tis']],
    ['$9.3 billion, 1,200 men. 3.', ['9.3', 'billion', '1,200', 'men', '3']],
    ['10.30am U.S. e.g', ['10.30am', 'U', 'S', 'e', 'g']],
    ['１，２００．５', ['１，２００．５']],
    ['日本とUS軍', ['日', '本', 'と', 'US', '軍']],
    ['か\u3099き', ['か\u3099', 'き']],
    ['\u{20000}\u{20001}', ['\u{20000}', '\u{20001}']],
    ['한국 हिन्दी العربية', ['한국', 'हिन्दी', 'العربية']],
    ['น้ำ', ['น้', 'ำ']],
    ['re\u00adgion\u200bal', ['re\u00adgion\u200bal']],
    ['cafe\u0301s', ['cafe\u0301s']],
    ['\u0301 a', ['a']],
    ['a\ud800b\udc00c', ['a', 'b', 'c']],
    ['𝐃𝐨𝐧’𝐭 𐐀', ['𝐃𝐨𝐧’𝐭', '𐐀']],
    ['a@b_c/d', ['a', 'b', 'c', 'd']],
  ])('finds the words of %j', (of, words) => expect(pieces(of)).toEqual(words))

  it.each([
    ['ﬁne', 'fine'],
    ['ＦＩＮＥ', 'fine'],
    ['CAFE\u0301', 'café'],
    ['don’t', 'dont'],
    ["Japan's", 'japans'],
    ['1,200', '1200'],
    ['9.3', '9.3'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['İSTANBUL', 'istanbul'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['οδος', 'οδοσ'],
    ['re\u00adgion', 'region'],
    ['ｶﾞ', 'ガ'],
    ['か\u3099', 'が'],
    ['각', '각'],
    ['𝐅𝐢𝐧𝐞', 'fine'],
    ['𐐀', '𐐨'],
    ['\u{2f800}', '丽'],
  ])('hashes %j as %j', (of, word) => expect(hashes(of)).toEqual([hashWord(word)]))

  it('flags capitals, numbers and dense characters', () => {
    const of = 'The US and G7 met in 2022, iPhone É 日 Ünit NATO’s А1Б'
    expect(flagged(of, text.CAPITAL)).toEqual(['The', 'US', 'G7', 'É', 'Ünit', 'NATO’s', 'А1Б'])
    expect(flagged(of, text.ALL_CAPS)).toEqual(['US', 'А1Б'])
    expect(flagged(of, text.NUMBER)).toEqual(['G7', '2022', 'А1Б'])
    expect(flagged(of, text.UNSEGMENTED)).toEqual(['日'])
  })

  it('cuts words of more than 64 units and stays linear', () => {
    expect(pieces('a'.repeat(130)).map((word) => word.length)).toEqual([64, 64, 2])
    expect(pieces('a'.repeat(64))).toHaveLength(1)
    expect(hashes('a'.repeat(65))).toEqual([hashWord('a'.repeat(64)), hashWord('a')])
    expect(pieces('𝐚'.repeat(40)).map((word) => word.length)).toEqual([64, 16])
    const started = performance.now()
    for (const unit of ['a', '1,', "a'", 'a\u200b', '\u0301\u0316', '𝐚', '日', '。', '\r', 'a\u00ad\u00ad', '“'])
      scanWords(`a${unit.repeat(400_000)}`)
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  it('gives hashes that the slices reproduce, in order and in bounds', () => {
    const holds = (of: string) => {
      const words = scanWords(of)
      let last = 0
      for (let index = 0; index < words.count; index++) {
        const [start, end] = [words.starts[index]!, words.ends[index]!]
        if (start < last || end <= start || end > of.length) return false
        if (hashWord(normalizeWord(of.slice(start, end))) !== words.hashes[index]) return false
        last = end
      }
      return words.hashes.length === words.count && words.flags.length === words.count
    }
    fc.assert(fc.property(anything, holds), { numRuns: 3000 })
  })

  it('finds the same words whatever space surrounds the text', () => {
    fc.assert(fc.property(anything, (of) => void expect(hashes(` \n\t${of}\u00a0\n`)).toEqual(hashes(of))))
  })

  it('finds in two lines the words of each', () => {
    const both = (a: string, b: string) => void expect(hashes(`${a}\n${b}`)).toEqual([...hashes(a), ...hashes(b)])
    fc.assert(fc.property(anything, anything, both))
  })

  it('finds the same words in normalised text', () => {
    // Fractions and the like fall apart when written out (½ is 1⁄2), so letters of many kinds only.
    const letters = fc.string({
      unit: fc.constantFrom(...'aÉſﬁßΣςЖ漢カｶ한ᆨe\u0301 ’“.,19９—\u00ad\u200b\n'),
      maxLength: 40,
    })
    fc.assert(
      fc.property(letters, (of) => {
        // Two blanks or a new line do not join groups of digits, and become one blank.
        fc.pre(!/\d[ ']\d{3}/.test(normalizeText(of)))
        expect(hashes(normalizeText(of))).toEqual(hashes(of))
      }),
      { numRuns: 1000 },
    )
  })

  it('hands out arrays of its own each time', () => {
    const first = scanWords('one two')
    scanWords('three four five')
    expect([...first.hashes]).toEqual([hashWord('one'), hashWord('two')])
  })

  it('grows with the text', () => {
    expect(scanWords('ab '.repeat(100_000)).count).toBe(100_000)
  })
})
