// The named characters of HTML 4 (Latin 1, symbols, special), and those of HTML 5 that news uses. Written as name=code point.
const NAMED = new Map<string, string>()

const LATIN1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
for (const [i, name] of LATIN1.split(' ').entries()) NAMED.set(name, String.fromCharCode(0xa0 + i))

const GREEK =
  'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho  Sigma Tau Upsilon Phi Chi Psi Omega'
for (const [i, name] of GREEK.split(' ').entries()) {
  if (name === '') continue
  NAMED.set(name, String.fromCharCode(0x391 + i))
  NAMED.set(name.toLowerCase(), String.fromCharCode(0x3b1 + i))
}

const OTHERS: Readonly<Record<string, number>> = {
  ...{ amp: 0x26, lt: 0x3c, gt: 0x3e, quot: 0x22, apos: 0x27, AMP: 0x26, LT: 0x3c, GT: 0x3e, QUOT: 0x22 },
  ...{ OElig: 0x152, oelig: 0x153, Scaron: 0x160, scaron: 0x161, Yuml: 0x178, fnof: 0x192, circ: 0x2c6, tilde: 0x2dc },
  ...{
    ensp: 0x2002,
    emsp: 0x2003,
    thinsp: 0x2009,
    hairsp: 0x200a,
    zwnj: 0x200c,
    zwj: 0x200d,
    lrm: 0x200e,
    rlm: 0x200f,
  },
  ...{ hyphen: 0x2010, dash: 0x2010, ndash: 0x2013, mdash: 0x2014, horbar: 0x2015, lsquo: 0x2018, rsquo: 0x2019 },
  ...{ sbquo: 0x201a, ldquo: 0x201c, rdquo: 0x201d, bdquo: 0x201e, dagger: 0x2020, Dagger: 0x2021, bull: 0x2022 },
  ...{ hellip: 0x2026, permil: 0x2030, prime: 0x2032, Prime: 0x2033, lsaquo: 0x2039, rsaquo: 0x203a, oline: 0x203e },
  ...{
    frasl: 0x2044,
    euro: 0x20ac,
    trade: 0x2122,
    larr: 0x2190,
    uarr: 0x2191,
    rarr: 0x2192,
    darr: 0x2193,
    harr: 0x2194,
  },
  ...{ minus: 0x2212, radic: 0x221a, infin: 0x221e, asymp: 0x2248, ne: 0x2260, le: 0x2264, ge: 0x2265, sum: 0x2211 },
  ...{
    loz: 0x25ca,
    spades: 0x2660,
    clubs: 0x2663,
    hearts: 0x2665,
    diams: 0x2666,
    star: 0x2606,
    starf: 0x2605,
    check: 0x2713,
  },
  ...{
    Tab: 9,
    NewLine: 10,
    excl: 0x21,
    num: 0x23,
    dollar: 0x24,
    percnt: 0x25,
    lpar: 0x28,
    rpar: 0x29,
    ast: 0x2a,
    plus: 0x2b,
  },
  ...{
    comma: 0x2c,
    period: 0x2e,
    sol: 0x2f,
    colon: 0x3a,
    semi: 0x3b,
    equals: 0x3d,
    quest: 0x3f,
    commat: 0x40,
    lsqb: 0x5b,
  },
  ...{
    lbrack: 0x5b,
    bsol: 0x5c,
    rsqb: 0x5d,
    rbrack: 0x5d,
    Hat: 0x5e,
    lowbar: 0x5f,
    grave: 0x60,
    lcub: 0x7b,
    lbrace: 0x7b,
  },
  ...{ verbar: 0x7c, vert: 0x7c, rcub: 0x7d, rbrace: 0x7d, cir: 0x25cb, squ: 0x25a1, copysr: 0x2117, numsp: 0x2007 },
  ...{
    Ccaron: 0x10c,
    ccaron: 0x10d,
    Zcaron: 0x17d,
    zcaron: 0x17e,
    Cacute: 0x106,
    cacute: 0x107,
    lstrok: 0x142,
    Lstrok: 0x141,
  },
  ...{
    Sacute: 0x15a,
    sacute: 0x15b,
    Zacute: 0x179,
    zacute: 0x17a,
    zdot: 0x17c,
    Zdot: 0x17b,
    aogon: 0x105,
    Aogon: 0x104,
  },
  ...{
    eogon: 0x119,
    Eogon: 0x118,
    nacute: 0x144,
    Nacute: 0x143,
    ecaron: 0x11b,
    Ecaron: 0x11a,
    rcaron: 0x159,
    Rcaron: 0x158,
  },
  ...{
    uring: 0x16f,
    Uring: 0x16e,
    abreve: 0x103,
    Abreve: 0x102,
    gbreve: 0x11f,
    Gbreve: 0x11e,
    inodot: 0x131,
    imath: 0x131,
  },
  ...{
    Idot: 0x130,
    scedil: 0x15f,
    Scedil: 0x15e,
    tcedil: 0x163,
    Tcedil: 0x162,
    dstrok: 0x111,
    Dstrok: 0x110,
    odblac: 0x151,
  },
  ...{ Odblac: 0x150, udblac: 0x171, Udblac: 0x170, sigmaf: 0x3c2, thetasym: 0x3d1 },
}
for (const [name, code] of Object.entries(OTHERS)) NAMED.set(name, String.fromCharCode(code))

// What numbers 128 to 159 stand for: Windows-1252 (HTML Standard, 13.2.5.80).
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The character that Windows-1252 has in place of a control character, 128 to 159. */
export const windows1252 = (code: number): string => WINDOWS_1252[code - 0x80]!

/**
 * A text with its references to characters replaced, once. What is no known reference stays.
 *
 * @example
 * decodeEntities('Tom &amp; Jerry &#8211; caf&eacute;') // => 'Tom & Jerry – café'
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? whole
    return fromCode(decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number.parseInt(decimal, 10)) ?? whole
  })
}

const REFERENCE = /&(?:#(\d{1,7});?|#[xX]([0-9a-fA-F]{1,6});?|([A-Za-z][A-Za-z0-9]{1,8});)/g

function fromCode(code: number): string | undefined {
  if (code >= 0x80 && code < 0xa0) return windows1252(code)
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return '\ufffd'
  return String.fromCodePoint(code)
}

/** Whether a text holds references to characters that {@link decodeEntities} replaces. */
export function hasEntities(text: string): boolean {
  if (!text.includes('&')) return false
  for (const [, decimal, hexadecimal, name] of text.matchAll(REFERENCE)) {
    if (decimal ?? hexadecimal) return true
    if (name !== undefined && NAMED.has(name)) return true
  }
  return false
}
