/** Articles that come one by one, each with its verdict at once: `npx tsx examples/stream.ts`. */
import { verdicts } from 'doppelwire'

/** Stands for a socket, a queue, the items of feeds: any async iterable. The next article is taken when its verdict is asked for. */
async function* feed() {
  yield {
    id: 'wire-1',
    text: 'LISBON, March 3 (Reuters) - Ministers agreed on Friday to cut the tax on bread by four percent. The measure takes effect in June, finance minister Ana Prado told reporters. Bakers had asked for a larger cut since flour prices rose last autumn.',
  }
  yield {
    id: 'wire-2',
    text: 'A ferry with ninety people on board ran aground off the island of Pico early on Sunday. All passengers were brought ashore by fishing boats, the harbour master said, and nobody was hurt.',
  }
  yield {
    id: 'site-7',
    text: 'On Friday ministers agreed to cut the tax on bread by four percent. Finance minister Ana Prado told reporters the measure takes effect in June. Bakers had asked for a larger cut, as flour prices rose last autumn. Share this',
  }
}

const kept: string[] = []
const dropped: string[] = []
for await (const { article, verdict } of verdicts(feed(), { signal: AbortSignal.timeout(60_000) })) {
  if (verdict.status === 'copy') dropped.push(`${article.id}: ${verdict.relation} of ${verdict.of}`)
  else kept.push(article.id)
}

kept // → ['wire-1', 'wire-2']
dropped // → ['site-7: rewrite of wire-1']
