import type { Edit } from './rewriting.js'

/*
 * Character references of HTML (`&nbsp;`, `&amp;nbsp;`, `&#1087;`) and escapes of JSON (`\u201c`, `\n`) that were never decoded.
 */

/** The names of the characters from U+00A0 to U+00FF that no rule below makes. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para ' +
  'middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest'
const OTHERS: Readonly<Record<string, string>> = {
  quot: '"', amp: '&', lt: '<', gt: '>', apos: "'", ensp: ' ', emsp: ' ', thinsp: '\u2009', hairsp: ' ', numsp: '\u2007',
  zwnj: '\u200c', zwj: '\u200d', lrm: '\u200e', rlm: '\u200f', hyphen: '-', dash: '-', ndash: '–', mdash: '—', horbar: '―',
  lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', lsaquo: '‹', rsaquo: '›', bull: '•', hellip: '…',
  mldr: '…', prime: '′', Prime: '″', permil: '‰', dagger: '†', Dagger: '‡', euro: '€', trade: '™', minus: '-', times: '×',
  divide: '÷', AElig: 'Æ', aelig: 'æ', OElig: 'Œ', oelig: 'œ', Oslash: 'Ø', oslash: 'ø', ETH: 'Ð', eth: 'ð', THORN: 'Þ',
  thorn: 'þ', szlig: 'ß', Lstrok: 'Ł', lstrok: 'ł', Dstrok: 'Đ', dstrok: 'đ', inodot: 'ı', imath: 'ı', fnof: 'ƒ', larr: '←',
  uarr: '↑', rarr: '→', darr: '↓', harr: '↔', hearts: '♥', star: '☆', starf: '★', check: '✓', infin: '∞', ne: '≠', le: '≤',
  ge: '≥', asymp: '≈', comma: ',', period: '.', colon: ':', semi: ';', excl: '!', quest: '?', num: '#', dollar: '$',
  percnt: '%', ast: '*', plus: '+', equals: '=', commat: '@', sol: '/', bsol: '\\', lpar: '(', rpar: ')', lsqb: '[', lbrack: '[',
  rsqb: ']', rbrack: ']', lowbar: '_', verbar: '|', vert: '|', grave: '`', NewLine: '\n', Tab: ' ', tilde: '~', circ: '^',
} // biome-ignore format: one line a name would fill two pages
const MARKS: Readonly<Record<string, string>> = {
  acute: '\u0301', grave: '\u0300', circ: '\u0302', uml: '\u0308', tilde: '\u0303', caron: '\u030c', cedil: '\u0327',
  ring: '\u030a', ogon: '\u0328', breve: '\u0306', dot: '\u0307', macr: '\u0304', dblac: '\u030b',
} // biome-ignore format: pairs
const WITH_MARK = /^([A-Za-z])(acute|grave|circ|uml|tilde|caron|cedil|ring|ogon|breve|dot|macr|dblac)$/
const GREEK =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega'

// What Windows-1252 has at 0x80 to 0x9F, as browsers read `&#147;`.
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

let known: ReadonlyMap<string, string> | undefined

function knownNames(): ReadonlyMap<string, string> {
  if (known) return known
  const table = new Map(Object.entries(OTHERS))
  for (const [i, name] of LATIN.split(' ').entries()) table.set(name, String.fromCharCode(0xa0 + i))
  for (const [i, name] of GREEK.split(' ').entries()) {
    table.set(name, String.fromCharCode(0x3b1 + i))
    if (name !== 'sigmaf') table.set(name[0]!.toUpperCase() + name.slice(1), String.fromCharCode(0x391 + i))
  }
  known = table
  return table
}

// Without a semicolon only what no prose has: numbers, and `&nbsp`.
const REFERENCE =
  /&(?:amp;){0,3}(?:#(\d{1,7}|[xX][0-9a-fA-F]{1,6})(?:;|(?![0-9a-zA-Z]))|([A-Za-z][A-Za-z0-9]{1,9});|(nbsp))/y

/** Finds character references; `&` itself stays. */
export function findReferences(text: string): Edit[] {
  const edits: Edit[] = []
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at)) {
    REFERENCE.lastIndex = at
    const [whole, number, name, bare] = REFERENCE.exec(text) ?? []
    const replacement = whole === undefined ? undefined : number === undefined ? named(name ?? bare!) : numbered(number)
    const end = at + (replacement === undefined ? 1 : whole!.length)
    if (replacement !== undefined) edits.push({ start: at, end, replacement })
    at = end
  }
  return edits
}

function named(name: string): string | undefined {
  const character = knownNames().get(name)
  if (character !== undefined) return character
  const [, letter, mark] = WITH_MARK.exec(name) ?? []
  return letter === undefined ? undefined : (letter + MARKS[mark!]!).normalize('NFC')
}

function numbered(number: string): string {
  const code = Number(/^x/i.test(number) ? `0${number}` : number)
  if (code >= 0x80 && code < 0xa0) return WINDOWS_1252[code - 0x80]!
  const isCharacter = code > 0 && code < 0x110000 && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : '\ufffd'
}

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|([nrt"/]))/g
// Escapes that no prose has: these show that the text is the inside of a JSON string.
const SURE_ESCAPE = /\\(?:u[0-9a-fA-F]{4}|"|n\\n)/

/** Finds the escapes of a text that is the inside of a JSON string. */
export function findEscapes(text: string): Edit[] {
  if (!SURE_ESCAPE.test(text)) return []
  return Array.from(text.matchAll(ESCAPE), ({ 0: whole, 1: code, 2: sign, index }) => ({
    start: index,
    end: index + whole.length,
    replacement:
      code === undefined ? ({ n: '\n', r: '\n', t: ' ' }[sign!] ?? sign!) : String.fromCharCode(parseInt(code, 16)),
  }))
}
