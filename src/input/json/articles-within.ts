import { findAlias, hasFullText, hasText } from '../record/aliases.js'
import { isJsonObject } from '../record/json-object.js'
import { unwrap } from '../record/unwrap.js'

type Json = Record<string, unknown>

/** So deep articles are sought: `{"query":{"pages":{"7":{…}}}}` has them in the third object. */
const MOST_LEVELS = 4
/** What the only object within another is called where its name is not its id. */
const WRAPPER =
  /^(?:articles?|data|items?|posts?|story|news|results?|response|documents?|docs?|records?|content|page|body|payload|source|properties|node|object|entry|value)$/i

/** Names of what is said beside an article; and what would change the prototype of a careless reader's object. */
const NO_ARTICLE = /^(?:__proto__|authors?|creator|user|byline|publisher|image|media|comments|related\w*)$/i

/**
 * The articles within a value that is none itself: of lists under whatever key, and of objects keyed by their ids, `{"a1":{…},"a2":{…}}`.
 * Undefined where there are none, so that the value is a record without a text.
 */
export function articlesWithin(value: unknown): readonly Json[] | undefined {
  if (isJsonObject(value) && isArticle(value)) return undefined
  // A record of an article without its text may list others that it refers to, and say something of its author.
  const isRecord = isJsonObject(value) && named(value, 'title', 'url', 'date', 'id') > 1
  const whole = articlesOf(
    value,
    (inner) => hasFullText(unwrap(inner)) && (!isRecord || named(unwrap(inner), 'title', 'url') > 0),
    0,
  )
  if (whole.length > 0) return whole
  // What has but a summary is an article where nothing has more: tags have descriptions too.
  const brief = isRecord ? [] : articlesOf(value, isArticle, 0)
  return brief.length > 0 ? brief : undefined
}

function articlesOf(value: unknown, accepts: (inner: Json) => boolean, level: number): Json[] {
  if (level > MOST_LEVELS) return []
  if (Array.isArray(value)) {
    const objects = value.filter(isJsonObject)
    // Of a list of articles one without a text is one that is empty.
    if (objects.some(accepts)) return objects
    return value.flatMap((inner) => articlesOf(inner, accepts, level + 1))
  }
  if (!isJsonObject(value)) return []
  const entries = Object.entries(value).filter(([key]) => !NO_ARTICLE.test(key))
  const objects = entries.filter((entry): entry is [string, Record<string, unknown>] => isJsonObject(entry[1]))
  const articles = objects.filter(([, inner]) => accepts(inner))
  // Beside what is said of all, such as a status, nearly all objects are articles.
  if (articles.length > 0 && articles.length * 2 >= objects.length) {
    const isKeyed = articles.length > 1 || !WRAPPER.test(articles[0]![0])
    return objects
      .filter(([, inner]) => accepts(inner) || articles.length > 1)
      .map(([key, inner]) => (isKeyed ? withId(key, inner) : inner))
  }
  return entries.flatMap(([, inner]) => articlesOf(inner, accepts, level + 1))
}

function withId(id: string, record: Record<string, unknown>): Record<string, unknown> {
  return findAlias(record, 'id') === undefined ? { ...record, id } : record
}

/** Whether an object has a text and what articles have beside it, or nothing but a text. */
function isArticle(value: Json): boolean {
  const record = unwrap(value)
  return hasText(record) && (named(record, 'title', 'url', 'date') > 0 || hasFullText(record))
}

const named = (record: Json, ...fields: ('title' | 'url' | 'date' | 'id')[]): number =>
  fields.filter((field) => isPlain(findAlias(record, field))).length

const isPlain = (value: unknown): boolean => (typeof value === 'string' && value !== '') || typeof value === 'number'
