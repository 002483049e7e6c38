import { type Cluster, formClusters } from '../../cluster/clusters.js'
import type { ClusterArticle, VerifiedEdge } from '../../cluster/star-levels.js'
import type { DeduperOptions } from '../../deduper/options.js'
import type { SharedText } from './records.js'
import type { Seeker } from './seeker.js'
import type { TextCache } from './text-cache.js'
import type { Texts } from './texts.js'

/** The most texts that are looked at together to form a cluster. */
const MOST_TEXTS = 128

/** A text with those that its pairs connect with it, and the clusters that their articles form, by id. */
export interface Group {
  readonly texts: ReadonlyMap<string, SharedText>
  readonly clusterOf: ReadonlyMap<string, Cluster>
}

/** Forms clusters around a text from the verified pairs, and keeps nothing. */
export class Groups {
  readonly #texts: Texts
  readonly #cache: TextCache
  readonly #seeker: Seeker
  readonly #options: DeduperOptions

  constructor(texts: Texts, cache: TextCache, seeker: Seeker, options: DeduperOptions) {
    this.#texts = texts
    this.#cache = cache
    this.#seeker = seeker
    this.#options = options
  }

  /** @param known the text as it was read, or stands for one that is not stored; its fingerprint is in the cache */
  async around(text: string, known?: SharedText): Promise<Group> {
    const texts = new Map<string, SharedText>()
    const asked = [text]
    for (const name of asked) {
      if (texts.size >= MOST_TEXTS) break
      const stored = name === known?.text ? known : await this.#read(name)
      if (!stored || stored.articles.length === 0) continue
      texts.set(name, stored)
      for (const { other } of stored.pairs) if (!asked.includes(other)) asked.push(other)
    }
    return { texts, clusterOf: this.#clustersOf(texts) }
  }

  /** Reads a text, and its fingerprint where that is not here. */
  async #read(text: string): Promise<SharedText | undefined> {
    if (this.#cache.has(text)) return this.#texts.read(text)
    const whole = await this.#texts.readWhole(text)
    if (whole) this.#cache.addBytes(text, whole.fingerprint)
    return whole
  }

  #clustersOf(group: ReadonlyMap<string, SharedText>): Map<string, Cluster> {
    const texts = new Map<number, ClusterArticle[]>()
    const edges = new Map<string, VerifiedEdge>()
    for (const [name, { articles, pairs }] of group) {
      const number = this.#cache.numberOf(name)
      const words = this.#cache.words(name)
      texts.set(
        number,
        articles.map(({ id, time, source }) => ({ id, words, time, source })),
      )
      for (const { other, relation, score } of pairs) {
        if (!group.has(other)) continue
        const [a, b] = name < other ? [name, other] : [other, name]
        const edge = { a: this.#cache.numberOf(a), b: this.#cache.numberOf(b), relation, score }
        if (name < other || !edges.has(`${a} ${b}`)) edges.set(`${a} ${b}`, edge)
      }
    }
    const verify = (a: number, b: number) => this.#seeker.verify(this.#cache.nameOf(a), this.#cache.nameOf(b))
    const { level, representative } = this.#options
    const clusterOf = new Map<string, Cluster>()
    for (const cluster of formClusters(texts, [...edges.values()], { level, representative, verify })) {
      for (const { id } of cluster.members) clusterOf.set(id, cluster)
    }
    return clusterOf
  }
}
