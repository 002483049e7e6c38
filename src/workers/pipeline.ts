import { type Article, checkArticle } from '../article.js'
import { RELATIONS } from '../compare/relation.js'
import type { Stored } from '../deduper/corpus.js'
import { type Deduper, type Internals, internalsOf } from '../deduper/deduper.js'
import { inBatches } from './batches.js'
import { openPool, type Pool } from './pool.js'
import type { PrepareResult, VerifyResult, VerifyTask } from './tasks.js'

export interface AddingOptions {
  readonly workers?: number | undefined
  readonly signal?: AbortSignal | undefined
  /** Called for each article in the order of the input; must call `store`, which throws as `Deduper.store` does. */
  readonly place: (article: Article, store: () => { id: string; added: boolean }) => void | Promise<void>
}

/** Adds articles with worker threads; see `addAll` of `workers`, which this is the inside of. */
export async function addInOrder<Item extends Article>(
  deduper: Deduper,
  articles: Iterable<Item> | AsyncIterable<Item>,
  { workers, signal, place }: AddingOptions,
): Promise<void> {
  const pipeline = await Pipeline.open(deduper, await openPool(workers), place)
  try {
    for await (const batch of inBatches(articles, checkArticle, signal)) await pipeline.push(batch)
    await pipeline.placeAll()
  } catch (error) {
    // What came before the article that was refused is added, as without workers; after an abort nobody waits for it.
    if (!signal?.aborted && !pipeline.failed) await pipeline.placeAll()
    throw error
  } finally {
    await pipeline.close()
  }
}

/** Articles that a worker makes ready. */
interface Preparing {
  readonly articles: readonly Article[]
  readonly result: Promise<PrepareResult>
}

/** Stored texts that a worker compares. */
interface Verifying {
  readonly texts: Int32Array
  readonly result: Promise<VerifyResult>
}

/**
 * Articles on their way into a deduper: a worker makes a batch ready, this thread stores it and finds candidates, a worker
 * compares these. Each step takes the batches in the order of the input, so texts get the same numbers, and verified pairs
 * stand in the same order, as without workers.
 */
class Pipeline {
  /** Whether storing or comparing has failed, so that nothing more should be stored. */
  failed = false
  readonly #inside: Internals
  readonly #pool: Pool
  readonly #place: AddingOptions['place']
  readonly #preparing: Preparing[] = []
  readonly #verifying: Verifying[] = []
  /** By worker: how much of the arena it knows. */
  readonly #known = new Map<number, { chunks: number; pages: number }>()

  private constructor(inside: Internals, pool: Pool, place: AddingOptions['place']) {
    this.#inside = inside
    this.#pool = pool
    this.#place = place
    // Workers read the fingerprints where they stand; nothing may move under their eyes.
    inside.corpus.fingerprints.share()
    inside.corpus.fingerprints.pin()
  }

  /** @throws DoppelwireError `OPTION_INVALID` for what is no deduper; the pool is closed then. */
  static async open(deduper: Deduper, pool: Pool, place: AddingOptions['place']): Promise<Pipeline> {
    try {
      return new Pipeline(internalsOf(deduper), pool, place)
    } catch (error) {
      await pool.close()
      throw error
    }
  }

  /** Takes a batch in, and waits as long as enough are on their way. */
  async push(articles: readonly Article[]): Promise<void> {
    const { options } = this.#inside
    const { shingleWords, signatureValues, seed } = options
    const result = this.#pool.run('prepare', {
      options: { shingleWords, signatureValues, seed },
      seeksRewrites: options.level === 'rewrite',
      texts: articles.map(({ text }) => text),
      langs: articles.map(({ lang }) => lang ?? undefined),
    })
    this.#preparing.push({ articles, result })
    if (this.#preparing.length > 2 * this.#pool.workers) await this.#placeOldest()
  }

  /** Stores all that was taken in. */
  async placeAll(): Promise<void> {
    while (this.#preparing.length > 0) await this.#placeOldest()
  }

  /** Waits until all that was stored is compared, and ends the workers. */
  async close(): Promise<void> {
    try {
      while (this.#verifying.length > 0) await this.#linkOldest()
    } finally {
      this.#inside.corpus.fingerprints.unpin()
      await this.#pool.close()
    }
  }

  async #placeOldest(): Promise<void> {
    const { articles, result } = this.#preparing.shift()!
    const texts: number[] = []
    const others: number[] = []
    const ends: number[] = []
    try {
      for (const [article, store] of this.#stores(articles, await result)) {
        const waiting = this.#place(article, () => {
          const { id, added, text, others: proposed = [] } = store()
          if (proposed.length > 0) {
            texts.push(text)
            for (const other of proposed) others.push(other)
            ends.push(others.length)
          }
          return { id, added }
        })
        if (waiting) await waiting
      }
    } catch (error) {
      this.failed = true
      throw error
    } finally {
      this.#verify(Int32Array.from(texts), Int32Array.from(others), Int32Array.from(ends))
    }
    if (this.#verifying.length > 2 * this.#pool.workers) await this.#linkOldest()
  }

  /** Each article with what stores it. */
  *#stores(articles: readonly Article[], result: PrepareResult): Generator<[Article, () => Stored]> {
    const { corpus, options } = this.#inside
    let start = 0
    let signed = 0
    let phrasesFrom = 0
    for (const [i, article] of articles.entries()) {
      const bytes = result.bytes.subarray(start, result.ends[i])
      const signature = result.signatures.subarray(signed, signed + result.signed[i]! * options.signatureValues)
      const phrases = result.phrases.subarray(phrasesFrom, result.phraseEnds[i])
      const sketch = result.sketches.subarray(result.sketchEnds[i - 1] ?? 0, result.sketchEnds[i])
      const header = { sketch, language: result.languages[i]!, hasUnsegmented: result.hasUnsegmented[i] === 1 }
      const keys = () => ({ signature, phrases, header })
      yield [article, () => corpus.store(article, bytes, result.identities[i]!, keys)]
      start = Math.ceil(result.ends[i]! / 4) * 4
      signed += signature.length
      phrasesFrom = result.phraseEnds[i]!
    }
  }

  #verify(texts: Int32Array, others: Int32Array, ends: Int32Array): void {
    if (texts.length === 0) return
    const { options, threshold } = this.#inside
    const task: VerifyTask = {
      threshold,
      seeksRewrites: options.level === 'rewrite',
      grown: this.#grown(),
      ...{ texts, others, ends },
    }
    this.#verifying.push({ texts, result: this.#pool.run('verify', task) })
  }

  /** What the worker that knows least of the arena lacks; which one will take the task cannot be told. */
  #grown(): VerifyTask['grown'] {
    const { chunks, pages, languages } = this.#inside.corpus.fingerprints.buffers
    const all = this.#known.size === this.#pool.workers ? [...this.#known.values()] : [{ chunks: 0, pages: 0 }]
    const firstChunk = Math.min(...all.map((worker) => worker.chunks))
    const firstPage = Math.min(...all.map((worker) => worker.pages))
    return { firstChunk, chunks: chunks.slice(firstChunk), firstPage, pages: pages.slice(firstPage), languages }
  }

  async #linkOldest(): Promise<void> {
    const { texts, result } = this.#verifying.shift()!
    const { corpus, verifier } = this.#inside
    const { of, others, relations, scores, compared, worker, chunks, pages } = await result
    this.#known.set(worker, { chunks, pages })
    verifier.compared += compared
    for (const [i, text] of others.entries()) {
      corpus.link(texts[of[i]!]!, [{ text, relation: RELATIONS[relations[i]!]!, score: scores[i]! }])
    }
  }
}
