import type { Article } from '../article.js'
import type { Deduper } from '../deduper/deduper.js'
import { internalsOf } from '../deduper/internals.js'
import { openDeduper } from '../store/open-deduper.js'
import type { OpenDeduperOptions } from '../store/options.js'
import type { StoredVerdict } from '../store/results.js'
import { isShared, type OpenSharedOptions, openSharedDeduper } from '../store/shared/open-shared.js'
import type { SharedDeduper } from '../store/shared/shared-deduper.js'
import type { StoredDeduper } from '../store/stored-deduper.js'
import { usage } from './arguments.js'

/** The store of a folder, or one that many workers share. */
export function openStore(opening: OpenDeduperOptions): Promise<StoredDeduper | SharedDeduper> {
  return isShared(opening.store) ? openSharedDeduper(opening as OpenSharedOptions) : openDeduper(opening)
}

/** The articles of a store in memory, to compare others with. */
export interface StoredArchive extends AsyncDisposable {
  readonly tables: Deduper
  ids(): Iterable<string>
  /** Stores an article, and puts it into the tables. */
  add(article: Article): Promise<StoredVerdict>
}

export async function openArchive(opening: OpenDeduperOptions): Promise<StoredArchive> {
  if (!isShared(opening.store)) return openDeduper(opening)
  const shared = await openSharedDeduper(opening as OpenSharedOptions)
  try {
    const tables = await shared.whole()
    return {
      tables,
      ids: () => internalsOf(tables).corpus.articles.ids(),
      add: async (article) => {
        const verdict = await shared.add(article)
        if (verdict.status !== 'repeated') tables.store({ ...article, id: verdict.id })
        return verdict
      },
      [Symbol.asyncDispose]: () => shared.close(),
    }
  } catch (error) {
    await shared.close()
    throw error
  }
}

/** @throws an error of usage for a store that many workers share, with what to do there */
export function refuseShared(command: string, store: string, advice: string): void {
  if (isShared(store)) throw usage(command, `--store: expected the folder of a store, found a URL; ${advice}`)
}
