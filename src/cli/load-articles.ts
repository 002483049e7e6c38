import type { Article } from '../article.js'
import type { Deduper } from '../deduper/deduper.js'
import { internalsOf } from '../deduper/internals.js'
import type { DeduperOptions } from '../deduper/options.js'
import { DoppelwireError } from '../errors.js'
import { type InputFile, type OpenedArticle, type Place, placeName } from '../input/open.js'
import { ownString } from '../structures/own-string.js'
import type { ArticleShelf } from './article-shelf.js'
import type { InputReport } from './input-report.js'
import type { LineOutputs } from './line-outputs.js'
import type { StoredArchive } from './open-store.js'
import { at, type ReadingOptions, readArticles } from './read-with-progress.js'
import type { Terminal } from './terminal.js'
import { VersionTable } from './version-table.js'
import { type Label, labelOf, titleOf } from './view/label.js'

/** What the command remembers of the articles beside the deduper. */
export interface LoadedArticles {
  /** Ids of the articles that only the archive has; undefined without an archive. */
  readonly archivedIds: ReadonlySet<string> | undefined
  /** Ids of the articles of the feed; undefined without an archive. */
  readonly newIds: ReadonlySet<string> | undefined
  /** By id: the whole title or the first words of an article, if titles are shown. */
  readonly titles: ReadonlyMap<string, string>
  /** By id: what people are shown of an article, if labels are. */
  readonly labels: ReadonlyMap<string, Label>
  /** How many articles came again with the same text. */
  readonly repeated: number
  /** By id: the id of the article that it is a later version of. */
  readonly versionOf: ReadonlyMap<string, string>
}

export interface LoadingOptions extends ReadingOptions {
  /** How many of the command's inputs, counted from the first, are archives. The others are the feed. */
  readonly archives: number
  /** Ids of the articles of a store, which is an archive that was read before. */
  readonly known?: ReadonlySet<string> | undefined
  /** Where to store the articles, in place of the tables of the deduper alone. */
  readonly add?: StoredArchive | undefined
  /** What of each article is remembered to be shown. */
  readonly shows: 'titles' | 'labels' | 'nothing'
  /** Gets the lines of the feed. */
  readonly lines: LineOutputs | undefined
  /** Gets all articles. */
  readonly shelf: ArticleShelf | undefined
  /** How many threads to use beside the main thread; 0 for none. */
  readonly workers: number
  /** What happens to an id that comes again with another text. */
  readonly onDuplicate: DeduperOptions['onDuplicate']
}

type Stored = { readonly id: string; readonly added: boolean }
type Store = () => Stored

/** Adds the articles of archives and feed to the deduper, and the lines of the feed to the files that are made of them. */
export async function loadArticles(
  deduper: Deduper,
  files: readonly InputFile[],
  { archives, known, add, shows, lines, shelf, workers, onDuplicate, ...reading }: LoadingOptions,
  report: InputReport,
  terminal: Terminal,
): Promise<LoadedArticles> {
  const archivedIds = archives > 0 || known ? new Set(known) : undefined
  const newIds = archivedIds && new Set<string>()
  const titles = new Map<string, string>()
  const labels = new Map<string, Label>()
  const versions = onDuplicate === 'version' ? new VersionTable() : undefined
  const duplicates = new DuplicateIds(onDuplicate)
  let repeated = 0
  const place = async (opened: OpenedArticle, store: Store) => {
    const { article, input } = opened
    const { id, added } = at(opened, () => duplicates.store(opened, store))
    if (!added) repeated++
    else {
      if (shows === 'titles') titles.set(id, ownString(titleOf(article)))
      else if (shows === 'labels') labels.set(id, labelOf(article))
      await shelf?.add(id, article)
      const earlier = versions?.add(id, article)
      if (earlier !== undefined) report.addVersion(opened.place, earlier)
    }
    if (archivedIds && input < archives) archivedIds.add(id)
    else {
      newIds?.add(id)
      if (added) archivedIds?.delete(id) // A new text replaced the archived text of this id.
      await lines?.add(id, opened, !added)
    }
  }
  const articles = readArticles(files, { ...reading, raw: lines !== undefined }, report, terminal)
  if (add) {
    for await (const opened of articles) {
      const { id, status } = await at(opened, () => add.add(opened.article))
      await place(opened, () => ({ id, added: status !== 'repeated' }))
    }
  } else if (workers > 0) await addWithWorkers(deduper, articles, workers, place)
  else {
    // Articles that were read are checked.
    const { storeChecked } = internalsOf(deduper)
    for await (const opened of articles) await place(opened, () => storeChecked(opened.article))
  }
  return { archivedIds, newIds, titles, labels, repeated, versionOf: versions?.versionOf ?? new Map() }
}

/** Where ids were read, so that an error can name both places of an id that came twice. */
class DuplicateIds {
  readonly #places: Map<string, Place> | undefined

  constructor(onDuplicate: DeduperOptions['onDuplicate']) {
    this.#places = onDuplicate === 'error' ? new Map() : undefined
  }

  /** @throws DoppelwireError `DUPLICATE_ID` */
  store({ article: { id }, place }: OpenedArticle, store: Store): ReturnType<Store> {
    try {
      const stored = store()
      if (stored.added) this.#places?.set(id, place)
      return stored
    } catch (error) {
      if (!(error instanceof DoppelwireError) || error.code !== 'DUPLICATE_ID') throw error
      const first = this.#places?.get(id)
      throw new DoppelwireError(
        'DUPLICATE_ID',
        `the id ${JSON.stringify(id)} stands ${first ? `at ${placeName(first)} ` : ''}with another text; ` +
          '--on-duplicate version keeps both, --on-duplicate replace the later one',
        { cause: error },
      )
    }
  }
}

async function addWithWorkers(
  deduper: Deduper,
  articles: AsyncIterable<OpenedArticle>,
  workers: number,
  place: (opened: OpenedArticle, store: Store) => Promise<void>,
): Promise<void> {
  // Imported only here, because the package that it needs is optional.
  const { addInOrder } = await import('../workers/pipeline.js')
  const openedOf = new Map<Article, OpenedArticle>()
  const unwrapped = async function* () {
    for await (const opened of articles) {
      openedOf.set(opened.article, opened)
      yield opened.article
    }
  }
  await addInOrder(deduper, unwrapped(), {
    workers,
    onReady: (article, store) => {
      const opened = openedOf.get(article)!
      openedOf.delete(article)
      return place(opened, store)
    },
  })
}
