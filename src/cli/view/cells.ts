const SHORT: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' }
const LONG: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\' }

// What would break a table of tabs and lines, act on a terminal, or be lost in UTF-8 (half of a surrogate pair).
const UNSAFE = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u
const UNSAFE_OR_BACKSLASH = new RegExp(`${UNSAFE.source}|\\\\`, 'gu')
const ESCAPE = /\\(?:([tnr\\])|u([0-9a-f]{4}))/g

/**
 * An id as a cell of a tab-separated table: as it is, unless it holds what would break the table or act on a terminal, or would
 * read as an escape; then with the escapes `\t`, `\n`, `\r`, `\\` and `\uXXXX`.
 *
 * @param what to escape: `all` that `unescapeCell` would not give back, or only `controls`
 * @example
 * escapeCell('a\tb', 'all') // => 'a\\tb'
 * escapeCell('C:\\feeds', 'all') // => 'C:\\feeds'
 */
export function escapeCell(text: string, what: 'all' | 'controls'): string {
  if (!UNSAFE.test(text) && (what === 'controls' || unescapeCell(text) === text)) return text
  return text.replace(
    UNSAFE_OR_BACKSLASH,
    (sign) => SHORT[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** The text that a cell was made of. */
export function unescapeCell(cell: string): string {
  if (!cell.includes('\\')) return cell
  return cell.replace(ESCAPE, (_, short: string | undefined, code: string) =>
    short === undefined ? String.fromCharCode(Number.parseInt(code, 16)) : LONG[short]!,
  )
}
