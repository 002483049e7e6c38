import { createDeduper, type Deduper } from '../deduper/deduper.js'
import { findFiles } from '../input/open.js'
import { checkNumber } from '../options.js'
import { ScoredFeed } from '../tuning/scored-feed.js'
import { toNumber } from './arguments.js'
import type { ArticleShelf } from './article-shelf.js'
import { InputReport } from './input-report.js'
import { type LoadedArticles, loadArticles } from './load-articles.js'
import { Progress } from './progress.js'
import type { ReadingOptions } from './read-with-progress.js'
import type { Terminal } from './terminal.js'
import { count } from './view/display.js'

/** Stores all articles of the inputs, as `dedupe` does. */
export async function loadFeed(
  inputs: readonly string[],
  reading: ReadingOptions,
  boilerplate: boolean,
  shelf: ArticleShelf | undefined,
  terminal: Terminal,
): Promise<{ readonly deduper: Deduper; readonly loaded: LoadedArticles }> {
  const deduper = await createDeduper({ boilerplate, onDuplicate: 'version' })
  const report = new InputReport(terminal)
  const files = await findFiles(inputs, reading.more?.format, report.onPassedOver)
  const options = {
    archives: 0,
    shows: shelf ? 'labels' : 'nothing',
    lines: undefined,
    shelf,
    workers: 0,
    onDuplicate: 'version',
    ...reading,
  } as const
  const loaded = await loadArticles(deduper, files, options, report, terminal)
  report.tell()
  return { deduper, loaded }
}

/** Compares the articles of a feed, and shows how far that is. */
export async function scoreFeed(deduper: Deduper, least: number, terminal: Terminal): Promise<ScoredFeed> {
  const progress = new Progress(terminal)
  const { texts } = deduper.statistics()
  try {
    return await ScoredFeed.of(deduper, least, {
      onProgress: (compared) =>
        progress.show(
          texts === 0 ? undefined : compared / texts,
          compared,
          () => `compared ${count(compared, 'article')}`,
        ),
    })
  } finally {
    progress.end()
  }
}

/** A number that an option gives. @throws DoppelwireError `USAGE` or `OPTION_INVALID` */
export function toNumberWithin(
  command: string,
  option: string,
  value: string | undefined,
  range: { readonly low: number; readonly high: number; readonly whole?: boolean; readonly otherwise: number },
): number {
  if (value === undefined) return range.otherwise
  const number = toNumber(command, option, value)
  checkNumber(number, option, range)
  return number
}
