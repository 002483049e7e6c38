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

  text({ articles, texts, storeBytes, slices, cappedGroups, cappedBuckets, preparedTexts }: StoredStatistics): string {
    const gauges = { articles, texts, store_bytes: storeBytes, slices }
    const counters = { capped_groups_total: cappedGroups, capped_buckets_total: cappedBuckets }
    const prepared = {
      prepared_texts_needed_total: preparedTexts.needed,
      prepared_texts_at_hand_total: preparedTexts.atHand,
    }
    const lines = [
      ...Object.entries(gauges).flatMap(([name, value]) => [
        `# TYPE doppelwire_${name} gauge`,
        `doppelwire_${name} ${value}`,
      ]),
      ...Object.entries({ ...counters, ...prepared }).flatMap(([name, value]) => [
        `# TYPE doppelwire_${name} counter`,
        `doppelwire_${name} ${value}`,
      ]),
      ...labelled('requests_total', this.#requests),
      ...labelled('answers_total', this.#answers),
      '# TYPE doppelwire_request_seconds summary',
      `doppelwire_request_seconds_sum ${this.#seconds}`,
      `doppelwire_request_seconds_count ${this.#count}`,
    ]
    return `${lines.join('\n')}\n`
  }
}

function labelled(name: string, counts: ReadonlyMap<string, number>): string[] {
  const rows = [...counts].map(([labels, value]) => `doppelwire_${name}{${labels}} ${value}`)
  return [`# TYPE doppelwire_${name} counter`, ...rows]
}
