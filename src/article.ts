import { toIsoDate } from './dates.js'
import { DoppelwireError } from './errors.js'
import { describe } from './options.js'

/** What a caller hands in. Other fields of the object are ignored. */
export interface Article {
  /** Unique within one deduper, not empty. Must be a string: else `1` and `"1"` would be two articles. */
  readonly id: string
  /** The body as plain text. An empty text is allowed and matches nothing. */
  readonly text: string
  /** No comparison reads it. */
  readonly title?: string | undefined
  /**
   * ISO 8601, RFC 822 as in feeds, or seconds or milliseconds since 1970 in digits, see {@link readDate}. With any other date the article
   * counts as undated, and statistics count the date.
   */
  readonly date?: string | undefined
  /** The outlet, by which a representative may be chosen. */
  readonly source?: string | undefined
  /** No comparison reads it. */
  readonly url?: string | undefined
  /** BCP 47, such as `en` or `pt-BR`; only the language is used, not the region, and not where the words clearly are of another. */
  readonly lang?: string | undefined
}

/** What is stored of an article besides its text. */
export type ArticleMeta = Pick<Article, 'id' | 'date' | 'source'>

const OPTIONAL_TEXT_FIELDS = ['title', 'date', 'source', 'url', 'lang'] as const

/**
 * Checks an article that comes from outside. `null` in an optional field counts as absent: scraped JSON often has it.
 *
 * @throws DoppelwireError `ARTICLE_INVALID`, naming the field, what was found and what was expected.
 */
export function checkArticle(value: unknown): Article {
  const fields = checkArticleMeta(value)
  if (typeof fields.text !== 'string') {
    throw new DoppelwireError(
      'ARTICLE_INVALID',
      `article ${JSON.stringify(fields.id)}: text: expected a string, found ${describe(fields.text)}`,
    )
  }
  return fields as unknown as Article
}

/** Checks what a fingerprint is taken of. Throws as {@link checkArticle} does. */
export function checkText(value: unknown): Pick<Article, 'text' | 'lang'> {
  const { text, lang } = Object(value) as Readonly<Record<string, unknown>>
  const wrong = typeof text !== 'string' ? 'text' : typeof (lang ?? '') !== 'string' ? 'lang' : undefined
  if (wrong === undefined) return value as Pick<Article, 'text' | 'lang'>
  const found = typeof value === 'object' && value !== null ? Object(value)[wrong] : value
  throw new DoppelwireError(
    'ARTICLE_INVALID',
    `article: expected an object whose ${wrong} is a string, found ${describe(found)}`,
  )
}

/** Checks everything except the text. Throws as {@link checkArticle} does. */
export function checkArticleMeta(value: unknown): Readonly<Record<string, unknown>> & { readonly id: string } {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new DoppelwireError(
      'ARTICLE_INVALID',
      `article: expected an object with id and text, found ${describe(value)}`,
    )
  }
  const fields = value as Record<string, unknown>
  const { id } = fields
  checkArticleId(id)
  for (const name of OPTIONAL_TEXT_FIELDS) {
    const field = fields[name]
    if (field !== undefined && field !== null && typeof field !== 'string') {
      throw new DoppelwireError(
        'ARTICLE_INVALID',
        `article ${JSON.stringify(id)}: ${name}: expected a string, found ${field instanceof Date ? 'a Date; give its toISOString()' : describe(field)}`,
      )
    }
  }
  return fields as Readonly<Record<string, unknown>> & { readonly id: string }
}

/**
 * Checks an id that something is asked about; `what` names what asks.
 *
 * @throws DoppelwireError `ARGUMENT_INVALID` for what is no string.
 */
export function checkId(id: string, what: string): string {
  if (typeof id === 'string') return id
  throw new DoppelwireError('ARGUMENT_INVALID', `${what}: id: expected a string, found ${describe(id)}`)
}

function checkArticleId(id: unknown): asserts id is string {
  if (typeof id === 'string' && id !== '') return
  const advice = typeof id === 'number' ? `; write it as the string "${id}"` : ''
  throw new DoppelwireError(
    'ARTICLE_INVALID',
    `article: id: expected a non-empty string, found ${describe(id)}${advice}`,
  )
}

// ISO 8601 calendar dates, to the day or finer. `Date.parse` alone also accepts "7 Jan" and "1", and engines differ in
// it.
const ISO_DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?:Z|[+-]\d{2}(?::?\d{2})?)?)?$/i

/**
 * The date of an article in milliseconds since 1970, in UTC where no time zone is given: ISO 8601 (so RFC 3339), RFC 822, or seconds or
 * milliseconds since 1970 in digits. `undefined` for a date that cannot be read or does not exist.
 *
 * @throws DoppelwireError `ARGUMENT_INVALID` for what is no string.
 * @example
 * readDate('2022-01-07') // => 1641513600000
 * readDate('Fri, 07 Jan 2022 09:00:00 +0900') // => 1641513600000
 * readDate('1641513600') // => 1641513600000
 * readDate('2022-02-30') // => undefined
 * readDate('Thursday, July 25, 2024') // => undefined
 */
export function readDate(date: string): number | undefined {
  if (typeof date !== 'string') {
    throw new DoppelwireError('ARGUMENT_INVALID', `date: expected a string, found ${describe(date)}`)
  }
  const given = date.trim()
  const trimmed = ISO_DATE.test(given) ? given : String(toIsoDate(given))
  const match = ISO_DATE.exec(trimmed)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (month < 1 || month > 12 || day < 1 || day > lastDay) return undefined
  const time = Date.parse(canonical(trimmed))
  return Number.isNaN(time) ? undefined : time
}

/** Rewrites an accepted date in the one form that every engine's `Date.parse` must accept (ECMA-262, 21.4.1.32). */
function canonical(date: string): string {
  if (date.length === 10) return date
  const text = date.toUpperCase().replace(' ', 'T').replace(' ', '').replace(',', '.')
  const fraction = text.replace(/\.(\d{1,3})\d*/, (_, digits: string) => `.${digits.padEnd(3, '0')}`)
  if (fraction.endsWith('Z')) return fraction
  const zone = /([+-]\d{2}):?(\d{2})?$/.exec(fraction.slice(11))
  if (!zone) return `${fraction}Z`
  return `${fraction.slice(0, fraction.length - zone[0].length)}${zone[1]}:${zone[2] ?? '00'}`
}
