import { type Article, checkArticle } from '../../article.js'
import { DoppelwireError } from '../../errors.js'
import { ownString } from '../../structures/own-string.js'
import { fragmentText, isHtml } from '../html/fragment.js'
import { type Place, placeName } from '../place.js'
import { ARTICLE_FIELDS, type ArticleField, findAlias, RENDERED } from './aliases.js'
import { canonicalUrl } from './canonical-url.js'
import { type FieldPaths, lookUp } from './field-path.js'
import { type Mended, mend } from './mend.js'
import { renamed } from './names.js'
import { unwrap } from './unwrap.js'
import { writtenDate } from './written-date.js'

/** A record of any shape as an article, with what had to be mended of it. */
export interface ReadRecord {
  readonly article: Article
  readonly mended: readonly Mended[]
  /** Whether the record itself gave the id. */
  readonly named: boolean
}

const NOTHING: readonly Mended[] = []

/**
 * Lays the fields of a record out as an article's, which it becomes: under the names that `paths` gives, else under those
 * that are known. A record without a text is an article with an empty one. Without an id its canonical URL, else
 * `fallbackId`, is the id.
 *
 * @throws DoppelwireError `ARTICLE_INVALID`, naming the place, for a field that can be no text.
 */
export function readRecord(
  given: Record<string, unknown>,
  paths: FieldPaths,
  fallbackId: string,
  place: Place,
): ReadRecord {
  const record = namedAsKnown(unwrap(given), paths)
  // All are read before one is written, for two may change places.
  const values = ARTICLE_FIELDS.map((field) => fieldOf(record, field, paths))
  const mended: Mended[] = []
  for (const [i, field] of ARTICLE_FIELDS.entries()) {
    const value = plainField(field, values[i], mended)
    if (value !== undefined || (record[field] !== undefined && record[field] !== null)) record[field] = value
  }
  // Trafilatura's source is the page itself.
  if (record.url === undefined && typeof record.source === 'string' && PAGE.test(record.source)) {
    record.url = record.source
    record.source = hostOf(record.source)
  }
  record.text ??= ''
  const named = record.id !== undefined && record.id !== null
  record.id ??= (typeof record.url === 'string' ? canonicalUrl(record.url) : undefined) ?? (record.url || fallbackId)
  // Whoever keeps nothing of an article keeps its id.
  if (typeof record.id === 'string') record.id = ownString(record.id)
  try {
    return { article: checkArticle(record), mended: mended.length > 0 ? [...new Set(mended)] : NOTHING, named }
  } catch (error) {
    throw new DoppelwireError('ARTICLE_INVALID', `${placeName(place)}: ${(error as Error).message}`, { cause: error })
  }
}

const PAGE = /^https?:\/\/[^/]+\/[^/\s]+/i

const hostOf = (address: string): string | undefined =>
  URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : undefined

/** A record without a text under a known name may have one by a name of another language. */
function namedAsKnown(record: Record<string, unknown>, paths: FieldPaths): Record<string, unknown> {
  if (paths.has('text') || findAlias(record, 'text') !== undefined) return record
  return renamed(record) ?? record
}

function fieldOf(record: Record<string, unknown>, field: ArticleField, paths: FieldPaths): unknown {
  const mapped = paths.get(field)
  if (mapped) return lookUp(record, mapped)
  // The plain case first: a field of the very name.
  const own = Object.hasOwn(record, field) ? record[field] : undefined
  if (typeof own === 'string' && own !== '') return own
  const value = findAlias(record, field)
  return value ?? own ?? undefined
}

function plainField(field: ArticleField, value: unknown, mended: Mended[]): unknown {
  if (value === undefined || value === null) return undefined
  if (field === 'text') return plainText(value, mended)
  if (field === 'date') return writtenDate(inner(inner(value, ['$date', '#text']), ['$numberLong']))
  const simple = inner(value, INNER_NAMES[field] ?? ['$oid', '$numberLong', 'main', 'rendered', '#text', 'name'])
  if (typeof simple === 'number' || typeof simple === 'bigint') return String(simple)
  if (field === 'source' && typeof simple !== 'string') return undefined
  if (field === 'title' && typeof simple === 'string') return plainTitle(simple, mended)
  if (field === 'lang' && typeof simple === 'string') return LANGUAGES.get(simple.trim().toLowerCase()) ?? simple
  return simple
}

/** Under which names an object holds the value of a field. */
const INNER_NAMES: Readonly<Partial<Record<ArticleField, readonly string[]>>> = {
  source: ['name', 'title', 'id', 'domain'],
  url: ['href', 'url', 'link', '#text'],
  lang: ['code', 'iso', '#text', 'name'],
}

/** What GDELT and NewsData call the languages. */
const LANGUAGES: ReadonlyMap<string, string> = new Map(
  'ar Arabic,bg Bulgarian,ca Catalan,cs Czech,da Danish,de German,el Greek,en English,es Spanish,et Estonian,fa Persian,fi Finnish,fr French,he Hebrew,hi Hindi,hr Croatian,hu Hungarian,id Indonesian,it Italian,ja Japanese,ko Korean,lt Lithuanian,lv Latvian,nl Dutch,no Norwegian,pl Polish,pt Portuguese,ro Romanian,ru Russian,sk Slovak,sl Slovenian,sr Serbian,sv Swedish,th Thai,tr Turkish,uk Ukrainian,ur Urdu,vi Vietnamese,zh Chinese'
    .split(',')
    .map((pair) => [pair.slice(3).toLowerCase(), pair.slice(0, 2)]),
)

/** The value that a list of one, or an object with one of these names, stands for. */
function inner(value: unknown, names: readonly string[]): unknown {
  if (Array.isArray(value)) {
    if (value.length === 0) return undefined
    const first = typeof value[0] === 'object' ? inner(value[0], names) : value[0]
    return typeof first === 'string' ? first : value
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  for (const name of names) {
    const found = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
    if (found !== undefined && found !== null && found !== '') return found
  }
  return value
}

function plainTitle(title: string, mended: Mended[]): string {
  const text = title.includes('<') && isHtml(title) ? fragmentText(title) : title
  return mend(text, (what) => mended.push(what))
}

/** A text as a string: paragraphs of a list are joined, HTML becomes plain, what was encoded wrongly is put right. */
function plainText(value: unknown, mended: Mended[]): unknown {
  const text = Array.isArray(value) ? joinParagraphs(value) : rendered(value)
  if (typeof text !== 'string') return text
  const shown = isHtml(text) ? fragmentText(text) : text
  // To seek the mark in a whole text takes as long as a pattern for all that is mended.
  const plain = shown.endsWith(' chars]') ? shown.replace(CUT_MARK, '') : shown
  const mendedText = mend(plain, (what) => mended.push(what))
  // Markup that was encoded once too often shows only now.
  return mendedText !== plain && isHtml(mendedText) ? fragmentText(mendedText) : mendedText
}

/** By which NewsAPI ends a text that it has cut. */
const CUT_MARK = /\s?\[\+\d+ chars\]$/

function joinParagraphs(parts: readonly unknown[]): unknown {
  const texts = parts.map(rendered).filter((part) => part !== undefined && part !== null)
  if (!texts.every((part) => typeof part === 'string')) return parts
  return texts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n')
}

/** The text of an object that carries one: WordPress `{"rendered"}`, blocks of content systems. */
function rendered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return inner(value, RENDERED)
}
