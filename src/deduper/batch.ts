import { untilAborted } from '../abortable.js'
import { DoppelwireError } from '../errors.js'
import { describe } from '../options.js'
import type { BatchOptions } from './results.js'
import { turnTaker } from './turns.js'

/** Stores articles one after the other, and counts how many were added and how many were stored before. */
export async function storeEach<Item>(
  articles: Iterable<Item> | AsyncIterable<Item>,
  store: (article: Item) => { readonly added: boolean },
  { signal, onProgress }: BatchOptions,
): Promise<{ added: number; repeated: number }> {
  const done = { added: 0, repeated: 0 }
  const takeTurn = turnTaker(() => onProgress?.(done.added + done.repeated))
  for await (const article of signal ? untilAborted(articles, signal) : articles) {
    if (store(article).added) done.added++
    else done.repeated++
    await takeTurn()
  }
  return done
}

/**
 * @throws DoppelwireError `ARGUMENT_INVALID` for what is no iterable of articles. A string is one, of characters: nobody means that.
 */
export function checkFeed<Item>(articles: Iterable<Item> | AsyncIterable<Item>): Iterable<Item> | AsyncIterable<Item> {
  const given: unknown = articles
  if (typeof given === 'object' && given !== null && (Symbol.iterator in given || Symbol.asyncIterator in given)) {
    return articles
  }
  throw new DoppelwireError(
    'ARGUMENT_INVALID',
    `articles: expected an array or another iterable or async iterable, found ${describe(given)}`,
  )
}
