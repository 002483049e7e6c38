import { DoppelwireError } from '../errors.js'
import { describe } from '../options.js'
import { articlesWithin } from './json/articles-within.js'
import { envelopeList } from './json/envelope.js'
import { knownName } from './record/names.js'

/** How a file holds articles. */
export const FORMATS = ['text', 'jsonl', 'json', 'feed', 'html', 'warc', 'csv', 'tsv', 'parquet'] as const
/** One of `FORMATS`. */
export type Format = (typeof FORMATS)[number]

const BY_ENDING: ReadonlyMap<string, Format> = new Map([
  ['txt', 'text'],
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
  ['jl', 'jsonl'],
  ['json', 'json'],
  ['rss', 'feed'],
  ['atom', 'feed'],
  ['rdf', 'feed'],
  ['xml', 'feed'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
  ['warc', 'warc'],
  ['csv', 'csv'],
  ['tsv', 'tsv'],
  ['tab', 'tsv'],
  ['parquet', 'parquet'],
])

/** The known endings, for messages. */
export const ENDINGS = `${[...BY_ENDING.keys()].map((ending) => `.${ending}`).join(', ')}, each also with .gz or .zst`

/** The format that the ending of a path promises. */
export function formatOfPath(path: string): Format | undefined {
  const ending = /\.([a-z]+)(?:\.(?:gz|zst|bz2))?$/i.exec(path)?.[1]
  return BY_ENDING.get(ending?.toLowerCase() ?? '')
}

/**
 * The format of this name, or that files of this ending have.
 *
 * @throws DoppelwireError `OPTION_INVALID`
 * @example
 * toFormat('csv') // => 'csv'
 * toFormat('rss') // => 'feed'
 */
export function toFormat(name: string): Format {
  const known = FORMATS.find((format) => format === name) ?? BY_ENDING.get(name)
  if (known) return known
  throw new DoppelwireError(
    'OPTION_INVALID',
    `format: expected one of ${FORMATS.join(', ')}, or an ending such as rss, found ${describe(name)}`,
  )
}

/**
 * The format that the beginning of a file shows, whatever its name; `promised` decides between formats that look alike.
 *
 * @param head the beginning of the file, in UTF-8 unless it is binary
 * @param whole whether `head` is the whole file
 */
export function detectFormat(head: Buffer, whole: boolean, promised: Format | undefined): Format | undefined {
  const magic = head.toString('latin1', 0, 5)
  if (magic.startsWith('PAR1')) return 'parquet'
  if (magic === 'WARC/') return 'warc'
  const text = head.toString('utf8').trimStart()
  const first = text.charAt(0)
  if (first === '<') return detectMarkup(text) ?? promised
  if (first === '{' || first === '[') return detectJson(text, whole, promised)
  if (promised === 'text') return isPlainTable(text) ? detectTable(text) : promised
  if (promised !== undefined && promised !== 'parquet' && promised !== 'warc') return promised
  return detectTable(text) ?? promised
}

function detectMarkup(text: string): Format | undefined {
  const root = ROOT.exec(afterProlog(text))?.[1]
  const name = root?.toLowerCase() ?? ''
  if (/^(?:\w+:)?(?:rss|feed|rdf|channel)$/.test(name)) return 'feed'
  return /^(?:!doctype\s+html|html|head|body)$/.test(name) ? 'html' : undefined
}

const ROOT = /^<(!doctype\s+html|[\w:]+)/i

/** What stands behind declarations, comments and space. One step at a time: one pattern for all could take exponential time. */
function afterProlog(text: string): string {
  let at = 0
  while (true) {
    while (/\s/.test(text.charAt(at))) at++
    const close = text.startsWith('<?', at)
      ? '>'
      : text.startsWith('<!--', at)
        ? '-->'
        : /^<!doctype\s(?!\s*html)/i.test(text.slice(at, at + 20))
          ? '>'
          : undefined
    if (close === undefined) return text.slice(at, at + 100)
    let end = text.indexOf(close, at)
    const subset = close === '>' ? text.indexOf('[', at) : -1
    // The internal subset of a document type holds declarations with brackets of their own.
    if (subset >= 0 && subset < end && text.startsWith('<!', at)) end = text.indexOf(']>', subset) + 1 || -1
    if (end < 0) return ''
    at = end + close.length
  }
}

function detectJson(text: string, whole: boolean, promised: Format | undefined): Format | undefined {
  // A table or a text may begin with a bracket.
  if (promised !== undefined && promised !== 'json' && promised !== 'jsonl') {
    return promised === 'text' && isObject(text.split('\n', 1)[0]!) ? 'jsonl' : promised
  }
  if (text.startsWith('[')) return promised === 'jsonl' && /^\[[^\n]*\]\s*\n/.test(text) ? 'jsonl' : 'json'
  const end = text.indexOf('\n')
  const line = end < 0 ? text : text.slice(0, end)
  if (end < 0 && !whole) return promised === 'jsonl' ? 'jsonl' : 'json'
  const value = parseObject(line)
  if (value === undefined) {
    // Objects over several lines are written to files of JSON Lines too.
    if (/^\{\s*\n\s*"/.test(text)) return 'json'
    // A broken first line of JSON Lines, or the first line of an object that spans several.
    return promised ?? (/^\{\s*$|,\s*$|[{[]\s*$/.test(line) ? 'json' : 'jsonl')
  }
  if (envelopeList(value) || articlesWithin(value)) return 'json'
  return promised === 'json' && text.slice(line.length).trim() === '' ? 'json' : 'jsonl'
}

const isObject = (line: string) => parseObject(line) !== undefined

function parseObject(line: string): Record<string, unknown> | undefined {
  if (!line.trimEnd().endsWith('}')) return undefined
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** Whether what is called a text begins with names of columns alone, set apart by tabs or signs, and has as many cells in the next line. */
function isPlainTable(text: string): boolean {
  const [names = '', next = ''] = text.split(/\r?\n/, 2)
  const separator = /[\t,;|]/.exec(names)?.[0]
  if (separator === undefined) return false
  const cells = names.split(separator)
  return cells.every((cell) => /^"?[\w-]{2,30}"?$/.test(cell)) && next.split(separator).length >= cells.length
}

/** A header line names at least two fields of an article. */
function detectTable(text: string): Format | undefined {
  const line = text.split(/\r?\n/, 1)[0]!
  for (const [separator, format] of [
    ['\t', 'tsv'],
    [',', 'csv'],
    [';', 'csv'],
    ['|', 'csv'],
  ] as const) {
    // biome-ignore format: a table
    const names = line.split(separator).map((cell) => cell.replace(/^"|"$/g, ''))
    if (names.length > 1 && names.filter((name) => knownName(name) !== undefined).length > 1) return format
  }
  return undefined
}
