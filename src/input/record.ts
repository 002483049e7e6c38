import { type Article, checkArticle } from '../article.js'
import { DoppelwireError } from '../errors.js'
import { describe } from '../options.js'
import type { InputFile } from './files.js'
import type { Entry } from './pending.js'
import { type Place, placeName } from './place.js'
import { decodeUtf8 } from './utf8.js'

/** The fields of an article that an input may call by another name. */
export const ARTICLE_FIELDS = ['id', 'text', 'title', 'date', 'source', 'url', 'lang'] as const
export type ArticleField = (typeof ARTICLE_FIELDS)[number]

/** Which of the input's fields holds which of the article's: `{ text: 'body' }`. */
export type FieldNames = Readonly<Partial<Record<ArticleField, string>>>

/**
 * The article of one entry, or `undefined` for an empty line.
 *
 * @throws DoppelwireError `INPUT_INVALID` or `ARTICLE_INVALID`, naming file and line.
 */
export function readEntry(entry: Entry, file: InputFile, fields: FieldNames): Article | undefined {
  const place: Place = { file: file.path, line: entry.line }
  const text = decodeUtf8(entry.bytes, place)
  if (file.format === 'text') return { id: file.name, text }
  const json = text.trim()
  if (json === '') return undefined
  return toArticle(parse(json, place), fields, `${file.name}:${entry.number}`, place)
}

function parse(text: string, place: Place): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const reason = (error as Error).message
    throw new DoppelwireError(
      'INPUT_INVALID',
      `${placeName(place)}: expected a JSON object, found ${describe(text)}, which is not JSON (${reason})`,
      { cause: error },
    )
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new DoppelwireError('INPUT_INVALID', `${placeName(place)}: expected a JSON object, found ${describe(value)}`)
  }
  return value as Record<string, unknown>
}

/** Lays the fields of a record out as an article's; without an id its url, else `fallbackId`, names the article. */
function toArticle(record: Record<string, unknown>, fields: FieldNames, fallbackId: string, place: Place): Article {
  // All are read before one is written, for two may change places. Own fields only: not what every object inherits.
  const mapped = Object.entries(fields).map(
    ([field, name]) => [field, Object.hasOwn(record, name) ? record[name] : undefined] as const,
  )
  for (const [field, value] of mapped) record[field] = value
  record.id ??= typeof record.url === 'string' && record.url !== '' ? record.url : fallbackId
  if (record.text === undefined || record.text === null) {
    const sought = fields.text ?? 'text'
    const others = Object.keys(record).filter((key) => record[key] !== undefined)
    throw new DoppelwireError(
      'ARTICLE_INVALID',
      `${placeName(place)}: no field ${describe(sought)}, expected the article's text there; found ${others.join(', ')}. ` +
        'If another field holds it, say which: --field text=NAME',
    )
  }
  try {
    return checkArticle(record)
  } catch (error) {
    throw new DoppelwireError('ARTICLE_INVALID', `${placeName(place)}: ${(error as Error).message}`, { cause: error })
  }
}
