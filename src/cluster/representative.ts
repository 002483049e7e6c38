/** What is known of an article that may represent its cluster. */
export interface Contender {
  readonly id: string
  /** Length in words. */
  readonly words: number
  /** Milliseconds since 1970; absent for an undated article. */
  readonly time?: number | undefined
  readonly source?: string | undefined
  /** Sum of the scores of its verified pairs. */
  readonly centrality: number
}

/**
 * Which article represents a cluster: the most `central` one (highest sum of scores), the `earliest` or `latest` by
 * date (undated ones last), the `longest`, the first found of preferred `sources`, or a function that compares two
 * like one for `Array.sort`. Ties go to the longer article, then to the smaller id.
 */
export type RepresentativePolicy =
  | 'central'
  | 'earliest'
  | 'latest'
  | 'longest'
  | { readonly sources: readonly string[] }
  | ((a: Contender, b: Contender) => number)

/** The order of a policy, best first; total, so that it never depends on the order of the input. */
export function ranking(policy: RepresentativePolicy): (a: Contender, b: Contender) => number {
  const preferred = preference(policy)
  return (a, b) => preferred(a, b) || b.words - a.words || compareIds(a.id, b.id)
}

/** By UTF-16 code units, as `<` does: the same in every locale. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function preference(policy: RepresentativePolicy): (a: Contender, b: Contender) => number {
  if (typeof policy === 'function') return policy
  if (policy === 'earliest') return (a, b) => ascending(a.time ?? Infinity, b.time ?? Infinity)
  if (policy === 'latest') return (a, b) => ascending(b.time ?? -Infinity, a.time ?? -Infinity)
  if (policy === 'longest') return (a, b) => b.words - a.words
  if (policy === 'central') return (a, b) => b.centrality - a.centrality
  const places = new Map(policy.sources.map((source, place) => [source, place]))
  const placeOf = ({ source }: Contender) => (source === undefined ? Infinity : (places.get(source) ?? Infinity))
  return (a, b) => ascending(placeOf(a), placeOf(b))
}

// Not a difference: Infinity - Infinity is NaN.
function ascending(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}
