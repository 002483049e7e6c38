import { type Article, checkArticle } from '../article.js'
import { DoppelwireError } from '../errors.js'
import { describe } from '../options.js'

/**
 * Where an object of yours keeps what makes it an article. A field without a function is read from the property of its name:
 * `item.id`, `item.text` and so on. `position` counts from 0.
 *
 * @example
 * const texts = ['The same words, said twice, in this room.', 'The same words, said twice, in this room.']
 * const { copies } = await dedupe(texts, { id: (_, position) => `${position}`, text: (text) => text })
 * copies.length // => 1
 */
export interface ArticleKeys<Item> {
  /** The id: a string, not empty. Two objects of one id and one text are copies; with two texts, `onDuplicate` decides. */
  readonly id?: ((item: Item, position: number) => string) | undefined
  /** The body as plain text. An empty one matches nothing. */
  readonly text?: ((item: Item, position: number) => string) | undefined
  /** The headline; no comparison reads it. */
  readonly title?: ((item: Item, position: number) => string | null | undefined) | undefined
  /** See `readDate`; an article with a date that it cannot read counts as undated. */
  readonly date?: ((item: Item, position: number) => string | null | undefined) | undefined
  /** The outlet, for `representative: { sources }`. */
  readonly source?: ((item: Item, position: number) => string | null | undefined) | undefined
  /** The address; no comparison reads it. */
  readonly url?: ((item: Item, position: number) => string | null | undefined) | undefined
  /** BCP 47, such as `en` or `pt-BR`. */
  readonly lang?: ((item: Item, position: number) => string | null | undefined) | undefined
}

export const ARTICLE_KEYS = ['id', 'text', 'title', 'date', 'source', 'url', 'lang'] as const

const REQUIRED = [
  ['id', 'a non-empty string'],
  ['text', 'a string'],
] as const

/** Makes a function that reads the article of an object of the caller's, and throws `ARTICLE_INVALID` where that has none. */
export function articleReader<Item>(keys: ArticleKeys<Item>): (item: Item, position: number) => Article {
  for (const field of ARTICLE_KEYS) {
    const key: unknown = keys[field]
    if (key === undefined || typeof key === 'function') continue
    throw new DoppelwireError(
      'OPTION_INVALID',
      `${field}: expected a function that gives it for an item, such as (item) => item.${typeof key === 'string' ? key : field}, found ${describe(key)}`,
    )
  }
  const hasKeys = ARTICLE_KEYS.some((field) => keys[field] !== undefined)
  return (item, position) => {
    // With functions for its fields, an item may be anything; without, it has to be an object.
    if (!hasKeys) checkObject(item)
    const fields = Object.fromEntries(ARTICLE_KEYS.map((field) => [field, read(item, position, field, keys[field])]))
    if (hasKeys || fields.id === undefined) checkRead(fields, keys)
    return checkArticle(fields)
  }
}

/** Names the option that has to change where an item has no id or no text. */
function checkRead<Item>(fields: Readonly<Record<string, unknown>>, keys: ArticleKeys<Item>): void {
  for (const [field, expected] of REQUIRED) {
    const found = fields[field]
    if (typeof found === 'string' && (found !== '' || field === 'text')) continue
    const where = keys[field]
      ? `expected ${expected} from your function ${field}, found`
      : `expected ${expected}; say where it is: { ${field}: (item, position) => … }; item.${field} is`
    throw new DoppelwireError('ARTICLE_INVALID', `${field}: ${where} ${describe(found)}`)
  }
}

/** Runs what handles one item, and puts the position of the item before the message of an error. */
export function atPosition<Result>(position: number, handle: () => Result): Result {
  try {
    return handle()
  } catch (error) {
    if (!(error instanceof DoppelwireError)) throw error
    throw new DoppelwireError(error.code, `articles[${position}]: ${error.message}`, { cause: error })
  }
}

function checkObject(item: unknown): void {
  if (item !== null && typeof item === 'object' && !Array.isArray(item)) return
  throw new DoppelwireError(
    'ARTICLE_INVALID',
    `expected an object with id and text, found ${describe(item)}; for items of another form say where id and text are: { id: (item, position) => …, text: (item) => … }`,
  )
}

function read<Item>(
  item: Item,
  position: number,
  field: (typeof ARTICLE_KEYS)[number],
  key: ((item: Item, position: number) => unknown) | undefined,
): unknown {
  try {
    return key ? key(item, position) : (item as Record<string, unknown> | null | undefined)?.[field]
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new DoppelwireError('ARTICLE_INVALID', `${field}: reading it failed: ${message}`, { cause: error })
  }
}
