import type { Article } from '../article.js'
import type { Relation } from '../compare/relation.js'
import { DoppelwireError } from '../errors.js'
import { type ArticleKeys, articleReader, atPosition } from './article-keys.js'
import { checkFeed, storeEach } from './batch.js'
import { type DedupeOptions, splitOptions } from './dedupe-options.js'
import { createDeduper } from './deduper.js'

/** A copy among the objects given to {@link dedupe}. */
export interface DedupeCopy<Item> {
  /** The object given. */
  readonly article: Item
  /**
   * What it is a copy of: the representative of its cluster or, for a reprint of a rewrite, that rewrite, which is itself a copy of
   * the representative.
   */
  readonly of: Item
  /** What it is to `of`. */
  readonly relation: Relation
  /** How probable it is that the two are copies, 0 to 1. */
  readonly score: number
}

/** An article and its copies. */
export interface DedupeCluster<Item> {
  /** The article to keep, by the option `representative`. */
  readonly representative: Item
  /** One or more, by falling score; rewrites and excerpts are followed by their own reprints. */
  readonly copies: readonly DedupeCopy<Item>[]
}

/** The answer of {@link dedupe}: each object given is either in `unique` or, once, in `copies`. */
export interface DedupeResult<Item> {
  /** The articles to keep, in the order given: the representative of each cluster, and every article that has no copy. */
  readonly unique: readonly Item[]
  /** Of two or more articles, the largest first. */
  readonly clusters: readonly DedupeCluster<Item>[]
  /** All copies, in the order given. They are those of `clusters`. */
  readonly copies: readonly DedupeCopy<Item>[]
}

/**
 * Sorts articles into those to keep and their copies, in one call. Gives back your own objects, whatever else is in them. Same
 * articles, same answer, in whatever order they come; all are held in memory.
 *
 * @param articles objects with `id` and `text` and perhaps `lang`, `date` and `source` (by the last two a representative may be chosen);
 *   or objects of any other form, with options that say where these fields are
 * @param options those of `createDeduper`; `signal` ends the work; `id`, `text`, … say where an object has its fields. With
 *   `onDuplicate: 'replace'`, objects whose text was replaced are in none of the lists.
 * @throws DoppelwireError `ARTICLE_INVALID` for an item without id or text and `DUPLICATE_ID` for an id with two texts (unless
 *   `onDuplicate` says otherwise), both with the position of the item; `OPTION_INVALID`; `ARGUMENT_INVALID` for what is no iterable.
 *   The reason of the signal when that aborts.
 * @example
 * const bread = 'Ministers agreed on Friday to cut the tax on bread by four percent, the finance minister said.'
 * const { unique, copies } = await dedupe([
 *   { id: 'wire', text: `${bread} Bakers had asked for a larger cut.` },
 *   { id: 'site', text: bread },
 *   { id: 'else', text: 'A ferry ran aground off the island on Sunday; all passengers were brought ashore.' },
 * ])
 * unique.map(({ id }) => id) // => ['wire', 'else']
 * copies[0].article.id // => 'site'
 * copies[0].of.id // => 'wire'
 * copies[0].relation // => 'reprint'
 * @example
 * const pages = [{ url: 'https://example.org/1', body: 'One story.' }, { url: 'https://example.org/2', body: 'One story.' }]
 * const { clusters } = await dedupe(pages, { id: (page) => page.url, text: (page) => page.body })
 * clusters[0].representative.url // => 'https://example.org/1'
 */
export async function dedupe<Item extends Article>(
  articles: Iterable<Item> | AsyncIterable<Item>,
  options?: DedupeOptions<Item>,
): Promise<DedupeResult<Item>>
export async function dedupe<Item>(
  articles: Iterable<Item> | AsyncIterable<Item>,
  options: DedupeOptions<Item> & Required<Pick<ArticleKeys<Item>, 'id' | 'text'>>,
): Promise<DedupeResult<Item>>
export async function dedupe<Item>(
  articles: Iterable<Item> | AsyncIterable<Item>,
  options: DedupeOptions<Item> = {},
): Promise<DedupeResult<Item>> {
  const { keys, signal, deduperOptions } = splitOptions(options, 'dedupe')
  const read = articleReader(keys)
  const deduper = await createDeduper(deduperOptions)
  /** By id: the first object of the text that is stored under it, and those that repeated it. */
  const given = new Map<string, Given<Item>[]>()
  /** Stores an article, and says of an id that was given before with another text where that was. */
  const storeNaming = (article: Article) => {
    try {
      return deduper.store(article)
    } catch (error) {
      const [first] = given.get(article.id) ?? []
      if (!(error instanceof DoppelwireError && error.code === 'DUPLICATE_ID' && first)) throw error
      throw new DoppelwireError(error.code, `${error.message}; articles[${first.position}] came with this id`, {
        cause: error,
      })
    }
  }
  let position = 0
  const store = (item: Item) => {
    const entry = { item, position: position++ }
    const stored = atPosition(entry.position, () => storeNaming(read(item, entry.position)))
    if (stored.added) given.set(stored.id, [entry])
    else given.get(stored.id)!.push(entry)
    return stored
  }
  await storeEach(checkFeed(articles), store, { signal })
  await deduper.settle({ signal })
  return resultOf(deduper.clusters(), given)
}

/** An object of the caller's, and its position among all of them. */
interface Given<Item> {
  readonly item: Item
  readonly position: number
}

function resultOf<Item>(
  stored: ReturnType<Awaited<ReturnType<typeof createDeduper>>['clusters']>,
  given: ReadonlyMap<string, readonly Given<Item>[]>,
): DedupeResult<Item> {
  const unique: Given<Item>[] = []
  const copies: Given<DedupeCopy<Item>>[] = []
  const clusters: DedupeCluster<Item>[] = []
  for (const { representative, members } of stored) {
    const [kept] = given.get(representative)!
    unique.push(kept!)
    const own: DedupeCopy<Item>[] = []
    for (const { id, relation, score, reprintOf } of members) {
      const [first, ...repeated] = given.get(id)!
      const add = ({ item, position }: Given<Item>, copy: Omit<DedupeCopy<Item>, 'article'>) => {
        own.push({ article: item, ...copy })
        copies.push({ item: own.at(-1)!, position })
      }
      const of = given.get(reprintOf ?? representative)![0]!.item
      if (relation !== 'representative') add(first!, { of, relation, score })
      for (const one of repeated) add(one, { of: first!.item, relation: 'identical', score: 1 })
    }
    if (own.length > 0) clusters.push({ representative: kept!.item, copies: own })
  }
  // Objects that repeated an id make clusters that the deduper knows as single articles.
  clusters.sort((a, b) => b.copies.length - a.copies.length)
  return { unique: inOrder(unique), clusters, copies: inOrder(copies) }
}

function inOrder<Item>(given: readonly Given<Item>[]): Item[] {
  return [...given].sort((a, b) => a.position - b.position).map(({ item }) => item)
}
