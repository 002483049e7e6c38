import { DoppelwireError } from '../../errors.js'
import { checkOneOf, describe } from '../../options.js'
import { ARTICLE_FIELDS, type ArticleField } from './aliases.js'

/**
 * Which of the input's fields holds which of the article's: `{ text: 'body' }`. A name may be a path (`a.b.c`, with
 * numbers for places in a list), and several separated by commas are tried in order: `'content,body,description'`.
 */
export type FieldNames = Readonly<Partial<Record<ArticleField, string>>>

/** By field, the paths to try in order; each is the whole name, which wins, and its parts. */
export type FieldPaths = ReadonlyMap<ArticleField, readonly FieldPath[]>

export interface FieldPath {
  readonly name: string
  readonly parts: readonly string[]
}

/** @throws DoppelwireError `OPTION_INVALID` for a field that articles do not have, and for an empty name. */
export function toFieldPaths(fields: FieldNames): FieldPaths {
  const paths = new Map<ArticleField, FieldPath[]>()
  for (const [field, names] of Object.entries(fields)) {
    checkOneOf(field, 'fields', ARTICLE_FIELDS)
    const list = typeof names === 'string' ? names.split(',').map((name) => name.trim()) : []
    if (list.length === 0 || list.includes('')) {
      throw new DoppelwireError(
        'OPTION_INVALID',
        `fields: ${field}: expected the name of a field, or several with commas between, found ${describe(names)}`,
      )
    }
    paths.set(
      field,
      list.map((name) => ({ name, parts: name.split('.') })),
    )
  }
  return paths
}

/**
 * The first value that is there and not empty. Own properties only: a record cannot borrow a field from a prototype.
 *
 * @example
 * lookUp({ a: { b: ['x', 'y'] } }, toFieldPaths({ text: 'c,a.b.1' }).get('text')!) // => 'y'
 * lookUp({ 'a.b': 'x', a: { b: 'y' } }, toFieldPaths({ text: 'a.b' }).get('text')!) // => 'x'
 */
export function lookUp(record: Readonly<Record<string, unknown>>, paths: readonly FieldPath[]): unknown {
  for (const { name, parts } of paths) {
    const value = Object.hasOwn(record, name) ? record[name] : follow(record, parts)
    if (value !== undefined && value !== null && value !== '') return value
  }
  return undefined
}

/** Whether a record has one of the fields at all, be it empty. */
export function hasField(record: Readonly<Record<string, unknown>>, paths: readonly FieldPath[]): boolean {
  return paths.some(({ name, parts }) => Object.hasOwn(record, name) || follow(record, parts) !== undefined)
}

function follow(record: unknown, parts: readonly string[]): unknown {
  let value = record
  for (const part of parts) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as Record<string, unknown>)[part]
  }
  return value
}
