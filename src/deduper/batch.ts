import { untilAborted } from '../abortable.js'
import type { BatchOptions } from './results.js'

// How long a batch works before timers, signals and other requests get their turn.
const TURN_MILLISECONDS = 50

/** Stores articles one after the other, and counts how many were added and how many were stored before. */
export async function storeEach<Item>(
  articles: Iterable<Item> | AsyncIterable<Item>,
  store: (article: Item) => { readonly added: boolean },
  { signal, onProgress }: BatchOptions,
): Promise<{ added: number; repeated: number }> {
  const done = { added: 0, repeated: 0 }
  let turnEnds = Date.now() + TURN_MILLISECONDS
  for await (const article of signal ? untilAborted(articles, signal) : articles) {
    if (store(article).added) done.added++
    else done.repeated++
    if (Date.now() >= turnEnds) {
      onProgress?.(done.added + done.repeated)
      await new Promise((resolve) => setTimeout(resolve))
      turnEnds = Date.now() + TURN_MILLISECONDS
    }
  }
  return done
}
