import { DoppelwireError } from '../errors.js'
import type {
  Batch,
  Durability,
  Store,
  StoredArticle,
  StoredKeys,
  StoredText,
  StoreSchema,
  StoreState,
} from './contract.js'

/**
 * A store that lives as long as the process: for tests, and for a deduper with a window that need not be kept. `disk` is refused,
 * for nothing here is on one.
 *
 * @example
 * const deduper = await openDeduper({ store: createMemoryStore(), window: '7d' })
 * await deduper.add({ id: 'a', text: 'One story.' }) // => { status: 'new', id: 'a', cluster: 'a' }
 * await deduper.close()
 */
export function createMemoryStore(): Store {
  return new MemoryStore()
}

class MemoryStore implements Store {
  readonly #articles = new Map<number, StoredArticle>()
  readonly #texts = new Map<number, StoredText>()
  #schema: StoreSchema | undefined
  #clock: number | undefined
  #next = 0
  readonly bytes = 0

  get state(): StoreState | undefined {
    if (this.#schema === undefined) return undefined
    const [articles, texts] = [this.#articles.size, this.#texts.size]
    return { schema: this.#schema, articles, texts, clock: this.#clock, next: this.#next }
  }

  create(schema: StoreSchema): void {
    this.#schema ??= { ...schema }
  }

  keys(from = 0): (StoredArticle | StoredKeys)[] {
    const all = [...this.#articles.values(), ...this.#texts.values()]
    return all.filter(({ number }) => number >= from).sort((a, b) => a.number - b.number)
  }

  article(number: number): StoredArticle | undefined {
    return this.#articles.get(number)
  }

  text(number: number): StoredText | undefined {
    return this.#texts.get(number)
  }

  fingerprint(number: number): Uint8Array | undefined {
    return this.#texts.get(number)?.fingerprint
  }

  async commit(batch: Batch, durability: Durability): Promise<void> {
    if (durability === 'disk') {
      throw new DoppelwireError('OPTION_INVALID', 'durability: expected memory for a store in memory, found "disk"')
    }
    for (const text of batch.texts) if (!this.#texts.has(text.number)) this.#texts.set(text.number, text)
    for (const article of batch.articles) {
      if (!this.#articles.has(article.number)) this.#articles.set(article.number, article)
    }
    for (const number of batch.removedArticles) this.#articles.delete(number)
    for (const number of batch.removedTexts) this.#texts.delete(number)
    this.#next = nextNumber(this.#next, batch)
    this.#clock = laterClock(this.#clock, batch)
  }

  async close(): Promise<void> {}
}

export function nextNumber(next: number, { articles, texts }: Pick<Batch, 'articles' | 'texts'>): number {
  let highest = next
  for (const { number } of articles) highest = Math.max(highest, number + 1)
  for (const { number } of texts) highest = Math.max(highest, number + 1)
  return highest
}

export function laterClock(clock: number | undefined, batch: Batch): number | undefined {
  return batch.clock === undefined ? clock : Math.max(clock ?? batch.clock, batch.clock)
}
