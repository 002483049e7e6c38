import { knownName } from './names.js'

const MOST_NAMES = 20
const MOST_UNITS = 40
const LEAST_UNITS = 8

/**
 * Of the fields whose names say nothing, the one that looks most like the text of an article: the longest that has several words. For the
 * advice in messages.
 *
 * @example
 * likelyText({ id: '1', Zeilen: 'Ministers agreed on Friday.', Ort: 'Berlin' }) // => 'Zeilen'
 */
export function likelyText(record: Readonly<Record<string, unknown>>): string | undefined {
  let [longest, name]: [number, string | undefined] = [LEAST_UNITS, undefined]
  for (const [key, value] of Object.entries(record)) {
    if (typeof value !== 'string' || value.length <= longest || knownName(key) !== undefined) continue
    if (!/\p{L}[,.;]?\s+\p{L}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{8}/u.test(value)) continue
    ;[longest, name] = [value.length, key]
  }
  return name
}

/** The names of fields, for messages. */
export function namesFound(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => JSON.stringify(name.slice(0, MOST_UNITS)))
  return `${shown.join(', ')}${names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''}`
}
