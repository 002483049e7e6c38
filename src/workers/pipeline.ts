import type { Article } from '../article.js'
import { RELATIONS } from '../compare/relation.js'
import { type Deduper, type Internals, internalsOf } from '../deduper.js'
import type { Pool } from './pool.js'
import type { PrepareResult, VerifyResult, VerifyTask } from './tasks.js'

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
export class Pipeline {
  readonly done = { added: 0, repeated: 0 }
  /** Whether storing or comparing has failed, so that nothing more should be stored. */
  failed = false
  readonly #inside: Internals
  readonly #pool: Pool
  readonly #preparing: Preparing[] = []
  readonly #verifying: Verifying[] = []
  /** By worker: how much of the arena it knows. */
  readonly #known = new Map<number, { chunks: number; pages: number }>()

  private constructor(inside: Internals, pool: Pool) {
    this.#inside = inside
    this.#pool = pool
    // Workers read the fingerprints where they stand; nothing may move under their eyes.
    inside.corpus.arena.share()
    inside.corpus.arena.hold()
  }

  /** @throws DoppelwireError `OPTION_INVALID` for what is no deduper; the pool is closed then. */
  static async open(deduper: Deduper, pool: Pool): Promise<Pipeline> {
    try {
      return new Pipeline(internalsOf(deduper), pool)
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
      this.#inside.corpus.arena.release()
      await this.#pool.close()
    }
  }

  async #placeOldest(): Promise<void> {
    const { articles, result } = this.#preparing.shift()!
    const texts: number[] = []
    const others: number[] = []
    const ends: number[] = []
    try {
      for (const stored of this.#store(articles, await result)) {
        if (stored.others === undefined || stored.others.length === 0) continue
        texts.push(stored.text)
        for (const other of stored.others) others.push(other)
        ends.push(others.length)
      }
    } catch (error) {
      this.failed = true
      throw error
    } finally {
      this.#verify(Int32Array.from(texts), Int32Array.from(others), Int32Array.from(ends))
    }
    if (this.#verifying.length > 2 * this.#pool.workers) await this.#linkOldest()
  }

  *#store(articles: readonly Article[], result: PrepareResult) {
    const { corpus, options } = this.#inside
    let start = 0
    let signed = 0
    let phrasesFrom = 0
    for (const [i, article] of articles.entries()) {
      const bytes = result.bytes.subarray(start, result.ends[i])
      const signature = result.signatures.subarray(signed, signed + result.signed[i]! * options.signatureValues)
      const phrases = result.phrases.subarray(phrasesFrom, result.phraseEnds[i])
      const label = { mass: result.masses[i]!, language: result.languages[i]!, dense: result.dense[i] === 1 }
      const stored = corpus.store(article, bytes, result.identities[i]!, () => ({ signature, phrases, label }))
      this.done[stored.added ? 'added' : 'repeated']++
      yield stored
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
    const { chunks, pages, languages } = this.#inside.corpus.arena.parts
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
