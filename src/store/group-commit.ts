import type { Batch, Durability, Store, StoredArticle, StoredText } from './contract.js'

/** The most articles that are committed together. */
const GROUP = 100

interface Pending {
  texts: StoredText[]
  articles: StoredArticle[]
  removedArticles: number[]
  removedTexts: number[]
  clock: number | undefined
}

/**
 * Collects what is to be stored, and commits it together: what comes in one turn of the event loop, and at most a hundred articles.
 * So a slow feed has its articles acknowledged one by one, and a fast one waits for the disk once for a hundred.
 */
export class GroupCommit {
  readonly #store: Store
  readonly #durability: Durability
  readonly #onStored: () => void
  #pending = nothing()
  #acknowledged = newPromise()
  #timer: NodeJS.Immediate | undefined
  #running: Promise<void> = Promise.resolve()
  /** Commits that were begun and have not ended. */
  #begun = 0
  #failure: unknown

  /** @param onStored called whenever all that was added is stored */
  constructor(store: Store, durability: Durability, onStored: () => void = () => {}) {
    this.#store = store
    this.#durability = durability
    this.#onStored = onStored
  }

  /** @throws what an earlier commit failed with: what is in memory is ahead of the store then, and nothing more may be said of it */
  check(): void {
    if (this.#failure !== undefined) throw this.#failure
  }

  /** Resolves when this change is stored, with all that came before it. */
  add(change: Partial<Batch>): Promise<void> {
    this.check()
    const { texts = [], articles = [], removedArticles = [], removedTexts = [], clock } = change
    this.#pending.texts.push(...texts)
    this.#pending.articles.push(...articles)
    this.#pending.removedArticles.push(...removedArticles)
    this.#pending.removedTexts.push(...removedTexts)
    if (clock !== undefined) this.#pending.clock = clock
    const { promise } = this.#acknowledged
    if (this.#pending.articles.length >= GROUP) this.#commit()
    else this.#timer ??= setImmediate(() => this.#commit())
    return promise
  }

  /** Stores what is pending. */
  async flush(): Promise<void> {
    if (this.#timer !== undefined) this.#commit()
    await this.#running
    this.check()
  }

  #commit(): void {
    clearImmediate(this.#timer)
    this.#timer = undefined
    const [batch, acknowledged] = [this.#pending, this.#acknowledged]
    this.#pending = nothing()
    this.#acknowledged = newPromise()
    this.#begun++
    this.#running = this.#running.then(async () => {
      try {
        this.check()
        await this.#store.commit(batch, this.#durability)
        acknowledged.resolve()
        if (--this.#begun === 0 && this.#timer === undefined) this.#onStored()
      } catch (error) {
        this.#failure ??= error
        acknowledged.reject(error)
      }
    })
  }
}

function nothing(): Pending {
  return { texts: [], articles: [], removedArticles: [], removedTexts: [], clock: undefined }
}

function newPromise(): { promise: Promise<void>; resolve: () => void; reject: (error: unknown) => void } {
  let resolve = () => {}
  let reject: (error: unknown) => void = () => {}
  const promise = new Promise<void>((onDone, onFail) => {
    resolve = onDone
    reject = onFail
  })
  // Whoever waits hears of it; where nobody does, the next call does.
  promise.catch(() => {})
  return { promise, resolve, reject }
}
