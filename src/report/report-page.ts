import { detailOf } from './cluster-detail.js'
import { describeArticle } from './describe-article.js'
import { OverviewCounts } from './overview.js'
import { pack } from './packing.js'
import type { ClusterDetail } from './page-data.js'
import { blockElement, PAGE_END, pageHead } from './page-html.js'
import { IndexBuilder } from './page-index.js'
import type { ReportArticle, ReportCluster, ReportInput, ReportText } from './report-input.js'

export type { ReportInput } from './report-input.js'

/** How much a page holds at most. */
export interface PageLimits {
  /** Articles in the lists. */
  readonly articles: number
  /** Articles of one cluster. */
  readonly members: number
  /** Bytes of packed texts and comparisons. */
  readonly bytes: number
  readonly textUnits: number
  /** Pairs that are compared for the page alone. */
  readonly pairs: number
  readonly neighbours: number
}

const LIMITS: PageLimits = {
  articles: 60_000,
  members: 1000,
  bytes: 11e6,
  textUnits: 40_000,
  pairs: 60_000,
  neighbours: 20_000,
}

// Of so many members every pair is compared, and in a cluster of so many every pair is explained.
const SCORED_MEMBERS = 50
const EXPLAINED_MEMBERS = 6
// A block is unpacked whole when one of its clusters is opened.
const BLOCK_UNITS = 400_000
const TURN_MILLISECONDS = 50

/**
 * A page that shows clusters: HTML in parts, to be written one after the other. It needs no other file and no network, and holds no more
 * than `limits` allow; what it leaves out, it says.
 *
 * @param onProgress is called with the number of clusters done, in turns with other work
 */
export async function* reportPage(
  input: ReportInput,
  onProgress: (clusters: number) => void = () => {},
  limits = LIMITS,
): AsyncGenerator<string> {
  const writer = new PageWriter(input, limits, onProgress)
  for (const cluster of input.clusters) await writer.add(cluster)
  await writer.addNeighbours()
  yield* writer.page()
}

class PageWriter {
  readonly #input: ReportInput
  readonly #limits: PageLimits
  readonly #onProgress: (clusters: number) => void
  readonly #counts = new OverviewCounts()
  readonly #index = new IndexBuilder()
  readonly #blocks: string[] = []
  #pending: ClusterDetail[] = []
  #pendingUnits = 0
  #bytes = 0
  #pairs = 0
  #done = 0
  #turnEnds = Date.now() + TURN_MILLISECONDS
  // What is left out.
  readonly #without = { clusters: 0, members: 0, texts: 0, cut: 0, comparisons: 0, neighbours: 0 }

  constructor(input: ReportInput, limits: PageLimits, onProgress: (clusters: number) => void) {
    this.#input = input
    this.#limits = limits
    this.#onProgress = onProgress
  }

  async add(cluster: ReportCluster): Promise<void> {
    const { members } = cluster
    const isListed = this.#index.articles < this.#limits.articles
    const held = isListed ? Math.min(members.length, this.#limits.members) : 0
    const texts: (ReportText | undefined)[] = []
    const articles: ReportArticle[] = []
    for (const [member, { id }] of members.entries()) {
      const given = await this.#input.articleOf(id)
      articles.push(describeArticle(id, given, this.#input.fingerprintOf(id)?.agency))
      // The texts of a large cluster need not be in memory together.
      if (member < held) texts.push(given)
      await this.#turn()
    }
    this.#counts.add(cluster, articles)
    this.#done++
    if (!isListed) {
      this.#without.clusters++
      return
    }
    this.#without.members += members.length - held
    await this.#addToIndex(cluster, articles.slice(0, held), texts)
  }

  /** Adds the pairs that share a block or a form, and of the articles that stand alone those which such a pair has. */
  async addNeighbours(): Promise<void> {
    const near = [...this.#input.neighbours].sort((p, q) => q.score - p.score)
    for (const [place, pair] of near.entries()) {
      const isHeld =
        this.#index.holds(pair.a) || this.#index.holds(pair.b) || this.#index.articles < this.#limits.articles
      if (place >= this.#limits.neighbours || !isHeld) {
        this.#without.neighbours++
        continue
      }
      for (const id of [pair.a, pair.b]) if (!this.#index.holds(id)) await this.#addAlone(id)
      this.#index.addNear(pair)
      await this.#turn()
    }
  }

  async *page(): AsyncGenerator<string> {
    await this.#endBlock()
    const { kind, articles, threshold } = this.#input
    const counted = this.#counts.counted()
    const alone = articles - counted.copies - counted.clusters
    const overview = { kind, articles, threshold, alone, ...counted, leftOut: this.#leftOut() }
    yield pageHead(overview, await pack(this.#index.built()))
    for (const [number, block] of this.#blocks.entries()) yield blockElement(number, block)
    yield PAGE_END
  }

  async #addAlone(id: string): Promise<void> {
    const given = await this.#input.articleOf(id)
    const article = describeArticle(id, given, undefined)
    const member = { id, relation: 'representative', score: 1, of: null } as const
    await this.#addToIndex({ number: 0, size: 1, members: [member] }, [article], [given])
  }

  async #addToIndex(
    cluster: ReportCluster,
    articles: readonly ReportArticle[],
    texts: readonly (ReportText | undefined)[],
  ): Promise<void> {
    if (this.#bytes >= this.#limits.bytes) {
      this.#without.texts += articles.length
      this.#index.add(cluster, articles, -1, -1)
      return
    }
    const { threshold, fingerprintOf } = this.#input
    const { textUnits } = this.#limits
    const left = this.#limits.pairs - this.#pairs
    const scored = Math.min(articles.length, SCORED_MEMBERS)
    const isCompared = (scored * (scored - 1)) / 2 <= left
    if (!isCompared && scored > 2) this.#without.comparisons++
    const detail = await detailOf(
      cluster.members.slice(0, articles.length),
      texts,
      firstOf(articles),
      fingerprintOf,
      threshold,
      { scored: isCompared ? scored : 0, explained: EXPLAINED_MEMBERS, textUnits },
      () => this.#turn(),
    )
    this.#without.cut += detail.cut.length
    this.#pairs += detail.scores.length
    this.#index.add(cluster, articles, this.#blocks.length, this.#pending.length)
    this.#pending.push(detail)
    this.#pendingUnits += detail.texts.reduce((sum, text) => sum + (text?.length ?? 0), 0)
    if (this.#pendingUnits >= BLOCK_UNITS) await this.#endBlock()
  }

  async #endBlock(): Promise<void> {
    if (this.#pending.length === 0) return
    const block = await pack(this.#pending)
    this.#blocks.push(block)
    this.#bytes += block.length
    this.#pending = []
    this.#pendingUnits = 0
  }

  async #turn(): Promise<void> {
    if (Date.now() < this.#turnEnds) return
    this.#onProgress(this.#done)
    await new Promise((resolve) => setImmediate(resolve))
    this.#turnEnds = Date.now() + TURN_MILLISECONDS
  }

  #leftOut(): string[] {
    const { clusters, members, texts, cut, comparisons, neighbours } = this.#without
    const { textUnits } = this.#limits
    const shown = (number: number) => number.toLocaleString('en-US')
    const count = (number: number, one: string, many: string) => `${shown(number)} ${number === 1 ? one : many}`
    return [
      clusters > 0 && `${count(clusters, 'small cluster is', 'small clusters are')} counted here, and not listed.`,
      members > 0 && `${count(members, 'article', 'articles')} of very large clusters counted, and not listed.`,
      texts > 0 && `The texts of ${count(texts, 'article', 'articles')} of small clusters are left out.`,
      cut > 0 && `${count(cut, 'very long text ends', 'very long texts end')} after ${shown(textUnits)} characters.`,
      comparisons > 0 && `${count(comparisons, 'cluster has', 'clusters have')} no heat map.`,
      neighbours > 0 && `${count(neighbours, 'pair', 'pairs')} of neighbours that are no copies left out.`,
    ].filter((sentence) => sentence !== false)
  }
}

/** The earliest article; without dates the representative, which stands first. */
function firstOf(articles: readonly ReportArticle[]): number {
  let first = 0
  for (const [place, { time }] of articles.entries()) {
    const earliest = articles[first]!.time
    if (time !== undefined && (earliest === undefined || time < earliest)) first = place
  }
  return first
}
