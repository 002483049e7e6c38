import { decodeEntities, hasEntities, windows1252 } from '../html/entities.js'

/** What was wrong with a text and is mended. */
export type Mended = 'entities' | 'utf8'

/**
 * A plain text with references to characters that should not be there, and UTF-8 that was read as Latin-1, put right;
 * `found` hears what was.
 *
 * @example
 * mend('Tom &amp;amp; Jerry', () => {}) // => 'Tom & Jerry'
 * mend('cafÃ©', () => {}) // => 'café'
 */
export function mend(text: string, found: (what: Mended) => void): string {
  let mended = text
  if (hasEntities(mended)) {
    found('entities')
    // Encoded up to three times: more was never seen, and each round costs a pass.
    for (let round = 0; round < 3 && hasEntities(mended); round++) mended = decodeEntities(mended)
  }
  const utf8 = mendUtf8(mended)
  if (utf8 !== mended) found('utf8')
  return utf8
}

// By character: the byte that Windows-1252 writes it as, where that is not its code.
const BYTES = new Map(Array.from({ length: 32 }, (_, i) => [windows1252(0x80 + i), 0x80 + i] as const))

const HIGH = '\\u0080-\\u00ff' + [...BYTES.keys()].filter((character) => character > '\u00ff').join('')
// The first byte of a character in UTF-8, and the bytes that may follow it, both as Windows-1252 or Latin-1 show them.
const SUSPECT = new RegExp(`[\\u00c2-\\u00f4][${HIGH}]`)
const RUN = new RegExp(`[${HIGH}]+`, 'g')

/** Changes a text only where it all fits: whoever reads UTF-8 wrongly once does so throughout. */
function mendUtf8(text: string): string {
  if (!SUSPECT.test(text)) return text
  let good = 0
  let bad = 0
  const mended = text.replace(RUN, (run) => {
    const decoded = decodeRun(run)
    if (decoded === undefined) bad += run.length
    else good += run.length
    return decoded ?? run
  })
  // Other characters beyond Latin-1 are no sign of a wrong reading either.
  for (const character of text) if (character > '\u00ff' && !BYTES.has(character)) bad++
  return good > 9 * bad ? mended : text
}

function decodeRun(run: string): string | undefined {
  const bytes = new Uint8Array(run.length)
  for (let i = 0; i < run.length; i++) bytes[i] = BYTES.get(run.charAt(i)) ?? run.charCodeAt(i)
  try {
    return STRICT.decode(bytes)
  } catch {
    return undefined
  }
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
