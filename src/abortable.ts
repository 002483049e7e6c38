import { DoppelwireError } from './errors.js'
import { describe } from './options.js'

/** @throws DoppelwireError `OPTION_INVALID` for anything that is given and is no AbortSignal, such as its controller. */
export function checkSignal(signal: unknown): asserts signal is AbortSignal | undefined {
  if (signal === undefined || signal instanceof AbortSignal) return
  throw new DoppelwireError(
    'OPTION_INVALID',
    `signal: expected an AbortSignal, such as new AbortController().signal, found ${describe(signal)}`,
  )
}

/** Yields the items of an iterable until `signal` aborts; then throws its reason, even while it waits for an item. */
export async function* untilAborted<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  signal: AbortSignal,
): AsyncGenerator<Item, void, undefined> {
  signal.throwIfAborted()
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]()
  // One listener, instead of `Promise.race` for each item: the promise of the abort would hold on to every race.
  let interrupt = () => {}
  const onAbort = () => interrupt()
  signal.addEventListener('abort', onAbort)
  let open = true
  try {
    while (true) {
      const next = await new Promise<IteratorResult<Item>>((resolve, reject) => {
        interrupt = () => reject(signal.reason)
        Promise.resolve(iterator.next()).then(resolve, reject)
      })
      open = !next.done
      if (next.done) return
      yield next.value
      signal.throwIfAborted()
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    const closed = open ? Promise.resolve(iterator.return?.()) : undefined
    // After an abort nobody waits for the source to close: a source that hangs may hang in closing, too.
    if (signal.aborted) closed?.catch(() => {})
    else await closed
  }
}
