import type { ClusterArticle } from '../cluster/star-levels.js'

// A map of a million ids takes 90 ms to grow, and none can hold 17 million; each of these takes a sixteenth of that.
const SHARDS = 16

/**
 * Which articles are stored, and which text each carries. Columns, not objects: a million articles cost the garbage
 * collector a few arrays. A removed one leaves its place to the next.
 */
export class ArticleTable {
  readonly #numbers = Array.from({ length: SHARDS }, () => new Map<string, number>())
  #size = 0
  readonly #ids: string[] = []
  readonly #texts: number[] = []
  readonly #times: number[] = []
  readonly #sources: (string | undefined)[] = []
  /** By text: the number of its one article, or those of all of them; nothing once the last is removed. */
  readonly #carriers: (number | number[] | undefined)[] = []
  /** One string object for each source, however often it was parsed. */
  readonly #sourceNames = new Map<string, string>()
  readonly #free: number[] = []

  get size(): number {
    return this.#size
  }

  *ids(): Generator<string> {
    for (const shard of this.#numbers) yield* shard.keys()
  }

  textIdOf(id: string): number | undefined {
    const number = this.#shardOf(id).get(id)
    return number === undefined ? undefined : this.#texts[number]
  }

  /** `id` must be new. */
  add(id: string, text: number, time: number | undefined, source: string | undefined): void {
    const number = this.#free.pop() ?? this.#ids.length
    this.#shardOf(id).set(id, number)
    this.#size++
    this.#ids[number] = id
    this.#texts[number] = text
    this.#times[number] = time ?? Number.NaN
    this.#sources[number] = source === undefined ? undefined : this.#intern(source)
    const carriers = this.#carriers[text]
    if (carriers === undefined) this.#carriers[text] = number
    else if (typeof carriers === 'number') this.#carriers[text] = [carriers, number]
    else carriers.push(number)
  }

  /** Forgets an article. @returns its text */
  remove(id: string): number | undefined {
    const number = this.#shardOf(id).get(id)
    if (number === undefined) return undefined
    const text = this.#texts[number]!
    this.#shardOf(id).delete(id)
    this.#size--
    this.#ids[number] = ''
    this.#sources[number] = undefined
    this.#free.push(number)
    const left = this.#carriersOf(text).filter((carrier) => carrier !== number)
    this.#carriers[text] = left.length > 1 ? left : left[0]
    return text
  }

  /** The texts that two or more articles carry. */
  *sharedTexts(): Generator<number> {
    for (let text = 0; text < this.#carriers.length; text++) if (this.articleCount(text) > 1) yield text
  }

  /** How many articles carry a text. */
  articleCount(text: number): number {
    return this.#carriersOf(text).length
  }

  /** The ids of the articles that carry a text, in the order they came. */
  idsOfText(text: number): string[] {
    return this.#carriersOf(text).map((number) => this.#ids[number]!)
  }

  /** The articles that carry a text of `words` words, as the clusters see them. */
  articlesOf(text: number, words: number): ClusterArticle[] {
    return this.#carriersOf(text).map((number) => {
      const time = this.#times[number]!
      return {
        id: this.#ids[number]!,
        words,
        time: Number.isNaN(time) ? undefined : time,
        source: this.#sources[number],
      }
    })
  }

  #shardOf(id: string): Map<string, number> {
    let hash = id.length
    for (let i = Math.max(0, id.length - 8); i < id.length; i++) hash = (Math.imul(hash, 31) + id.charCodeAt(i)) | 0
    return this.#numbers[(hash ^ (hash >>> 4)) & (SHARDS - 1)]!
  }

  #carriersOf(text: number): readonly number[] {
    const carriers = this.#carriers[text]
    return carriers === undefined ? [] : typeof carriers === 'number' ? [carriers] : carriers
  }

  #intern(source: string): string {
    const known = this.#sourceNames.get(source)
    if (known !== undefined) return known
    this.#sourceNames.set(source, source)
    return source
  }
}
