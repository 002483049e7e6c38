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
  const takeTurn = turnTaker(() => onProgress?.(done.added + done.repeated))
  for await (const article of signal ? untilAborted(articles, signal) : articles) {
    if (store(article).added) done.added++
    else done.repeated++
    await takeTurn()
  }
  return done
}

/** To be awaited after each item: now and then waits for timers, signals and other requests, and tells of it before. */
export function turnTaker(onTurn: () => void = () => {}): () => Promise<void> | undefined {
  let turnEnds = Date.now() + TURN_MILLISECONDS
  return () => {
    if (Date.now() < turnEnds) return undefined
    onTurn()
    return new Promise((resolve) => {
      setTimeout(() => {
        turnEnds = Date.now() + TURN_MILLISECONDS
        resolve()
      })
    })
  }
}
