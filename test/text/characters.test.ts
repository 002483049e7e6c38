import { describe, expect, it } from 'vitest'
import * as kind from '../../src/text/characters.js'
import { UNICODE_VERSION } from '../../src/text/characters.table.js'

// Letters to Unicode, but they stand for combining marks.
const HALFWIDTH_MARKS = 'ﾞﾟ'

const { kinds, folds, foldPairs } = kind.characters()
function kindOf(character: string): number {
  const found = kinds[character.codePointAt(0)!]!
  return found < kind.IGNORED ? found & ~kind.NEEDS_NORMALIZING : found
}

describe('the character table', () => {
  it.each([
    ['a', kind.LETTER],
    ['A', kind.UPPERCASE],
    ['ǅ', kind.UPPERCASE],
    ['ß', kind.LETTER],
    ['ж', kind.LETTER],
    ['Ж', kind.UPPERCASE],
    ['Ω', kind.UPPERCASE],
    ['א', kind.LETTER],
    ['ع', kind.LETTER],
    ['क', kind.LETTER],
    ['한', kind.LETTER],
    ['Ⅷ', kind.LETTER],
    ['\u{10400}', kind.UPPERCASE],
    ['\u0301', kind.COMBINING],
    ['ि', kind.COMBINING],
    ['ﾞ', kind.COMBINING],
    ['7', kind.DIGIT],
    ['７', kind.DIGIT],
    ['٣', kind.DIGIT],
    ['½', kind.DIGIT],
    ['漢', kind.UNSEGMENTED],
    ['\u{20000}', kind.UNSEGMENTED],
    ['ひ', kind.UNSEGMENTED],
    ['カ', kind.UNSEGMENTED],
    ['ー', kind.UNSEGMENTED],
    ['ｶ', kind.UNSEGMENTED],
    ['々', kind.UNSEGMENTED],
    ['ก', kind.UNSEGMENTED],
    ['ກ', kind.UNSEGMENTED],
    ['ក', kind.UNSEGMENTED],
    ['က', kind.UNSEGMENTED],
    ["'", kind.JOINER],
    ['’', kind.JOINER],
    ['ʼ', kind.JOINER],
    ['＇', kind.JOINER],
    ['.', kind.JOINER],
    ['，', kind.JOINER],
    ['-', kind.SEPARATOR],
    ['”', kind.SEPARATOR],
    ['€', kind.SEPARATOR],
    ['😀', kind.SEPARATOR],
    ['\u00a0', kind.SPACE],
    ['\u3000', kind.SPACE],
    ['\u2028', kind.SPACE],
    ['\u00ad', kind.IGNORED],
    ['\u200b', kind.IGNORED],
    ['\u200d', kind.IGNORED],
    ['\u202e', kind.IGNORED],
    ['\ufeff', kind.IGNORED],
    ['\ufe0f', kind.IGNORED],
    ['\0', kind.IGNORED],
    ['\u{e0041}', kind.IGNORED],
    ['\ud800', kind.UNKNOWN],
    ['\ue000', kind.UNKNOWN],
    ['\uffff', kind.UNKNOWN],
    ['\u0378', kind.UNKNOWN],
  ])('knows %j as kind %i', (character, expected) => expect(kindOf(character)).toBe(expected))

  it.each([
    ['A', 'a'],
    ['É', 'é'],
    ['Σ', 'σ'],
    ['ς', 'σ'],
    ['İ', 'i'],
    ['ı', 'i'],
    ['I', 'i'],
    ['ẞ', 'ß'],
    ['ſ', 's'],
    ['K', 'k'],
    ['Ａ', 'a'],
    ['９', '9'],
    ['ｶ', 'カ'],
    ['µ', 'μ'],
    ['Ა', 'ა'],
    ['‘', "'"],
    ['`', "'"],
    ['«', '"'],
    ['—', '-'],
    ['−', '-'],
    ['\t', ' '],
    ['\u0345', '\u0345'],
    ['é', 'é'],
    ['漢', '漢'],
  ])('folds %j to %j', (character, folded) => expect(String.fromCharCode(folds[character.charCodeAt(0)]!)).toBe(folded))

  it('sends only what must be through normalisation', () => {
    const needing = (text: string) =>
      [...text].filter((character) => (kinds[character.codePointAt(0)!]! & 0xe0) === kind.NEEDS_NORMALIZING)
    expect(needing('aéÜñçşğőżНйΆเひ漢한Ａ９ｶµ’“—')).toEqual([])
    expect(needing('ﬁ½…ß\u0301ﾞᆨ㈱𝐚')).toHaveLength(9)
  })

  it('folds beyond U+FFFF', () => {
    expect(foldPairs.get(0x10400)).toBe(0x10428) // Deseret
    expect(foldPairs.get(0x1e900)).toBe(0x1e922) // Adlam
    expect(foldPairs.has(0x1f600)).toBe(false)
  })

  it('folds nothing twice', () => {
    expect(folds.map((unit) => folds[unit]!)).toEqual(folds)
    for (const folded of foldPairs.values()) expect(foldPairs.has(folded)).toBe(false)
  })

  it.runIf(process.versions.unicode === UNICODE_VERSION)('agrees with the Unicode of this runtime', () => {
    const disagreeing: string[] = []
    for (let code = 0; code < 0x110000; code++) {
      const character = String.fromCodePoint(code)
      const known = kindOf(character)
      if (known === kind.JOINER || known === kind.IGNORED || known === kind.UNKNOWN) continue
      const isLetter = /[\p{L}\p{Nl}]/u.test(character) && !HALFWIDTH_MARKS.includes(character)
      let expected = /[\s\u0085]/u.test(character) ? kind.SPACE : kind.SEPARATOR
      if (isLetter) expected = /[\p{Lu}\p{Lt}]/u.test(character) ? kind.UPPERCASE : kind.LETTER
      else if (/[\p{Nd}\p{No}]/u.test(character)) expected = kind.DIGIT
      else if (/\p{M}/u.test(character) || HALFWIDTH_MARKS.includes(character)) expected = kind.COMBINING
      if ((known === kind.UNSEGMENTED ? kind.LETTER : known) !== expected) disagreeing.push(code.toString(16))
    }
    expect(disagreeing).toEqual(['2ee']) // the double apostrophe, a letter to Unicode, is a quotation mark here
  })

  it('leaves unknown only what this Unicode has no normalisation for, private use and halves of pairs', () => {
    const unknown = Array.from({ length: 0x3400 }, (_, code) => code).filter((code) => kinds[code] === kind.UNKNOWN)
    const assigned = unknown.filter((code) => /[^\p{Cn}\p{Co}\p{Cs}]/u.test(String.fromCodePoint(code)))
    expect(assigned.length).toBeLessThan(60)
  })
})
