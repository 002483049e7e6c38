import type { Relation } from '../compare/relation.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import type { MemberRelation } from './page-data.js'

/** What a page is made of. Clusters hold ids; articles are asked for as the page is written, so that not all are in memory. */
export interface ReportInput {
  readonly kind: 'feed' | 'pair'
  /** How many articles were read. */
  readonly articles: number
  readonly threshold: number
  /** Clusters of two and more articles, the largest first. */
  readonly clusters: readonly ReportCluster[]
  /** Pairs that share a block or a form, and are no copies. */
  readonly neighbours: readonly ReportNeighbours[]
  /** Undefined for an article of which the text is not at hand. */
  readonly articleOf: (id: string) => Promise<ReportText | undefined>
  readonly fingerprintOf: (id: string) => Fingerprint | undefined
}

export interface ReportCluster {
  readonly number: number
  readonly size: number
  /** The representative first. */
  readonly members: readonly ReportMember[]
}

export interface ReportMember {
  readonly id: string
  readonly relation: MemberRelation
  readonly score: number
  /** The id of the member that it was verified against; null for the representative. */
  readonly of: string | null
}

export interface ReportNeighbours {
  readonly a: string
  readonly b: string
  readonly relation: Relation
  readonly score: number
}

/** An article as it was read. */
export interface ReportText {
  readonly text: string
  readonly title?: string | undefined
  readonly date?: string | undefined
  readonly source?: string | undefined
  readonly url?: string | undefined
}

/** What lists and charts tell of an article. */
export interface ReportArticle {
  readonly id: string
  readonly title: string
  /** Seconds since 1970. */
  readonly time: number | undefined
  /** Empty where nothing names it. */
  readonly source: string
  readonly agency: string | undefined
}
