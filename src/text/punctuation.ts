import { isNewline } from './newlines.js'

// What a mark between words may mean for sentences and quotations.
export const NO_MARK = 0
export const NEWLINE = 1
/** May end a sentence: `.`, `!`, `?`, `…`. */
export const ENDER = 2
/** Ends one whatever follows; scripts that have it have no capitals to tell by. */
export const SURE_ENDER = 3
export const OPENING_BRACKET = 4
export const CLOSING_BRACKET = 5
/** A double quotation mark of any kind. */
export const QUOTE = 6

// From the sixth on: Armenian, Arabic, Urdu, Devanagari single and double, Burmese, Ethiopic, Khmer.
const SURE_ENDERS = '。．！？｡\u0589\u061f\u06d4\u0964\u0965\u104b\u1362\u17d4'
// “ opens in English and closes in German, ” closes in English and opens in Swedish, « opens in French and closes in German.
const QUOTES = '"“”„‟«»＂'

let kinds: Uint8Array | undefined

/** The kind of mark that each UTF-16 unit is. */
export function markKinds(): Uint8Array {
  if (kinds) return kinds
  kinds = new Uint8Array(0x10000)
  for (let unit = 0; unit < kinds.length; unit++) if (isNewline(unit)) kinds[unit] = NEWLINE
  for (const [marks, kind] of [
    ['.!?‥…', ENDER],
    [SURE_ENDERS, SURE_ENDER],
    ['「『', OPENING_BRACKET],
    ['」』', CLOSING_BRACKET],
    [QUOTES, QUOTE],
  ] as const) {
    for (const mark of marks) kinds[mark.charCodeAt(0)] = kind
  }
  return kinds
}
