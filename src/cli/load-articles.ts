import type { Article } from '../article.js'
import type { Level } from '../cluster/star-levels.js'
import type { Relation } from '../compare/relation.js'
import type { Deduper } from '../deduper/deduper.js'
import { internalsOf } from '../deduper/internals.js'
import type { OpenedArticle } from '../input/open.js'
import type { KeepFile } from './keep-file.js'
import { at, type ReadingOptions, readArticles } from './read-with-progress.js'
import type { Terminal } from './terminal.js'
import { firstWords } from './view/report.js'

/** What the command remembers of the articles beside the deduper. */
export interface Stock {
  /** Ids of the articles that are not new; undefined where there is no archive. */
  readonly archive: Set<string> | undefined
  /** Ids of the new articles; undefined where all are. */
  readonly feed: Set<string> | undefined
  /** By id, what to show of an article. */
  readonly heads: Map<string, string>
  /** How many articles came again with the same text. */
  readonly repeated: number
}

export interface StockOptions extends ReadingOptions {
  /** Whether to remember what to show of each article. */
  readonly showsHeads: boolean
  readonly keep: KeepFile | undefined
  /** Threads beside this one; 0 for none. */
  readonly workers: number
}

/** Adds the articles of archives and feeds to the deduper, and what is to be kept or shown of them to the stock. */
export async function readStock(
  deduper: Deduper,
  archives: readonly string[],
  feeds: readonly string[],
  { showsHeads, keep, workers, ...reading }: StockOptions,
  terminal: Terminal,
): Promise<Stock> {
  const archive = archives.length > 0 ? new Set<string>() : undefined
  const feed = archive && new Set<string>()
  const heads = new Map<string, string>()
  let repeated = 0
  const place = async (opened: OpenedArticle, store: () => { id: string; added: boolean }) => {
    const { article, input } = opened
    const { id, added } = at(opened, store)
    if (!added) repeated++
    else if (showsHeads) heads.set(id, firstWords(article))
    if (archive && input < archives.length) archive.add(id)
    else {
      feed?.add(id)
      if (added) archive?.delete(id) // A new text under its id took its place.
      await keep?.add(id, opened, !added)
    }
  }
  const articles = readArticles([...archives, ...feeds], { ...reading, raw: keep !== undefined }, terminal)
  if (workers > 0) await addWithWorkers(deduper, articles, workers, place)
  else {
    // Articles that were read are checked.
    const { storeChecked } = internalsOf(deduper)
    for await (const opened of articles) await place(opened, () => storeChecked(opened.article))
  }
  return { archive, feed, heads, repeated }
}

async function addWithWorkers(
  deduper: Deduper,
  articles: AsyncIterable<OpenedArticle>,
  workers: number,
  place: (opened: OpenedArticle, store: () => { id: string; added: boolean }) => Promise<void>,
): Promise<void> {
  // Loaded when it is asked for: the package that it needs is optional.
  const { addInOrder } = await import('../workers/pipeline.js')
  const opened = new Map<Article, OpenedArticle>()
  const unwrapped = async function* () {
    for await (const one of articles) {
      opened.set(one.article, one)
      yield one.article
    }
  }
  await addInOrder(deduper, unwrapped(), {
    workers,
    onReady: (article, store) => {
      const one = opened.get(article)!
      opened.delete(article)
      return place(one, store)
    },
  })
}

/** Relations by which an archived article makes a new one superfluous; with an excerpt it has only a part of it. */
const SAME_STORY: Record<Level, ReadonlySet<Relation>> = {
  reprint: new Set(['identical', 'reprint']),
  rewrite: new Set(['identical', 'reprint', 'rewrite']),
}

/**
 * Says of the new articles which to keep: of each cluster its representative (of an excerpt, that is the longer text),
 * and nothing that the archive has.
 */
export function keeper(deduper: Deduper, { archive }: Stock, level: Level): (id: string) => boolean {
  const dropped = new Set(archive)
  for (const { members } of deduper.clusters()) {
    for (const { id, relation } of members) if (relation !== 'representative') dropped.add(id)
  }
  if (archive) {
    for (const { a, b, relation } of deduper.pairs()) {
      if (!SAME_STORY[level].has(relation)) continue
      if (archive.has(a)) dropped.add(b)
      if (archive.has(b)) dropped.add(a)
    }
  }
  return (id) => !dropped.has(id)
}
