import { checkSignal } from '../abortable.js'
import { type Article, checkArticle } from '../article.js'
import { atPosition } from '../deduper/article-keys.js'
import { checkFeed } from '../deduper/batch.js'
import type { Deduper } from '../deduper/deduper.js'
import { internalsOf } from '../deduper/internals.js'
import { type BatchOptions, checkBatchOptions } from '../deduper/results.js'
import { FINGERPRINT_DEFAULTS, type Fingerprint, type FingerprintOptions } from '../fingerprint/fingerprint.js'
import { decodeFingerprint } from '../fingerprint/sealed-bytes.js'
import { resolveOptions } from '../options.js'
import { inBatches } from './batches.js'
import { alignedPart } from './columns.js'
import { addInOrder } from './pipeline.js'
import { openPool } from './pool.js'

/** How many threads work. */
export interface WorkerOptions {
  /** Number of threads, without the calling thread, 1 to 1,024. Default: as many as the machine runs at once. */
  readonly workers?: number | undefined
}

/**
 * Adds many articles to a deduper like its own `addAll`. Worker threads take the fingerprints and compare. The result
 * is the same as without workers, whatever the order in which they finish: ids, pairs, scores, clusters.
 *
 * The deduper may be used while this runs. Pairs that are still being compared are missing from `add`, `pairs` and
 * `clusters` until then.
 *
 * @throws DoppelwireError as `Deduper.addAll` does; `PACKAGE_MISSING` where tinypool is not installed.
 * @example
 * const deduper = await createDeduper()
 * const articles = [{ id: 'a', text: 'One story.' }, { id: 'b', text: 'Another one.' }]
 * await addAll(deduper, articles, { workers: 2 }) // => { added: 2, repeated: 0 }
 */
export async function addAll(
  deduper: Deduper,
  articles: Iterable<Article> | AsyncIterable<Article>,
  options: BatchOptions & WorkerOptions = {},
): Promise<{ added: number; repeated: number }> {
  internalsOf(deduper)
  checkFeed(articles)
  const { workers, ...batch } = resolveOptions(options, ADDING_DEFAULTS, 'addAll')
  const { signal, onProgress } = checkBatchOptions(batch, 'addAll')
  const done = { added: 0, repeated: 0 }
  let shown = Date.now()
  const onReady = (_: Article, store: () => { added: boolean }) => {
    const { added } = atPosition(done.added + done.repeated, store)
    done[added ? 'added' : 'repeated']++
    if (onProgress === undefined || Date.now() < shown + PROGRESS_MILLISECONDS) return
    onProgress(done.added + done.repeated)
    shown = Date.now()
  }
  await addInOrder(deduper, articles, { workers, signal, check: checkEach(), onReady })
  return done
}

/** Checks one article after the other; an error names the position. */
function checkEach(): (article: Article) => void {
  let position = 0
  return (article) => {
    atPosition(position++, () => checkArticle(article))
  }
}

const PROGRESS_MILLISECONDS = 50
const ADDING_DEFAULTS: BatchOptions & WorkerOptions = { workers: undefined, signal: undefined, onProgress: undefined }

/**
 * Takes the fingerprints of many articles in worker threads: one for each article, in the order of the articles. Only a
 * few batches of articles are in memory at a time. `lang` counts; the same id may come twice.
 *
 * @throws DoppelwireError `ARTICLE_INVALID` for an article without id or text, with its position; `OPTION_INVALID`, `PACKAGE_MISSING`.
 * @example
 * const articles = [{ id: 'a', text: 'One story.' }, { id: 'b', text: 'Another one.' }]
 * const encoded = new Map<string, Uint8Array>()
 * for await (const { article, fingerprint } of fingerprintAll(articles, { workers: 2 })) {
 *   encoded.set(article.id, encodeFingerprint(fingerprint))
 * }
 * ;[...encoded.keys()] // => ['a', 'b']
 */
export async function* fingerprintAll<Item extends Article>(
  articles: Iterable<Item> | AsyncIterable<Item>,
  given: Partial<FingerprintOptions> & WorkerOptions & { readonly signal?: AbortSignal | undefined } = {},
): AsyncGenerator<{ article: Item; fingerprint: Fingerprint }> {
  checkFeed(articles)
  const { workers, signal, ...others } = given ?? {}
  checkSignal(signal)
  const options = resolveOptions(others, FINGERPRINT_DEFAULTS, 'fingerprintAll')
  const pool = await openPool(workers)
  const running: (() => Promise<{ article: Item; fingerprint: Fingerprint }[]>)[] = []
  try {
    for await (const batch of inBatches(articles, checkEach(), signal)) {
      const task = { options, texts: batch.map(({ text }) => text), langs: batch.map(({ lang }) => lang ?? undefined) }
      const result = pool.run('fingerprint', task)
      running.push(async () => {
        const { bytes: values, ends } = await result
        return batch.map((article, i) => ({
          article,
          fingerprint: decodeFingerprint(alignedPart({ values, ends }, i)),
        }))
      })
      if (running.length > 2 * pool.workers) yield* await running.shift()!()
    }
    while (running.length > 0) yield* await running.shift()!()
  } finally {
    await pool.close()
  }
}
