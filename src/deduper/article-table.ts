import type { ClusterArticle } from '../cluster/star-levels.js'
import { ChunkedRecords } from '../structures/chunked-records.js'
import { hashWord } from '../structures/hash.js'
import {
  type Imaged,
  type ImageReader,
  type ImageWriter,
  readNumbers,
  readStrings,
  writeNumbers,
  writeStrings,
} from '../structures/image.js'
import { ABSENT, KeyTable } from '../structures/key-table.js'
import { ownString } from '../structures/own-string.js'
import { IdList } from './id-list.js'

const NONE = -1

// The fields of an article.
const TEXT = 0
/** The number of its source; `NONE` without one. */
const SOURCE = 1
/** The article of the same text that was added just before, and just after. */
const PREVIOUS = 2
const NEXT = 3
/** In milliseconds since 1970; `NaN` without one. Takes two fields. */
const TIME = 4
const FIELDS = 6

// The fields of a text.
const FIRST = 0
const LAST = 1
/** 1 less than the number of its articles, so that a text without one has -1, as all its fields have. */
const OTHERS = 2

/**
 * The stored articles, and the text of each. Articles are numbered and kept in columns, not in objects: the garbage
 * collector visits a few arrays instead of a million objects. The number of a removed article is given to a later one.
 */
export class ArticleTable implements Imaged {
  /** By hash of an id: 1 + the number of its article. */
  readonly #numbers = new KeyTable()
  /** By id, the number of an article whose hash another id had when it was added. */
  readonly #clashing = new Map<string, number>()
  #size = 0
  // By number of the article.
  readonly #ids = new IdList()
  readonly #fields = new ChunkedRecords(FIELDS, NONE)
  /** By text. Its articles are linked in the order in which they were added, so that removing one of many takes no search. */
  readonly #texts = new ChunkedRecords(3, NONE)
  #textNumbers = 0
  /** By name of a source, its number. */
  readonly #sourceNumbers = new Map<string, number>()
  readonly #sources: string[] = []
  /** Numbers of removed articles. */
  readonly #free: number[] = []

  get size(): number {
    return this.#size
  }

  /** Bytes of all but the ids themselves. */
  get bytes(): number {
    return this.#numbers.bytes + this.#fields.bytes + this.#texts.bytes
  }

  *ids(): Generator<string> {
    for (let number = 0; number < this.#ids.length; number++) {
      if (this.#fields.get(number, TEXT) !== NONE) yield this.#ids.get(number)
    }
  }

  textIdOf(id: string): number | undefined {
    const number = this.#numberOf(id)
    return number === NONE ? undefined : this.#fields.get(number, TEXT)
  }

  /** Where an article stands, from 0. The place of a removed article is given to a later one. */
  placeOf(id: string): number | undefined {
    const number = this.#numberOf(id)
    return number === NONE ? undefined : number
  }

  idAt(place: number): string {
    return this.#ids.get(place)
  }

  /** In milliseconds since 1970. */
  timeAt(place: number): number | undefined {
    const time = this.#fields.getDouble(place, TIME)
    return Number.isNaN(time) ? undefined : time
  }

  sourceAt(place: number): string | undefined {
    return this.#sources[this.#fields.get(place, SOURCE)]
  }

  /** Makes room for the ids of so many articles, in a table that is empty. */
  reserve(articles: number): void {
    this.#numbers.reserve(articles)
  }

  /** Adds an article; `id` must be new. @returns its place */
  add(id: string, textId: number, time: number | undefined, source: string | undefined): number {
    const number = this.#free.pop() ?? this.#ids.length
    this.#size++
    const key = hashWord(id)
    if (this.#numbers.get(key) === ABSENT) this.#numbers.set(key, number + 1)
    else this.#clashing.set(id, number)
    this.#ids.set(number, id)
    this.#fields.reserve(number + 1)
    this.#fields.setDouble(number, time ?? Number.NaN, TIME)
    this.#fields.set(number, textId, TEXT)
    this.#fields.set(number, source === undefined ? NONE : this.#sourceNumber(source), SOURCE)
    this.#link(number, textId)
    return number
  }

  /** Removes an article. @returns the number of its text, or undefined for an unknown id */
  remove(id: string): number | undefined {
    const number = this.#numberOf(id)
    if (number === NONE) return undefined
    if (!this.#clashing.delete(id)) this.#numbers.delete(hashWord(id))
    const textId = this.#fields.get(number, TEXT)
    this.#unlink(number, textId)
    this.#size--
    this.#ids.set(number, '')
    this.#fields.set(number, NONE, TEXT)
    this.#free.push(number)
    return textId
  }

  /** 1 + the highest number that a text ever had. */
  get textNumbers(): number {
    return this.#textNumbers
  }

  /** The texts that an article has, in ascending order. */
  *textIds(): Generator<number> {
    for (let textId = 0; textId < this.#textNumbers; textId++) if (this.articleCount(textId) > 0) yield textId
  }

  /** How many articles have a text. */
  articleCount(textId: number): number {
    return textId < this.#textNumbers ? this.#texts.get(textId, OTHERS) + 1 : 0
  }

  /** The ids of the articles that have a text, in the order in which they were added. */
  idsOfText(textId: number): string[] {
    return Array.from(this.placesOf(textId), (place) => this.#ids.get(place))
  }

  /** The articles that have a text, in the order in which they were added, for clustering. */
  clusterArticlesOf(textId: number, words: number): ClusterArticle[] {
    return Array.from(this.placesOf(textId), (place) => {
      return { id: this.#ids.get(place), words, time: this.timeAt(place), source: this.sourceAt(place) }
    })
  }

  /** The places of the articles that have a text, in the order in which they were added. */
  *placesOf(textId: number): Generator<number> {
    if (textId >= this.#textNumbers) return
    for (let place = this.#texts.get(textId, FIRST); place !== NONE; place = this.#fields.get(place, NEXT)) yield place
  }

  writeTo(image: ImageWriter): void {
    writeNumbers(image, this.#size, this.#textNumbers)
    this.#ids.writeTo(image)
    for (const strings of [this.#sources, [...this.#clashing.keys()]]) writeStrings(image, strings)
    image.write(Int32Array.from(this.#clashing.values()))
    image.write(Int32Array.from(this.#free))
    for (const table of [this.#numbers, this.#fields, this.#texts]) table.writeTo(image)
  }

  readFrom(image: ImageReader): void {
    ;[this.#size = 0, this.#textNumbers = 0] = readNumbers(image)
    this.#ids.readFrom(image)
    for (const source of readStrings(image)) this.#sourceNumber(source)
    const clashing = readStrings(image)
    for (const [i, number] of image.read(Int32Array).entries()) this.#clashing.set(clashing[i]!, number)
    for (const number of image.read(Int32Array)) this.#free.push(number)
    for (const table of [this.#numbers, this.#fields, this.#texts]) table.readFrom(image)
  }

  #numberOf(id: string): number {
    const number = this.#numbers.get(hashWord(id)) - 1
    // A hash whose article was removed may still be that of another id.
    return number !== NONE && this.#ids.get(number) === id ? number : (this.#clashing.get(id) ?? NONE)
  }

  /** Makes an article the last of a text. */
  #link(number: number, textId: number): void {
    this.#texts.reserve(textId + 1)
    this.#textNumbers = Math.max(this.#textNumbers, textId + 1)
    this.#join(this.#texts.get(textId, LAST), number, textId)
    this.#join(number, NONE, textId)
    this.#texts.set(textId, this.#texts.get(textId, OTHERS) + 1, OTHERS)
  }

  #unlink(number: number, textId: number): void {
    this.#join(this.#fields.get(number, PREVIOUS), this.#fields.get(number, NEXT), textId)
    this.#texts.set(textId, this.#texts.get(textId, OTHERS) - 1, OTHERS)
  }

  /** Puts two articles of a text side by side; `NONE` stands for what is before the first and behind the last. */
  #join(before: number, after: number, textId: number): void {
    if (before === NONE) this.#texts.set(textId, after, FIRST)
    else this.#fields.set(before, after, NEXT)
    if (after === NONE) this.#texts.set(textId, before, LAST)
    else this.#fields.set(after, before, PREVIOUS)
  }

  #sourceNumber(source: string): number {
    const known = this.#sourceNumbers.get(source)
    if (known !== undefined) return known
    const own = ownString(source)
    this.#sourceNumbers.set(own, this.#sources.length)
    return this.#sources.push(own) - 1
  }
}
