import type { StoredStatistics } from '../store/results.js'

/** Counts what a server does, in the text format of Prometheus. */
export class Metrics {
  readonly #requests = new Map<string, number>()
  readonly #answers = new Map<string, number>()
  #seconds = 0
  #count = 0

  /** @param route as the list of routes names it, never as the request does: its names are data */
  addRequest(route: string, status: number, seconds: number): void {
    const key = `route="${route}",status="${status}"`
    this.#requests.set(key, (this.#requests.get(key) ?? 0) + 1)
    this.#seconds += seconds
    this.#count++
  }

  addAnswer(status: string): void {
    this.#answers.set(`status="${status}"`, (this.#answers.get(`status="${status}"`) ?? 0) + 1)
  }

  /** @param statistics of the store; of one that many workers share, where they are not at hand, none */
  text(statistics: Partial<StoredStatistics>): string {
    const { articles, texts, storeBytes, slices, cappedGroups, cappedBuckets, preparedTexts } = statistics
    const gauges = { articles, texts, store_bytes: storeBytes, slices }
    const counters = { capped_groups_total: cappedGroups, capped_buckets_total: cappedBuckets }
    const prepared = {
      prepared_texts_needed_total: preparedTexts?.needed,
      prepared_texts_at_hand_total: preparedTexts?.atHand,
    }
    const lines = [
      ...plain('gauge', gauges),
      ...plain('counter', { ...counters, ...prepared }),
      ...labelled('requests_total', this.#requests),
      ...labelled('answers_total', this.#answers),
      '# TYPE doppelwire_request_seconds summary',
      `doppelwire_request_seconds_sum ${this.#seconds}`,
      `doppelwire_request_seconds_count ${this.#count}`,
    ]
    return `${lines.join('\n')}\n`
  }
}

function plain(type: 'gauge' | 'counter', values: Readonly<Record<string, number | undefined>>): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [`# TYPE doppelwire_${name} ${type}`, `doppelwire_${name} ${value}`],
  )
}

function labelled(name: string, counts: ReadonlyMap<string, number>): string[] {
  const rows = [...counts].map(([labels, value]) => `doppelwire_${name}{${labels}} ${value}`)
  return [`# TYPE doppelwire_${name} counter`, ...rows]
}
