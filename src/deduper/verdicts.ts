import { untilAborted } from '../abortable.js'
import type { Article } from '../article.js'
import { type ArticleKeys, articleReader, atPosition } from './article-keys.js'
import { checkFeed } from './batch.js'
import { type DedupeOptions, splitOptions } from './dedupe-options.js'
import { createDeduper } from './deduper.js'
import type { Verdict } from './results.js'
import { turnTaker } from './turns.js'

/** An object of the feed given to {@link verdicts}, and what it is to those before it. */
export interface ArticleVerdict<Item> {
  /** The object of the feed itself. */
  readonly article: Item
  /** What it is to those before it. */
  readonly verdict: Verdict
}

/**
 * Says of each article of a feed, as it comes, whether it is new or a copy of one before it: what `Deduper.add` answers. The next
 * article is taken from the feed only when its verdict is asked for, so a slow reader slows the feed down, and nothing piles up. Ending
 * the loop ends the feed.
 *
 * Every article is kept in memory as a fingerprint, some 5 KB each; a deduper of `doppelwire/store` forgets old ones and outlives
 * the process.
 *
 * @param feed an async iterable, such as a stream of objects, or an iterable
 * @param options as for `dedupe`
 * @throws DoppelwireError as `dedupe` does, at the first article that it refuses; verdicts given before that stand. The reason of the
 *   signal when that aborts, also while it waits for the next article.
 * @example
 * async function* feed() {
 *   yield { id: 'wire', text: 'Ministers agreed on Friday to cut the tax on bread by four percent.' }
 *   yield { id: 'site', text: 'Ministers agreed on Friday to cut the tax on bread by four percent.' }
 * }
 * const lines: string[] = []
 * for await (const { article, verdict } of verdicts(feed())) {
 *   lines.push(verdict.status === 'copy' ? `${article.id} is a copy of ${verdict.of}` : `${article.id} is ${verdict.status}`)
 * }
 * lines // => ['wire is new', 'site is a copy of wire']
 */
export function verdicts<Item extends Article>(
  feed: Iterable<Item> | AsyncIterable<Item>,
  options?: DedupeOptions<Item>,
): AsyncGenerator<ArticleVerdict<Item>, void, undefined>
export function verdicts<Item>(
  feed: Iterable<Item> | AsyncIterable<Item>,
  options: DedupeOptions<Item> & Required<Pick<ArticleKeys<Item>, 'id' | 'text'>>,
): AsyncGenerator<ArticleVerdict<Item>, void, undefined>
export async function* verdicts<Item>(
  feed: Iterable<Item> | AsyncIterable<Item>,
  options: DedupeOptions<Item> = {},
): AsyncGenerator<ArticleVerdict<Item>, void, undefined> {
  const { keys, signal, deduperOptions } = splitOptions(options, 'verdicts')
  const articles = checkFeed(feed)
  const read = articleReader(keys)
  const deduper = await createDeduper(deduperOptions)
  const takeTurn = turnTaker()
  let position = 0
  for await (const article of signal ? untilAborted(articles, signal) : articles) {
    const verdict = atPosition(position, () => deduper.add(read(article, position)))
    position++
    yield { article, verdict }
    await takeTurn()
  }
}
