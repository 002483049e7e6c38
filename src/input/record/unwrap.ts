import { ALIASES, findAlias, hasFullText } from './aliases.js'
import { isJsonObject } from './json-object.js'

/** Objects that hold the fields of a record: of the Guardian, JSON:API, content systems, Reddit, GraphQL. */
const HOLDERS = ['fields', 'attributes', 'data', 'node', 'properties']

/** A record whose fields stand in an object within it: Elastic keeps it beside the id, others beside other fields. */
export function unwrap(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const source = objectIn(record, '_source')
  if (source) {
    const inner = { ...source }
    if (findAlias(inner, 'id') === undefined && record._id !== undefined) inner.id = record._id
    return inner
  }
  for (const name of HOLDERS) {
    const inner = objectIn(record, name)
    if (inner && mayHaveText(inner) && !hasFullText(record)) return { ...inner, ...record }
  }
  return record
}

/** Whether a record has a text, or a title and a place for one. */
function mayHaveText(record: Readonly<Record<string, unknown>>): boolean {
  return (
    hasFullText(record) ||
    (findAlias(record, 'title') !== undefined && ALIASES.text.some((name) => Object.hasOwn(record, name)))
  )
}

function objectIn(record: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> | undefined {
  const value = Object.hasOwn(record, name) ? record[name] : undefined
  return isJsonObject(value) ? value : undefined
}
