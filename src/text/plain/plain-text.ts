import {
  ALL_SIGNS,
  AMPERSAND_SIGN,
  AT_SIGN,
  BACKSLASH_SIGN,
  COLON_SIGN,
  CYRILLIC_SIGN,
  DOUBLE_W_SIGN,
  GREEK_SIGN,
  LATIN_1_SIGN,
  LESS_THAN_SIGN,
} from '../signs.js'
import { findMixedWords } from './disguises.js'
import { findEscapes, findReferences } from './entities.js'
import { findLinkTargets, findMailAddresses, findUrls } from './links.js'
import { findMarkup } from './markup.js'
import { findMojibake } from './mojibake.js'
import { edited, type PlainText } from './rewriting.js'

// Each step is looked for by a sign without which it finds nothing: to search a text for one character takes a fiftieth of
// the time of a fingerprint or less, and where the scanner saw none of its kind it takes no time.
const MISREAD = ['Ã', 'â', 'Ð', 'Ñ', 'Â', 'Ø']
// Letters of Cyrillic and Greek that stand for Latin ones most often.
const LOOKALIKES = ['о', 'е', 'а', 'і', 'ο', 'α']

/**
 * The text without what is no prose: character references are decoded, tags, comments, scripts and addresses are left out,
 * misread UTF-8 is mended, and letters of other scripts inside Latin words are replaced. Takes any string, in linear time.
 *
 * @param signs which signs of `text/signs.ts` the text may hold
 * @example
 * plainText('<p>Caf&eacute; <b>N</b>oir, https://noir.example</p>').text // => '\nCafé Noir,  \n'
 */
export function plainText(text: string, signs = ALL_SIGNS): PlainText {
  let plain: PlainText = { text, edits: [] }
  // What an edit decoded or joined may hold any sign.
  const may = (sign: number) => ((plain.text === text ? signs : ALL_SIGNS) & sign) !== 0
  const has = (part: string) => plain.text.includes(part)
  if (may(BACKSLASH_SIGN) && has('\\')) plain = edited(plain, findEscapes(plain.text))
  if (may(AMPERSAND_SIGN) && has('&')) plain = edited(plain, findReferences(plain.text))
  if (may(LESS_THAN_SIGN) && has('<')) plain = edited(plain, findMarkup(plain.text))
  if (may(BACKSLASH_SIGN) && has('](')) plain = edited(plain, findLinkTargets(plain.text))
  if ((may(COLON_SIGN) && has('://')) || (may(DOUBLE_W_SIGN) && has('www.'))) {
    plain = edited(plain, findUrls(plain.text))
  }
  if (may(AT_SIGN) && has('@')) plain = edited(plain, findMailAddresses(plain.text))
  if (may(LATIN_1_SIGN) && MISREAD.some(has)) plain = edited(plain, findMojibake(plain.text))
  if (may(GREEK_SIGN | CYRILLIC_SIGN) && LOOKALIKES.some(has)) plain = edited(plain, findMixedWords(plain.text))
  return plain
}
