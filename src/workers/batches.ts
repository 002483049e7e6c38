import { untilAborted } from '../abortable.js'

// A task of a few milliseconds: short against the whole, long against handing it over.
const MOST_ARTICLES = 64
const MOST_CHARACTERS = 400_000

/**
 * The articles in batches for one task each. Where the source or `check` throws, what came before is given out first.
 *
 * @param check refuses an article by throwing
 */
export async function* inBatches<Item extends { readonly text: string }>(
  articles: Iterable<Item> | AsyncIterable<Item>,
  check: (article: Item) => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item[]> {
  let batch: Item[] = []
  let characters = 0
  try {
    for await (const article of signal ? untilAborted(articles, signal) : articles) {
      check(article)
      batch.push(article)
      characters += article.text.length
      if (batch.length < MOST_ARTICLES && characters < MOST_CHARACTERS) continue
      yield batch
      batch = []
      characters = 0
    }
  } catch (error) {
    if (batch.length > 0 && !signal?.aborted) yield batch
    throw error
  }
  if (batch.length > 0) yield batch
}
