/** Items after which work may be broken off: about 25 ms of the dearest, the search for the phrases of a text. */
const ITEMS = 256

/**
 * Works on each item. Yields nothing to compare now and then, so that the caller of the steps can give timers and signals
 * their turn.
 */
export function* inTurns<Item>(
  items: Iterable<Item>,
  work: (item: Item, place: number) => void,
): Generator<readonly never[], void, unknown> {
  let place = 0
  for (const item of items) {
    work(item, place)
    if (++place % ITEMS === 0) yield []
  }
}

// How long a batch works before timers, signals and other requests get their turn.
const TURN_MILLISECONDS = 50

/**
 * To be awaited after each item: now and then waits for timers, signals and other requests, and tells of it before. Rejects with the
 * reason of the signal when that aborts meanwhile.
 */
export function turnTaker(onTurn: () => void = () => {}, signal?: AbortSignal): () => Promise<void> | undefined {
  let turnEnds = Date.now() + TURN_MILLISECONDS
  return () => {
    if (Date.now() < turnEnds) return undefined
    onTurn()
    return new Promise((resolve, reject) => {
      setTimeout(() => {
        turnEnds = Date.now() + TURN_MILLISECONDS
        if (signal?.aborted) reject(signal.reason)
        else resolve()
      })
    })
  }
}
