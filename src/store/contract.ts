import type { Relation } from '../compare/relation.js'

/**
 * How sure a write is when it is acknowledged. `memory`: it survives the death of the process, and a loss of power may take it
 * away, with all that was written after it, and nothing else. `disk`: it survives a loss of power too.
 */
export type Durability = 'memory' | 'disk'

/** What a text is found by, and was found to be, beside its fingerprint: from these the tables are made. */
export interface StoredKeys {
  /** Given in ascending order, once. Articles with the very same fingerprint share one text, whose number is below theirs. */
  readonly number: number
  /** Of its fingerprint. */
  readonly textHash: bigint
  /** Its MinHash signature, as its fingerprint has it. */
  readonly signature: Uint32Array
  /** The code of the language that it was taken for, such as `en`; of its fingerprint. */
  readonly language: string
  /** Whether some of the words are characters of a script without spaces. */
  readonly hasUnsegmented: boolean
  /** A hash of the bytes of its fingerprint, an int32. */
  readonly bytesKey: number
  /** Whether it was no reprint of another when it was stored: then it stands for its reprints where phrases are counted. */
  readonly stands: boolean
  /** What it is found by among rewrites, while it stands for its reprints; else none. Made again they would take most of an opening. */
  readonly phrases: Uint32Array
  /** Its verified pairs with texts that were stored before it. One of them may have left since: then the pair counts no more. */
  readonly pairs: readonly StoredPair[]
}

/** A text as it is kept. */
export interface StoredText extends StoredKeys {
  /** Its bytes without the signature, as a deduper stores them. */
  readonly fingerprint: Uint8Array
}

/** A verified pair, kept with the later of its two texts; `other` is the earlier. */
export interface StoredPair {
  /** The number of the other text. */
  readonly other: number
  /** What the two texts are to each other. */
  readonly relation: Relation
  /** How probable it is that one is a copy of the other, 0 to 1. */
  readonly score: number
}

/** An article as a store holds it. */
export interface StoredArticle {
  /** Given in ascending order, once. */
  readonly number: number
  /** The id that it is stored under. */
  readonly id: string
  /** The number of its text, below its own. */
  readonly text: number
  /** The slice of time that it leaves with; 0 where nothing expires. */
  readonly slice: number
  /** Its own date in milliseconds, where it has a readable one. */
  readonly time?: number | undefined
  /** The source that it came with. */
  readonly source?: string | undefined
}

/** What changes at once: all of it, or nothing. What is put and removed in one batch is not stored. */
export interface Batch {
  /** Texts that are new. */
  readonly texts: readonly StoredText[]
  /** Articles that are new, or that replace one of their number. */
  readonly articles: readonly StoredArticle[]
  /** Numbers of articles and texts that leave. One that is not stored is passed over. */
  readonly removedArticles: readonly number[]
  /** Numbers of texts that no article has any more. */
  readonly removedTexts: readonly number[]
  /** The clock of the store from now on. It never goes back. */
  readonly clock?: number | undefined
}

/** The options that a store was made with. Two openings that differ in one of these would not find the same copies. */
export type StoreSchema = Readonly<Record<string, string | number | boolean | null>>

/** What a store says of itself without being read. */
export interface StoreState {
  /** What the store was made with. */
  readonly schema: StoreSchema
  /** All articles. */
  readonly articles: number
  /** All texts, with their fingerprints. */
  readonly texts: number
  /** The latest date seen, in milliseconds; undefined where none was. */
  readonly clock: number | undefined
  /** The next number that was never given, to an article or a text. */
  readonly next: number
}

/** Where the tables of a deduper may be kept from one run to the next, beside what they are made of. */
export interface CheckpointPlace {
  /** The path of the file. */
  readonly path: string
  /** Sums the tables. */
  readonly hash64: (bytes: Uint8Array) => bigint
  /** What `keep` noted last; undefined where something that was stored then is not stored any more. */
  readonly kept: KeptCheckpoint | undefined
  /** Notes that tables are kept under a mark that hold what is stored now. To be called before they stand in their place. */
  keep(mark: string): void
}

/** What a store knows of the tables that were kept beside it. */
export interface KeptCheckpoint {
  /** Stands in the tables too; those with another mark are of another time, or of another store. */
  readonly mark: string
  /** Of the numbers given since, the lowest that there may be. */
  readonly next: number
}

/**
 * What a deduper needs kept between runs. All else (tables, frequencies, clusters) follows from it and is made again at opening.
 * One that writes and any number that read may have the same store open; a reader sees it as it was at opening.
 *
 * Every implementation keeps these rules:
 *
 * 1. **All or nothing.** After a `commit` that resolved, all of its batch is stored; after one that threw, or whose process died,
 *    all of it or nothing. Commits are stored in their order: whatever is lost is the end, never a part in the middle.
 * 2. **Durable as asked.** A `commit` resolves when its durability is reached, and not before.
 * 3. **Idempotent.** To put what is stored already (the same number), or to remove what is not, changes nothing. So a batch of which
 *    nobody knows whether it was stored can be committed again.
 * 4. **Pairs are a set.** They belong to a text, and neither their order nor how often one is named matters. Who shares a cluster
 *    is decided by stars over the pairs, never by reachability.
 * 5. **One writer.** A second one is refused at opening (`STORE_LOCKED`). The lock of a process that died is taken over; a writer that
 *    lost its lock, as one that was stopped for long, cannot write any more.
 * 6. **Whole slices.** Articles leave with the slice they were stored in; the store itself removes nothing.
 * 7. **Nothing wrong is read.** What was damaged is an error (`STORE_INVALID`), never another value.
 *
 * Insert before probe is the rule of whoever keeps the tables: of any two calls that share a bucket, at least one sees the
 * other. With one writer the tables stand in its memory, and an article is in them before its copies are sought. A store that
 * several write to has to do both itself: docs/store.md says what would change.
 */
export interface Store {
  /** Undefined for a new store, until `create` gave it a schema. */
  readonly state: StoreState | undefined
  /** Gives a new store its schema. */
  create(schema: StoreSchema): void
  /**
   * All articles, and the keys of all texts, from a number on where one is given, by ascending number. What an array of these holds is good until the next is
   * taken. Throws `STORE_INVALID` at what is damaged,
   * and, where all are read, at what is missing.
   */
  keys(from?: number): Iterable<StoredArticle | StoredKeys>
  article(number: number): StoredArticle | undefined
  text(number: number): StoredText | undefined
  /** The fingerprint of a text alone, at a multiple of 4 in its memory. */
  fingerprint(number: number): Uint8Array | undefined
  commit(batch: Batch, durability: Durability): Promise<void>
  /** Absent for a store whose tables are made again at every opening. */
  readonly checkpoint?: CheckpointPlace
  /** Bytes taken on disk; 0 in memory. */
  readonly bytes: number
  close(): Promise<void>
}
