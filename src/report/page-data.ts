import { RELATIONS, type Relation } from '../compare/relation.js'

/*
 * What a page holds, as its script reads it. The overview stands in the page as plain JSON; the index and the blocks are
 * packed. Columns instead of objects: they pack better.
 */

/** What a member of a cluster is; in columns its place in this list. */
export const MEMBER_RELATIONS = ['representative', ...RELATIONS] as const
export type MemberRelation = Relation | 'representative'

/** Counts for the whole run, also of what the page left out. */
export interface PageOverview {
  /** `pair` for a page about two articles that were named. */
  readonly kind: 'feed' | 'pair'
  readonly articles: number
  readonly clusters: number
  readonly copies: number
  readonly alone: number
  /** The score from which a pair is a copy. */
  readonly threshold: number
  /** Copies by relation, strongest first. */
  readonly relations: readonly (readonly [relation: Relation, copies: number])[]
  /** Clusters by size. */
  readonly sizes: readonly (readonly [size: string, clusters: number])[]
  /** Undefined where fewer than two members have a date. */
  readonly time: TimeChart | undefined
  /** Undefined where no cluster tells whose text came first. */
  readonly sources: SourceMatrix | undefined
  /** Agencies named by datelines, most named first. */
  readonly agencies: readonly AgencyCount[]
  /** What the page does not hold, in sentences. */
  readonly leftOut: readonly string[]
}

/** Members of clusters by time. */
export interface TimeChart {
  readonly unit: 'hour' | 'day' | 'month' | 'year'
  /** Where each bar begins, in seconds since 1970. */
  readonly starts: readonly number[]
  /** Articles that came first in their cluster. */
  readonly first: readonly number[]
  readonly later: readonly number[]
}

/** Who has whose text: `cells[i][j]` counts articles of `names[j]` in clusters that `names[i]` began. */
export interface SourceMatrix {
  readonly names: readonly string[]
  readonly began: readonly number[]
  readonly cells: readonly (readonly number[])[]
  /** Sources that are not in the table. */
  readonly others: number
  /** Clusters in which two sources share the earliest date, or nobody has a date or a source. */
  readonly undecided: number
}

export interface AgencyCount {
  readonly name: string
  readonly articles: number
  /** Clusters with such an article. */
  readonly clusters: number
}

/** All articles and clusters of the page. Articles of one cluster follow each other, representatives first. */
export interface PageIndex {
  readonly sources: readonly string[]
  readonly articles: {
    readonly ids: readonly string[]
    readonly titles: readonly string[]
    /** Seconds since 1970; null for an article without a date. */
    readonly dates: readonly (number | null)[]
    /** Place in `sources`, or -1. */
    readonly sources: readonly number[]
    /** Place in `MEMBER_RELATIONS`. */
    readonly relations: readonly number[]
    readonly scores: readonly number[]
    /** The member that it was verified against, counted within its cluster; -1 for a representative. */
    readonly of: readonly number[]
  }
  readonly clusters: {
    /** The number under which the command shows it. */
    readonly numbers: readonly number[]
    /** How many of its articles the page holds. */
    readonly held: readonly number[]
    readonly sizes: readonly number[]
    /** The block that holds its texts, and its place there; -1 where the page does not hold them. */
    readonly blocks: readonly number[]
    readonly places: readonly number[]
  }
  readonly near: readonly NearClusters[]
}

/** Two clusters (or articles that stand alone), by place in the index, and the pair of their members that connects them. */
export type NearClusters = readonly [
  ...[one: number, other: number, relation: number, score: number],
  ...[memberOfOne: number, memberOfOther: number],
]

/** What a block holds of a cluster. */
export interface ClusterDetail {
  /** By member; null where the text is not at hand. */
  readonly texts: readonly (string | null)[]
  /** Members of which the text is cut. */
  readonly cut: readonly number[]
  readonly urls: readonly (string | null)[]
  readonly pairs: readonly ComparedMembers[]
  /** Scores of all pairs of the first members, by rows below the diagonal: 1-0, 2-0, 2-1, …; empty where not compared. */
  readonly scores: readonly number[]
}

/** Two members that were compared when the page was written; `a` is the smaller place. */
export interface ComparedMembers {
  readonly a: number
  readonly b: number
  /** Place in `MEMBER_RELATIONS`, of the two texts alone. */
  readonly relation: number
  readonly score: number
  readonly reasons: readonly string[]
  /** In the order of `MEASURES`, in whole per cent; counts as they are. */
  readonly measures: readonly number[]
  /** Five numbers a passage: start and end in `a`, start and end in `b`, similarity in per cent. */
  readonly passages: readonly number[]
}

/** The measures that a page tells, each as a sentence begins. */
export const MEASURES = [
  'five-word sequences of the shorter text that stand in the longer',
  'words of the shorter text in copied runs of six or more, quotations left out',
  'words of the shorter text that follow the longer in the same order',
  'names and numbers of the shorter text that the longer has',
  'other content words of the shorter text that the longer has',
  'the first words of the shorter text that open the longer too',
  'names and numbers of the shorter text that stand nowhere in the longer',
] as const
