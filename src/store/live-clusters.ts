import { type Cluster, formClusters } from '../cluster/clusters.js'
import type { ClusterArticle, VerifiedEdge } from '../cluster/star-levels.js'
import type { Corpus, Internals } from '../deduper/internals.js'
import { countWords } from '../fingerprint/codec.js'

/** The most texts that are looked at together. Of a larger group, those nearest to the article asked about. */
const MOST_TEXTS = 128

/** The clusters that some articles are in, by article. */
export type ClusterOf = ReadonlyMap<string, Cluster>

/**
 * Forms the clusters around an article from the verified pairs, and keeps nothing: so what it answers after a restart is what it
 * would have answered without. The articles that must be looked at together are those that pairs connect; who of them shares a cluster
 * is decided by stars.
 */
export class LiveClusters {
  readonly #corpus: Corpus
  readonly #options: Internals['options']
  readonly #verify: (a: number, b: number) => VerifiedEdge | undefined
  /** How often a group was too large to be looked at as a whole. */
  capped = 0

  constructor({ corpus, options }: Internals, verify: (a: number, b: number) => VerifiedEdge | undefined) {
    this.#corpus = corpus
    this.#options = options
    this.#verify = verify
  }

  /** The clusters of the groups that some texts are in. */
  around(textIds: Iterable<number>, without: ReadonlySet<number> = new Set()): ClusterOf {
    const group = this.#groupOf(textIds, without)
    const edges: VerifiedEdge[] = []
    const texts = new Map<number, readonly ClusterArticle[]>()
    for (const textId of group) {
      const words = countWords(this.#corpus.fingerprints.get(textId))
      texts.set(textId, this.#corpus.articles.clusterArticlesOf(textId, words))
      for (const edge of this.#corpus.edges.of(textId)) {
        if (edge.b === textId && group.has(edge.a)) edges.push(edge)
      }
    }
    // In the order of the texts, whatever the way they were met: what is equal otherwise is decided by it.
    edges.sort((p, q) => p.a - q.a || p.b - q.b)
    const { level, representative } = this.#options
    const clusterOf = new Map<string, Cluster>()
    for (const cluster of formClusters(texts, edges, { level, representative, verify: this.#verify })) {
      for (const { id } of cluster.members) clusterOf.set(id, cluster)
    }
    return clusterOf
  }

  #groupOf(textIds: Iterable<number>, without: ReadonlySet<number>): Set<number> {
    const group = new Set([...textIds].filter((textId) => !without.has(textId)))
    for (const textId of group) {
      for (const other of this.#corpus.edges.neighboursOf(textId)) {
        if (without.has(other) || group.has(other)) continue
        if (group.size >= MOST_TEXTS) {
          this.capped++
          return group
        }
        group.add(other)
      }
    }
    return group
  }
}
