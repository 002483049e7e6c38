import type { Article } from '../article.js'
import { RELATIONS } from '../compare/relation.js'
import type { Deduper } from '../deduper/deduper.js'
import { type Internals, internalsOf, type Stored } from '../deduper/internals.js'
import { inBatches } from './batches.js'
import { alignedPart } from './columns.js'
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

/** Stored texts that a worker compares with their candidates. */
interface Verifying {
  readonly textIds: Int32Array
  readonly result: Promise<VerifyResult>
}

/**
 * Adds batches in three steps: a worker prepares the articles, this thread stores them and finds candidates, a worker
 * compares. Each step takes the batches in the order of the input. So texts get the same numbers as without workers,
 * and verified pairs are added in the same order.
 */
class Pipeline<Item extends Article> {
  /** Whether a step has failed: then nothing more may be stored. */
  failed = false
  readonly #internals: Internals
  readonly #pool: Pool
  readonly #onReady: AddingOptions<Item>['onReady']
  readonly #preparing: Preparing<Item>[] = []
  readonly #verifying: Verifying[] = []
  /** By worker: how many chunks and pages of stored fingerprints it knows. */
  readonly #known = new Map<number, { chunks: number; pages: number }>()

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
    const { shingleWords, signatureValues, seed } = options
    const result = this.#pool.run('prepare', {
      options: { shingleWords, signatureValues, seed },
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

  /** Waits until all stored texts are compared, and ends the workers. */
  async close(): Promise<void> {
    try {
      while (this.#verifying.length > 0) await this.#linkOldest()
    } finally {
      this.#internals.corpus.fingerprints.unpin()
      await this.#pool.close()
    }
  }

  async #storeOldest(): Promise<void> {
    const { articles, result } = this.#preparing.shift()!
    const textIds: number[] = []
    const candidates: number[] = []
    const candidateEnds: number[] = []
    try {
      const prepared = await result
      for (const [i, store] of this.#storesOf(articles, prepared).entries()) {
        const waiting = this.#onReady(articles[i]!, () => {
          const { id, added, textId, candidates: own = [] } = store()
          if (own.length > 0) {
            textIds.push(textId)
            for (const candidate of own) candidates.push(candidate)
            candidateEnds.push(candidates.length)
          }
          return { id, added }
        })
        if (waiting) await waiting
      }
    } catch (error) {
      this.failed = true
      throw error
    } finally {
      this.#verify(Int32Array.from(textIds), Int32Array.from(candidates), Int32Array.from(candidateEnds))
    }
    if (this.#verifying.length > 2 * this.#pool.workers) await this.#linkOldest()
  }

  /** By article of a batch, the function that stores it. */
  #storesOf(articles: readonly Item[], prepared: PrepareResult): (() => Stored)[] {
    const { corpus, options } = this.#internals
    const { bytes: values, ends, phraseEnds, sketchEnds } = prepared
    let signatureEnd = 0
    return articles.map((article, i) => {
      const signatureStart = signatureEnd
      signatureEnd += prepared.signed[i]! * options.signatureValues
      const keys = {
        signature: prepared.signatures.subarray(signatureStart, signatureEnd),
        phrases: prepared.phrases.subarray(phraseEnds[i - 1] ?? 0, phraseEnds[i]),
        header: {
          sketch: prepared.sketches.subarray(sketchEnds[i - 1] ?? 0, sketchEnds[i]),
          language: prepared.languages[i]!,
          hasUnsegmented: prepared.hasUnsegmented[i] === 1,
        },
      }
      const bytes = alignedPart({ values, ends }, i)
      return () => corpus.store(article, bytes, prepared.textHashes[i]!, () => keys)
    })
  }

  #verify(textIds: Int32Array, candidates: Int32Array, candidateEnds: Int32Array): void {
    if (textIds.length === 0) return
    const { options, threshold } = this.#internals
    const task: VerifyTask = {
      threshold,
      seeksRewrites: options.level === 'rewrite',
      newBuffers: this.#newBuffers(),
      ...{ textIds, candidates, candidateEnds },
    }
    this.#verifying.push({ textIds, result: this.#pool.run('verify', task) })
  }

  /** The buffers that at least one worker does not know yet: nobody can tell which worker will take the task. */
  #newBuffers(): NewBuffers {
    const { chunks, pages, languages } = this.#internals.corpus.fingerprints.buffers
    const all = this.#known.size === this.#pool.workers ? [...this.#known.values()] : [{ chunks: 0, pages: 0 }]
    const firstChunk = Math.min(...all.map((worker) => worker.chunks))
    const firstPage = Math.min(...all.map((worker) => worker.pages))
    return { firstChunk, chunks: chunks.slice(firstChunk), firstPage, pages: pages.slice(firstPage), languages }
  }

  async #linkOldest(): Promise<void> {
    const { textIds, result } = this.#verifying.shift()!
    const { corpus, verifier } = this.#internals
    const { textIndexes, copies, relations, scores, compared, worker, chunks, pages } = await result
    this.#known.set(worker, { chunks, pages })
    verifier.compared += compared
    for (const [i, copy] of copies.entries()) {
      const verified = { textId: copy, relation: RELATIONS[relations[i]!]!, score: scores[i]! }
      corpus.link(textIds[textIndexes[i]!]!, [verified])
    }
  }
}
