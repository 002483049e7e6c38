import { hasFullText } from '../record/aliases.js'
import { isJsonObject } from '../record/json-object.js'

/** Keys under which services and tools put their lists of articles: NewsAPI, JSON Feed, Elastic, Guardian, NYT, GDELT. */
export const LIST_KEYS: ReadonlySet<string> = new Set([
  'articles',
  'items',
  'hits',
  'results',
  'docs',
  'documents',
  'entries',
  'posts',
  'stories',
  'news',
  'data',
  'records',
  'rows',
  'value',
  'list',
  'children',
  'nodes',
])

/** Keys of objects that such a list stands within: `hits.hits`, `response.results`, `data.articles`. */
export const WRAPPER_KEYS: ReadonlySet<string> = new Set([
  'hits',
  'response',
  'data',
  'result',
  'results',
  'body',
  'payload',
  'feed',
  'd',
  'articles',
  'items',
  'news',
])

/** The list of articles that an object is the envelope of; none where the object itself has a text. */
export function envelopeList(value: Record<string, unknown>, depth = 0): readonly unknown[] | undefined {
  if (hasFullText(value)) return undefined
  for (const [key, inner] of Object.entries(value)) {
    if (Array.isArray(inner)) {
      if (LIST_KEYS.has(key) && (inner.length === 0 || isJsonObject(inner[0]))) return inner
    } else if (depth < 2 && isJsonObject(inner) && WRAPPER_KEYS.has(key)) {
      const list = envelopeList(inner, depth + 1)
      if (list) return list
    }
  }
  return undefined
}

/**
 * The object around the list that begins behind `before`, the beginning of a JSON text in which `depth` brackets are open, as far as it
 * goes; undefined where the list is none of articles. It is one where its key says so, the objects around it hold nothing else that is an
 * article, and it stands in objects alone.
 */
export function envelopeOf(before: string, depth: number): Readonly<Record<string, unknown>> | undefined {
  if (depth > 3 || !endsInListKey(before.slice(-64))) return undefined
  let envelope: unknown
  try {
    envelope = JSON.parse(`${before}null${'}'.repeat(depth)}`)
  } catch {
    return undefined // A list is open.
  }
  let value = envelope
  for (let level = 1; level <= depth; level++) {
    if (!isJsonObject(value) || hasFullText(value)) return undefined
    const [last, inner] = Object.entries(value).at(-1)!
    if (level < depth && !WRAPPER_KEYS.has(last)) return undefined
    value = inner
  }
  return envelope as Readonly<Record<string, unknown>>
}

/** Whether a text ends in one of the keys that lists stand under, and a colon. */
export function endsInListKey(text: string): boolean {
  const key = /"([^"\\]{1,40})"\s*:\s*$/.exec(text)?.[1]
  return key !== undefined && LIST_KEYS.has(key)
}
