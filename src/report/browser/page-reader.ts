import type { ClusterDetail, PageIndex, PageOverview } from '../page-data.js'

/** An article in a list. */
export interface Member {
  /** Its place in the cluster. */
  readonly place: number
  readonly id: string
  readonly title: string
  readonly time: number | null
  readonly source: string
  readonly relation: number
  readonly score: number
  readonly of: number
}

export interface Neighbour {
  /** Place of the other cluster. */
  readonly cluster: number
  readonly relation: number
  readonly score: number
  /** Places of the two members that connect the clusters: of this one, and of the other. */
  readonly own: number
  readonly member: number
}

/** What stands in the page. */
export class PageReader {
  readonly overview: PageOverview
  readonly #index: PageIndex
  /** By cluster: its first article. */
  readonly #starts: Uint32Array
  readonly #blocks = new Map<number, Promise<readonly ClusterDetail[]>>()
  #neighbours: Map<number, Neighbour[]> | undefined

  private constructor(overview: PageOverview, index: PageIndex) {
    this.overview = overview
    this.#index = index
    this.#starts = new Uint32Array(index.clusters.held.length)
    let start = 0
    for (const [cluster, held] of index.clusters.held.entries()) {
      this.#starts[cluster] = start
      start += held
    }
  }

  static async open(): Promise<PageReader> {
    return new PageReader(PageReader.readOverview(), (await unpack(contentOf('index'))) as PageIndex)
  }

  static readOverview(): PageOverview {
    return JSON.parse(contentOf('overview')) as PageOverview
  }

  /** How many clusters the page holds, and behind them articles that stand alone and are near one. */
  get clusters(): number {
    return this.#starts.length
  }

  sizeOf(cluster: number): number {
    return this.#index.clusters.sizes[cluster]!
  }

  numberOf(cluster: number): number {
    return this.#index.clusters.numbers[cluster]!
  }

  heldOf(cluster: number): number {
    return this.#index.clusters.held[cluster]!
  }

  hasTexts(cluster: number): boolean {
    return this.#index.clusters.blocks[cluster]! >= 0
  }

  member(cluster: number, place: number): Member {
    const { articles, sources } = this.#index
    const at = this.#starts[cluster]! + place
    return {
      place,
      id: articles.ids[at]!,
      title: articles.titles[at]!,
      time: articles.dates[at]!,
      source: sources[articles.sources[at]!] ?? '',
      relation: articles.relations[at]!,
      score: articles.scores[at]!,
      of: articles.of[at]!,
    }
  }

  members(cluster: number): Member[] {
    return Array.from({ length: this.heldOf(cluster) }, (_, place) => this.member(cluster, place))
  }

  /** The earliest article of a cluster; undefined where none has a date. */
  first(cluster: number): Member | undefined {
    let first: Member | undefined
    for (const member of this.members(cluster)) {
      if (member.time !== null && (first === undefined || member.time < first.time!)) first = member
    }
    return first
  }

  neighbours(cluster: number): readonly Neighbour[] {
    if (!this.#neighbours) {
      this.#neighbours = new Map()
      for (const [one, other, relation, score, memberOfOne, memberOfOther] of this.#index.near) {
        for (const [from, to, own, member] of [
          [one, other, memberOfOne, memberOfOther],
          [other, one, memberOfOther, memberOfOne],
        ] as const) {
          const known = this.#neighbours.get(from) ?? []
          if (!known.some(({ cluster }) => cluster === to)) known.push({ cluster: to, relation, score, own, member })
          this.#neighbours.set(from, known)
        }
      }
    }
    return this.#neighbours.get(cluster) ?? []
  }

  /** Every pair of neighbouring clusters, once. */
  get near(): PageIndex['near'] {
    return this.#index.near
  }

  /** The texts and comparisons of a cluster; undefined where the page does not hold them. */
  async detail(cluster: number): Promise<ClusterDetail | undefined> {
    const { blocks, places } = this.#index.clusters
    const number = blocks[cluster]!
    if (number < 0) return undefined
    let block = this.#blocks.get(number)
    if (!block) {
      block = whenLoaded().then(() => unpack(contentOf(`block-${number}`))) as Promise<readonly ClusterDetail[]>
      this.#blocks.set(number, block)
    }
    return (await block)[places[cluster]!]
  }
}

function contentOf(id: string): string {
  return document.getElementById(id)?.textContent ?? ''
}

/** Blocks stand behind the script. */
function whenLoaded(): Promise<void> {
  if (document.readyState !== 'loading') return Promise.resolve()
  return new Promise((resolve) => document.addEventListener('DOMContentLoaded', () => resolve(), { once: true }))
}

async function unpack(base64: string): Promise<unknown> {
  const binary = atob(base64)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return new Response(stream).json()
}
