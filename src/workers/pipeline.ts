import { setImmediate } from 'node:timers/promises'
import type { Article } from '../article.js'
import type { Deduper } from '../deduper/deduper.js'
import { type ComparedPair, type Comparing, type Internals, internalsOf } from '../deduper/internals.js'
import { inSharedMemory, NO_MASKS } from '../neighbourhood/text-masks.js'
import { inBatches } from './batches.js'
import { alignedPart, evidenceAt, relationsAt } from './columns.js'
import { openPool, type Pool } from './pool.js'
import type { NewBuffers, PrepareResult, VerifyResult, VerifyTask } from './tasks.js'

export interface AddingOptions<Item> {
  readonly workers?: number | undefined
  readonly signal?: AbortSignal | undefined
  /** Throws for an invalid article; absent where the articles are checked already. */
  readonly check?: ((article: Item) => void) | undefined
  /**
   * Called for each article in the order of the input, once it can be stored. Must call `store`, which throws as
   * `Deduper.store` does.
   */
  readonly onReady: (article: Item, store: () => { id: string; added: boolean }) => void | Promise<void>
}

/** Adds articles with worker threads. The public `addAll` of `workers.ts` and the command use this. */
export async function addInOrder<Item extends Article>(
  deduper: Deduper,
  articles: Iterable<Item> | AsyncIterable<Item>,
  { workers, signal, check, onReady }: AddingOptions<Item>,
): Promise<void> {
  const pipeline = await Pipeline.open(deduper, await openPool(workers), onReady)
  try {
    for await (const batch of inBatches(articles, check, signal)) await pipeline.push(batch)
    await pipeline.storeAll()
    await pipeline.settle(signal)
  } catch (error) {
    // The articles before a refused article are added, as without workers. After an abort nobody waits for them.
    if (!signal?.aborted && !pipeline.failed) await pipeline.storeAll()
    throw error
  } finally {
    await pipeline.close()
  }
}

/** A batch of articles that a worker prepares. */
interface Preparing<Item> {
  readonly articles: readonly Item[]
  readonly result: Promise<PrepareResult>
}

/**
 * Adds batches in two steps: a worker prepares the articles, then this thread stores them, in the order of the input. When
 * all are stored, workers compare what the clusters need.
 */
class Pipeline<Item extends Article> {
  /** Whether a step has failed: then nothing more may be stored. */
  failed = false
  readonly #internals: Internals
  readonly #pool: Pool
  readonly #onReady: AddingOptions<Item>['onReady']
  readonly #preparing: Preparing<Item>[] = []
  /** By worker: how many chunks and pages of stored fingerprints it knows. */
  readonly #known = new Map<number, { chunks: number; pages: number }>()
  /** What is masked of the texts, its copy in shared memory, and how often it has changed. */
  #masks = { of: NO_MASKS, shared: NO_MASKS, version: 0 }

  private constructor(internals: Internals, pool: Pool, onReady: AddingOptions<Item>['onReady']) {
    this.#internals = internals
    this.#pool = pool
    this.#onReady = onReady
    // Workers read stored fingerprints in shared memory, so none may be moved or overwritten meanwhile.
    internals.corpus.fingerprints.share()
    internals.corpus.fingerprints.pin()
  }

  /** @throws DoppelwireError `OPTION_INVALID` for what is no deduper; then the pool is closed. */
  static async open<Item extends Article>(
    deduper: Deduper,
    pool: Pool,
    onReady: AddingOptions<Item>['onReady'],
  ): Promise<Pipeline<Item>> {
    try {
      return new Pipeline(internalsOf(deduper), pool, onReady)
    } catch (error) {
      await pool.close()
      throw error
    }
  }

  /** Takes a batch. Where more than two batches a worker are being prepared, waits for the oldest and stores it. */
  async push(articles: readonly Item[]): Promise<void> {
    const { options } = this.#internals
    const { shingleWords, signatureValues, seed, boilerplate } = options
    const result = this.#pool.run('prepare', {
      options: { shingleWords, signatureValues, seed, boilerplate },
      seeksRewrites: options.level === 'rewrite',
      texts: articles.map(({ text }) => text),
      langs: articles.map(({ lang }) => lang ?? undefined),
    })
    this.#preparing.push({ articles, result })
    if (this.#preparing.length > 2 * this.#pool.workers) await this.#storeOldest()
  }

  /** Stores all batches taken so far. */
  async storeAll(): Promise<void> {
    while (this.#preparing.length > 0) await this.#storeOldest()
  }

  /** Compares what the clusters need. The result does not depend on which worker compares what, or when. */
  async settle(signal: AbortSignal | undefined): Promise<void> {
    await this.#internals.settleBy(async (steps) => {
      let step = steps.next([])
      while (!step.done) {
        const pairs: ComparedPair[] = []
        const running: Promise<VerifyResult>[] = []
        const takeOldest = async () => {
          for (const pair of this.#pairsOf(await running.shift()!)) pairs.push(pair)
        }
        for (const batch of step.value) {
          signal?.throwIfAborted()
          running.push(this.#pool.run('verify', this.#taskOf(batch)))
          if (running.length > 2 * this.#pool.workers) await takeOldest()
        }
        while (running.length > 0) await takeOldest()
        await setImmediate()
        signal?.throwIfAborted()
        step = steps.next(pairs)
      }
      return step.value
    })
  }

  /** Ends the workers. */
  async close(): Promise<void> {
    this.#internals.corpus.fingerprints.unpin()
    await this.#pool.close()
  }

  async #storeOldest(): Promise<void> {
    const { articles, result } = this.#preparing.shift()!
    try {
      const prepared = await result
      for (const [i, store] of this.#storesOf(articles, prepared).entries()) {
        const waiting = this.#onReady(articles[i]!, store)
        if (waiting) await waiting
      }
    } catch (error) {
      this.failed = true
      throw error
    }
  }

  /** By article of a batch, the function that stores it. */
  #storesOf(articles: readonly Item[], prepared: PrepareResult): (() => { id: string; added: boolean })[] {
    const { options, storePrepared } = this.#internals
    const { bytes: values, ends, sketchEnds } = prepared
    let signatureEnd = 0
    return articles.map((article, i) => {
      const signatureStart = signatureEnd
      signatureEnd += prepared.signed[i]! * options.signatureValues
      const keys = {
        signature: prepared.signatures.subarray(signatureStart, signatureEnd),
        // Only `add` and `find` look texts up by their phrases; what is stored here waits until one of these is called.
        phrases: () => new Uint32Array(0),
        header: {
          sketch: prepared.sketches.subarray(sketchEnds[i - 1] ?? 0, sketchEnds[i]),
          language: prepared.languages[i]!,
          hasUnsegmented: prepared.hasUnsegmented[i] === 1,
        },
      }
      const bytes = alignedPart({ values, ends }, i)
      return () => storePrepared(article, bytes, prepared.textHashes[i]!, () => keys)
    })
  }

  #taskOf(batch: readonly Comparing[]): VerifyTask {
    const { options, threshold } = this.#internals
    const ends = new Int32Array(batch.length)
    batch.forEach(({ candidates }, i) => {
      ends[i] = (ends[i - 1] ?? 0) + candidates.length
    })
    return {
      threshold,
      options: { level: options.level, threshold: options.threshold, preset: options.preset },
      newBuffers: this.#newBuffers(),
      ...this.#sharedMasks(),
      textIds: Int32Array.from(batch, ({ textId }) => textId),
      candidates: Int32Array.from(batch.flatMap(({ candidates }) => candidates)),
      candidateEnds: ends,
    }
  }

  #sharedMasks(): Pick<VerifyTask, 'masks' | 'masksVersion'> {
    const { masks } = this.#internals.learned
    if (masks !== this.#masks.of) {
      this.#masks = { of: masks, shared: inSharedMemory(masks), version: this.#masks.version + 1 }
    }
    return { masks: this.#masks.shared, masksVersion: this.#masks.version }
  }

  /** The buffers that at least one worker does not know yet: nobody can tell which worker will take the task. */
  #newBuffers(): NewBuffers {
    const { chunks, pages, languages } = this.#internals.corpus.fingerprints.buffers
    const all = this.#known.size === this.#pool.workers ? [...this.#known.values()] : [{ chunks: 0, pages: 0 }]
    const firstChunk = Math.min(...all.map((worker) => worker.chunks))
    const firstPage = Math.min(...all.map((worker) => worker.pages))
    return { firstChunk, chunks: chunks.slice(firstChunk), firstPage, pages: pages.slice(firstPage), languages }
  }

  #pairsOf(result: VerifyResult): ComparedPair[] {
    const { texts, copies, scores, compared, worker, chunks, pages } = result
    this.#known.set(worker, { chunks, pages })
    this.#internals.verifier.compared += compared
    return Array.from(copies, (b, i) => ({
      ...{ a: texts[i]!, b },
      ...{ ...relationsAt(result, i), score: scores[i]!, evidence: evidenceAt(result, i) },
    }))
  }
}
