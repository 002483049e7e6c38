import { type Article, readDate } from '../../article.js'
import type { Deduper, FingerprintedArticle } from '../../deduper/deduper.js'
import type { DeduperOptions } from '../../deduper/options.js'
import { fingerprintOf } from '../../deduper/read-article.js'
import { toStoredBytes } from '../../deduper/text-keys.js'
import { DoppelwireError } from '../../errors.js'
import type { Fingerprint } from '../../fingerprint/fingerprint.js'
import type { Hash64 } from '../../structures/xxhash.js'
import type { StoreClock } from '../window.js'
import type { Texts } from './texts.js'
import type { Adding } from './verdict.js'

export interface PreparerParts {
  readonly texts: Texts
  /** Takes fingerprints; nothing is stored in it. */
  readonly deduper: Deduper
  readonly options: DeduperOptions
  readonly clock: StoreClock
  readonly hash64: Hash64
  readonly now: () => number
}

/** An article that is refused, and why. */
export interface Refused {
  readonly error: unknown
}

/** So many failed calls are remembered, so that they are the same calls when they are made again. */
const MOST_FAILED = 10_000

/** Makes of articles what is stored: takes their fingerprints, names their texts and gives them their ids. */
export class Preparer {
  readonly #parts: PreparerParts
  /** By id and text: the order of a call that was not answered. */
  readonly #unanswered = new Map<string, number>()
  #lastOrder = 0

  constructor(parts: PreparerParts) {
    this.#parts = parts
  }

  async prepare(batch: readonly (Article | FingerprintedArticle)[]): Promise<(Adding | Refused)[]> {
    const { texts, clock } = this.#parts
    const read = batch.map((article): Omit<Adding, 'id' | 'status'> | Refused => {
      try {
        const fingerprint = this.fingerprint(article)
        const text = this.nameOf(article, fingerprint)
        const date = article.date ? readDate(article.date) : undefined
        clock.place(date)
        const order = this.#unanswered.get(callOf({ article, text })) ?? this.#nextOrder()
        return { article, fingerprint, text, time: this.timeOf(date), order }
      } catch (error) {
        return { error }
      }
    })
    const asked = read.flatMap((one) => ('error' in one ? [] : [{ id: one.article.id, text: one.text }]))
    const known = (await texts.claim(asked))[Symbol.iterator]()
    const claims = read.map((one) => ('error' in one ? undefined : known.next().value))
    // One after the other where ids repeat: so the second knows the first.
    const prepared: (Adding | Refused)[] = []
    for (const [i, one] of read.entries()) {
      if ('error' in one) prepared.push(one)
      else if (claims[i] === one.text) prepared.push({ ...one, id: one.article.id, status: 'new' })
      else {
        const named = await this.#nameAnew(one.article, one.text).catch((error: unknown) => ({ error }))
        prepared.push('error' in named ? named : { ...one, ...named })
      }
    }
    this.#expectAnswers(prepared)
    return prepared
  }

  /** A call was answered: the next with the same article is another. */
  answered(one: Adding): void {
    this.#unanswered.delete(callOf(one))
  }

  fingerprint(article: Article | FingerprintedArticle): Fingerprint {
    const { deduper, options } = this.#parts
    const take = (checked: { readonly text: string }) => ({
      fingerprint: deduper.fingerprint({ id: article.id, ...checked }),
    })
    return fingerprintOf(article, take, { options }).fingerprint
  }

  /** A text by the hash of its bytes; without words it equals nothing, so the id tells it from others. */
  nameOf({ id }: { readonly id: string }, fingerprint: Fingerprint): string {
    const bytes = toStoredBytes(fingerprint)
    const named = fingerprint.textHash === 0n ? Buffer.concat([bytes, Buffer.from(id, 'utf16le')]) : bytes
    return this.#parts.hash64(named).toString(16).padStart(16, '0')
  }

  /** When an article counts as written: an undated one, now, by the dates of the others. */
  timeOf(date: number | undefined): number {
    return date ?? this.#parts.clock.latest ?? this.#parts.now()
  }

  #expectAnswers(prepared: readonly (Adding | Refused)[]): void {
    for (const one of prepared) {
      if ('text' in one && !this.#unanswered.has(callOf(one))) this.#unanswered.set(callOf(one), one.order)
    }
    for (const call of this.#unanswered.keys()) {
      if (this.#unanswered.size <= MOST_FAILED) break
      this.#unanswered.delete(call)
    }
  }

  /** Gives an article an id of its own, or that of the article it replaces. */
  async #nameAnew(article: { readonly id: string }, text: string): Promise<Pick<Adding, 'id' | 'status'>> {
    const { texts, options } = this.#parts
    const claim = async (id: string) => (await texts.claim([{ id, text }]))[0] === text
    if (options.onDuplicate === 'error') {
      throw new DoppelwireError(
        'DUPLICATE_ID',
        `article ${JSON.stringify(article.id)} was stored with another text; give it its own id, or set onDuplicate to replace or version`,
      )
    }
    if (options.onDuplicate === 'replace') {
      await texts.remove(article.id)
      if (await claim(article.id)) return { id: article.id, status: 'new' }
    }
    for (let version = 2; ; version++) {
      const id = `${article.id}#${version}`
      if (await claim(id)) return { id, status: 'version' }
    }
  }

  /** An order of the wall clock, so that of two articles of different moments the earlier comes first. */
  #nextOrder(): number {
    this.#lastOrder = Math.max(this.#lastOrder + 1, Date.now() * 1000 + Math.floor(Math.random() * 1000))
    return this.#lastOrder
  }
}

/** What tells one call of `add` from another. */
export function callOf({ article, text }: Pick<Adding, 'article' | 'text'>): string {
  return `${text} ${article.id}`
}
