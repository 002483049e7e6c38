/** The numbers that a store knows articles and texts by, and which articles leave with which slice. */
export class Numbers {
  /** By id. */
  readonly #articles = new Map<string, { readonly number: number; readonly slice: number }>()
  /** By number of the text in the deduper. */
  readonly #texts: number[] = []
  /** By slice: its articles. */
  readonly #slices = new Map<number, Set<string>>()
  #next: number

  /** @param next the first number to give */
  constructor(next: number) {
    this.#next = next
  }

  give(): number {
    return this.#next++
  }

  addArticle(id: string, number: number, slice: number): void {
    this.#articles.set(id, { number, slice })
    const ids = this.#slices.get(slice)
    if (ids) ids.add(id)
    else this.#slices.set(slice, new Set([id]))
  }

  /** @returns the number that the article had */
  removeArticle(id: string): number | undefined {
    const found = this.#articles.get(id)
    if (found === undefined) return undefined
    this.#articles.delete(id)
    const ids = this.#slices.get(found.slice)!
    ids.delete(id)
    if (ids.size === 0) this.#slices.delete(found.slice)
    return found.number
  }

  articleOf(id: string): number | undefined {
    return this.#articles.get(id)?.number
  }

  setText(textId: number, number: number): void {
    this.#texts[textId] = number
  }

  textOf(textId: number): number {
    return this.#texts[textId]!
  }

  /** The articles of all slices before one. */
  before(slice: number): string[] {
    return [...this.#slices].filter(([one]) => one < slice).flatMap(([, ids]) => [...ids])
  }

  /** The articles that were stored first. */
  oldest(count: number): string[] {
    const ids: string[] = []
    for (const id of this.#articles.keys()) if (ids.push(id) >= count) break
    return ids
  }

  get slices(): number {
    return this.#slices.size
  }
}
