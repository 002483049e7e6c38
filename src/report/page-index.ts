import type { Relation } from '../compare/relation.js'
import { MEMBER_RELATIONS, type NearClusters, type PageIndex } from './page-data.js'
import type { ReportArticle, ReportCluster, ReportMember, ReportNeighbours } from './report-input.js'

type Writable<Columns> = {
  -readonly [Name in keyof Columns]: Columns[Name] extends readonly (infer Item)[] ? Item[] : never
}

/** Fills the columns of a page's index. */
export class IndexBuilder {
  readonly #sources: string[] = []
  readonly #sourcePlaces = new Map<string, number>()
  readonly #articles: Writable<PageIndex['articles']> = {
    ...{ ids: [], titles: [], dates: [], sources: [], relations: [], scores: [], of: [] },
  }
  readonly #clusters: Writable<PageIndex['clusters']> = { numbers: [], held: [], sizes: [], blocks: [], places: [] }
  readonly #near: NearClusters[] = []
  /** By id: the cluster of an article, and its place there. */
  readonly #placeOf = new Map<string, readonly [cluster: number, member: number]>()

  get articles(): number {
    return this.#articles.ids.length
  }

  /** @param articles of the members that the page holds, which are the first of the cluster */
  add(cluster: ReportCluster, articles: readonly ReportArticle[], block: number, place: number): void {
    const { numbers, held, sizes, blocks, places } = this.#clusters
    const members = cluster.members.slice(0, articles.length)
    const placeOf = new Map(members.map(({ id }, member) => [id, member]))
    for (const [member, { id, relation, score, of }] of members.entries()) {
      this.#placeOf.set(id, [numbers.length, member])
      this.#addArticle(articles[member]!, { relation, score }, of === null ? -1 : (placeOf.get(of) ?? -1))
    }
    numbers.push(cluster.number)
    held.push(articles.length)
    sizes.push(cluster.size)
    blocks.push(block)
    places.push(place)
  }

  holds(id: string): boolean {
    return this.#placeOf.has(id)
  }

  addNear({ a, b, relation, score }: ReportNeighbours): void {
    const [one, other] = [this.#placeOf.get(a), this.#placeOf.get(b)]
    if (one === undefined || other === undefined || one[0] === other[0]) return
    this.#near.push([one[0], other[0], relationPlace(relation), roundScore(score), one[1], other[1]])
  }

  built(): PageIndex {
    return { sources: this.#sources, articles: this.#articles, clusters: this.#clusters, near: this.#near }
  }

  #addArticle(
    { id, title, time, source }: ReportArticle,
    { relation, score }: Pick<ReportMember, 'relation' | 'score'>,
    of: number,
  ): void {
    const { ids, titles, dates, sources, relations, scores } = this.#articles
    ids.push(id)
    titles.push(title)
    dates.push(time ?? null)
    sources.push(source === '' ? -1 : this.#sourcePlace(source))
    relations.push(MEMBER_RELATIONS.indexOf(relation))
    scores.push(roundScore(score))
    this.#articles.of.push(of)
  }

  #sourcePlace(source: string): number {
    const known = this.#sourcePlaces.get(source)
    if (known !== undefined) return known
    this.#sourcePlaces.set(source, this.#sources.length)
    return this.#sources.push(source) - 1
  }
}

export function relationPlace(relation: Relation): number {
  return MEMBER_RELATIONS.indexOf(relation)
}

/** A score in four digits. Only a score of exactly 1 becomes 1. */
export function roundScore(score: number): number {
  const rounded = Math.round(score * 1e4) / 1e4
  return score < 1 ? Math.min(rounded, 0.9999) : rounded
}
