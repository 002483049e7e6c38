import { isCopy, RELATIONS } from '../compare/relation.js'
import type { AgencyCount, PageOverview, SourceMatrix, TimeChart } from './page-data.js'
import type { ReportArticle, ReportCluster } from './report-input.js'

const MOST_SOURCES = 12
const MOST_AGENCIES = 12
const MOST_BARS = 120

const HOUR = 3600
const DAY = 24 * HOUR

const SIZES: readonly (readonly [label: string, most: number])[] = [
  ['2', 2],
  ['3', 3],
  ['4', 4],
  ['5 to 9', 9],
  ['10 to 19', 19],
  ['20 to 49', 49],
  ['50 to 99', 99],
  ['100 and more', Infinity],
]

type Counted = Pick<PageOverview, 'clusters' | 'copies' | 'relations' | 'sizes' | 'time' | 'sources' | 'agencies'>

/** Counts clusters one after the other, so that their articles need not be kept. */
export class OverviewCounts {
  #clusters = 0
  #copies = 0
  readonly #relations = new Map<string, number>()
  readonly #sizes = new Map<string, number>()
  readonly #firstTimes: number[] = []
  readonly #laterTimes: number[] = []
  /** By source that began clusters, by source that has a later article in them. */
  readonly #begun = new Map<string, Map<string, number>>()
  readonly #began = new Map<string, number>()
  #undecided = 0
  readonly #agencies = new Map<string, { articles: number; clusters: number }>()

  /** @param articles of the members, in their order */
  add({ size, members }: ReportCluster, articles: readonly ReportArticle[]): void {
    this.#clusters++
    const [label] = SIZES.find(([, most]) => size <= most)!
    increase(this.#sizes, label)
    for (const { relation } of members) {
      if (relation === 'representative') continue
      this.#copies++
      increase(this.#relations, relation)
    }
    this.#countTimes(articles)
    this.#countSources(articles)
    const named = new Set<string>()
    for (const { agency } of articles) {
      if (agency === undefined) continue
      const counts = this.#agencies.get(agency) ?? { articles: 0, clusters: 0 }
      counts.articles++
      if (!named.has(agency)) counts.clusters++
      named.add(agency)
      this.#agencies.set(agency, counts)
    }
  }

  counted(): Counted {
    const agencies: AgencyCount[] = [...this.#agencies].map(([name, counts]) => ({ name, ...counts }))
    return {
      clusters: this.#clusters,
      copies: this.#copies,
      relations: RELATIONS.filter((relation) => isCopy(relation) && this.#relations.has(relation)).map(
        (relation) => [relation, this.#relations.get(relation)!] as const,
      ),
      sizes: SIZES.filter(([label]) => this.#sizes.has(label)).map(
        ([label]) => [label, this.#sizes.get(label)!] as const,
      ),
      time: timeChart(this.#firstTimes, this.#laterTimes),
      sources: this.#sourceMatrix(),
      agencies: agencies.sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1)).slice(0, MOST_AGENCIES),
    }
  }

  #countTimes(articles: readonly ReportArticle[]): void {
    const times = articles.flatMap(({ time }) => (time === undefined ? [] : [time])).sort((a, b) => a - b)
    const [first, ...later] = times
    if (first === undefined) return
    this.#firstTimes.push(first)
    for (const time of later) this.#laterTimes.push(time)
  }

  #countSources(articles: readonly ReportArticle[]): void {
    const first = firstSource(articles)
    if (first === undefined) {
      this.#undecided++
      return
    }
    increase(this.#began, first.source)
    for (const { source, time } of articles) {
      if (source === '' || time === undefined || time <= first.time) continue
      const row = this.#begun.get(first.source) ?? new Map<string, number>()
      increase(row, source)
      this.#begun.set(first.source, row)
    }
  }

  #sourceMatrix(): SourceMatrix | undefined {
    const weights = new Map<string, number>()
    for (const [source, row] of this.#begun) {
      for (const [other, count] of row) {
        increase(weights, source, count)
        increase(weights, other, count)
      }
    }
    if (weights.size < 2) return undefined
    const sorted = [...weights].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([source]) => source)
    const names = sorted.slice(0, MOST_SOURCES)
    // Who began most stands first.
    names.sort((a, b) => (this.#began.get(b) ?? 0) - (this.#began.get(a) ?? 0))
    return {
      names,
      began: names.map((name) => this.#began.get(name) ?? 0),
      cells: names.map((name) => names.map((other) => this.#begun.get(name)?.get(other) ?? 0)),
      others: sorted.length - names.length,
      undecided: this.#undecided,
    }
  }
}

/** The source of the earliest article; undefined where two sources share the earliest date, or that article has no source. */
function firstSource(articles: readonly ReportArticle[]): { source: string; time: number } | undefined {
  let first: { source: string; time: number } | undefined
  let isShared = false
  for (const { source, time } of articles) {
    if (time === undefined || (first && time > first.time)) continue
    if (first && time === first.time) {
      if (source !== first.source) isShared = true
      continue
    }
    first = { source, time }
    isShared = false
  }
  return first === undefined || isShared || first.source === '' ? undefined : first
}

function timeChart(firstTimes: readonly number[], laterTimes: readonly number[]): TimeChart | undefined {
  const times = [...firstTimes, ...laterTimes]
  if (times.length < 2) return undefined
  const earliest = times.reduce((low, time) => Math.min(low, time))
  const latest = times.reduce((high, time) => Math.max(high, time))
  const span = latest - earliest
  const unit = span <= 2 * DAY ? 'hour' : span <= MOST_BARS * DAY ? 'day' : span <= 1800 * DAY ? 'month' : 'year'
  const starts: number[] = []
  for (let start = startOf(earliest, unit); start <= latest; start = next(start, unit)) starts.push(start)
  if (starts.length > 2 * MOST_BARS) starts.splice(0, starts.length - 2 * MOST_BARS)
  const places = new Map(starts.map((start, place) => [start, place]))
  const count = (all: readonly number[]): number[] => {
    const counts = starts.map(() => 0)
    for (const time of all) {
      const place = places.get(startOf(time, unit))
      if (place !== undefined) counts[place]!++
    }
    return counts
  }
  return { unit, starts, first: count(firstTimes), later: count(laterTimes) }
}

function startOf(time: number, unit: TimeChart['unit']): number {
  if (unit === 'hour') return Math.floor(time / HOUR) * HOUR
  if (unit === 'day') return Math.floor(time / DAY) * DAY
  const date = new Date(time * 1000)
  return Date.UTC(date.getUTCFullYear(), unit === 'month' ? date.getUTCMonth() : 0) / 1000
}

function next(start: number, unit: TimeChart['unit']): number {
  if (unit === 'hour') return start + HOUR
  if (unit === 'day') return start + DAY
  const date = new Date(start * 1000)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  return (unit === 'month' ? Date.UTC(year, month + 1) : Date.UTC(year + 1, 0)) / 1000
}

function increase(counts: Map<string, number>, key: string, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}
