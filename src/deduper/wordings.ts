import { type Contender, compareIds, type RepresentativePolicy, ranking } from '../cluster/representative.js'
import type { ClusterArticle } from '../cluster/star-levels.js'
import { countWords, readTextHash } from '../fingerprint/codec.js'
import type { Corpus } from './corpus.js'
import { inTurns } from './turns.js'

/** The distinct wordings of a corpus: texts that are equal after normalisation, in one language, are one wording. */
export interface Wordings {
  /** By wording: the number of the text that stands for it. The best by the policy comes first; the order is total. */
  readonly textIds: Int32Array
  /** By text: the rank of its wording in `textIds`; -1 for a text for which another text of its wording stands. */
  readonly ranks: Int32Array
  readonly articles: WordingArticles
}

export interface WordingArticles {
  /** All articles of the wording for which a text stands; undefined for a text that stands for none. */
  get(textId: number): readonly ClusterArticle[] | undefined
}

/**
 * Of the texts of one wording, which differ in white space, line breaks or quotation marks, the one with the lowest bytes
 * stands for all: it alone is compared. So neither the choice nor the order depends on when an article was added.
 */
export function* wordingsOf(
  corpus: Corpus,
  policy: RepresentativePolicy,
): Generator<readonly never[], Wordings, unknown> {
  const columns = new WordingColumns(corpus)
  yield* inTurns(corpus.articles.textIds(), (textId) => columns.add(textId))
  const textIds = columns.ranked(policy)
  const ranks = new Int32Array(columns.texts).fill(-1)
  textIds.forEach((textId, rank) => {
    ranks[textId] = rank
  })
  return { textIds, ranks, articles: columns }
}

/**
 * The articles of each wording, in columns: as objects in a map, those of a million articles would take half a gigabyte. True until an article
 * is removed, whose place another may take.
 */
class WordingColumns implements WordingArticles {
  readonly #corpus: Corpus
  /** How many numbers of texts there are. */
  readonly texts: number
  /** By text: 1 + the number of its wording; 0 before that is known. */
  readonly #wordings: Int32Array
  // By wording.
  readonly #textIds: Int32Array
  readonly #words: Int32Array
  /** Where its articles begin; they end where those of the next begin. */
  readonly #starts: Int32Array
  #count = 0
  /** The places of the articles in the corpus, those of a wording side by side. */
  readonly #places: Int32Array

  constructor(corpus: Corpus) {
    const { articles, texts } = corpus
    this.#corpus = corpus
    this.texts = articles.textNumbers
    this.#wordings = new Int32Array(this.texts)
    this.#textIds = new Int32Array(texts)
    this.#words = new Int32Array(texts)
    this.#starts = new Int32Array(texts + 1)
    this.#places = new Int32Array(articles.size)
  }

  /** Adds the wording of a text, unless it is here already. */
  add(textId: number): void {
    if (this.#wordings[textId] !== 0) return
    const variants = this.#variantsOf(textId)
    const standing = variants[0]!
    let end = this.#starts[this.#count]!
    const wording = this.#count++
    this.#textIds[wording] = standing
    this.#words[wording] = countWords(this.#corpus.fingerprints.get(standing))
    for (const variant of variants) {
      this.#wordings[variant] = wording + 1
      for (const place of this.#corpus.articles.placesOf(variant)) this.#places[end++] = place
    }
    this.#starts[this.#count] = end
  }

  get(textId: number): ClusterArticle[] | undefined {
    const wording = this.#wordings[textId]! - 1
    if (this.#textIds[wording] !== textId) return undefined
    const articles: ClusterArticle[] = []
    for (let at = this.#starts[wording]!; at < this.#starts[wording + 1]!; at++) {
      const { id, words, time, source } = this.#read(wording, at, emptyContender())
      articles.push({ id, words, time, source })
    }
    return articles
  }

  /** The texts that stand for the wordings, the best by the policy first. */
  ranked(policy: RepresentativePolicy): Int32Array {
    const order = ranking(policy)
    // To sort half a million wordings takes twenty million contenders: two objects serve them all.
    const [one, other] = [emptyContender(), emptyContender()]
    const best = new Int32Array(this.#count)
    for (let wording = 0; wording < this.#count; wording++) {
      best[wording] = this.#starts[wording]!
      for (let at = best[wording]! + 1; at < this.#starts[wording + 1]!; at++) {
        this.#read(wording, best[wording]!, one)
        if (order(this.#read(wording, at, other), one) < 0) best[wording] = at
      }
    }
    return Int32Array.from(best.keys())
      .sort((a, b) => {
        this.#read(a, best[a]!, one)
        return order(one, this.#read(b, best[b]!, other)) || compareIds(one.id, other.id)
      })
      .map((wording) => this.#textIds[wording]!)
  }

  #read(wording: number, at: number, contender: Writable<Contender>): Contender {
    const { articles } = this.#corpus
    const place = this.#places[at]!
    contender.id = articles.idAt(place)
    contender.words = this.#words[wording]!
    contender.time = articles.timeAt(place)
    contender.source = articles.sourceAt(place)
    contender.centrality = this.#starts[wording + 1]! - this.#starts[wording]! - 1
    return contender
  }

  /** The texts of the wording of a text, the one with the lowest bytes first. */
  #variantsOf(textId: number): number[] {
    const { fingerprints } = this.#corpus
    const textHash = readTextHash(fingerprints.get(textId))
    const language = fingerprints.language(textId)
    const variants = [...this.#corpus.textsOfWording(textHash, textId)].filter(
      (other) => readTextHash(fingerprints.get(other)) === textHash && fingerprints.language(other) === language,
    )
    return variants.length === 1
      ? variants
      : variants.sort((a, b) => compareBytes(fingerprints.get(a), fingerprints.get(b)))
  }
}

type Writable<Value> = { -readonly [Field in keyof Value]: Value[Field] }

function emptyContender(): Writable<Contender> {
  return { id: '', words: 0, time: undefined, source: undefined, centrality: 0 }
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return a.length - b.length
}
