import type { Corpus } from '../deduper/internals.js'
import { ChunkedRecords } from '../structures/chunked-records.js'
import { type Imaged, type ImageReader, type ImageWriter, readNumbers, writeNumbers } from '../structures/image.js'

// The fields of an article, at its place in the table of articles. Articles are linked in the order of storing.
const NUMBER = 0
const SLICE = 1
const OLDER = 2
const NEWER = 3
const FIELDS = 4
/** The link of the first article, and of the last, to where no article is. */
const NONE = -1
/** The link of a place without an article. */
const FREE = -2

/** The numbers that a store knows articles and texts by, and which articles leave with which slice. */
export class Numbers implements Imaged {
  readonly #table: Corpus['articles']
  readonly #articles = new ChunkedRecords(FIELDS, FREE)
  /** By number of the text in the deduper. */
  readonly #texts = new ChunkedRecords(1, 0)
  /** By slice: how many articles it has. */
  readonly #sizes = new Map<number, number>()
  #oldest = NONE
  #newest = NONE
  #next: number

  /**
   * @param next the first number to give
   * @param table the articles, which are in it for as long as they have a number here
   */
  constructor(next: number, table: Corpus['articles']) {
    this.#next = next
    this.#table = table
  }

  give(): number {
    return this.#next++
  }

  /** Adds an article behind all that have a number. */
  addArticle(id: string, number: number, slice: number): void {
    this.addArticleAt(this.#table.placeOf(id)!, number, slice)
  }

  addArticleAt(place: number, number: number, slice: number): void {
    const articles = this.#articles
    articles.reserve(place + 1)
    articles.set(place, number | 0, NUMBER)
    articles.set(place, slice | 0, SLICE)
    articles.set(place, NONE, NEWER)
    articles.set(place, this.#newest, OLDER)
    if (this.#newest === NONE) this.#oldest = place
    else articles.set(this.#newest, place, NEWER)
    this.#newest = place
    this.#sizes.set(slice, (this.#sizes.get(slice) ?? 0) + 1)
  }

  /** Removes the article at a place. */
  removeAt(place: number): void {
    const articles = this.#articles
    const [older, newer] = [articles.get(place, OLDER), articles.get(place, NEWER)]
    if (older === NONE) this.#oldest = newer
    else articles.set(older, newer, NEWER)
    if (newer === NONE) this.#newest = older
    else articles.set(newer, older, OLDER)
    articles.set(place, FREE, OLDER)
    const slice = articles.get(place, SLICE) >>> 0
    const left = this.#sizes.get(slice)! - 1
    if (left === 0) this.#sizes.delete(slice)
    else this.#sizes.set(slice, left)
  }

  /** The place and the number of an article that is stored. */
  articleOf(id: string): { readonly place: number; readonly number: number } | undefined {
    const place = this.#table.placeOf(id)
    if (place === undefined || place >= this.#articles.length || this.#articles.get(place, OLDER) === FREE)
      return undefined
    return { place, number: this.#articles.get(place, NUMBER) >>> 0 }
  }

  setText(textId: number, number: number): void {
    this.#texts.reserve(textId + 1)
    this.#texts.set(textId, number | 0)
  }

  textOf(textId: number): number {
    return this.#texts.get(textId) >>> 0
  }

  /** The articles of all slices before one. */
  before(slice: number): string[] {
    if (![...this.#sizes.keys()].some((one) => one < slice)) return []
    return [...this.#places()]
      .filter((place) => this.#articles.get(place, SLICE) >>> 0 < slice)
      .map((place) => this.#table.idAt(place))
  }

  /** The articles that were stored first. */
  oldest(count: number): string[] {
    const ids: string[] = []
    for (const place of this.#places()) if (ids.push(this.#table.idAt(place)) >= count) break
    return ids
  }

  get slices(): number {
    return this.#sizes.size
  }

  writeTo(image: ImageWriter): void {
    writeNumbers(image, this.#oldest, this.#newest)
    image.write(Float64Array.from([...this.#sizes].flat()))
    this.#articles.writeTo(image)
    this.#texts.writeTo(image)
  }

  readFrom(image: ImageReader): void {
    ;[this.#oldest = NONE, this.#newest = NONE] = readNumbers(image)
    const sizes = image.read(Float64Array)
    for (let i = 0; i < sizes.length; i += 2) this.#sizes.set(sizes[i]!, sizes[i + 1]!)
    this.#articles.readFrom(image)
    this.#texts.readFrom(image)
  }

  /** In the order of storing. */
  *#places(): Generator<number> {
    for (let place = this.#oldest; place !== NONE; place = this.#articles.get(place, NEWER)) yield place
  }
}
