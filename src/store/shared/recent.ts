/** An article that was acknowledged, with all that it takes to store it again. */
export interface Acknowledged {
  readonly id: string
  readonly text: string
  readonly time: number
  readonly order: number
  /** As `encodeFingerprint` gives it. */
  readonly fingerprint: Uint8Array
  /** What the text keeps of the article. */
  readonly record: Uint8Array
  /** What the text was decided to be, where this article decided it. */
  readonly decided?: string | undefined
}

/** What was done last to an id. */
export type Change = Acknowledged | { readonly id: string; readonly removed: true }

/**
 * So long a change is kept, in milliseconds: a cluster takes a master for dead after `cluster-node-timeout`, 15 s by default, and elects
 * another within two more; until then the old one may have acknowledged what no replica has.
 */
const KEPT = 30_000

/**
 * What this worker changed in the last seconds. Servers that fail over may have forgotten it: then all of it is sent again, in its order.
 * Bounded by time alone: a worker of 500 articles a second holds some 60 MB.
 */
export class Recent {
  readonly #now: () => number
  /** By id, the oldest first. */
  readonly #changes = new Map<string, { readonly at: number; readonly change: Change; readonly epoch: string }>()
  #epoch: string

  /** @param epoch what the servers are known by */
  constructor(epoch: string, now: () => number) {
    this.#epoch = epoch
    this.#now = now
  }

  /** What the servers were known by when they were asked last. */
  get epoch(): string {
    return this.#epoch
  }

  get isEmpty(): boolean {
    return this.#changes.size === 0
  }

  /** @param begun the {@link epoch} before the first of what the change took was written: some of that may be with servers of before */
  keep(change: Change, begun: string): void {
    this.#changes.delete(change.id)
    this.#changes.set(change.id, { at: this.#now(), change, epoch: begun })
  }

  /**
   * What must be made again: what was begun with other servers. What is with these servers and old is safe, and let go.
   *
   * @param epoch what the servers are known by
   * @param asked when they were asked
   */
  lost(epoch: string, asked: number): readonly Change[] {
    this.#epoch = epoch
    for (const [id, { at, epoch: begun }] of this.#changes) {
      if (at > asked - KEPT || begun !== epoch) break
      this.#changes.delete(id)
    }
    return [...this.#changes.values()].flatMap(({ change, epoch: begun }) => (begun === epoch ? [] : [change]))
  }

  /** Changes were made again, with servers of this epoch. */
  sent(changes: readonly Change[], epoch: string): void {
    for (const change of changes) {
      const kept = this.#changes.get(change.id)
      // Another change of the same id may have come meanwhile.
      if (kept?.change === change) this.#changes.set(change.id, { ...kept, epoch })
    }
  }
}
