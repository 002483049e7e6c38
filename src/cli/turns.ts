const TURN_MILLISECONDS = 50

/** The items, and between them a turn for signals and timers now and then: printing millions must not keep Ctrl-C waiting. */
export async function* inTurns<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  let turnEnds = Date.now() + TURN_MILLISECONDS
  for (const item of items) {
    yield item
    if (Date.now() < turnEnds) continue
    await new Promise((resolve) => setImmediate(resolve))
    turnEnds = Date.now() + TURN_MILLISECONDS
  }
}
