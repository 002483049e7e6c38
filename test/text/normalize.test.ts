import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { characters, SPACE, UNKNOWN } from '../../src/text/characters.js'
import { normalizeText } from '../../src/text/normalize.js'

const anything = fc.string({ unit: 'binary', maxLength: 60 })
const halves = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units))

describe('normalizeText', () => {
  it.each([
    ['', ''],
    [' \n\t ', ''],
    ['  A  b\r\n\r\nC ', 'a b c'],
    ['“The\u00a0US–Japan alliance”\n\n', '"the us-japan alliance"'],
    ['«Ça va?»', '"ça va?"'],
    ['don’t don‘t don`t don´t donʼt', "don't don't don't don't don't"],
    ['a—b–c−d‐e', 'a-b-c-d-e'],
    ['ﬁne ＦＵＬＬ １２３', 'fine full 123'],
    ['cafe\u0301', 'café'],
    ['CAFÉ', 'café'],
    ['Straße STRASSE STRAẞE', 'strasse strasse strasse'],
    ['ΣΊΣΥΦΟΣ σίσυφος', 'σίσυφοσ σίσυφοσ'],
    ['Isparta ISPARTA İSTANBUL ışık', 'isparta isparta istanbul işik'],
    ['re\u00adgion zero\u200bwidth \u202ebidi\u202c nul\0', 'region zerowidth bidi nul'],
    ['\ufeffBOM', 'bom'],
    ['wait…', 'wait...'],
    ['ｶﾞ ガ', 'ガ ガ'],
    ['e\u00ad\u0301', 'é'],
    ['\ud800x', '\ufffdx'],
    ['x\udc00', 'x\ufffd'],
    ['😀 Ok', '😀 ok'],
    ['𐐀', '𐐨'],
    ['각', '각'],
    ['¨ a', '\u0308 a'],
  ])('brings %j to %j', (text, normal) => expect(normalizeText(text)).toBe(normal))

  it('is idempotent', () => {
    fc.assert(
      fc.property(anything, (text) => normalizeText(normalizeText(text)) === normalizeText(text)),
      { numRuns: 2000 },
    )
    fc.assert(
      fc.property(halves, (text) => normalizeText(normalizeText(text)) === normalizeText(text)),
      { numRuns: 2000 },
    )
  })

  it('gives canonically equal texts the same form', () => {
    const known = anything.filter((text) =>
      [...text].every((character) => characters().kinds[character.codePointAt(0)!] !== UNKNOWN),
    )
    fc.assert(fc.property(known, (text) => normalizeText(text.normalize('NFD')) === normalizeText(text)))
    fc.assert(fc.property(known, (text) => normalizeText(text.normalize('NFKC')) === normalizeText(text)))
  })

  it('does not depend on whether a neighbour needs the long way', () => {
    // `½` sends its stretch through `normalize`, and its 1 joins with nothing before it.
    const { kinds } = characters()
    const differing: string[] = []
    for (let code = 0x21; code < 0x110000; code++) {
      if (kinds[code] === SPACE || (kinds[code] === UNKNOWN && code > 0x1000)) continue
      const text = `a ${String.fromCodePoint(code)}`
      const alone = normalizeText(text)
      if (normalizeText(`${text}½`) !== `${alone}${alone === 'a' ? ' ' : ''}1⁄2`) differing.push(code.toString(16))
    }
    expect(differing).toEqual([])
  })

  it('leaves private and unassigned characters to nobody', () => {
    expect(normalizeText('\ue000\u0301É\u0378')).toBe('\ue000\u0301é\u0378')
  })

  it('keeps time linear for marks without end', () => {
    const marks = `a${'\u0301\u0316'.repeat(500_000)}`
    expect(normalizeText(marks).length).toBeLessThanOrEqual(31)
  })

  it('handles blocks and long texts', () => {
    expect(normalizeText('É '.repeat(20_000))).toBe('é '.repeat(20_000).trim())
    expect(normalizeText('漢'.repeat(100_000))).toBe('漢'.repeat(100_000))
  })
})
