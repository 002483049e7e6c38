import { untilAborted } from '../abortable.js'

// A batch takes a worker a few milliseconds: much longer than to hand it over, much shorter than the whole run.
const MAX_ARTICLES = 64
const MAX_CHARACTERS = 400_000

/**
 * The articles in batches, one for each task. Where the source or `check` throws, the articles before are yielded
 * first.
 *
 * @param check throws for an invalid article; absent where the articles are checked already
 */
export async function* inBatches<Item extends { readonly text: string }>(
  articles: Iterable<Item> | AsyncIterable<Item>,
  check: ((article: Item) => void) | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item[]> {
  let batch: Item[] = []
  let characters = 0
  try {
    for await (const article of signal ? untilAborted(articles, signal) : articles) {
      check?.(article)
      batch.push(article)
      characters += article.text.length
      if (batch.length < MAX_ARTICLES && characters < MAX_CHARACTERS) continue
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
