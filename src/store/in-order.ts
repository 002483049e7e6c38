import { untilAborted } from '../abortable.js'

/** How many articles may wait for their answer. */
const GROUP = 100

/**
 * Asks about one item after the other, and yields the answers in the same order, each as soon as it is there. Reads on while
 * up to a hundred answers are waited for, and no further. When an item cannot be read or is refused, what came before it is answered
 * first.
 */
export async function* answerInOrder<Item, Answer>(
  items: Iterable<Item> | AsyncIterable<Item>,
  ask: (item: Item) => Promise<Answer>,
  signal?: AbortSignal,
): AsyncGenerator<Answer, void, undefined> {
  const iterator = signal ? untilAborted(items, signal) : iterate(items)
  const waiting: Promise<Answer>[] = []
  const read = () => {
    const next = iterator.next()
    // It is waited for below; until then, nobody hears of its failure.
    next.catch(() => {})
    return next
  }
  let next: ReturnType<typeof read> | undefined = read()
  try {
    while (next !== undefined || waiting.length > 0) {
      const events: Promise<'item' | 'answer'>[] = []
      if (next !== undefined && waiting.length < GROUP) events.push(next.then(() => 'item'))
      if (waiting[0] !== undefined) events.push(waiting[0].then(() => 'answer'))
      if ((await Promise.race(events)) === 'answer') {
        yield await waiting.shift()!
        continue
      }
      const { done, value }: IteratorResult<Item, void> = await next!
      next = done ? undefined : read()
      if (done) continue
      const answer = ask(value as Item)
      answer.catch(() => {})
      waiting.push(answer)
    }
  } catch (error) {
    while (waiting.length > 0) {
      const answer = await waiting.shift()!.then(
        (value) => ({ value }),
        () => undefined,
      )
      if (answer === undefined) break
      yield answer.value
    }
    throw error
  } finally {
    // A source that hangs may hang in closing, too: after an abort nobody waits for it.
    const closed = next === undefined ? undefined : iterator.return(undefined)
    if (signal?.aborted) closed?.catch(() => {})
    else await closed
  }
}

async function* iterate<Item>(items: Iterable<Item> | AsyncIterable<Item>): AsyncGenerator<Item, void, undefined> {
  yield* items
}
