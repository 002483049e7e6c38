import { findAlias, hasFullText } from '../record/aliases.js'
import { unwrap } from '../record/unwrap.js'

type Json = Record<string, unknown>

/** So deep articles are sought: `{"query":{"pages":{"7":{…}}}}` has them in the third object. */
const MOST_LEVELS = 4
/** What the only object within another is called where its name is not its id. */
const WRAPPER =
  /^(?:articles?|data|items?|posts?|story|news|results?|response|documents?|docs?|records?|content|page|body|payload|source|node|object|entry|value)$/i

/**
 * The articles within a value that is none itself: of lists under whatever key, and of objects keyed by their ids, `{"a1":{…},"a2":{…}}`.
 * Undefined where there are none, so that the value is a record without a text.
 */
export function articlesWithin(value: unknown): readonly Json[] | undefined {
  if (Array.isArray(value)) return found(articlesOf(value, isArticle, 0))
  if (!isObject(value) || isArticle(value)) return undefined
  // A record of an article without its text may list others that it refers to, by their titles and summaries.
  const isRecord =
    (['title', 'url', 'date', 'id'] as const).filter((field) => isPlain(findAlias(value, field))).length > 1
  return found(articlesOf(value, isRecord ? (inner) => hasFullText(unwrap(inner)) : isArticle, 0))
}

const found = (articles: readonly Json[]) => (articles.length > 0 ? articles : undefined)

function articlesOf(value: unknown, accepts: (inner: Json) => boolean, level: number): Json[] {
  if (level > MOST_LEVELS) return []
  if (Array.isArray(value)) {
    const objects = value.filter(isObject)
    // Of a list of articles one without a text is one that is empty.
    if (objects.some(accepts)) return objects
    return value.flatMap((inner) => articlesOf(inner, accepts, level + 1))
  }
  if (!isObject(value)) return []
  // What would change the prototype of a careless reader's object is no article.
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__')
  const objects = entries.filter((entry): entry is [string, Record<string, unknown>] => isObject(entry[1]))
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

/** Whether an object has a text, or a summary and what articles have beside it. */
function isArticle(value: Json): boolean {
  const record = unwrap(value)
  if (hasFullText(record)) return true
  return (
    isPlain(findAlias(record, 'text')) &&
    (['title', 'url', 'date'] as const).some((field) => isPlain(findAlias(record, field)))
  )
}

const isPlain = (value: unknown): boolean => (typeof value === 'string' && value !== '') || typeof value === 'number'

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
