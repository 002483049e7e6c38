import type { Level } from '../cluster/levels.js'
import type { Relation } from '../compare/relation.js'
import type { Deduper } from '../deduper.js'
import type { KeepFile } from './keep.js'
import { at, type ReadingOptions, readArticles } from './reading.js'
import { firstWords } from './report.js'
import type { Terminal } from './terminal.js'

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
}

/** Adds the articles of archives and feeds to the deduper, and what is to be kept or shown of them to the stock. */
export async function readStock(
  deduper: Deduper,
  archives: readonly string[],
  feeds: readonly string[],
  { showsHeads, keep, ...reading }: StockOptions,
  terminal: Terminal,
): Promise<Stock> {
  const archive = archives.length > 0 ? new Set<string>() : undefined
  const feed = archive && new Set<string>()
  const heads = new Map<string, string>()
  let repeated = 0
  for await (const opened of readArticles([...archives, ...feeds], reading, terminal)) {
    const { article, input } = opened
    const { id, added } = at(opened, () => deduper.store(article))
    if (!added) repeated++
    else if (showsHeads) heads.set(id, firstWords(article))
    if (archive && input < archives.length) archive.add(id)
    else {
      feed?.add(id)
      if (added) archive?.delete(id) // A new text under its id took its place.
      await keep?.add(id, opened, !added)
    }
  }
  return { archive, feed, heads, repeated }
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
