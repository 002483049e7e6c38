import type { Cluster } from '../cluster/clusters.js'
import type { ClusterOf } from './live-clusters.js'

/** What changed of answers that were given before: for nothing else. `cluster` is the id of the representative now. */
export type StoreEvent =
  /** An article that was new is now the copy of an earlier one. */
  | { readonly event: 'copy'; readonly id: string; readonly of: string; readonly cluster: string }
  /** An article that was a copy is no longer the copy of any that is stored. */
  | { readonly event: 'released'; readonly id: string; readonly cluster: string }
  /** Clusters are one now; `from` names the representatives that they had, in the order of their first articles. */
  | { readonly event: 'joined'; readonly cluster: string; readonly from: readonly string[] }

/**
 * What a change means for articles that were answered before.
 *
 * @param before the clusters of the group before the change, without articles that left with it
 * @param after the same articles, and perhaps a new one
 * @param numberOf the place of an article in the order of storing
 */
export function eventsOf(before: ClusterOf, after: ClusterOf, numberOf: (id: string) => number): StoreEvent[] {
  const events: StoreEvent[] = []
  const firstOf = (cluster: Cluster): string => {
    let first = cluster.representative
    for (const { id } of cluster.members) if (numberOf(id) < numberOf(first)) first = id
    return first
  }
  const earlier = new Set(before.values())
  for (const cluster of [...new Set(after.values())].sort((a, b) => numberOf(firstOf(a)) - numberOf(firstOf(b)))) {
    const members = cluster.members.map(({ id }) => id).filter((id) => before.has(id))
    const from = new Set(members.map((id) => before.get(id)!))
    if (from.size > 1) {
      const parts = [...from].filter((part) => part.members.length > 1)
      if (parts.length > 1) {
        parts.sort((a, b) => numberOf(firstOf(a)) - numberOf(firstOf(b)))
        events.push({ event: 'joined', cluster: cluster.representative, from: parts.map((one) => one.representative) })
      }
    }
    const of = firstOf(cluster)
    for (const id of members.sort((a, b) => numberOf(a) - numberOf(b))) {
      const was = before.get(id)
      const wasFirst = was !== undefined && firstOf(was) === id
      if (wasFirst && of !== id) events.push({ event: 'copy', id, of, cluster: cluster.representative })
      if (!wasFirst && of === id && was && earlier.has(was)) {
        events.push({ event: 'released', id, cluster: cluster.representative })
      }
    }
  }
  return events
}

/** Hands events to whoever listens. What happens while nobody does is not kept. */
export class EventSource {
  readonly #listeners = new Set<(event: StoreEvent | undefined) => void>()

  get isHeard(): boolean {
    return this.#listeners.size > 0
  }

  emit(events: readonly StoreEvent[]): void {
    for (const listener of this.#listeners) for (const event of events) listener(event)
  }

  /** Ends all iterations, after the events that they have not seen yet. */
  end(): void {
    for (const listener of this.#listeners) listener(undefined)
  }

  /** The events from now on. */
  iterate(): AsyncIterableIterator<StoreEvent> {
    const waiting: (StoreEvent | undefined)[] = []
    let wake = () => {}
    const listener = (event: StoreEvent | undefined) => {
      waiting.push(event)
      wake()
    }
    this.#listeners.add(listener)
    const listeners = this.#listeners
    const finish = (): IteratorResult<StoreEvent> => {
      listeners.delete(listener)
      return { done: true, value: undefined }
    }
    return {
      [Symbol.asyncIterator]() {
        return this
      },
      async next() {
        while (waiting.length === 0 && listeners.has(listener)) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
        const event = waiting.shift()
        return event === undefined ? finish() : { done: false, value: event }
      },
      async return() {
        const done = finish()
        wake()
        return done
      },
    }
  }
}
