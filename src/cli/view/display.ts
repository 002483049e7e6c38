import stringWidth from 'string-width'

/**
 * Untrusted text, made safe to show on one line of a terminal. Removes escape sequences, control characters and the invisible
 * format characters that reverse or hide text, except joiners, which some scripts need. White space becomes single spaces.
 *
 * @example
 * clean('\u001b[31mred\u001b[0m\ntext\u202e') // => 'red text'
 */
export function clean(text: string): string {
  return text
    .replace(ESCAPE_SEQUENCES, '')
    .replace(/\s/g, ' ')
    .replace(/\p{Cc}|(?![\u200c\u200d])\p{Cf}/gu, '')
    .replace(/ +/g, ' ')
    .trim()
}

const [ESCAPE, BELL, CSI, OSC, END] = ['\u001b', '\u0007', '\u009b', '\u009d', '\u009c']

// Colours and cursor moves (CSI), titles and links (OSC), each to its end, in 7-bit and 8-bit form: ECMA-48, 5.4 and 8.3.
const ESCAPE_SEQUENCES = new RegExp(
  `(?:${ESCAPE}\\[|${CSI})[0-?]*[ -/]*[@-~]|` +
    `(?:${ESCAPE}\\]|${OSC})[^${BELL}${ESCAPE}${END}]*(?:${BELL}|${ESCAPE}\\\\|${END})?`,
  'g',
)

/** Cleans text, and removes the markup tags that scraped titles contain. */
export function cleanTitle(text: string): string {
  return clean(text.replace(/<\/?[a-z][^<>]*>/gi, ' '))
}

/** Version of the JSON that the command prints (docs/json.md). A new field does not change it. */
export const JSON_SCHEMA = 2

/** JSON on one line. Characters that could act on a terminal are escaped; the line parses to the same value. */
export function toJsonLine(value: unknown): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return `${JSON.stringify(value).replace(/[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, escaped)}\n`
}

const SEGMENTER = new Intl.Segmenter()
const PLAIN = /^[ -~]*$/

/** What a reader takes for one character each: a letter with its accents, an emoji of several parts. */
export function graphemes(text: string): Iterable<string> {
  return PLAIN.test(text) ? text : Array.from(SEGMENTER.segment(text), ({ segment }) => segment)
}

/** How many columns of a terminal a cleaned text takes: of a character 0, 1 or 2. */
export function displayWidth(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text)
}

/**
 * A cleaned text in at most `width` columns.
 *
 * @example
 * shorten('Ministers agreed', 10) // => 'Ministers…'
 */
export function shorten(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let fitted = ''
  let left = width - 1
  for (const character of graphemes(text)) {
    left -= displayWidth(character)
    if (left < 0) break
    fitted += character
  }
  return width < 1 ? '' : `${fitted.trimEnd()}…`
}

/** A cleaned text in at most `width` columns, cut in the middle: of paths and addresses both ends tell. */
export function shortenMiddle(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  const end = [...graphemes(text)].reverse()
  let tail = ''
  for (const character of end) {
    if (displayWidth(character + tail) > Math.floor(width / 2)) break
    tail = character + tail
  }
  return `${shorten(text, width - displayWidth(tail))}${tail}`
}

/** A cleaned text with spaces at its end, up to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

/**
 * A score in five columns. Only a score of exactly 1 shows as 1.000.
 *
 * @example
 * showScore(0.8997) // => '0.900'
 * showScore(0.99996) // => '>.999'
 */
export function showScore(score: number): string {
  const shown = score.toFixed(3)
  return score < 1 && shown === '1.000' ? '>.999' : shown
}

/**
 * A share as people read it.
 *
 * @example
 * showShare(0.4) // => '40 %'
 * showShare(0.0123) // => '1.2 %'
 */
export function showShare(share: number): string {
  const percent = share * 100
  return `${percent.toFixed(percent > 0 && percent < 10 ? 1 : 0)} %`
}

/**
 * A number with its noun.
 *
 * @example
 * count(1200, 'article') // => '1,200 articles'
 */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`
}
