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
