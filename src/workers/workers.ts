import { type Article, checkArticle } from '../article.js'
import type { BatchOptions, Deduper } from '../deduper/deduper.js'
import { decodeFingerprint } from '../fingerprint/codec.js'
import { FINGERPRINT_DEFAULTS, type Fingerprint, type FingerprintOptions } from '../fingerprint/fingerprint.js'
import { resolveOptions } from '../options.js'
import { inBatches } from './batches.js'
import { addInOrder } from './pipeline.js'
import { openPool } from './pool.js'

export interface WorkerOptions {
  /** Threads beside the calling one, from 1. Default: as many as the machine runs at once. */
  readonly workers?: number | undefined
}

/**
 * Adds many articles to a deduper like its own `addAll`, with worker threads that take the fingerprints and compare. The
 * result is the same: ids, pairs, scores, clusters, in every order of events.
 *
 * While it runs, the deduper may be used; what is to be compared yet shows in `pairs` and `clusters` when it is done.
 *
 * @throws DoppelwireError as `Deduper.addAll` does; `PACKAGE_MISSING` where tinypool is not installed.
 * @example
 * const deduper = await createDeduper()
 * await addAll(deduper, articles, { workers: 4 }) // => { added: 20000, repeated: 0 }
 */
export async function addAll(
  deduper: Deduper,
  articles: Iterable<Article> | AsyncIterable<Article>,
  { workers, signal, onProgress }: BatchOptions & WorkerOptions = {},
): Promise<{ added: number; repeated: number }> {
  const done = { added: 0, repeated: 0 }
  let shown = Date.now()
  const place = (_: Article, store: () => { added: boolean }) => {
    done[store().added ? 'added' : 'repeated']++
    if (onProgress === undefined || Date.now() < shown + PROGRESS_MILLISECONDS) return
    onProgress(done.added + done.repeated)
    shown = Date.now()
  }
  await addInOrder(deduper, articles, { workers, signal, place })
  return done
}

const PROGRESS_MILLISECONDS = 50

/**
 * Takes the fingerprints of many articles in worker threads: one a text, in the order of the articles, with a bounded number of
 * them in memory. `lang` counts; ids are the caller's affair.
 *
 * @throws DoppelwireError `ARTICLE_INVALID` for an article without id or text, `OPTION_INVALID`, `PACKAGE_MISSING`.
 * @example
 * for await (const { article, fingerprint } of fingerprintAll(articles)) await save(article.id, encode(fingerprint))
 */
export async function* fingerprintAll<Item extends Article>(
  articles: Iterable<Item> | AsyncIterable<Item>,
  { workers, signal, ...given }: Partial<FingerprintOptions> & WorkerOptions & { readonly signal?: AbortSignal } = {},
): AsyncGenerator<{ article: Item; fingerprint: Fingerprint }> {
  const options = resolveOptions(given, FINGERPRINT_DEFAULTS, 'fingerprintAll')
  const pool = await openPool(workers)
  const ahead: (() => Promise<{ article: Item; fingerprint: Fingerprint }[]>)[] = []
  try {
    for await (const batch of inBatches(articles, checkArticle, signal)) {
      const task = { options, texts: batch.map(({ text }) => text), langs: batch.map(({ lang }) => lang ?? undefined) }
      const result = pool.run('fingerprint', task)
      ahead.push(async () => {
        const { bytes, ends } = await result
        return batch.map((article, i) => {
          const start = i === 0 ? 0 : Math.ceil(ends[i - 1]! / 4) * 4
          return { article, fingerprint: decodeFingerprint(bytes.subarray(start, ends[i])) }
        })
      })
      if (ahead.length > 2 * pool.workers) yield* await ahead.shift()!()
    }
    while (ahead.length > 0) yield* await ahead.shift()!()
  } finally {
    await pool.close()
  }
}
