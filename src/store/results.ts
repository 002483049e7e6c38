import type { Relation } from '../compare/relation.js'
import type { DeduperStatistics } from '../deduper/results.js'

/**
 * What an article is to those stored before it. `new`: a copy of none. `copy`: in one cluster with an earlier one. `version`: its id
 * was stored with another text, and it is kept under an id of its own. `repeated`: the same text stood under its id already.
 */
export interface StoredVerdict {
  /** What it is to those stored before it. */
  readonly status: 'new' | 'copy' | 'version' | 'repeated'
  /** The id that it is stored under. */
  readonly id: string
  /** The stored article of the same cluster that it is a copy of, by the pair of the highest score. */
  readonly of?: string
  /** What it is to `of`. */
  readonly relation?: Relation
  /** How probable it is that the two are copies, 0 to 1. */
  readonly score?: number
  /** The representative of its cluster; its own id where it is new. */
  readonly cluster: string
  /** The stored article of another cluster that shares the largest block of this one, where both have a story of their own. */
  readonly partialOf?: string
  /** Of a version: the id that it came with. */
  readonly versionOf?: string
  /** Of a repeated article in a store that many workers share: what the call that stored it was answered, or should have been. */
  readonly was?: 'new' | 'copy' | 'version'
  /** Present and false for an article older than the window: it was answered, and is not stored. */
  readonly stored?: false
}

/** What a deduper in a store has done so far, and what it stores. */
export interface StoredStatistics extends DeduperStatistics {
  /** Slices of the window that hold articles. */
  readonly slices: number
  /** The latest date seen, as ISO 8601. */
  readonly clock: string | undefined
  /** How often a group of copies was too large to be judged as a whole. */
  readonly cappedGroups: number
  /** Bytes of the store on disk. */
  readonly storeBytes: number
}
