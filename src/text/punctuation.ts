/** The kinds of punctuation between words: what a UTF-16 unit may mean for paragraphs, sentences and quotations. */
export const NO_PUNCTUATION = 0
export const NEWLINE = 1
/** May end a sentence: `.`, `!`, `?`, `…`. */
export const TERMINATOR = 2
/** Ends a sentence, whatever follows: the scripts with these characters have no capitals to decide by. */
export const SURE_TERMINATOR = 3
export const OPENING_BRACKET = 4
export const CLOSING_BRACKET = 5
/** A double quotation mark of any kind. */
export const QUOTE = 6
/** A newline that ends a paragraph. `flagParagraphs` puts this kind in place of NEWLINE. */
export const PARAGRAPH_BREAK = 7

// From the sixth on: Armenian, Arabic, Urdu, Devanagari single and double, Burmese, Ethiopic, Khmer.
const SURE_TERMINATORS = '。．！？｡\u0589\u061f\u06d4\u0964\u0965\u104b\u1362\u17d4'
// “ opens in English and closes in German, ” closes in English and opens in Swedish, « opens in French and closes in German.
const QUOTES = '"“”„‟«»＂'

let kinds: Uint8Array | undefined

/** The kind of each UTF-16 unit. */
export function punctuationKinds(): Uint8Array {
  if (kinds) return kinds
  kinds = new Uint8Array(0x10000)
  for (let unit = 0; unit < kinds.length; unit++) if (isNewline(unit)) kinds[unit] = NEWLINE
  for (const [characters, kind] of [
    ['.!?‥…', TERMINATOR],
    [SURE_TERMINATORS, SURE_TERMINATOR],
    ['「『', OPENING_BRACKET],
    ['」』', CLOSING_BRACKET],
    [QUOTES, QUOTE],
  ] as const) {
    for (const character of characters) kinds[character.charCodeAt(0)] = kind
  }
  return kinds
}

/** Line feed, carriage return, vertical tab, form feed, next line, line and paragraph separator. */
export function isNewline(unit: number): boolean {
  return (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029
}
