import type { ClusterArticle } from '../cluster/star-levels.js'
import { type Imaged, type ImageReader, type ImageWriter, readStrings, writeStrings } from '../structures/image.js'

// To grow a map of a million ids takes 90 ms, and one map cannot hold 17 million ids. Each of these 16 maps holds a
// sixteenth of the ids, so it grows in a sixteenth of that time.
const SHARDS = 16

/**
 * The stored articles, and the text of each. Articles are numbered and kept in columns, not in objects: the garbage
 * collector visits a few arrays instead of a million objects. The number of a removed article is given to a later one.
 */
export class ArticleTable implements Imaged {
  /** By shard: the number of each id. */
  readonly #numbers = Array.from({ length: SHARDS }, () => new Map<string, number>())
  #size = 0
  // By number of the article.
  readonly #ids: string[] = []
  readonly #textIds: number[] = []
  readonly #times: number[] = []
  readonly #sources: (string | undefined)[] = []
  /** By text: the number of its only article, or the numbers of all its articles; undefined where it has none. */
  readonly #articlesOfText: (number | number[] | undefined)[] = []
  /** One string object for each source, however often that source was parsed. */
  readonly #sourceNames = new Map<string, string>()
  /** Numbers of removed articles. */
  readonly #free: number[] = []

  get size(): number {
    return this.#size
  }

  *ids(): Generator<string> {
    for (const shard of this.#numbers) yield* shard.keys()
  }

  textIdOf(id: string): number | undefined {
    const number = this.#shardOf(id).get(id)
    return number === undefined ? undefined : this.#textIds[number]
  }

  /** Where an article stands, from 0. The place of a removed article is given to a later one. */
  placeOf(id: string): number | undefined {
    return this.#shardOf(id).get(id)
  }

  idAt(place: number): string {
    return this.#ids[place]!
  }

  /** Adds an article; `id` must be new. */
  add(id: string, textId: number, time: number | undefined, source: string | undefined): void {
    const number = this.#free.pop() ?? this.#ids.length
    this.#shardOf(id).set(id, number)
    this.#size++
    this.#ids[number] = id
    this.#textIds[number] = textId
    this.#times[number] = time ?? Number.NaN
    this.#sources[number] = source === undefined ? undefined : this.#intern(source)
    this.#addTo(textId, number)
  }

  /** Removes an article. @returns the number of its text, or undefined for an unknown id */
  remove(id: string): number | undefined {
    const number = this.#shardOf(id).get(id)
    if (number === undefined) return undefined
    const textId = this.#textIds[number]!
    this.#shardOf(id).delete(id)
    this.#size--
    this.#ids[number] = ''
    this.#sources[number] = undefined
    this.#free.push(number)
    const others = this.#numbersOfText(textId).filter((other) => other !== number)
    this.#articlesOfText[textId] = others.length > 1 ? others : others[0]
    return textId
  }

  /** The texts that an article has, in ascending order. */
  *textIds(): Generator<number> {
    for (let textId = 0; textId < this.#articlesOfText.length; textId++) {
      if (this.#articlesOfText[textId] !== undefined) yield textId
    }
  }

  /** The texts that two or more articles have. */
  *sharedTexts(): Generator<number> {
    for (let textId = 0; textId < this.#articlesOfText.length; textId++) {
      if (this.articleCount(textId) > 1) yield textId
    }
  }

  /** How many articles have a text. */
  articleCount(textId: number): number {
    return this.#numbersOfText(textId).length
  }

  /** The ids of the articles that have a text, in the order in which they were added. */
  idsOfText(textId: number): string[] {
    return this.#numbersOfText(textId).map((number) => this.#ids[number]!)
  }

  /** The articles that have a text, in the order in which they were added, for clustering. */
  clusterArticlesOf(textId: number, words: number): ClusterArticle[] {
    return this.#numbersOfText(textId).map((number) => {
      const time = this.#times[number]!
      return {
        id: this.#ids[number]!,
        words,
        time: Number.isNaN(time) ? undefined : time,
        source: this.#sources[number],
      }
    })
  }

  writeTo(image: ImageWriter): void {
    const sources = [...this.#sourceNames.keys()]
    const placeOf = new Map(sources.map((source, place) => [source, place]))
    writeStrings(image, this.#ids)
    writeStrings(image, sources)
    image.write(Int32Array.from(this.#sources, (source) => (source === undefined ? -1 : placeOf.get(source)!)))
    image.write(Int32Array.from(this.#textIds))
    image.write(Float64Array.from(this.#times))
    image.write(Int32Array.from([...this.textIds()].flatMap((textId) => this.#numbersOfText(textId))))
    image.write(Int32Array.from(this.#free))
  }

  readFrom(image: ImageReader): void {
    const ids = readStrings(image)
    const sources = readStrings(image)
    const [sourceOf, textIds, times] = [image.read(Int32Array), image.read(Int32Array), image.read(Float64Array)]
    for (const source of sources) this.#sourceNames.set(source, source)
    for (const [number, id] of ids.entries()) {
      this.#ids.push(id)
      this.#sources.push(sources[sourceOf[number]!])
      this.#textIds.push(textIds[number]!)
      this.#times.push(times[number]!)
    }
    for (const number of image.read(Int32Array)) {
      this.#shardOf(ids[number]!).set(ids[number]!, number)
      this.#size++
      this.#addTo(textIds[number]!, number)
    }
    for (const number of image.read(Int32Array)) this.#free.push(number)
  }

  #addTo(textId: number, number: number): void {
    const articles = this.#articlesOfText[textId]
    if (articles === undefined) this.#articlesOfText[textId] = number
    else if (typeof articles === 'number') this.#articlesOfText[textId] = [articles, number]
    else articles.push(number)
  }

  #shardOf(id: string): Map<string, number> {
    let hash = id.length
    for (let i = Math.max(0, id.length - 8); i < id.length; i++) hash = (Math.imul(hash, 31) + id.charCodeAt(i)) | 0
    return this.#numbers[(hash ^ (hash >>> 4)) & (SHARDS - 1)]!
  }

  #numbersOfText(textId: number): readonly number[] {
    const articles = this.#articlesOfText[textId]
    return articles === undefined ? [] : typeof articles === 'number' ? [articles] : articles
  }

  #intern(source: string): string {
    const known = this.#sourceNames.get(source)
    if (known !== undefined) return known
    this.#sourceNames.set(source, source)
    return source
  }
}
